"""The office's status scale: one record, one step, and nothing in it that could not be read on paper."""

from __future__ import annotations

import pytest

from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.status import StatusCode
from briefing_app.editing.scale import set_scale
from briefing_app.errors import InputError
from tests.builders import InMemoryReader

STARTED, NONE, FULL = StatusCode.STARTED, StatusCode.NONE, StatusCode.FULL
RENAMED = ScaleEntry(code=STARTED, labels={"en": "Under way", "fr": "En cours"}, colour="#1F5F99")


def scale(reader: InMemoryReader) -> StatusScale:
    found = reader.get(StatusScale, OFFICE_SCALE)
    assert found is not None
    return found


def done(reader: InMemoryReader, *entries: ScaleEntry, substantial_counts: bool = False) -> StatusScale:
    reader.apply(set_scale(entries, substantial_counts=substantial_counts)(reader))
    return scale(reader)


def test_the_first_scale_is_version_one_and_each_change_raises_it() -> None:
    reader = InMemoryReader()
    assert done(reader, RENAMED).version == 1
    assert done(reader, RENAMED, substantial_counts=True).version == 2
    assert done(reader).version == 3
    assert scale(reader).entries == ()


def test_what_changes_nothing_makes_no_step_and_no_version() -> None:
    reader = InMemoryReader()
    assert set_scale((), substantial_counts=False)(reader).changes == ()
    done(reader, RENAMED)
    assert set_scale((RENAMED,), substantial_counts=False)(reader).changes == ()
    assert scale(reader).version == 1


def test_the_whole_scale_is_one_step() -> None:
    wanted = (RENAMED, ScaleEntry(code=NONE, hidden=True), ScaleEntry(code=FULL, colour="#006400"))
    change_set = set_scale(wanted, substantial_counts=True)(InMemoryReader())
    assert len(change_set.changes) == 1
    assert change_set.label == "Change the status scale"


def test_entries_stand_in_the_tables_order_tidied_and_without_those_that_say_nothing() -> None:
    reader = InMemoryReader()
    entries = (
        ScaleEntry(code=NONE, labels={"en": "  Not \n done ", "fr": "   "}, colour=" #AA0000 "),
        ScaleEntry(code=FULL),
        RENAMED,
    )
    assert done(reader, *entries).entries == (
        ScaleEntry(code=STARTED, labels={"en": "Under way", "fr": "En cours"}, colour="#1f5f99"),
        ScaleEntry(code=NONE, labels={"en": "Not done"}, colour="#aa0000"),
    )


@pytest.mark.parametrize(
    "colour", ["red", "#fff", "#12345", "#1234567", "123456", "#12345g", "rgb(1,2,3)", "#１２３４５６"]
)
def test_what_is_no_colour_is_refused_with_how_one_is_written(colour: str) -> None:
    with pytest.raises(InputError, match="#rrggbb"):
        set_scale((ScaleEntry(code=NONE, colour=colour),), substantial_counts=False)(InMemoryReader())


@pytest.mark.parametrize(
    ("entries", "about"),
    [
        ((RENAMED, RENAMED), "twice"),
        ((ScaleEntry(code=StatusCode.UNASSESSED, hidden=True),), "until it is assessed"),
        ((ScaleEntry(code=NONE, labels={"en": "n" * 61}),), "too long"),
        ((ScaleEntry(code=NONE, labels={"en": "under WAY"}), RENAMED), "two statuses"),
        ((ScaleEntry(code=NONE, labels={"fr": "Fait"}), ScaleEntry(code=FULL, labels={"fr": "fait"})), r"\(fr\)"),
        ((ScaleEntry(code=NONE, labels={"en": "Fully implemented"}),), "two statuses"),
    ],
)
def test_a_scale_in_which_statuses_could_be_mixed_up_is_refused(entries: tuple[ScaleEntry, ...], about: str) -> None:
    reader = InMemoryReader()
    with pytest.raises(InputError, match=about):
        set_scale(entries, substantial_counts=False)(reader)
    assert reader.get(StatusScale, OFFICE_SCALE) is None


@pytest.mark.parametrize("words", ["Орындалмады", "შეუსრულებელი", "لم تنفذ", "Nicht umgesetzt", "n" * 60])
def test_words_in_any_script_are_kept_as_they_are(words: str) -> None:
    assert done(InMemoryReader(), ScaleEntry(code=NONE, labels={"kk": words})).entries[0].labels == {"kk": words}


def test_two_statuses_may_swap_their_words() -> None:
    entries = (
        ScaleEntry(code=NONE, labels={"en": "Fully implemented"}),
        ScaleEntry(code=FULL, labels={"en": "Not implemented"}),
    )
    assert len(done(InMemoryReader(), *entries).entries) == 2
