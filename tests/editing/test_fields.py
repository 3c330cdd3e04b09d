from __future__ import annotations

import pytest

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import NoteUse, SpeakerNote
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.written import TextState, WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import one_line, versions_of
from briefing_app.domain.text import EMPTY, Block, Run, Text, plain_text
from briefing_app.domain.text_versions import state_in
from briefing_app.editing.fields import (
    begin_version,
    confirm_text,
    set_field,
    set_illustrative,
    set_level_of_field,
    set_text,
)
from briefing_app.errors import InputError
from tests.builders import InMemoryReader, a_library_of_records, bullets, situation_entry

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")
COVER = RecordRef(kind=Kind.SECTION, id="section-1")


@pytest.fixture
def library() -> InMemoryReader:
    return InMemoryReader(a_library_of_records())


def _note(library: InMemoryReader) -> SpeakerNote:
    found = library.get(SpeakerNote, NOTE.id)
    assert found is not None
    return found


def test_a_field_is_set_and_nothing_else_changes(library: InMemoryReader) -> None:
    before = _note(library)
    library.apply(set_field(NOTE, "title", "Opening words")(library))
    after = _note(library)
    assert after.title == "Opening words"
    assert set_field(NOTE, "title", before.title)(library).changes[0].after == before


def test_a_step_says_of_which_section_a_field_was_changed(library: InMemoryReader) -> None:
    """A pack has a dozen of sections: "Edit introduction of section" tells nobody what Undo would take back."""
    library.apply(set_field(COVER, "title", "Cover of the pack")(library))
    text = set_text(COVER, "introduction", language="en", tree=plain_text("Read this first."))
    assert text(library).label == "Edit introduction of Cover of the pack"
    assert set_field(COVER, "title", "Cover")(library).label == "Change title of Cover of the pack"
    assert set_field(NOTE, "title", "Opening words")(library).label == "Change title of speaker note"


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("use", "heard", NoteUse.HEARD),
        ("minutes", 3, 3.0),
        ("minutes", None, None),
        ("sources", ["source-1"], ("source-1",)),
    ],
)
def test_values_take_the_shape_of_their_field(library: InMemoryReader, field: str, value: object, kept: object) -> None:
    library.apply(set_field(NOTE, field, value)(library))
    assert getattr(_note(library), field) == kept


def test_a_date_may_be_given_in_its_written_form(library: InMemoryReader) -> None:
    library.apply(set_field(RecordRef(kind=Kind.MISSION, id="mission-1"), "start", "2020-02")(library))
    changed = set_field(RecordRef(kind=Kind.MISSION, id="mission-1"), "start", PartialDate(year=2020, month=2))
    assert changed(library).changes == ()


@pytest.mark.parametrize(
    ("field", "value"), [("minutes", "three"), ("use", "sung"), ("id", "x"), ("rev", 3), ("poem", "x")]
)
def test_what_does_not_fit_is_refused_in_words(library: InMemoryReader, field: str, value: object) -> None:
    with pytest.raises(InputError):
        set_field(NOTE, field, value)(library)


def test_an_option_of_a_section_is_set_and_taken_away(library: InMemoryReader) -> None:
    library.apply(set_field(COVER, "subtitle", "Nur-Sultan")(library))
    cover = library.get(Section, COVER.id)
    assert cover is not None
    assert cover.option("subtitle") == "Nur-Sultan"
    library.apply(set_field(COVER, "subtitle", None)(library))
    emptied = library.get(Section, COVER.id)
    assert emptied is not None
    assert "subtitle" not in emptied.options


@pytest.mark.parametrize("written", ["2020", "2020-02", "2020-02-17"])
def test_a_date_becomes_an_option_as_it_is_written(library: InMemoryReader, written: str) -> None:
    library.apply(set_field(COVER, "since", PartialDate.parse(written))(library))
    cover = library.get(Section, COVER.id)
    assert cover is not None
    assert cover.option("since") == written


