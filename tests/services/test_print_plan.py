"""The print plan: what it counts, what it says, and that it lies beside the copies only where it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.document.words import lines
from briefing_app.domain.levels import Level
from briefing_app.services.building import Format
from briefing_app.services.copy_plan import CopiesRequest
from briefing_app.services.print_plan import PlannedPrint, plan_document, plan_file, stacks
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from briefing_app.services.writing import ForeignFileError
from tests.builders import PACK
from tests.services.parts import make_library, open_session, services_in

NOW = datetime(2020, 2, 17, 14, 2, tzinfo=UTC)


def a_print(number: int, name: str = "Max Member", *, recipe: str = "Pack", pages: int | None = 20) -> PlannedPrint:
    return PlannedPrint(
        number=number, name=name, recipe=recipe, audience=Level.MEMBERS, file=f"{number}.pdf", pages=pages
    )


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings")) as opened:
        yield opened


def test_copies_of_one_recipe_are_one_stack_in_the_order_of_the_first() -> None:
    found = stacks([a_print(1), a_print(2, recipe="Staff", pages=21), a_print(3), a_print(4, pages=19)])
    assert [(each.recipe, each.copies, each.pages, each.sheets, each.all_sheets) for each in found] == [
        ("Pack", 2, 20, 10, 20), ("Staff", 1, 21, 11, 11), ("Pack", 1, 19, 10, 10)
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(min_value=1, max_value=40)), min_size=1, max_size=30))
def test_no_copy_is_lost_and_every_sheet_has_room_for_its_pages(made: list[tuple[str, int]]) -> None:
    found = stacks([a_print(number, recipe=recipe, pages=pages) for number, (recipe, pages) in enumerate(made, 1)])
    assert sum(each.copies for each in found) == len(made)
    for each in found:
        assert each.pages is not None
        assert each.sheets is not None
        assert 2 * each.sheets - each.pages in (0, 1)


def test_the_plan_says_how_many_and_has_a_row_for_each_copy() -> None:
    said = list(lines(plan_document("The pack", [a_print(1), a_print(2, "Róża Example", pages=21)], now=NOW)))
    text = "\n".join(said)
    assert "The pack. 2 copies, on 21 sheets printed on both sides." in text
    for words in ("What to print", "Who gets what", "Max Member", "Róża Example", "Handed over", "Together"):
        assert words in text
    assert text.count("[\u00a0") == 2 * 3


def test_what_word_will_need_is_not_guessed() -> None:
    text = "\n".join(lines(plan_document("The pack", [a_print(1), a_print(2, pages=None)], now=NOW)))
    assert "2 copies, on as many sheets as Word needs." in text


def test_a_single_copy_on_a_single_sheet_is_said_in_good_english() -> None:
    text = "\n".join(lines(plan_document("The pack", [a_print(1, pages=2)], now=NOW)))
    assert "The pack. 1 copy, on 1 sheet." in text


def test_a_long_plan_repeats_its_heads_and_is_for_staff_only(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(plan_file("The pack", [a_print(number, f"Member {number}") for number in range(1, 101)], now=NOW))
    pages = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    assert len(pages) > 2
    assert all("Handed" in page for page in pages)
    assert all("staff" in page.casefold() for page in pages)
    assert "Member 100" in pages[-1]


def test_the_plan_lies_beside_the_copies_where_it_is_wanted(
    services: Services, session: Session, tmp_path: Path
) -> None:
    without = services.copies.make(session, CopiesRequest(pack=PACK, out=tmp_path / "a"))
    assert without.print_plan is None
    assert not list((tmp_path / "a").glob("*print plan*"))
    made = services.copies.make(session, CopiesRequest(pack=PACK, print_plan=True, out=tmp_path / "b"))
    assert made.print_plan is not None
    assert made.files[-1] == made.print_plan
    text = "".join(page.extract_text() for page in pypdf.PdfReader(made.print_plan).pages)
    for copy in made.copies:
        assert copy.name in text
    plan = services.copies.plan(session, CopiesRequest(pack=PACK, print_plan=True, out=tmp_path / "b"))
    assert plan.print_plan == made.print_plan.name


def test_of_word_copies_the_pages_are_not_known(services: Services, session: Session, tmp_path: Path) -> None:
    request = CopiesRequest(pack=PACK, format=Format.DOCX, print_plan=True, out=tmp_path)
    made = services.copies.make(session, request)
    assert made.print_plan is not None
    assert "as many sheets as Word needs" in pypdf.PdfReader(made.print_plan).pages[0].extract_text()


def test_a_file_of_another_hand_in_the_place_of_the_plan_stops_all(
    services: Services, session: Session, tmp_path: Path
) -> None:
    request = CopiesRequest(pack=PACK, print_plan=True, out=tmp_path)
    place = tmp_path / services.copies.plan(session, request).print_plan
    place.write_text("mine")
    with pytest.raises(ForeignFileError):
        services.copies.make(session, request)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == [place.name]
    assert place.read_text() == "mine"
