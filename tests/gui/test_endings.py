"""What a person types as the name of a file, and what it is saved as."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.gui.endings import with_ending

CSV, EXCEL = "Comma-separated (*.csv)", "Excel (*.xlsx)"


@pytest.mark.parametrize(
    ("typed", "form", "saved"),
    [
        ("calls", EXCEL, "calls.xlsx"),
        ("calls", CSV, "calls.csv"),
        ("calls", "", "calls.xlsx"),
        ("calls.CSV", EXCEL, "calls.CSV"),
        ("Kazakhstan 17.02.2020", EXCEL, "Kazakhstan 17.02.2020.xlsx"),
        ("Қазақстан 2.0", CSV, "Қазақстан 2.0.csv"),
    ],
)
def test_a_name_keeps_its_dots_and_gets_the_ending_of_the_chosen_form(typed: str, form: str, saved: str) -> None:
    assert with_ending(Path("/tmp") / typed, form, ".xlsx", ".csv") == Path("/tmp") / saved
