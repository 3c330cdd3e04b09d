"""What the window lists below a section, what it asks for in forms, and how typed text becomes a page."""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import replace
from enum import Enum

import pytest

from briefing_app.composing.languages import LOCALE_FOLDER
from briefing_app.document.blocks import Heading, ItemList, ListStyle, Paragraph, ParagraphStyle, Quotation
from briefing_app.document.inline import Citation, IllustrativeMark, Words
from briefing_app.document.walk import walk
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.fields import (
    AnyOfField,
    ChoiceField,
    ClaimantField,
    DateField,
    Field,
    FlagField,
    LineField,
    ManyOfField,
    MinutesField,
    OneOfField,
    RowsField,
    SectionTypesField,
    TextField,
    TimeField,
    WordsField,
)
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import MARKINGS, Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, BlockKind, Run, SourceReference, Text
from briefing_app.editing.fields import with_field
from briefing_app.sections.base.grouping import grouped
from briefing_app.sections.record_forms import FORMS, form_of
from briefing_app.sections.registry import section_types
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    InMemoryReader,
    a_library_of_records,
    day,
    mission,
    recommendation,
    section,
    situation_entry,
    source,
    speaker_note,
    written,
)
from tests.sections.parts import part_of, words_of

ENTRY = situation_entry()
RECORDS = a_library_of_records()


def contained(of: Section, *changed: object) -> list[str]:
    reader = InMemoryReader(RECORDS)
    reader.put(*changed)  # type: ignore[arg-type]
    return [ref.id for ref in section_types()[of.section_type].contained(of, reader)]


@pytest.mark.parametrize(
    ("of", "ids"),
    [
        (section("cover"), []),
        (section("summary"), ["mission-1"]),
        (section("programme"), ["item-1"]),
        (section("delegation"), ["mission-1", "person-1"]),
        (section("speaker_notes"), ["note-1"]),
        (section("speaker_notes", use="heard"), ["note-2"]),
        (section("speaker_notes", notes=("note-2", "note-1", "gone")), ["note-2", "note-1"]),
        (section("recommendation_status"), []),
        (section("recommendation_status", instrument="gone"), []),
        (section("country_situation"), ["entry-1"]),
        (section("country_situation", country="gone"), []),
        (section("commitments"), ["commitment-1"]),
        (section("sources"), ["source-1"]),
    ],
)
def test_below_a_section_stand_the_records_that_it_shows(of: Section, ids: list[str]) -> None:
    assert contained(of) == ids


def test_below_a_status_stand_the_text_and_its_calls_to_the_addressee() -> None:
    others = recommendation(30, addressees=("addressee-2",))
    every = section("recommendation_status", instrument=INSTRUMENT)
    to_one = section("recommendation_status", instrument=INSTRUMENT, addressee=ADDRESSEE)
    assert contained(every, others)[0] == INSTRUMENT
    assert len(contained(every, others)) == 22
    assert len(contained(to_one, others)) == 21


def test_what_is_closed_to_readers_is_open_to_whoever_edits() -> None:
    assert contained(section("country_situation"), replace(ENTRY, level=Level.STAFF)) == ["entry-1"]


@pytest.mark.parametrize("kind", sorted(section_types()))
def test_a_section_whose_pack_or_mission_is_gone_contains_nothing_that_needs_it(kind: str) -> None:
    one = section(kind, instrument=INSTRUMENT)
    for gone in ("pack", "mission"):
        reader = InMemoryReader(record for record in RECORDS if gone != record.KIND)
        ids = [ref.id for ref in section_types()[kind].contained(one, reader)]
        assert not (gone == "pack" and {"item-1", "note-1", "commitment-1", "entry-1"} & set(ids))


# --- forms ------------------------------------------------------------------------------------------------------------

VALUES: dict[type[Field], object] = {
    LineField: "Ұзын жол",
    FlagField: True,
    DateField: day("2020-02"),
    TimeField: "09:30",
    MinutesField: 2.5,
    OneOfField: "some-id",
    ManyOfField: ("one-id", "another-id"),
    AnyOfField: (RecordRef(kind=Kind.PERSON, id="one-id"), RecordRef(kind=Kind.BODY, id="another-id")),
    ClaimantField: Claimant(kind=ClaimantKind.NGO, by=RecordRef(kind=Kind.ORGANISATION, id="o")),
    SectionTypesField: ("cover", "summary"),
    WordsField: ("judges", "Қазақстан"),
}


