"""An empty field shows faintly what stands in the pack in its place, and only that."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.domain import fields
from briefing_app.domain.fields import Field
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import NoteUse
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.text import Block, Run, SourceReference, Text
from briefing_app.gui.forms.fallbacks import placeholders, value_of
from briefing_app.gui.forms.form import form_for
from briefing_app.gui.forms.reading import read_shown
from briefing_app.sections.record_forms import FORMS, form_of
from briefing_app.sections.registry import section_types
from tests import builders
from tests.builders import InMemoryReader

R = TypeVar("R", bound=Record)
SPEAKER = builders.person("ნინო ბერიძე", key="speaker", named_to=Level.PUBLIC)
READER = InMemoryReader((builders.pack(), builders.mission(), SPEAKER))
INSTRUMENT = builders.instrument()


def declared(record: Record) -> tuple[Field, ...]:
    kind = section_types().get(getattr(record, "section_type", ""))
    return kind.fields if kind is not None else form_of(record)


@pytest.mark.parametrize(
    ("record", "name", "words"),
    [
        (builders.section("cover"), "title", "Delegation pack"),
        (builders.section("cover"), "subtitle", "Nothing is printed"),
        (INSTRUMENT, "short_title", "Resolution of 14 March 2019"),
        (INSTRUMENT, "reference", "the resolution"),
        (replace(INSTRUMENT, short_title=""), "reference", "Resolution of 14 March 2019"),
        (SPEAKER, "shown_as", "Everybody may read the name"),
        (replace(SPEAKER, named_to=Level.MEMBERS), "shown_as", "Left out where the name may not be read"),
        (builders.speaker_note(speaker="speaker"), "role", "ნინო ბერიძე"),
        (builders.programme_item(), "start", "Time to be confirmed"),
        (builders.recommendation(), "paragraph", "Not verified"),
    ],
)
def test_an_empty_field_shows_what_stands_in_its_place(record: Record, name: str, words: str) -> None:
    assert placeholders(record, declared(record), READER)[name] == words


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (builders.speaker_note(speaker="gone"), "role"),
        (builders.speaker_note(), "role"),
        (builders.programme_item(), "place"),
        (builders.mission(), "contact"),
        (SPEAKER, "pronunciation"),
    ],
)
def test_a_field_that_leaves_nothing_shows_nothing(record: Record, name: str) -> None:
    assert name not in placeholders(record, declared(record), READER)


def test_a_cover_whose_pack_is_gone_names_the_rule_and_no_pack() -> None:
    cover = builders.section("cover")
    assert placeholders(cover, declared(cover), InMemoryReader(()))["title"] == "The pack's name"


def test_only_fields_that_are_asked_for_are_named() -> None:
    heard = builders.speaker_note(use=NoteUse.HEARD)
    assert "minutes" not in placeholders(heard, form_of(heard), READER)


def test_every_help_that_says_what_empty_means_is_shown_in_the_field() -> None:
    for kind, form in FORMS.items():
        told = [entry.name for entry in form if entry.help.startswith("Empty:")]
        assert all(
            placeholders(record, form, READER)[name]
            for record in builders.a_library_of_records()
            if record.KIND is kind
            for name in told
        )


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (fields.LineField(name="x", label="X"), "Not verified"),
        (fields.TimeField(name="x", label="X"), "such as 14:30 · Not verified"),
        (fields.MinutesField(name="x", label="X"), "such as 3 or 3.5 · Not verified"),
        (fields.OneOfField(name="x", label="X", kind=Kind.PERSON), "Not verified"),
    ],
)
def test_the_words_stand_in_the_field_and_go_with_their_reason(qtbot: QtBot, field: Field, words: str) -> None:
    form = form_for((field,))
    qtbot.addWidget(form)
    line = form.editors["x"].findChild(QLineEdit)
    assert line is not None
    form.show_words({}, {"x": "Not verified"})
    assert line.placeholderText() == words
    form.show_words({}, {})
    assert "Not verified" not in line.placeholderText()


def test_the_values_of_a_section_are_its_fields_and_its_options() -> None:
    section = builders.section("recommendation_status", chart=False)
    assert value_of(section, "chart") is False
    assert value_of(section, "never set") is None
    assert value_of(section, "section_type") == "recommendation_status"
    assert value_of(SPEAKER, "no such field") is None


# --- what is read for a form


def cited(source: str) -> Text:
    return Text(blocks=(Block(runs=(Run(source=SourceReference(source=builders.source(key=source).id)),)),))


def test_every_record_that_a_form_names_comes_with_its_words() -> None:
    entry = builders.situation_entry()
    records = (
        entry,
        builders.theme("Assembly"),
        builders.source("A report"),
        builders.source("Cited in the text", key="cited"),
        builders.source("Of somebody else", key="other"),
        builders.written(entry, "fact", cited("cited")),
    )
    shown = read_shown(InMemoryReader(records), entry.ref, "en")
    assert shown is not None
    assert sorted(shown.titles.values()) == ["A report", "Assembly", "Cited in the text"]
    assert {ref.id for ref in shown.refs} >= {entry.id, builders.THEME, builders.SOURCE, "cited"}


def test_a_form_is_read_with_the_named_records_only_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[type[Record]] = []
    item, every = builders.programme_item(), InMemoryReader.all

    def counted(reader: InMemoryReader, kind: type[R], /) -> tuple[R, ...]:
        asked.append(kind)
        return every(reader, kind)

    monkeypatch.setattr(InMemoryReader, "all", counted)
    assert read_shown(InMemoryReader((item,)), item.ref, "en") is not None
    assert set(asked) <= {WrittenText}  # the way in which this reader looks for texts


def test_a_record_that_is_named_and_gone_leaves_no_words() -> None:
    entry = builders.situation_entry()
    shown = read_shown(InMemoryReader((entry,)), entry.ref, "en")
    assert shown is not None
    assert dict(shown.titles) == {}


def test_a_text_is_shown_in_the_language_of_its_pack_and_in_no_other() -> None:
    section = builders.section("summary")
    texts = [builders.written(section, "introduction", words, language=code) for code, words in
             (("en", "English"), ("fr", "Français"))]  # fmt: skip
    for language in ("en", "fr"):
        pack = replace(builders.pack(), language=language)
        shown = read_shown(InMemoryReader((pack, section, *texts)), section.ref, "de")
        assert shown is not None
        assert shown.language == language
        assert shown.texts["introduction"].plain == {"en": "English", "fr": "Français"}[language]


def test_what_moved_says_without_which_of_its_fields_there_is_no_page() -> None:
    moved = builders.section("movement")
    said = placeholders(moved, declared(moved), InMemoryReader(()))
    assert said["instrument"] == "No page without a text"
    assert said["since"] == "No page without a date or an earlier mission"
