"""What a pack shows that is noted as another language: found for the question, and no more than that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.ids import PackId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.fields import set_field
from briefing_app.editing.sections import duplicate_pack
from briefing_app.editing.words_in import note_words_as
from briefing_app.errors import InputError
from briefing_app.services.pack_words import PackWords, words_noted_otherwise
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.services.parts import services_in


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_in(tmp_path / "home") as made:
        yield made


def found(services: Services, session: Session, pack: str) -> PackWords | None:
    clock = services.clock
    return session.read_now(lambda reader: words_noted_otherwise(reader, PackId(pack), clock=clock))


def only_pack(session: Session) -> Pack:
    (pack,) = session.read_now(lambda reader: reader.all(Pack))
    return pack


def turn_french(session: Session, pack: str) -> None:
    session.do(set_field(RecordRef(kind=Kind.PACK, id=pack), "language", "fr")).result()


def test_a_first_pack_turned_french_is_french_whole_with_one_answer(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "own.briefings"
    with services.library.start_first_pack(path, "Géorgie", start=date(2027, 3, 2)) as session:
        pack = only_pack(session)
        assert found(services, session, pack.id) is None
        turn_french(session, pack.id)
        words = found(services, session, pack.id)
        assert words is not None
        assert {each.KIND for each in words.records} == {Kind.COUNTRY, Kind.MISSION}
        assert words.likely == {each.ref for each in words.records}
        assert not words.shared
        chosen = (*words.likely, *words.wordless)
        session.do(note_words_as(chosen, "fr", before="en")).result()
        assert found(services, session, pack.id) is None
        sections = session.read_now(lambda reader: reader.all(Section))
        assert {each.words_in for each in sections} == {"fr"}
        session.undo().result()
        again = found(services, session, pack.id)
        assert again is not None
        assert (again.likely, set(again.wordless)) == (words.likely, set(words.wordless))


@pytest.fixture
def sample(services: Services, tmp_path: Path) -> Session:
    return services.library.create_sample(tmp_path / "sample.briefings")


def test_a_french_copy_of_an_english_pack_shows_english_words_that_stay_so(services: Services, sample: Session) -> None:
    with sample as session:
        original = session.read_now(lambda reader: reader.all(Pack))[0]
        session.do(duplicate_pack(original.id, copy=PackId("copy"))).result()
        turn_french(session, "copy")
        words = found(services, session, "copy")
        assert words is not None
        assert words.shared
        assert Kind.THEME not in {ref.kind for ref in words.likely}


def test_calls_and_texts_of_others_are_shown_and_never_ticked(services: Services, sample: Session) -> None:
    with sample as session:
        packs = session.read_now(lambda reader: reader.all(Pack))
        for pack in packs:
            turn_french(session, pack.id)
        words = found(services, session, packs[0].id)
        assert words is not None
        assert not words.shared
        kinds = {each.KIND for each in words.records}
        assert {Kind.RECOMMENDATION, Kind.INSTRUMENT, Kind.SPEAKER_NOTE, Kind.THEME} <= kinds
        assert {Kind.SPEAKER_NOTE, Kind.THEME} <= {ref.kind for ref in words.likely}
        assert not {Kind.RECOMMENDATION, Kind.INSTRUMENT} & {ref.kind for ref in words.likely}


def test_a_pack_that_is_gone_is_told(services: Services, sample: Session) -> None:
    with sample as session, pytest.raises(InputError, match="no such pack"):
        found(services, session, "gone")