def values_of(field: Field) -> list[object]:
    if isinstance(field, ChoiceField):
        return [value for value, _ in field.choices]
    if isinstance(field, RowsField):
        return [({inner.name: VALUES[type(inner)] for inner in field.row},), ()]
    return [VALUES[type(field)]]


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_what_a_form_asks_for_its_record_can_keep(kind: Kind) -> None:
    record = next((each for each in RECORDS if kind == each.KIND), None)
    assert record is not None
    for field in FORMS[kind]:
        if isinstance(field, TextField):
            continue
        for value in values_of(field):
            kept = with_field(record, field.name, value)
            assert getattr(kept, field.name) is not None


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_a_choice_offers_every_value_there_is_in_plain_words(kind: Kind) -> None:
    hints = typing.get_type_hints(CLASSES[kind])
    for field in FORMS[kind]:
        if not isinstance(field, ChoiceField) or (kind, field.name) == (Kind.PACK, "language"):
            continue
        declared = [*typing.get_args(hints[field.name]), hints[field.name]]
        enum = next(each for each in declared if isinstance(each, type) and issubclass(each, Enum))
        assert {value for value, _ in field.choices} == {member.value for member in enum}
        assert all(label and "_" not in label for _, label in field.choices)


def test_a_pack_is_offered_in_every_language_whose_words_are_there_and_in_english() -> None:
    field = next(field for field in FORMS[Kind.PACK] if field.name == "language")
    assert isinstance(field, ChoiceField)
    catalogues = {folder.name for folder in LOCALE_FOLDER.iterdir() if folder.is_dir()}
    assert {code for code, _ in field.choices} == {"en", *catalogues}


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_every_field_of_a_form_has_a_short_label_and_no_two_are_the_same(kind: Kind) -> None:
    labels = [field.label for field in FORMS[kind]]
    assert len(labels) == len(set(labels))
    assert all(0 < len(label) <= 30 for label in labels)
    names = [field.name for field in FORMS[kind]]
    assert len(names) == len(set(names))


def test_the_words_beside_a_tick_fit_the_narrowest_form_since_they_are_not_wrapped() -> None:
    flags = [field for form in FORMS.values() for field in form if isinstance(field, FlagField)]
    flags += [field for kind in section_types().values() for field in kind.fields if isinstance(field, FlagField)]
    assert [field.help for field in flags if len(field.help) > 42] == []


def test_a_kind_without_a_form_asks_for_nothing() -> None:
    assert form_of(section("cover")) == ()


@pytest.mark.parametrize("kind", sorted(section_types()))
def test_the_fields_of_a_section_are_options_texts_or_its_own(kind: str) -> None:
    own = {field.name for field in dataclasses.fields(Section)}
    for field in section_types()[kind].fields:
        if isinstance(field, TextField):
            assert field.name in Section.TEXTS
        elif isinstance(field, ChoiceField):
            assert field.default in {value for value, _ in field.choices}
        assert field.label
        assert field.name in own or with_field(section(kind), field.name, None) is not None


def test_types_of_sections_are_offered_in_the_order_of_a_pack() -> None:
    orders = [kind.order for kind in section_types().values()]
    assert orders == sorted(orders)
    assert next(iter(section_types())) == "cover"


# --- prose ------------------------------------------------------------------------------------------------------------


def fact(*blocks: Block) -> list[object]:
    part = part_of(written(ENTRY, "fact", Text(blocks=blocks)), of="country_situation")
    return list(walk(part))


def block(words: str, kind: BlockKind = BlockKind.PARAGRAPH, depth: int = 0) -> Block:
    return Block(kind=kind, depth=depth, runs=(Run(text=words),))


def test_each_kind_of_block_becomes_its_own_kind_of_node() -> None:
    nodes = fact(
        block("Heading", BlockKind.HEADING), block("Said so", BlockKind.QUOTATION), block("Look up", BlockKind.CUE)
    )
    assert [node.level for node in nodes if isinstance(node, Heading)][-1] == 3
    assert len([node for node in nodes if isinstance(node, Quotation)]) == 1
    assert [node for node in nodes if isinstance(node, Paragraph) and node.style is ParagraphStyle.CUE]


@pytest.mark.parametrize(
    ("items", "lists"),
    [
        ([(BlockKind.BULLET, 0), (BlockKind.BULLET, 0)], [2]),
        ([(BlockKind.BULLET, 0), (BlockKind.NUMBER, 0)], [1, 1]),
        ([(BlockKind.BULLET, 0), (BlockKind.NUMBER, 1), (BlockKind.NUMBER, 1), (BlockKind.BULLET, 0)], [2, 2]),
        ([(BlockKind.BULLET, 2), (BlockKind.BULLET, 1), (BlockKind.BULLET, 0)], [1, 1, 1]),
        ([(BlockKind.NUMBER, 0), (BlockKind.NUMBER, 4)], [1, 1]),
        ([(BlockKind.BULLET, 0), (BlockKind.PARAGRAPH, 0), (BlockKind.BULLET, 0)], [1, 1]),
    ],
)
def test_items_join_into_lists_by_kind_and_depth_and_none_is_lost(
    items: list[tuple[BlockKind, int]], lists: list[int]
) -> None:
    nodes = fact(*(block(f"Item {number}", kind, depth) for number, (kind, depth) in enumerate(items)))
    found = [node for node in nodes if isinstance(node, ItemList)]
    assert sorted(len(each.items) for each in found) == sorted(lists)
    assert all(f"Item {number}" in [n.text for n in nodes if isinstance(n, Words)] for number in range(len(items)))


