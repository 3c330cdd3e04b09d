"""What a speaker takes along: the right words, of the right version, names said right, for the right reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.composing.checks import run_checks
from briefing_app.composing.compose import Composed
from briefing_app.composing.findings import Finding
from briefing_app.composing.handouts import all_handouts
from briefing_app.composing.spoken_notes import notes_to_speak_from
from briefing_app.document.blocks import Layout
from briefing_app.document.inline import IllustrativeMark, Pronounced
from briefing_app.document.textform import text_form
from briefing_app.document.walk import walk
from briefing_app.document.words import lines
from briefing_app.domain.ids import SourceId
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.text import BlockKind, Run, SourceReference
from briefing_app.errors import InputError
from tests.builders import PACK, SOURCE, InMemoryReader, speaker_note, written
from tests.composing.packs import library, of
from tests.composing.spoken import BOKAYEV, NOTE, block, handout, text, with_note

VERSIONED = text(block("In each."), block("From three.", 3), block("From five.", 5))


def made(reader: InMemoryReader, kind: str, **options: str | bool) -> Composed:
    return handout(reader, kind, options=options)


def said(reader: InMemoryReader, kind: str, **options: str | bool) -> str:
    return "\n".join(lines(made(reader, kind, **options).document))


def checked(reader: InMemoryReader, **options: str | bool) -> list[Finding]:
    found = made(reader, "reading-copy", **options)
    return list(run_checks(reader, found, PACK, covers=lambda _text: set()))


def test_every_kind_has_words_for_the_screen_and_an_order_of_its_own() -> None:
    kinds = all_handouts()
    assert [kind.name for kind in kinds][:1] == ["reading-copy"]
    assert all(kind.label and kind.help and kind.impositions for kind in kinds)
    assert len({kind.label for kind in kinds}) == len(kinds)


def test_a_reading_copy_holds_opening_points_and_close_on_pages_for_a_lectern() -> None:
    whole = made(library(), "reading-copy", letters="22").document
    (part,) = whole.parts
    assert (part.layout, part.letters, part.listed) == (Layout.READING, 22, False)
    told = list(lines(whole))
    assert told[-4:] == ["Thank you, Chair.", "First point.", "Second point.", "We count on you."]
    assert "Check against delivery" in told
    assert whole.furniture.turn == "→ next: {words}"


def test_the_line_against_delivery_stands_only_where_it_is_wanted() -> None:
    assert "Check against delivery" not in said(library(), "reading-copy", check=False)


@pytest.mark.parametrize(
    ("version", "held"),
    [("", "In each. From three. From five."), ("5", "In each. From three. From five."),
     ("3", "In each. From three."), ("1", "In each.")],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["reading-copy", "cue-cards"])
def test_a_version_holds_what_belongs_to_its_minutes(kind: str, version: str, held: str) -> None:
    told = said(with_note(opening=VERSIONED, points="", close=""), kind, version=version)
    assert " ".join(line for line in told.splitlines() if line.startswith(("In", "From"))) == held


def test_a_version_is_measured_against_its_own_minutes() -> None:
    long = with_note(opening=text(block("word " * 200), block("more " * 400, 5)))
    (finding,) = of(checked(long, version="1"), "speaking-time")
    assert finding.message.startswith("The 1-minute version takes about 1 min 35 s")
    assert finding.fix == "Cut about 78 words."
    assert not of(checked(long, version="5"), "speaking-time")
    assert of(checked(long), "speaking-time")[0].message.startswith("The note takes")


def test_a_name_is_shown_with_how_it_is_said_and_a_surname_with_its_part() -> None:
    reader = with_note(BOKAYEV, opening="We met Max Bokayev. Mr Bokayev spoke, not Bokayeva.")
    found = [node for node in walk(handout(reader, "reading-copy").document) if isinstance(node, Pronounced)]
    assert [(node.text, node.said) for node in found] == [
        ("Max Bokayev", "maks bo-KAH-yef"),
        ("Bokayev", "bo-KAH-yef"),
    ]


def test_how_a_withheld_name_is_said_is_never_told() -> None:
    hidden = replace(BOKAYEV, named_to=Level.STAFF)
    reader = with_note(hidden, opening="We met Max Bokayev.")
    whole = handout(reader, "reading-copy", audience=Level.MEMBERS)
    assert "KAH" not in text_form(whole.document)


def test_what_is_said_of_a_name_is_not_counted_as_spoken() -> None:
    words = "Bokayev " * 100
    with_sound = with_note(replace(BOKAYEV, pronunciation="x y z a b c"), opening=words)
    assert of(checked(with_sound, version="1"), "speaking-time") == []


def test_numbers_of_sources_are_not_read_aloud() -> None:
    source = Run(source=SourceReference(source=SourceId(SOURCE)))
    cited = replace(block(""), runs=(Run(text="It is known "), source, Run(text=".")))
    assert "It is known." in said(with_note(opening=text(cited)), "reading-copy")


def test_a_made_up_note_says_so() -> None:
    marked = replace(NOTE, marks=(FieldMark(field="opening", illustrative=True),))
    for kind in ("reading-copy", "cue-cards"):
        whole = handout(library(marked), kind).document
        assert any(isinstance(node, IllustrativeMark) for node in walk(whole))


def test_each_point_has_a_card_and_a_cue_stays_behind_its_point() -> None:
    points = text(block("First."), block("Pause.", kind=BlockKind.CUE), block("Second."))
    whole = handout(with_note(points=points), "cue-cards").document
    assert [list(lines(part))[0:] for part in whole.parts] == [
        ["Thank you, Chair."], ["1.\u00a0First.", "Pause."], ["2.\u00a0Second."], ["We count on you."]
    ]  # fmt: skip
    assert {part.layout for part in whole.parts} == {Layout.CARD}


def test_it_is_in_the_language_in_which_it_is_spoken() -> None:
    french = replace(NOTE, language="fr")
    whole = handout(library(french, written(french, "opening", "Merci.", language="fr")), "reading-copy").document
    assert whole.meta.language == "fr"
    assert "Seul le prononcé fait foi" in list(lines(whole))
    assert "Merci." in list(lines(whole))


def test_only_notes_to_speak_from_are_offered() -> None:
    reader = library(speaker_note("Another", key="note-9"))
    found = reader.get(Pack, PACK)
    assert found is not None
    assert [note.id for note in notes_to_speak_from(reader, found)] == ["note-1", "note-9"]


def test_what_cannot_be_made_is_refused_with_what_can_be() -> None:
    with pytest.raises(InputError, match="has none"):
        handout(library(), "reading-copy", subject="note-2")
    with pytest.raises(InputError, match="letters of '7'"):
        made(library(), "reading-copy", letters="7")
    with pytest.raises(InputError, match="no choice 'colour'"):
        made(library(), "reading-copy", colour="red")
    with pytest.raises(InputError, match="holds nothing"):
        handout(with_note(opening="", points="", close=""), "reading-copy")


def test_a_closed_note_is_not_handed_out() -> None:
    closed = replace(NOTE, level=Level.STAFF)
    with pytest.raises(InputError, match="may not see"):
        handout(library(closed), "reading-copy", audience=Level.MEMBERS)
    assert handout(library(closed), "reading-copy", audience=Level.STAFF).document.parts
