"""The letterhead: one record, one undo step, and what it may not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.colours import LEAST_CONTRAST, contrast_on_white
from briefing_app.domain.records.letterhead import OFFICE_LETTERHEAD, Letterhead
from briefing_app.editing.letterhead import set_letterhead
from briefing_app.errors import InputError
from tests.builders import InMemoryReader

WANTED = Letterhead(
    id=OFFICE_LETTERHEAD,
    name=" An  office ",
    address="1 Any Street\n\n 1000  Any Town ",
    colour=" #7A1F3D ",
    logo="aGVsbG8=",
)


def done(reader: InMemoryReader, wanted: Letterhead) -> Letterhead:
    changes = set_letterhead(wanted)(reader)
    for change in changes.changes:
        assert change.after is not None
        reader.put(change.after)
    found = reader.get(Letterhead, OFFICE_LETTERHEAD)
    assert found is not None
    return found


def test_it_is_made_tidied_and_changed_in_the_same_record() -> None:
    reader = InMemoryReader()
    made = done(reader, WANTED)
    assert (made.name, made.address, made.colour) == ("An office", "1 Any Street\n1000 Any Town", "#7a1f3d")
    assert made.address_lines == ("1 Any Street", "1000 Any Town")
    assert made.spoken_logo == "An office"
    changed = done(reader, replace(WANTED, name="Another", logo_alt="A star"))
    assert (changed.id, changed.name, changed.spoken_logo) == (made.id, "Another", "A star")


def test_what_changes_nothing_is_no_step_and_words_about_no_logo_are_not_kept() -> None:
    reader = InMemoryReader()
    assert set_letterhead(Letterhead(id=OFFICE_LETTERHEAD))(reader).changes == ()
    done(reader, WANTED)
    assert set_letterhead(WANTED)(reader).changes == ()
    assert done(reader, replace(WANTED, logo="", logo_alt="A star")).logo_alt == ""
    kept = done(reader, replace(WANTED, word_template="a2VwdA==", word_template_name="office.dotx"))
    assert (kept.word_template, kept.word_template_name) == ("a2VwdA==", "office.dotx")
    assert done(reader, replace(WANTED, word_template_name="office.dotx")).word_template_name == ""


def test_a_pale_colour_is_kept_as_it_was_written_and_printed_darker() -> None:
    made = done(InMemoryReader(), replace(WANTED, colour="#ffcc00"))
    assert made.colour == "#ffcc00"
    assert contrast_on_white("#ffcc00") < LEAST_CONTRAST <= contrast_on_white(made.printed_colour)
    assert Letterhead(id=OFFICE_LETTERHEAD, colour="red").printed_colour == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"colour": "red"}, "no colour"),
        ({"colour": "#12345"}, "no colour"),
        ({"name": "n" * 121}, "too long"),
        ({"address": "\n".join("abcdefghi")}, "too long"),
        ({"address": "a" * 101}, "too long"),
        ({"name": ""}, "would not know whose it is"),
    ],
)
def test_what_no_cover_can_bear_is_refused(changes: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        set_letterhead(replace(WANTED, **changes))  # type: ignore[arg-type]
