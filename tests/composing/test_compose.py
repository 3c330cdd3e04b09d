from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing_app.composing.compose import compose
from briefing_app.document.blocks import Layout, SourceList
from briefing_app.document.inline import Citation
from briefing_app.document.textform import text_form
from briefing_app.document.walk import walk
from briefing_app.document.words import words
from briefing_app.domain.ids import RecipeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records.pack import Recipe
from briefing_app.domain.records.place import Country
from briefing_app.domain.reference import RecordRef
from briefing_app.errors import InputError
from tests.builders import (
    PACK,
    InMemoryReader,
    mission,
    pack,
    recipe,
    section,
    situation_entry,
    source,
    written,
)
from tests.composing.packs import NOW, composed, library

REFERENCE = Path(__file__).parents[1] / "golden" / "small-library-members.txt"


OPEN_COVER = section("cover", key="section-1", level=Level.PUBLIC)


def titles(reader: InMemoryReader, audience: Level | None = None) -> list[str]:
    return [part.title for part in composed(reader, audience).document.parts]


def test_the_small_library_composes_to_its_reference_file() -> None:
    assert text_form(composed(library()).document) == REFERENCE.read_text("utf-8")


def test_parts_stand_in_the_order_of_sections_with_the_contents_after_the_cover() -> None:
    document = composed(library()).document
    assert [part.title for part in document.parts][:3] == ["Cover", "Contents", "Summary"]
    assert [part.number for part in document.parts][:4] == ["", "", "1", "2"]
    assert document.parts[0].layout is Layout.COVER


def test_without_contents_in_the_recipe_there_is_none() -> None:
    assert "Contents" not in titles(library(replace(recipe(), contents=False)))


def test_a_recipe_takes_only_the_types_it_names() -> None:
    assert titles(library(replace(recipe(), sections=("cover", "summary"), contents=False))) == ["Cover", "Summary"]


def test_a_section_with_nothing_for_an_audience_vanishes_with_its_line_in_the_contents() -> None:
    closed = section("programme", key="section-3", level=Level.STAFF)
    document = composed(library(closed)).document
    assert "Programme" not in [part.title for part in document.parts]
    assert "Programme" not in words(document)
    emptied = library(situation_entry(level=Level.STAFF))
    assert "section-7" in composed(emptied).empty
    assert "Country situation" not in titles(emptied)


def test_the_cover_stays_where_everything_else_is_closed() -> None:
    assert titles(library(OPEN_COVER), Level.PUBLIC) == ["Cover"]


def test_sources_are_numbered_in_the_order_in_which_the_other_sections_cite_them() -> None:
    first = source("Cited first", key="source-0")
    cites = replace(situation_entry("Earlier", key="entry-0"), sources=(first.id,))
    document = composed(library(first, cites, written(cites, "fact", "It was so."))).document
    (listed,) = [node for node in walk(document) if isinstance(node, SourceList)]
    assert [entry.number for entry in listed.entries] == [1, 2]
    cited = list(dict.fromkeys((node.source, node.number) for node in walk(document) if isinstance(node, Citation)))
    assert [(entry.source, entry.number) for entry in listed.entries] == cited


def test_the_cover_says_that_entries_are_illustrative_where_any_other_section_shows_one() -> None:
    plain = words(composed(library()).document)
    assert "illustrative:" not in plain
    made_up = replace(situation_entry(), marks=(FieldMark(field="fact", illustrative=True),))
    assert "illustrative:" in words(composed(library(made_up)).document)


def test_every_node_knows_its_section() -> None:
    document = composed(library()).document
    for part in document.parts:
        if part.anchor == "contents":
            continue
        origins = [node.origin for node in walk(part) if hasattr(node, "origin")]
        section = "section-93" if part.annex_as else part.origin.id
        assert {origin.section for origin in origins} == {section}


def test_the_audience_asked_for_goes_before_the_recipes_and_the_fitting_recipe_is_used() -> None:
    public = Recipe(id=RecipeId("recipe-2"), name="Handout", audience=Level.PUBLIC, contents=False)
    reader = library(public, pack(recipes=("recipe-1", "recipe-2")), OPEN_COVER)
    assert composed(reader).recipe.name == "Delegation pack"
    assert composed(reader, Level.PUBLIC).recipe == public
    assert composed(reader, Level.STAFF).recipe == replace(recipe(), audience=Level.STAFF)
    assert composed(reader, recipe=public).audience is Level.PUBLIC
    assert composed(library(pack())).audience is Level.MEMBERS


def test_a_draft_follows_today_until_a_date_is_set() -> None:
    assert composed(library()).as_of == date(2020, 2, 17)
    following = library(pack(as_of=None))
    later = compose(following, PACK, recipe=None, audience=None, as_of=None, today=date(2020, 5, 1), now=NOW)
    assert later.as_of == date(2020, 5, 1)
    told = " ".join(words(later.document))
    assert "1 May 2020" in told
    assert "17 February 2020" not in told.split("Contents", maxsplit=1)[0]
    assert composed(following, as_of=date(2019, 1, 1)).as_of == date(2019, 1, 1)


def test_one_section_alone_has_neither_cover_nor_contents_nor_dangling_numbers() -> None:
    document = composed(library(), section="section-7").document
    assert [(part.title, part.number) for part in document.parts] == [("Country situation", "")]
    assert not [node for node in walk(document) if isinstance(node, Citation)]


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="no such section"):
        composed(library(), section="section-none")
    with pytest.raises(InputError, match="audience “public”"):
        composed(library(), Level.PUBLIC)
    with pytest.raises(InputError, match="no such pack"):
        composed(InMemoryReader())
    with pytest.raises(InputError, match="no mission"):
        composed(InMemoryReader([pack()]))


def test_the_file_names_no_person_and_its_moment_has_a_zone() -> None:
    meta = composed(library()).document.meta
    assert (meta.title, meta.author, meta.language) == ("Delegation pack", "Briefing Pack Builder", "en")
    naive = datetime(2020, 2, 17, 14, 2)  # noqa: DTZ001  (a clock without a zone is what is tried)
    made = compose(library(), PACK, recipe=None, audience=None, as_of=None, today=naive.date(), now=naive)
    assert made.document.meta.created.tzinfo is not None


def test_the_foot_says_what_the_paper_is() -> None:
    foot = composed(library(OPEN_COVER), Level.PUBLIC).document.furniture
    assert (foot.audience, foot.marking) == ("For the public", "TLP:CLEAR")
    assert foot.stamp == "Draft, 17 February 2020, 14:02"
    assert foot.page_of == "Page {page} of {pages}"


def test_what_was_read_is_noted_the_closed_records_too() -> None:
    hidden = source("Hidden", key="source-2", level=Level.STAFF)
    reads = composed(library(hidden, replace(situation_entry(), sources=(hidden.id,)))).reads
    assert {RecordRef(kind=Kind.SOURCE, id="source-2"), mission().ref, pack().ref} <= reads
    assert RecordRef(kind=Country.KIND, id="country-1") in reads
    assert any(ref.kind is Kind.TEXT for ref in reads)


def test_the_same_library_composes_to_the_same_document() -> None:
    first = composed(library()).document
    assert composed(library()).document == first
    moved = replace(first.meta, created=datetime(2021, 1, 1, tzinfo=UTC))
    assert replace(first, meta=moved) != first
