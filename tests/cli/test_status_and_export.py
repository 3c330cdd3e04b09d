"""What moved since a day, and the recommendations as a sheet, filtered."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from tests.cli.parts import Program

TEXT = ("--instrument", "P8_TA(2019)0203", "--addressee", "Kazakhstan")


def calls(program: Program) -> list[dict[str, object]]:
    program("export-data", program.library, "--out", program.folder / "d.json", "--force")
    import json  # noqa: PLC0415

    return list(json.loads((program.folder / "d.json").read_text(encoding="utf-8"))["recommendations"])


def assess(program: Program, call: object, code: str, day: str) -> None:
    claim = program("status", program.library, *TEXT, "--json").value["results"][0]["claimant"]
    by = ("--by", claim["by"]) if claim["by"] else ()
    arguments = ("--status", code, "--date", day, "--claim", claim["claimant"], *by)
    said = program("assess", program.library, "--recommendation", str(call), *arguments)
    assert said.code == 0, said.err


def test_what_moved_since_a_day_adds_up_and_names_the_calls(program: Program) -> None:
    counted = [row for row in calls(program) if row["counted"] and row["addressee"] == "Kazakhstan"]
    none = next(row for row in counted if row["status"] == "none")
    assess(program, none["id"], "full", "2021-05-01")
    said = program("status", program.library, *TEXT, "--as-of", "2021-06-01", "--since", "2020-02-17", "--json")
    moved = said.value["results"][0]["moved"]
    assert (moved["since"], moved["numbers"]["better"], moved["numbers"]["worse"]) == ("2020-02-17", 1, 0)
    assert sum(moved["numbers"].values()) == moved["total"] == said.value["results"][0]["total"]
    (call,) = moved["calls"]
    assert (call["id"], call["before"], call["after"], call["trend"]) == (none["id"], "none", "full", "better")
    words = program("status", program.library, *TEXT, "--as-of", "2021-06-01", "--since", "2020-02-17").out
    assert "Since 2020-02-17: 1 better, 0 worse, 0 reversed" in words
    assert f"none -> full (better): {none['title']}" in words


def test_a_day_behind_the_date_is_refused_and_nothing_moved_is_asked_for_nothing(program: Program) -> None:
    said = program("status", program.library, "--as-of", "2020-02-17", "--since", "2020-03-01")
    assert said.code == 3
    assert "wrong way round" in said.err
    assert "moved" not in program("status", program.library, "--json").value["results"][0]


def rows_of(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx"])
def test_a_sheet_holds_the_same_recommendations_as_the_json(program: Program, name: str) -> None:
    whole = calls(program)
    said = program("export-data", program.library, "--out", program.folder / name)
    assert (said.code, said.out.strip()) == (0, str(program.folder / name)), said.err
    head, *rows = rows_of(program.folder / name)
    assert head == [
        "Id", "Reference", "Text", "Paragraph", "Clause", "Call", "Addressed to", "Theme", "Kind", "Counted", "Status"
    ]  # fmt: skip
    assert [row[0] for row in rows] == [entry["id"] for entry in whole]
    assert {row[9] for row in rows} <= {"yes", "no"}


def filtered(program: Program, *arguments: str) -> list[list[str]]:
    path = program.folder / "f.csv"
    said = program("export-data", program.library, "--out", path, "--force", *arguments)
    assert said.code == 0, said.err
    return rows_of(path)[1:]


def test_filters_narrow_a_sheet_one_by_one_and_together(program: Program) -> None:
    whole = calls(program)
    kazakhstan = filtered(program, *TEXT, "--counted", "--as-of", "2020-02-17")
    assert len(kazakhstan) == 20
    partial = filtered(program, *TEXT, "--counted", "--as-of", "2020-02-17", "--status", "partial")
    none = filtered(program, *TEXT, "--counted", "--as-of", "2020-02-17", "--status", "none")
    assert (len(partial), len(none)) == (2, 18)
    theme = next(str(entry["theme"]) for entry in whole if entry["theme"] and ";" not in str(entry["theme"]))
    assert {row[7] for row in filtered(program, "--theme", theme)} >= {theme}
    assert len(filtered(program, "--theme", theme)) < len(whole)


@pytest.mark.parametrize("asked", ["--instrument", "--addressee", "--theme"])
def test_a_filter_that_names_nothing_is_refused_with_what_there_is(program: Program, asked: str) -> None:
    said = program("export-data", program.library, "--out", program.folder / "f.csv", asked, "Atlantis")
    assert said.code == 3
    assert "Atlantis" in said.err
    assert not (program.folder / "f.csv").exists()


def test_json_is_the_whole_library_so_it_takes_no_filter(program: Program) -> None:
    said = program("export-data", program.library, "--out", program.folder / "f.json", "--counted")
    assert said.code == 2
    assert "whole library" in said.err


def test_an_assessment_says_what_was_answered_by_whom_it_was_reviewed_and_why_it_changed(program: Program) -> None:
    call = str(calls(program)[0]["id"])
    given = ("--recommendation", call, "--status", "unassessed", "--date", "2020-05-01")
    further = ("--position", "noted", "--reviewer", "Bo", "--evidence", "A/HRC/43/10", "--why", "a reply came")
    assert program("assess", program.library, *given, "--claim", "ngo", *further).code == 3
    said = program("assess", program.library, *given, "--claim", "state", *further)
    assert said.code == 0, said.err
    program("export-data", program.library, "--out", program.folder / "d.json", "--force")
    records = (program.folder / "d.json").read_text(encoding="utf-8")
    for words in (
        '"position": "noted"',
        '"reviewer": "Bo"',
        '"evidence": "A/HRC/43/10"',
        '"why_changed": "a reply came"',
    ):
        assert words in records
