"""Sheets on the command line: sent out, filled in, read in again."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.levels import Level
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests.cli.parts import Program, Said

TEXT = ("--instrument", "P8_TA(2019)0203")
HEADINGS = ("Paragraph", "Text", "Addressee", "Status", "Date")


def sent(program: Program, name: str = "p.xlsx", *more: str) -> Path:
    path = program.folder / name
    said = program("export-sheet", program.library, *TEXT, "--out", path, *more)
    assert (said.code, said.out.strip()) == (0, str(path)), said.err
    return path


def read_in(program: Program, path: Path, *more: str, claim: str = "state") -> Said:
    return program("import", program.library, path, *TEXT, "--claim", claim, *more)


def sheet(program: Program, *rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> Path:
    path = program.folder / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((headings, *rows))
    return path


def test_an_untouched_sheet_comes_back_without_a_change(program: Program) -> None:
    for name in ("p.xlsx", "p.csv"):
        said = read_in(program, sent(program, name))
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith("0 new, 0 changed, ")
        assert said.out.strip().endswith("says all of it already.")


def test_what_was_filled_in_is_taken_in_once_and_the_count_does_not_move(program: Program) -> None:
    path = sent(program, "p.xlsx", "--addressee", "Kazakhstan", "--claim", "state")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["H2"], book.worksheets[0]["K2"] = "Fully implemented", "2020-02-16"
    book.save(path)
    before = program("status", program.library, "--json").value
    dry = read_in(program, path, "--dry-run")
    assert "changed: row 2: " in dry.out
    assert "Fully implemented, 2020-02-16" in dry.out
    assert dry.out.strip().endswith("0 new, 1 changed, 19 same, 0 conflicting. Nothing was taken.")
    assert read_in(program, path).out.strip().endswith("Taken in.")
    assert "0 changed, 20 same" in read_in(program, path).out
    after = program("status", program.library, "--json").value
    assert [each["counts"] for each in after["results"]] == [each["counts"] for each in before["results"]]
    (claims,) = [each["claims"] for each in after["results"] if each["addressee"] == "Kazakhstan"]
    assert {"claimant": "state", "full": 1} in [
        {"claimant": each["claimant"], "full": each["counts"]["full"]} for each in claims
    ]


def test_faults_are_listed_with_their_places_and_nothing_is_taken(program: Program) -> None:
    path = sheet(program, ("7", "Hold elections.", "Kazakhstan", "nearly", "2020-02-30"), ("x", "", "Narnia", "", ""))
    said = read_in(program, path)
    assert said.code == 3
    assert said.out == ""
    lines = said.err.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == [
        "row 2, column D (Status)", "row 3, column A (Paragraph)", "row 3, column C (Addressee)"
    ]  # fmt: skip
    assert lines[-1] == "3 cells are wrong. Nothing was taken."
    answer = read_in(program, path, "--json")
    assert (answer.code, answer.value["taken"]) == (3, False)
    assert answer.value["faults"][0] == {
        "fault": "status_unknown", "row": 2, "column": "D", "heading": "Status", "found": "nearly",
        "expected": answer.value["faults"][0]["expected"], "problem": "This is no status.",
    }  # fmt: skip
    assert answer.value["new"] == []


def test_new_rows_are_listed_as_json_and_then_there(program: Program) -> None:
    path = sheet(program, ("96", "Hold elections.", "Kazakhstan", "none", "2020-02-17"))
    answer = read_in(program, path, "--json", claim="own").value
    assert (answer["taken"], answer["faults"], len(answer["new"])) == (True, [], 1)
    assert answer["columns"][0] == {"heading": "Paragraph", "column": "paragraph"}
    assert answer["new"][0]["title"] == "Hold elections"
    total = program("status", program.library, *TEXT, "--addressee", "Kazakhstan", "--json").value["results"][0]
    assert total["total"] == 21
    assert read_in(program, path, "--json", claim="own").value["unchanged"] == 1


def test_headings_scale_date_and_order_of_day_and_month_may_be_given(program: Program) -> None:
    path = sheet(program, ("96", "Hold elections.", "B", "03/01/2020"), headings=("Abc", "Def", "Ghi", "Jkl"))
    mapped = [
        word for pair in ("Abc=paragraph", "Def=text", "Ghi=status", "Jkl=assessed_on") for word in ("--map", pair)
    ]
    asked = read_in(program, path, *mapped, "--grades", "ccpr", "--dry-run")
    assert asked.code == 3
    assert "Day and month cannot be told apart" in asked.err
    said = read_in(program, path, *mapped, "--grades", "ccpr", "--first", "day", claim="ngo")
    assert said.code == 0, said.err
    assert "Partially implemented, 2020-01-03" in said.out
    remembered = read_in(program, path, "--first", "day", claim="ngo")
    assert "1 same" in remembered.out


def test_a_sheet_without_dates_takes_one_for_all(program: Program) -> None:
    path = sheet(program, ("96", "Hold elections.", "none"), headings=("Para", "Text", "Status"))
    assert "needs the date" in read_in(program, path).err
    assert read_in(program, path, "--date", "2020-01").code == 0


def test_conflicting_rows_stay_out_until_they_are_chosen(program: Program) -> None:
    rows = (
        ("96", "Hold elections.", "Kazakhstan", "none", "2020-02-17"),
        ("96", "Hold elections.", "Kazakhstan", "full", "2020-02-17"),
    )
    path = sheet(program, *rows)
    said = read_in(program, path)
    assert "conflicting: row 2" in said.out
    assert "0 new, 0 changed, 0 same, 2 conflicting" in said.out
    assert read_in(program, path, "--take", "3").out.strip().endswith("Taken in.")
    again = read_in(program, path, "--json").value
    assert len(program("export-data", program.library, "--out", program.folder / "a.json").out) > 0
    assert [row["row"] for row in again["conflicts"]] == [2, 3]


def test_the_letters_of_an_old_file_are_asked_for(program: Program) -> None:
    path = program.folder / "old.csv"
    path.write_bytes("Пункт;Текст\r\n96;Провести выборы\r\n".encode("cp1251"))
    asked = read_in(program, path)
    assert asked.code == 3
    assert "cp1251" in asked.err
    assert read_in(program, path, "--encoding", "cp1251", "--language", "ru").code == 0


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (("--map", "Text=nonsense"), 2, "HEADING=COLUMN"),
        (("--map", "Nowhere=text"), 3, "no column"),
        (("--grades", "stars"), 3, "ccpr"),
        (("--by", "Nobody at all"), 3, "Nobody at all"),
        (("--sheet", "Third"), 3, "Third"),
        (("--date", "soon"), 2, "2020-02-17"),
        (("--first", "year"), 2, "day"),
        (("--heading-row", "99"), 3, "headings"),
        (("--instrument", "A/HRC/1"), 3, "A/HRC/1"),
    ],
)
def test_what_is_asked_in_the_wrong_way_is_said_and_changes_nothing(
    program: Program, more: tuple[str, ...], code: int, words: str
) -> None:
    path = sent(program)
    before = program.library.read_bytes()
    said = read_in(program, path, *more)
    assert said.code == code
    assert words in said.err
    assert program.library.read_bytes() == before


def test_without_a_text_the_reference_column_must_say_it(program: Program) -> None:
    path = sent(program)
    bare = ("import", program.library, path, "--claim", "state")
    assert program(*bare).code == 0
    own = sheet(program, ("96", "Hold elections.", "", "", ""))
    said = program("import", program.library, own, "--claim", "state")
    assert (said.code, "has no column for this" in said.err) == (3, True)


def test_a_sheet_leaves_the_house_as_the_public_may_see_it_unless_another_audience_is_named(program: Program) -> None:
    library = Library.open(program.library)
    with library.read() as reader:
        call = next(each for each in reader.all(Recommendation) if each.counts)
    closed = ChangeSet(label="Close", changes=(replaced(call, replace(call, level=Level.STAFF)),))
    library.apply(closed, who=Who(name="Ana", initials="A"))
    library.close()

    def has_it(name: str, *more: str) -> bool:
        return call.id in sent(program, name, *more).read_text(encoding="utf-8-sig")

    assert not has_it("default.csv")
    assert not has_it("members.csv", "--audience", "members")
    assert has_it("staff.csv", "--audience", "staff")


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (("--out", "p.pdf"), 2, "no .xlsx and no .csv"),
        (("--out", "p.xlsx", "--addressee", "Narnia"), 3, "Narnia"),
        (("--out", "p.xlsx", "--audience", "everybody"), 2, "audience"),
        (("--out", "p.xlsx", "--claim", "ngo", "--by", "Nobody"), 3, "Nobody"),
    ],
)
def test_a_sheet_that_cannot_be_written_is_said(program: Program, more: tuple[str, ...], code: int, words: str) -> None:
    placed = [str(program.folder / each) if each.startswith("p.") else each for each in more]
    said = program("export-sheet", program.library, *TEXT, *placed)
    assert said.code == code
    assert words in said.err
    assert not list(program.folder.glob("p.*"))


def test_a_file_of_anothers_hand_is_not_replaced_unasked(program: Program) -> None:
    path = program.folder / "p.xlsx"
    path.write_bytes(b"mine")
    said = program("export-sheet", program.library, *TEXT, "--out", path)
    assert said.code == 3
    assert path.read_bytes() == b"mine"
    sent(program, "p.xlsx", "--force")
    assert path.read_bytes()[:2] == b"PK"


def test_a_sheet_of_the_kind_that_is_followed_speaks_as_a_single_assessment_does(program: Program) -> None:
    def counts() -> dict[str, int]:
        asked = program("status", program.library, *TEXT, "--addressee", "Kazakhstan", "--json").value
        return dict(asked["results"][0]["counts"])

    followed = program("status", program.library, *TEXT, "--json").value["results"][0]["claimant"]["claimant"]
    path = sheet(program, ("96", "Hold elections.", "Kazakhstan", "Fully implemented", "2020-02-17"))
    assert read_in(program, path, claim=followed).code == 0
    assert counts()["full"] == 1, "without --by it is the claimant that the counts follow, as in assess"
