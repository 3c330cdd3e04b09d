"""Words that were written in another language than was noted: said so in one step, taken back in one."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.records.mission import SpeakerNote
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.short_words import one_line
from briefing_app.editing.words_in import note_words_as, noted_as
from tests import builders
from tests.builders import InMemoryReader

NOTE = builders.speaker_note(title="Une libération immédiate")


def text(field: str, language: str, words: str, *, source: str = "", owner: SpeakerNote = NOTE) -> WrittenText:
    return WrittenText(
        id=text_id(owner.ref, field, language),
        owner=owner.ref,
        field=field,
        language=language,
        tree=one_line(words),
        source_language=source,
    )


def library(*records: WrittenText, note: SpeakerNote = NOTE) -> InMemoryReader:
    reader = InMemoryReader()
    reader.put(note, *records)
    return reader


def in_french(reader: InMemoryReader) -> dict[tuple[str, str], str]:
    reader.apply(note_words_as((NOTE.ref,), "fr", before="en")(reader))
    return {(each.field, each.language): each.tree.plain for each in reader.texts((NOTE.id,))}


def test_title_and_texts_are_noted_as_french_and_not_a_letter_is_changed() -> None:
    reader = library(text("message", "en", "Libérez-les."), text("ask", "en", "Quand ?"))
    assert in_french(reader) == {("message", "fr"): "Libérez-les.", ("ask", "fr"): "Quand ?"}
    held = reader.get(SpeakerNote, NOTE.id)
    assert held is not None
    assert (held.title, held.words_in) == (NOTE.title, "fr")


def test_what_was_translated_is_left_alone() -> None:
    reader = library(text("title", "fr", "Une libération", source="en"), text("message", "en", "Free them."))
    assert noted_as(reader, (NOTE.ref,), "en", spoken="fr") == ()
    before = in_french(reader)
    assert before == {("title", "fr"): "Une libération", ("message", "en"): "Free them."}
    assert reader.get(SpeakerNote, NOTE.id) == NOTE


def test_what_was_typed_before_and_after_the_change_of_language_comes_together() -> None:
    reader = library(text("message", "en", "Libérez-les."), text("ask", "fr", "Quand ?"))
    assert in_french(reader) == {("message", "fr"): "Libérez-les.", ("ask", "fr"): "Quand ?"}


def test_an_empty_version_makes_room_and_one_in_a_third_language_follows_the_same_words() -> None:
    reader = library(
        text("message", "en", "Libérez-les."),
        text("message", "fr", ""),
        text("message", "de", "Lasst sie frei.", source="en"),
    )
    assert in_french(reader) == {("message", "fr"): "Libérez-les.", ("message", "de"): "Lasst sie frei."}
    german = reader.get(WrittenText, text_id(NOTE.ref, "message", "de"))
    assert german is not None
    assert german.source_language == "fr"


def test_a_record_without_words_takes_them_in_the_new_language_from_now_on() -> None:
    reader = library(note=replace(NOTE, title=""))
    assert in_french(reader) == {}
    held = reader.get(SpeakerNote, NOTE.id)
    assert held is not None
    assert held.words_in == "fr"


def test_words_noted_as_a_third_language_stay_so() -> None:
    kazakh = replace(NOTE, words_in="kk")
    reader = library(note=kazakh)
    assert in_french(reader) == {}
    assert reader.get(SpeakerNote, NOTE.id) == kazakh