def test_numbers_and_bullets_keep_their_kind() -> None:
    nodes = fact(block("a", BlockKind.NUMBER), block("b", BlockKind.BULLET))
    assert [node.style for node in nodes if isinstance(node, ItemList)] == [ListStyle.NUMBERS, ListStyle.BULLETS]


@pytest.mark.parametrize("last", list(BlockKind))
def test_a_made_up_text_is_marked_once_after_its_last_words_whatever_they_are(last: BlockKind) -> None:
    made_up = replace(ENTRY, marks=(FieldMark(field="fact", illustrative=True),))
    text = written(ENTRY, "fact", Text(blocks=(block("First."), block("Outer", last), block("Last", last, 1))))
    nodes = list(walk(part_of(made_up, text, of="country_situation")))
    marks = [index for index, node in enumerate(nodes) if isinstance(node, IllustrativeMark)]
    words = [index for index, node in enumerate(nodes) if isinstance(node, Words) and node.text == "Last"]
    assert marks == [words[0] + 1]


def test_a_run_keeps_its_looks_its_link_and_its_source_with_the_place_in_it() -> None:
    runs = (
        Run(text="strong", strong=True),
        Run(text="soft", emphasis=True),
        Run(text="linked", link="https://example.org"),
        Run(source=SourceReference(source=source().id, locator="para. 4")),
        Run(source=SourceReference(source=source(key="gone").id)),
    )
    nodes = fact(Block(runs=runs))
    looks = {node.text: (node.strong, node.emphasis, node.link) for node in nodes if isinstance(node, Words)}
    assert looks["strong"] == (True, False, None)
    assert looks["soft"] == (False, True, None)
    assert looks["linked"] == (False, False, "https://example.org")
    assert ("source-1", "para. 4") in [(node.source, node.locator) for node in nodes if isinstance(node, Citation)]
    assert "gone" not in {node.source for node in nodes if isinstance(node, Citation)}


def test_a_click_on_a_block_finds_it_among_those_that_a_reader_does_not_see() -> None:
    blocks = (Block(level=Level.STAFF, runs=(Run(text="Closed."),)), block("Open."))
    nodes = fact(*blocks)
    origin = next(n.origin for n in nodes if isinstance(n, Paragraph) and n.children == (Words(text="Open."),))
    assert (origin.kind, origin.id, origin.field, origin.block) == (Kind.SITUATION_ENTRY, "entry-1", "fact", 1)


@pytest.mark.parametrize("words", ["", " ", "\n\n", "\u00a0"])
def test_a_text_of_nothing_leaves_no_heading_behind(words: str) -> None:
    text = words_of(part_of(written(mission(), "asks", words), of="summary"))
    assert "What we ask" not in text


def test_a_summary_of_nothing_vanishes_and_one_of_a_headline_stands() -> None:
    bare = section("summary", key="section-2")
    texts = [record.id for record in RECORDS if record.KIND == Kind.TEXT]
    assert part_of(bare, of="summary", without=tuple(texts)) is None
    assert part_of(of="summary", without=tuple(texts)) is not None


def test_groups_stand_as_they_first_appear() -> None:
    assert grouped([3, 1, 4, 1, 5, 9, 2, 6], lambda number: number % 3) == {0: [3, 9, 6], 1: [1, 4, 1], 2: [5, 2]}
    assert grouped([], str) == {}


def test_a_note_and_its_forms_agree_on_what_is_spoken() -> None:
    spoken = {field.name for field in form_of(speaker_note()) if isinstance(field, TextField)}
    assert spoken == {"opening", "points", "close"}


def test_the_audience_of_a_recipe_explains_every_marking_that_its_pages_can_bear() -> None:
    audience = next(field for field in FORMS[Kind.RECIPE] if field.name == "audience")
    assert [marking for marking in MARKINGS.values() if f"{marking} " not in audience.help] == []


def test_a_call_can_be_given_all_that_is_kept_of_it() -> None:
    """A deadline that lists sort by, and that nobody can write, is none."""
    kept = {each.name for each in dataclasses.fields(CLASSES[Kind.RECOMMENDATION])}
    own = kept - {each.name for each in dataclasses.fields(CLASSES[Kind.THEME])}
    asked = {field.name for field in FORMS[Kind.RECOMMENDATION]}
    assert own - asked == {"instrument"}, "the text of a call is chosen when the call is made"
