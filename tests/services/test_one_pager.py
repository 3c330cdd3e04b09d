"""The situation on one page: one page it is, whatever there is to tell, and it says what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from briefing_app.domain.ids import SituationEntryId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import PageStyle
from briefing_app.domain.record import Record
from briefing_app.errors import InputError
from briefing_app.services.handouts import HandoutRequest, MadeHandout
from briefing_app.services.services import Services
from tests.builders import COUNTRY, PACK, situation_entry, written
from tests.rendering.pdf.conformance import complaints
from tests.services.parts import make_library, open_session, services_in

FIRST, SECOND = "This happened on that day in the capital.", "More was said of it by those who were there. "


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


def entries(number: int, level: Level = Level.PUBLIC) -> list[Record]:
    """So many entries, every third a key fact, each of a sentence and several more."""
    found: list[Record] = []
    for at in range(number):
        entry = replace(
            situation_entry(), id=SituationEntryId(f"fact-{at}"), title=f"Entry {at:02}", key=at % 3 == 0, level=level,
            order_key=f"k{at:03}",
        )  # fmt: skip
        found += (entry, written(entry, "fact", f"{FIRST} {SECOND * 3}".strip()))
    return found


def made(
    services: Services, folder: Path, *records: Record, style: PageStyle | None = None, audience: Level | None = None
) -> tuple[MadeHandout, str]:
    with open_session(make_library(folder / "office.briefings", *records)) as session:
        request = HandoutRequest(pack=PACK, kind="one-pager", subject=COUNTRY, style=style, audience=audience)
        handout = services.handouts.make(session, request)
    pages = pypdf.PdfReader(BytesIO(handout.prepared.data)).pages
    return handout, " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("number", [1, 5, 20, 80])
@pytest.mark.parametrize("style", list(PageStyle))
def test_it_takes_one_page_however_much_there_is(
    services: Services, tmp_path: Path, number: int, style: PageStyle
) -> None:
    handout, _ = made(services, tmp_path, *entries(number), style=style)
    assert len(handout.prepared.pages.sizes) == 1
    assert complaints(handout.prepared.data) == []


def test_twenty_entries_are_all_named_and_the_page_says_that_it_was_shortened(
    services: Services, tmp_path: Path
) -> None:
    _, words = made(services, tmp_path, *entries(20))
    assert all(f"Entry {at:02}" in words for at in range(20))
    assert "Shortened to fit one page." in words
    assert "left out" not in words


def test_what_is_left_out_is_counted_and_key_facts_stay(services: Services, tmp_path: Path) -> None:
    _, words = made(services, tmp_path, *entries(80))
    named = [at for at in range(80) if f"Entry {at:02}" in words]
    left = int(words.partition("Shortened to fit one page. ")[2].split()[0])
    assert left + len(named) == 80
    assert all(at % 3 == 0 for at in named) or set(range(0, 80, 3)) <= set(named)


def test_what_has_room_stands_there_whole(services: Services, tmp_path: Path) -> None:
    _, words = made(services, tmp_path, *entries(2))
    assert SECOND.strip() in words
    assert "Shortened" not in words


def test_it_is_for_the_public_unless_it_is_asked_for_otherwise(services: Services, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="public"):
        made(services, tmp_path, *entries(3, Level.MEMBERS))
    other = tmp_path / "other"
    other.mkdir()
    _, words = made(services, other, *entries(3, Level.MEMBERS), audience=Level.MEMBERS)
    assert "Entry 02" in words
