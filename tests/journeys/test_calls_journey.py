"""From an adopted text to a live figure: calls read in and confirmed, a partner's sheet, a dispute, a settled claim."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from briefing_app.domain.figures import FigureKind
from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.records.recommendation import Addressee, Instrument, Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.valuation import claims_at, disputing
from briefing_app.store.library import Library
from tests.journeys.conftest import Sit
from tests.journeys.person import Person
from tests.journeys.screen import wait_for

RESOLUTION = """P9_TA(2021)0999
The courts of Kazakhstan
European Parliament resolution of 2 March 2021 on the courts of Kazakhstan (2021/2999(RSP))
The European Parliament,
– having regard to its resolution of 3 May 2019 on the courts of Kazakhstan,
A. whereas Parliament calls on the Kazakh authorities, year after year, to open their courts;
1. Calls on the Kazakh authorities to open every hearing to the public;
2. Strongly condemns the closing of two courts;
3. Urges the Kazakh authorities to publish all judgments, and urges the Commission to report on them;
4. Welcomes the new building of the court; calls on Kazakhstan to staff it;
5. Instructs its President to forward this resolution to the Commission and the Kazakh authorities.
"""
"""Our own wording; nobody has adopted it."""
TITLE = "European Parliament resolution of 2 March 2021 on the courts of Kazakhstan"
SHORT = "European Parliament resolution of 14 March 2019 on the human rights situation in Kazakhstan"
TAKE, WORDS = 0, 7
"""Columns of the drafts."""
REPORT, INSTRUCTION = 3, 6
"""Drafts that are changed, and left out."""
TAKEN = [
    ("P9_TA(2021)0999, 1", "Open every hearing to the public", "Kazakhstan"),
    ("P9_TA(2021)0999, 2", "Strongly condemns the closing of two courts", ""),
    ("P9_TA(2021)0999, 3 (a)", "Publish all judgments", "Kazakhstan"),
    ("P9_TA(2021)0999, 3 (b)", "Report on them", "European Union"),
    ("P9_TA(2021)0999, 4 (a)", "Welcomes the new building of the court", ""),
    ("P9_TA(2021)0999, 4 (b)", "Staff it", "Kazakhstan"),
]
CALL = "End rights abuses and political repression"
WHY = "The partner has seen the decisions."
SENTENCE = "In 2021 Kazakhstan was asked for this much: 3"
EVIDENCE = "Two notices were enough in May."


@pytest.mark.journey
@pytest.mark.needs_x
def test_calls_are_read_in_disputed_settled_and_counted_in_a_live_figure(sit_down: Sit, tmp_path: Path) -> None:
    anna = sit_down()
    anna.click("Open the sample")
    anna.introduce_oneself()
    anna.program.wait_for_pages(lambda words: "Kazakhstan" in words, "the sample's pages")
    file = tmp_path / "home" / "data" / "sample.briefings"
    paste_the_resolution(anna)
    review_it(anna)
    see_it_in_the_list(anna, file)
    sheet = tmp_path / "partner.xlsx"
    send_out(anna, sheet)
    call = fill_in(sheet)
    take_in(anna, sheet)
    assert claims_of(file, call) == ({"ngo": "none", "third_party": "partial"}, {"third_party"})
    settle_the_dispute(anna, file, call)
    insert_a_figure(anna, file)


def paste_the_resolution(anna: Person) -> None:
    """Give the text that somebody has copied to the window that reads adopted texts."""
    anna.screen.copy(RESOLUTION)
    anna.menu("File", "Read in", "Adopted text")
    anna.question("Read in an adopted text")
    anna.focus("Words of the text")
    anna.press("ctrl+v")
    wait_for(lambda: anna.holds("Words of the text") == RESOLUTION, "the pasted words")
    anna.click("Read")
    wait_for(lambda: anna.table("Drafts of calls"), "the drafts")


def review_it(anna: Person) -> None:
    """Confirm a draft, address another one to somebody else, leave one out, and take over the rest."""
    anna.click_cell("Drafts of calls", 0, TAKE)
    wait_for(lambda: anna.table("Drafts of calls")[0]["Take?"] == "✓", "the first draft is confirmed")
    anna.click_cell("Drafts of calls", REPORT, WORDS)
    anna.press("F2")
    anna.pick("Addressee", "European Union", is_open=True)
    wait_for(lambda: anna.table("Drafts of calls")[REPORT]["Addressee"] == "European Union", "another addressee")
    anna.click_cell("Drafts of calls", INSTRUCTION, WORDS)
    anna.press("Delete")
    wait_for(lambda: anna.table("Drafts of calls")[INSTRUCTION]["Take?"] == "–", "the instruction is left out")
    anna.click("Take over")
    wait_for(lambda: "5 wait for you" in anna.holds("What would be taken over"), "that five drafts wait")
    anna.click("Confirm the rest")
    words = wait_for(lambda: anna.holds("What would be taken over"), "what would be taken over")
    assert words == "4 counted calls, 2 appraisals; 1 is left out"
    anna.click("Take over")
    anna.wait_for_no_question()
    anna.wait_for_undo("Take in P9_TA(2021)0999")


def see_it_in_the_list(anna: Person, file: Path) -> None:
    """Find what was confirmed among the recommendations, as it was confirmed."""
    anna.press("ctrl+2")
    anna.look_up("Text", "courts of", TITLE)
    rows = anna.wait_for_rows("Recommendations", 6)
    assert [(row["Reference"], row["Call"], row["Addressed to"]) for row in rows] == TAKEN
    with closing(Library.open(file)) as library, library.read() as reader:
        (text,) = [held for held in reader.all(Instrument) if held.title == TITLE]
        calls = reader.where(Recommendation, "instrument", text.id)
        names = {held.id: held.name for held in reader.all(Addressee)}
        found = {(call.paragraph, call.clause, *(names[each] for each in call.addressees)) for call in calls}
    assert found == {
        ("1", "", "Kazakhstan"), ("2", ""), ("3", "(a)", "Kazakhstan"),
        ("3", "(b)", "European Union"), ("4", "(a)"), ("4", "(b)", "Kazakhstan"),
    }  # fmt: skip
    anna.click("Show all")
    anna.wait_for_rows("Recommendations", 30)


def send_out(anna: Person, sheet: Path) -> None:
    """Have the program write a sheet of one text's calls for a partner."""
    anna.menu("File", "Send out", "Sheet for a partner")
    anna.question("Sheet for a partner")
    anna.look_up("Text", "14 March", SHORT)
    anna.choose("Statuses of", "A third party")
    anna.click("Save…")
    anna.question("Save the sheet")
    anna.name_the_file(sheet)
    wait_for(lambda: anna.program.ask("say")["message"].startswith("Saved partner.xlsx"), "that it was saved")


