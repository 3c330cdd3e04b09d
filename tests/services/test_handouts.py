"""Handouts as files and on paper: the pages that were looked at are those that go out, and nobody is named in them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Imposition
from briefing_app.errors import InputError
from briefing_app.services.building import Format, RefusedError
from briefing_app.services.handouts import HandoutRequest, offers
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.builders import PACK, person, speaker_note, written
from tests.rendering.pdf.conformance import complaints
from tests.services.parts import make_library, open_session, services_in

LONG = speaker_note("A long one", key="note-long")
NAMING = speaker_note("One that names", key="note-names")
WITHHELD = person("Withheld Twin", key="twin", named_to=Level.STAFF)


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    more = (
        LONG, NAMING, WITHHELD, written(LONG, "opening", "We ask and ask again " * 150 + "now."),
        written(NAMING, "opening", "We met Withheld Twin."),
    )  # fmt: skip
    with open_session(make_library(tmp_path / "office.briefings", *more)) as opened:
        yield opened


def request(kind: str = "reading-copy", subject: str = "note-1", **more: object) -> HandoutRequest:
    return HandoutRequest(pack=PACK, kind=kind, subject=subject, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["reading-copy", "cue-cards"])
def test_each_can_be_listened_to_and_kept_for_good(services: Services, session: Session, kind: str) -> None:
    made = services.handouts.make(session, request(kind, imposition=Imposition.NONE))
    assert complaints(made.prepared.data) == []


def test_cards_lie_four_to_a_sheet_of_the_whole_paper(services: Services, session: Session) -> None:
    single = services.handouts.make(session, request("cue-cards", imposition=Imposition.NONE)).prepared
    sheets = services.handouts.make(session, request("cue-cards")).prepared
    assert len(single.pages.sizes) == 4
    (sheet,) = pypdf.PdfReader(BytesIO(sheets.data)).pages
    assert [round(float(side)) for side in sheet.mediabox[2:]] == [842, 595]
    assert sheets.line.endswith("four to a sheet, to be cut (1 side)")


def test_what_is_written_is_what_was_looked_at(services: Services, session: Session, tmp_path: Path) -> None:
    made = services.handouts.start(session, request()).result()
    result = services.handouts.write(session, made, tmp_path / "out")
    assert result.files[0].read_bytes() == made.prepared.data
    assert result.files[0].name.endswith("Reading copy Opening statement - members.pdf")


def test_a_file_of_another_hand_is_left_alone(services: Services, session: Session, tmp_path: Path) -> None:
    made = services.handouts.make(session, request())
    (tmp_path / made.name(Format.PDF)).write_bytes(b"mine")
    with pytest.raises(InputError):
        services.handouts.write(session, made, tmp_path)
    assert (tmp_path / made.name(Format.PDF)).read_bytes() == b"mine"


def test_a_sentence_longer_than_a_page_is_told_once_with_its_page(services: Services, session: Session) -> None:
    findings = services.handouts.make(session, request(subject="note-long")).prepared.findings
    (turned,) = [found for found in findings if found.check == "page-turn"]
    assert (turned.severity, turned.origin.id) == ("warning", "note-long")
    assert turned.where.endswith("page 1") or turned.where.endswith("page 2")


def test_a_name_that_may_not_be_read_keeps_a_handout_back(services: Services, session: Session, tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        services.handouts.export(session, request(subject="note-names"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_pack_offers_its_notes_to_speak_from(session: Session) -> None:
    offered = session.read_now(lambda reader: offers(reader, PACK))
    assert {title for _, title in offered[0].subjects} == {"Opening statement", "A long one", "One that names"}
