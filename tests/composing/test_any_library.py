"""Whatever a library holds, a pack composes or says why not, and its checks come to an end."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.composing.checks import run_checks
from briefing_app.composing.compose import Composed
from briefing_app.composing.languages import language_for
from briefing_app.composing.status import status_results
from briefing_app.document.textform import text_form
from briefing_app.document.words import words
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.text import normalise
from briefing_app.errors import InputError
from tests.builders import PACK, InMemoryReader, a_library_of_records
from tests.composing.packs import DAY, composed
from tests.domain.strategies import records_of, texts

RECORDS = a_library_of_records()
KEPT = (
    "id",
    "instrument",
    "recommendation",
    "pack",
    "mission",
    "country",
    "section_type",
    "owner",
    "field",
    "language",
)
"""What ties the records of the small library together."""


@st.composite
def changed_records(draw: st.DrawFn) -> Record:
    """A record of the small library whose other values are any that its form can hold."""
    known = draw(st.sampled_from(RECORDS))
    drawn: Any = draw(records_of(type(known)))
    tied = {name: getattr(known, name) for name in KEPT if hasattr(known, name)}
    if isinstance(known, Pack):
        tied["language"] = draw(st.sampled_from(("en", "fr", "kk", "ka", "ar")))
    if isinstance(known, Section):
        drawn = replace(drawn, options={**known.options, **draw(st.sampled_from(OPTIONS))})
    if isinstance(known, WrittenText):
        tied["language"] = draw(st.sampled_from(("en", "fr", "kk")))
        tied["tree"] = normalise(draw(texts))
    return replace(drawn, **tied)  # type: ignore[no-any-return]


OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"form": "one_page", "chart": False},
    {"length": "short", "use": "heard", "notes": ("note-2", "nothing")},
    {"instrument": "nothing", "addressee": "nothing", "themes": ("nothing",), "also": ("source-1", "source-1")},
    {"form": "no such form", "length": "no such length", "use": "sung"},
)


@st.composite
def libraries(draw: st.DrawFn) -> InMemoryReader:
    reader = InMemoryReader(RECORDS)
    reader.put(*draw(st.lists(changed_records(), min_size=1, max_size=8)))
    for ref in draw(st.lists(st.sampled_from([record.ref for record in RECORDS]), max_size=4)):
        reader.records.pop(ref, None)
    return reader


def composed_or_refused(reader: InMemoryReader, audience: Level) -> Composed | None:
    """Return what a library composes to; ``None`` where it says in words that it cannot be."""
    with contextlib.suppress(InputError):
        return composed(reader, audience)
    with pytest.raises(InputError) as refused:
        composed(reader, audience)
    assert refused.value.title
    assert refused.value.message
    return None


@given(reader=libraries(), audience=st.sampled_from(Level))
def test_any_library_composes_to_a_document_that_can_be_checked_or_is_refused_in_words(
    reader: InMemoryReader, audience: Level
) -> None:
    result = composed_or_refused(reader, audience)
    if result is None:
        return
    assert result.document.parts
    for finding in run_checks(reader, result, PACK, covers=lambda _: set()):
        assert finding.message
        assert finding.fix


@given(reader=libraries())
def test_the_status_of_any_library_adds_up(reader: InMemoryReader) -> None:
    for result in status_results(reader, as_of=DAY, language=language_for("en")):
        assert sum(result.counts.by_code.values()) - result.overtaken == result.total
        assert str(result.total) in result.headline or not result.total


@given(reader=libraries(), audience=st.sampled_from((Level.MEMBERS, Level.PUBLIC)))
def test_no_library_lets_a_withheld_name_through_by_a_record_that_names_the_person(
    reader: InMemoryReader, audience: Level
) -> None:
    for number, person in enumerate(reader.all(Person)):
        shown = "a lawyer" if number else ""
        hidden = replace(person, name="Zyxzyx Quux", original_script="", other_spellings=(), shown_as=shown)
        reader.put(replace(hidden, named_to=Level.STAFF))
    result = composed_or_refused(reader, audience)
    if result is None:
        return
    document = result.document
    assert "Zyxzyx" not in " ".join(words(document)) + text_form(document)


@pytest.mark.parametrize("kind", sorted({record.KIND for record in RECORDS}))
def test_without_all_records_of_one_kind_the_rest_composes_or_says_what_is_missing(kind: str) -> None:
    reader = InMemoryReader(record for record in RECORDS if kind != record.KIND)
    if kind in ("pack", "mission"):
        with pytest.raises(InputError, match=kind):
            composed(reader, Level.STAFF)
        return
    if kind == "section":
        with pytest.raises(InputError, match="holds nothing"):
            composed(reader, Level.STAFF)
        return
    result = composed(reader, Level.STAFF)
    assert len(result.document.parts) > 3
    assert all(finding.severity == "warning" for finding in run_checks(reader, result, PACK, covers=lambda _: set()))