def test_a_sections_own_title_is_no_option(library: InMemoryReader) -> None:
    library.apply(set_field(COVER, "title", "Briefing")(library))
    cover = library.get(Section, COVER.id)
    assert cover is not None
    assert (cover.title, dict(cover.options)) == ("Briefing", {})


def test_a_text_is_made_changed_and_kept_as_one(library: InMemoryReader) -> None:
    library.apply(set_text(NOTE, "opening", language="fr", tree=plain_text("Merci."))(library))
    library.apply(set_text(NOTE, "opening", language="fr", tree=plain_text("Merci bien."))(library))
    texts = [text for text in library.texts([NOTE.id]) if text.language == "fr"]
    assert [text.tree.plain for text in texts] == ["Merci bien."]


def test_an_empty_text_is_not_made_and_one_that_is_the_same_is_not_changed(library: InMemoryReader) -> None:
    assert set_text(NOTE, "opening", language="fr", tree=EMPTY)(library).changes == ()
    known = next(text for text in library.all(WrittenText) if text.owner == NOTE and text.field == "opening")
    assert set_text(NOTE, "opening", language="en", tree=known.tree)(library).changes == ()


def test_a_text_is_stored_in_its_one_form(library: InMemoryReader) -> None:
    split = Text(blocks=(Block(runs=(Run(text="Thank "), Run(text=""), Run(text="you."))),))
    library.apply(set_text(NOTE, "close", language="en", tree=split)(library))
    text = next(text for text in library.texts([NOTE.id]) if text.field == "close")
    assert text.tree.blocks[0].runs == (Run(text="Thank you."),)


def test_a_field_is_marked_as_made_up_and_the_mark_taken_away(library: InMemoryReader) -> None:
    library.apply(set_illustrative(NOTE, ("points", "close"), illustrative=True)(library))
    assert _note(library).is_illustrative("points")
    assert set_illustrative(NOTE, ("points",), illustrative=True)(library).changes == ()
    library.apply(set_illustrative(NOTE, ("points",), illustrative=False)(library))
    assert [mark.field for mark in _note(library).marks] == ["close"]
    library.apply(set_illustrative(NOTE, ("points", "close"), illustrative=False)(library))
    assert _note(library).marks == ()


# --- language versions ------------------------------------------------------------------------------------------------


def _version(library: InMemoryReader, language: str) -> WrittenText:
    found = library.get(WrittenText, text_id(NOTE, "close", language))
    assert found is not None
    return found


def _write(library: InMemoryReader, language: str, words: str) -> None:
    library.apply(set_text(NOTE, "close", language=language, tree=plain_text(words))(library))


def test_a_text_in_a_second_language_is_made_from_the_first_and_drafts_until_it_is_confirmed(
    library: InMemoryReader,
) -> None:
    _write(library, "en", "The end.")
    assert _version(library, "en").source_language == ""
    _write(library, "fr", "Fin.")
    assert (_version(library, "fr").source_language, _version(library, "fr").state) == ("en", TextState.DRAFT)
    mark = _version(library, "fr").source_mark
    _write(library, "en", "The very end.")
    assert _version(library, "fr").source_mark == mark
    library.apply(confirm_text(NOTE, "close", language="fr")(library))
    assert _version(library, "fr").state is TextState.CHECKED
    assert _version(library, "fr").source_mark != mark
    assert confirm_text(NOTE, "close", language="fr")(library).changes == ()
    _write(library, "fr", "La fin.")
    assert _version(library, "fr").state is TextState.DRAFT


def test_an_original_that_is_emptied_and_written_again_is_an_original_still(library: InMemoryReader) -> None:
    _write(library, "en", "The end.")
    _write(library, "fr", "Fin.")
    _write(library, "en", "")
    _write(library, "en", "Another end.")
    assert _version(library, "en").source_language == ""
    assert _version(library, "fr").source_language == "en"