def fill_in(sheet: Path) -> str:
    """Fill in one row as a partner does, and return the id of its call."""
    book = openpyxl.load_workbook(sheet)
    page = book.worksheets[0]
    heads = {str(cell.value): column for column, cell in enumerate(page[1], 1)}
    row = 2
    page.cell(row, heads["Status"]).value = "Partially implemented"
    page.cell(row, heads["Assessed on"]).value = "2021-05-20"
    page.cell(row, heads["Evidence"]).value = EVIDENCE
    book.save(sheet)
    return str(page.cell(row, heads["ID"]).value).partition("#")[0]


def take_in(anna: Person, sheet: Path) -> None:
    """Read the partner's sheet in, after a look at what it would change."""
    anna.menu("File", "Read in", "Sheet")
    anna.question("Read in a sheet")
    anna.name_the_file(sheet)
    wait_for(lambda: anna.program.ask("control Whose word"), "the review of the sheet")
    anna.choose("Whose word", "A third party")
    wait_for(lambda: "1 changed" in anna.holds("What would be taken over"), "what would be taken over")
    anna.turn_to("Rows (23)")
    first = anna.table("What each row would change")[0]
    assert first["Call"] == CALL
    assert first["What would change"] == "status: nothing → Partially implemented, 2021-05-20"
    anna.click("Take over")
    anna.wait_for_undo("Read in partner.xlsx")
    anna.wait_for_no_question()


