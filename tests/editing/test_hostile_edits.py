"""Whatever is typed into a field: kept to the letter, or refused in words; the record stays whole."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.codec import decode, encode
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, BlockKind, Run, Text, plain_text
from briefing_app.editing.fields import set_field, set_illustrative, set_text, with_field
from briefing_app.errors import InputError
from tests.builders import InMemoryReader, a_library_of_records, mission, person
from tests.domain.strategies import texts

RECORDS = {record.KIND: record for record in a_library_of_records()}
every_kind = pytest.mark.parametrize("record", list(RECORDS.values()), ids=lambda record: str(record.KIND))
NAMES = (
    "Қайрат Әбілұлы",
    "ნინო",
    "محمد",
    "Wolfeschlegelsteinhausenbergerdorffwelche",
    "\u202ername",
    "a\u0301",
    " ",
    "",
)


@every_kind
def test_every_field_of_every_kind_can_be_set_to_what_it_is(record: Record) -> None:
    reader = InMemoryReader(RECORDS.values())
    for field in fields(record):
        if field.name in {"id", "rev", "sequence"}:
            continue
        command = set_field(record.ref, field.name, getattr(record, field.name))
        assert command(reader).changes == ()


@every_kind
@pytest.mark.parametrize("field", ["id", "rev", "sequence", "KIND", "ref", "__class__", "", "nothing at all"])
def test_what_makes_a_record_itself_cannot_be_set(record: Record, field: str) -> None:
    if record.KIND == "section" and field not in {"id", "rev", "sequence"}:
        return  # a section takes options of any name
    with pytest.raises(InputError, match="no field"):
        with_field(record, field, "x")


@every_kind
@pytest.mark.parametrize("value", [object(), b"\xff", {"a": object()}, [[[]]], 1j, float("nan")])
def test_a_value_that_fits_nowhere_is_refused_in_words_and_changes_nothing(record: Record, value: object) -> None:
    kept = encode(record)
    refused = 0
    for name in ("level", "marks"):
        with pytest.raises(InputError, match="cannot be kept"):
            with_field(record, name, value)
        refused += 1
    assert refused == 2
    assert encode(record) == kept


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_kept_to_the_letter(name: str) -> None:
    reader = InMemoryReader([person()])
    (change,) = set_field(person().ref, "name", name)(reader).changes
    assert isinstance(change.after, Person)
    assert change.after.name == name
    assert change.after == replace(person(), name=name)
    assert decode(change.after.KIND, encode(change.after)) == change.after


@given(texts)
def test_a_typed_text_is_kept_in_the_stored_form_and_setting_it_again_is_no_step(tree: Text) -> None:
    reader = InMemoryReader([mission()])
    reader.apply(set_text(mission().ref, "why", language="kk", tree=tree)(reader))
    again = set_text(mission().ref, "why", language="kk", tree=tree)(reader)
    assert again.changes == ()
    held = reader.all(WrittenText)
    assert len(held) == (0 if tree.empty else 1)
    assert all(decode(text.KIND, encode(text)) == text for text in held)


def test_a_text_that_is_emptied_stays_as_an_empty_one_so_that_undo_finds_it() -> None:
    reader = InMemoryReader([mission()])
    reader.apply(set_text(mission().ref, "why", language="en", tree=plain_text("Words"))(reader))
    reader.apply(set_text(mission().ref, "why", language="en", tree=Text())(reader))
    (held,) = reader.all(WrittenText)
    assert held.tree.empty


@pytest.mark.parametrize("language", ["en", "kk", "ka", "ar"])
def test_each_language_of_a_field_has_a_text_of_its_own(language: str) -> None:
    reader = InMemoryReader([mission()])
    for code in ("en", "kk", "ka", "ar"):
        reader.apply(set_text(mission().ref, "why", language=code, tree=plain_text(code))(reader))
    reader.apply(set_text(mission().ref, "why", language=language, tree=plain_text("changed"))(reader))
    held = {text.language: text.tree.plain for text in reader.all(WrittenText)}
    assert held == {code: "changed" if code == language else code for code in ("en", "kk", "ka", "ar")}


def test_a_list_nested_too_deep_is_brought_back_to_the_deepest_that_there_is() -> None:
    tree = Text(blocks=(Block(kind=BlockKind.BULLET, depth=99, runs=(Run(text="x"),)),))
    reader = InMemoryReader([mission()])
    reader.apply(set_text(mission().ref, "why", language="en", tree=tree)(reader))
    assert reader.all(WrittenText)[0].tree.blocks[0].depth == 4


@every_kind
def test_nothing_can_be_set_on_a_record_that_is_gone(record: Record) -> None:
    gone = RecordRef(kind=record.KIND, id="gone")
    empty = InMemoryReader()
    for command in (
        set_field(gone, "level", "staff"),
        set_illustrative(gone, ("level",), illustrative=True),
        set_text(gone, "why", language="en", tree=plain_text("x")),
    ):
        with pytest.raises(InputError):
            command(empty)
    assert set(RECORDS) == set(CLASSES)


@given(st.lists(st.tuples(st.sampled_from(["why", "asks", "name"]), st.booleans()), max_size=8))
def test_marks_come_and_go_one_field_at_a_time(marks: list[tuple[str, bool]]) -> None:
    reader = InMemoryReader([mission()])
    state: dict[str, bool] = {}
    for field, made_up in marks:
        reader.apply(set_illustrative(mission().ref, (field,), illustrative=made_up)(reader))
        state[field] = made_up
        (held,) = reader.all(type(mission()))
        assert {name: held.is_illustrative(name) for name in state} == state
        assert len(held.marks) == sum(state.values())
