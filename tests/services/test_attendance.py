"""The rows of an attendance sheet for those who come unexpected: they end where a page ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from briefing_app.domain.ids import PersonId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import PageStyle
from briefing_app.domain.record import Record
from briefing_app.services.handouts import HandoutRequest
from briefing_app.services.services import Services
from tests.builders import PACK, person, programme_item
from tests.services.parts import make_library, open_session, services_in


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


def numbers(services: Services, folder: Path, guests: int, *, blank: str, style: PageStyle | None = None) -> list[int]:
    """How many rows each page of the sheet has, for so many who are met."""
    met = [person(f"Guest {at:02}", key=f"guest-{at}", named_to=Level.PUBLIC) for at in range(guests)]
    meeting = replace(
        programme_item("A meeting", key="meeting"), people=tuple(PersonId(f"guest-{at}") for at in range(guests))
    )
    records: list[Record] = [*met, meeting]
    with open_session(make_library(folder / "office.briefings", *records)) as session:
        request = HandoutRequest(
            pack=PACK, kind="attendance", subject="meeting", options={"people": "met", "blank": blank}, style=style
        )
        made = services.handouts.make(session, request)
    found, last = [], 0
    for page in pypdf.PdfReader(BytesIO(made.prepared.data)).pages:
        lines = [line.strip() for line in page.extract_text().splitlines()]
        begun = last
        while any(line == str(last + 1) or line.startswith(f"{last + 1} Guest") for line in lines):
            last += 1
        found.append(last - begun)
    return found


@pytest.mark.parametrize("style", list(PageStyle))
@pytest.mark.parametrize("guests", [1, 13, 19, 40])
def test_empty_rows_end_where_a_page_ends(services: Services, tmp_path: Path, guests: int, style: PageStyle) -> None:
    pages = numbers(services, tmp_path, guests, blank="3", style=style)
    assert sum(pages) >= guests + 3
    # The first page bears the meeting's name besides: no page behind it holds fewer rows.
    assert min(pages) == pages[0] > 3


def test_without_empty_rows_there_are_those_who_are_expected(services: Services, tmp_path: Path) -> None:
    assert numbers(services, tmp_path, 4, blank="0") == [4]