def settle_the_dispute(anna: Person, file: Path, call: str) -> None:
    """See that the partner disputes the count, take the partner's word over, take that back, and take it over again."""
    anna.click("Disputed")
    (row,) = anna.wait_for_rows("Recommendations", 1)
    assert (row["Call"], row["Status"], row["Disputed"]) == (CALL, "Not implemented", "Disputed")
    anna.click("Take over what a third party says")
    assert "It was said on 20 May 2021." in anna.question("Take this over")
    anna.fill("Why it is taken over", WHY)
    anna.click("Take it over")
    wait_for(lambda: anna.table("Recommendations") == [], "that nothing is disputed any more")
    assert claims_of(file, call) == ({"ngo": "partial", "third_party": "partial"}, set())
    anna.step_back()
    anna.wait_for_rows("Recommendations", 1)
    assert claims_of(file, call) == ({"ngo": "none", "third_party": "partial"}, {"third_party"})
    anna.press("ctrl+shift+z")
    wait_for(lambda: anna.table("Recommendations") == [], "that it is settled again")
    anna.click("Show all")
    rows = anna.wait_for_rows("Recommendations", 30)
    assert [row["Status"] for row in rows if row["Call"] == CALL] == ["Partially implemented"]


def claims_of(file: Path, call: str) -> tuple[dict[str, str], set[str]]:
    """Return what each kind of claimant says of a call by what is in the file, and who disputes the count."""
    with closing(Library.open(file)) as library, library.read() as reader:
        judged = reader.assessments([RecommendationId(call)])
        (text,) = [held for held in reader.all(Instrument) if held.reference == "P8_TA(2019)0203"]
    claims = claims_at(judged, date.max)
    said = {claimant.kind.value: held.status.value for claimant, held in claims.items()}
    return said, {held.claimant.kind.value for held in disputing(claims, text.claimant)}


def insert_a_figure(anna: Person, file: Path) -> None:
    """Write a sentence with a live figure into the summary, see its words on the page, and take it back."""
    anna.press("ctrl+1")
    anna.select("Summary")
    anna.focus("Introduction")
    anna.screen.type("In 2021 Kazakhstan was asked for this much: ")
    anna.menu("Insert", "Live figure")
    anna.question("Live figure")
    anna.choose("It says", "How many calls are counted")
    anna.look_up("Text", "courts of", TITLE)
    anna.look_up("Addressed to", "Kazakh", "Kazakhstan")
    wait_for(lambda: anna.holds("What it says now") == "It says now: 3", "the present value")
    anna.click("Insert")
    anna.wait_for_no_question()
    anna.program.wait_for_pages(lambda words: SENTENCE in words, "the figure's words on the page")
    anna.screen.type(".")
    anna.program.wait_for_pages(lambda words: f"{SENTENCE}." in words, "the end of the sentence")
    wait_for(lambda: figures_in(file) == [FigureKind.TOTAL], "the figure in the file")
    while "introduction" in anna.program.ask("say")["undo"]:
        anna.step_back()
    anna.program.wait_for_pages(lambda words: SENTENCE[:20] not in words, "the page as it was")
    assert figures_in(file) == []


def figures_in(file: Path) -> list[FigureKind]:
    """Return the kinds of the live figures in introductions of the library's file."""
    with closing(Library.open(file)) as library, library.read() as reader:
        texts = [text.tree for text in reader.all(WrittenText) if text.field == "introduction"]
    runs = (run for tree in texts for block in tree.blocks for run in block.runs)
    return [run.figure.kind for run in runs if run.figure is not None]
