from __future__ import annotations

import json

import pytest

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.status import StatusCode
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests.cli.parts import Program

INSTRUMENT = ("--instrument", "P8_TA(2019)0203", "--addressee", "Kazakhstan")


def test_packs_are_listed_with_the_fullest_first(program: Program) -> None:
    packs = program("packs", program.library, "--json").value
    assert len(packs) == 2
    assert set(packs[0]) == {"id", "name", "mission", "as_of", "language", "recipes"}
    assert packs[0]["name"].startswith("Delegation pack")
    assert packs[0]["as_of"] == "2020-02-17"
    assert packs[1]["recipes"][0]["audience"] == "public"
    assert packs[0]["id"] in program("packs", program.library).out


def test_status_of_the_sample_is_none_two_and_eighteen_of_twenty(program: Program) -> None:
    said = program("status", program.library, *INSTRUMENT, "--as-of", "2020-02-17", "--json")
    (result,) = said.value["results"]
    assert (result["total"], result["overtaken"]) == (20, 0)
    assert set(result["counts"]) == {code.value for code in StatusCode}
    assert [result["counts"][code] for code in ("full", "partial", "none")] == [0, 2, 18]
    assert result["headline"].startswith("Of 20 recommendations addressed to Kazakhstan")
    assert result["as_of"] == "2020-02-17"
    assert said.err == ""


def test_a_later_assessment_leaves_the_earlier_answer_and_changes_the_later_one(program: Program) -> None:
    rows = _table(program)
    call = next(row for row in rows if row["status"] == "none" and row["addressee"] == "Kazakhstan")
    source = program("status", program.library, *INSTRUMENT, "--json").value["results"][0]["claimant"]
    added = program(
        "assess", program.library, "--recommendation", call["id"], "--status", "full", "--date", "2020-03-01",
        "--claim", source["claimant"], "--by", source["by"],
    )  # fmt: skip
    assert added.code == 0, added.err
    for day, full in (("2020-02-17", 0), ("2020-03-02", 1)):
        answer = program("status", program.library, *INSTRUMENT, "--as-of", day, "--json").value["results"][0]
        assert answer["counts"]["full"] == full
        assert sum(answer["counts"].values()) - answer["overtaken"] == answer["total"] == 20


def test_the_table_of_recommendations_and_the_whole_library_are_written_as_json(program: Program) -> None:
    rows = _table(program)
    assert set(rows[0]) >= {
        "id", "reference", "instrument", "paragraph", "clause", "addressee", "theme", "kind", "counted", "status"
    }  # fmt: skip
    counted = [row for row in rows if row["counted"] and row["addressee"] == "Kazakhstan"]
    assert len(counted) == 20
    assert sorted({row["status"] for row in counted}) == ["none", "partial"]


def test_the_check_of_the_sample_finds_no_error(program: Program) -> None:
    for pack in program("packs", program.library, "--json").value:
        said = program("check", program.library, "--pack", pack["id"], "--json")
        assert said.code == 0, said.out
        for finding in said.value:
            assert set(finding) == {"check", "severity", "where", "quote", "message", "fix"}


def test_a_backup_is_a_library_of_the_same_content_and_replaces_nothing(program: Program) -> None:
    copy = program.folder / "copy.briefings"
    assert program("backup", program.library, "--out", copy).code == 0
    assert program("packs", copy).out == program("packs", program.library).out
    assert program("backup", program.library, "--out", copy).code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "LIBRARY", "--instrument", "nothing"),
        ("status", "LIBRARY", "--by", "nobody"),
        ("check", "LIBRARY", "--pack", "nothing"),
        ("packs", "MISSING"),
        ("packs", "FOREIGN"),
        ("sample", "FOREIGN"),
        ("assess", "LIBRARY", "--recommendation", "x", "--status", "full", "--date", "2020", "--claim", "own"),
    ],
)
def test_input_that_cannot_be_used_ends_with_3_and_a_word_on_the_error_stream(
    program: Program, arguments: tuple[str, ...]
) -> None:
    foreign = program.folder / "foreign.briefings"
    foreign.write_bytes(b"a shopping list")
    places = {"LIBRARY": program.library, "MISSING": program.folder / "missing.briefings", "FOREIGN": foreign}
    said = program(*(places.get(argument, argument) for argument in arguments))
    assert said.code == 3
    assert said.out == ""
    assert said.err.strip()
    assert foreign.read_bytes() == b"a shopping list"
    assert not (program.folder / "missing.briefings").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("sing",),
        ("packs",),
        ("build", "x.briefings"),
        ("status", "x.briefings", "--as-of", "yesterday"),
        ("assess", "x.briefings", "--recommendation", "x", "--status", "good", "--date", "2020", "--claim", "own"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_how_it_is_used(program: Program, arguments: tuple[str, ...]) -> None:
    said = program(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert "usage:" in said.err


def test_help_lists_every_verb(program: Program) -> None:
    said = program("--help")
    assert said.code == 0
    for verb in ("sample", "packs", "build", "status", "assess", "check", "export-data", "backup", "open"):
        assert verb in said.out


def _table(program: Program) -> list[dict[str, str]]:
    path = program.folder / "data.json"
    assert program("export-data", program.library, "--out", path).code == 0
    rows: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))["recommendations"]
    return rows


def test_an_office_that_renames_and_hides_a_status_is_told_its_own_word(program: Program) -> None:
    call = next(row for row in _table(program) if row["addressee"] == "Kazakhstan")
    asked = ("--recommendation", call["id"], "--status", "full", "--date", "2020-03-01", "--claim", "own")
    assert program("assess", program.library, *asked).err == ""
    entry = ScaleEntry(code=StatusCode.FULL, labels={"en": "Met"}, hidden=True)
    library = Library.open(program.library)
    scale = StatusScale(id=OFFICE_SCALE, entries=(entry,))
    library.apply(ChangeSet(label="Scale", changes=(created(scale),)), who=Who(name="T", initials="t"))
    library.close()
    said = program("assess", program.library, *asked)
    assert said.code == 0
    assert "“full” is called “Met”" in said.err
    assert "does not offer “Met”" in said.err
    told = program("status", program.library, *INSTRUMENT, "--by", "own", "--as-of", "2020-03-02")
    assert "“Met”" in told.out
