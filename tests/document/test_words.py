from pathlib import Path

from briefing_app.document.blocks import Contents, ContentsEntry
from briefing_app.document.textform import text_form
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Part
from briefing_app.document.words import words
from tests.document.samples import document, full_document

REFERENCE = Path(__file__).parents[1] / "golden" / "every-node.txt"


def test_words_stand_in_reading_order_with_table_cells_row_by_row() -> None:
    assert " ".join(words(finish(full_document()))) == (
        "The title "
        "Contents 1 Situation Courts and prisons 2 Sources "
        "1 Situation Courts and prisons A fact [1, p. 4] 2 First Second So it is A judge "
        "Table 1. Calls and their status Call Status Fair trial Open the courts Not implementedunchanged "
        "Figure 1. All Not implemented 18 Place Brussels Remember We thank A. Name (ah NAHM). "
        "2 Sources [1] Cited report [2] Uncited report"
    )


def test_a_part_that_does_not_show_its_title_has_no_words_for_it() -> None:
    listing = Contents(title="Contents", entries=(ContentsEntry(level=1, number="1", title="A", target="a"),))
    parts = (
        Part(anchor="c", title="Hidden", children=(listing,), show_title=False),
        Part(anchor="a", title="A", children=()),
    )
    assert words(document(*parts)) == ["Contents", "1", "A", "A"]


def test_the_text_form_of_every_node_equals_its_reference_file() -> None:
    assert text_form(finish(full_document())) == REFERENCE.read_text("utf-8")


def test_the_text_form_shows_numbers_and_no_break_spaces() -> None:
    form = text_form(finish(full_document()))
    assert "{cite s2 = 1, p. 4}" in form
    assert "part p2 portrait : 2 Sources" in form
    assert "\u00a0" not in form