def test_a_version_begins_with_the_words_of_the_original_once(library: InMemoryReader) -> None:
    _write(library, "en", "The end.")
    library.apply(begin_version(NOTE, "close", language="fr")(library))
    assert _version(library, "fr").tree == _version(library, "en").tree
    assert _version(library, "fr").source_language == "en"
    with pytest.raises(InputError, match="Nothing was begun"):
        begin_version(NOTE, "close", language="fr")(library)
    _write(library, "fr", "")
    library.apply(begin_version(NOTE, "close", language="fr")(library))
    assert _version(library, "fr").tree == _version(library, "en").tree


def test_what_is_not_there_is_neither_begun_nor_confirmed(library: InMemoryReader) -> None:
    _write(library, "en", "")
    with pytest.raises(InputError, match="Nothing was begun"):
        begin_version(NOTE, "close", language="fr")(library)
    with pytest.raises(InputError, match="Nothing was marked"):
        confirm_text(NOTE, "close", language="fr")(library)


def test_a_version_of_a_title_goes_from_missing_over_draft_and_checked_to_outdated() -> None:
    library = InMemoryReader(a_library_of_records())
    entry = situation_entry()

    def state() -> TextState | None:
        held = library.get(type(entry), entry.id)
        assert held is not None
        return state_in("fr", versions_of(held, "title", library.texts([entry.id])))

    assert state() is TextState.MISSING
    library.apply(begin_version(entry.ref, "title", language="fr")(library))
    assert state() is TextState.DRAFT
    library.apply(set_text(entry.ref, "title", language="fr", tree=bullets("Une", "interdiction"))(library))
    (text,) = (each for each in library.texts([entry.id]) if each.field == "title")
    assert text.tree == one_line("Une interdiction")
    assert text.source_language == "en"
    library.apply(confirm_text(entry.ref, "title", language="fr")(library))
    assert state() is TextState.CHECKED
    library.apply(set_field(entry.ref, "title", "A ban on all meetings")(library))
    assert state() is TextState.OUTDATED


def test_a_field_is_closed_by_itself_and_opened_again_beside_another_mark(library: InMemoryReader) -> None:
    before = _note(library)
    library.apply(set_illustrative(NOTE, ("title",), illustrative=True)(library))
    library.apply(set_level_of_field(NOTE, "title", Level.STAFF)(library))
    closed = _note(library)
    assert closed.level_of("title") is Level.STAFF
    assert closed.is_illustrative("title")
    assert closed.level_of("role") is before.level
    library.apply(set_level_of_field(NOTE, "title", None)(library))
    assert _note(library).level_of("title") is before.level
    assert _note(library).is_illustrative("title")
    library.apply(set_illustrative(NOTE, ("title",), illustrative=False)(library))
    assert _note(library).marks == before.marks
    assert not set_level_of_field(NOTE, "title", None)(library).changes


@pytest.mark.parametrize(
    ("kind", "record_level", "field", "level"),
    [
        (Kind.SPEAKER_NOTE, Level.MEMBERS, "title", Level.PUBLIC),
        (Kind.SPEAKER_NOTE, Level.STAFF, "title", Level.MEMBERS),
        (Kind.ASSESSMENT, Level.PUBLIC, "assessor", Level.MEMBERS),
        (Kind.SPEAKER_NOTE, Level.MEMBERS, "level", Level.STAFF),
        (Kind.SPEAKER_NOTE, Level.MEMBERS, "nothing of the kind", Level.STAFF),
    ],
)
def test_a_field_is_never_more_open_than_its_record_or_its_kind(
    library: InMemoryReader, kind: Kind, record_level: Level, field: str, level: Level
) -> None:
    record = next(each for each in a_library_of_records() if each.KIND is kind)
    library.apply(set_field(record.ref, "level", record_level)(library))
    with pytest.raises(InputError):
        set_level_of_field(record.ref, field, level)(library)
