"""``import``: an adopted text, a sheet, an exchange file, each known by its ending, tried and then taken in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_app.paths import standard_paths
from briefing_app.services.reading_in import ImportKind, kind_of
from tests.cli.parts import Program

ADOPTED = """P9_TA(2021)0001
Situation in Ruritania
European Parliament resolution of 11 February 2021 on the situation in Ruritania
The European Parliament,
– having regard to its previous resolutions,
A. whereas journalists have been tried;
1. Calls on the Commission to publish its report; urges the Commission to answer by May;
2. Welcomes the new law;
3. Instructs its President to forward this resolution to the Council.
"""


def adopted(program: Program) -> Path:
    path = program.folder / "text.txt"
    path.write_text(ADOPTED, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "begins", "kind"),
    [
        ("a.DOCX", "", ImportKind.ADOPTED_TEXT),
        ("a.htm", "", ImportKind.ADOPTED_TEXT),
        ("a.xlsx", "", ImportKind.SHEET),
        ("a.tsv", "", ImportKind.SHEET),
        ("a.json", '\ufeff {"recommendations": [', ImportKind.EXCHANGE),
        ("a.json", '{"format": "briefing-exchange"', ImportKind.EXCHANGE),
        ("a.json", '[{"AnnotationId": 1', ImportKind.UHRI),
    ],
)
def test_a_kind_is_known_by_the_ending_and_of_json_by_the_beginning(
    tmp_path: Path, name: str, begins: str, kind: ImportKind
) -> None:
    (tmp_path / name).write_text(begins, encoding="utf-8")
    assert kind_of(tmp_path / name) is kind


def test_the_calls_of_an_adopted_text_are_listed_then_taken_in_and_known_the_next_time(program: Program) -> None:
    arguments = ("import", program.library, adopted(program))
    planned = program(*arguments, "--dry-run", "--json")
    assert planned.code == 0, planned.err
    value = planned.value
    assert (value["kind"], value["taken"], value["faults"], value["unchanged"]) == ("adopted-text", False, [], 0)
    first = value["new"][0]
    assert set(first) >= {"paragraph", "clause", "kind", "verb", "addressee", "counted", "text"}
    said = (first["paragraph"], first["kind"], first["addressee"], first["counted"])
    assert said == ("1", "call", "European Commission", True)
    assert [entry["kind"] for entry in value["new"]] == ["call", "call", "appraisal", "instruction"]
    done = program(*arguments)
    assert done.out.strip().endswith("4 new, of which 2 count; 0 there already, 0 undecided. Taken in.")
    again = program(*arguments, "--json").value
    assert (again["taken"], again["new"], again["unchanged"]) == (False, [], 4)
    status = program("status", program.library, "--instrument", "P9_TA(2021)0001", "--json").value["results"]
    assert [(each["addressee"], each["total"]) for each in status] == [("European Commission", 2)]


def test_only_what_is_taken_in_leaves_a_backup_of_the_library_before_it(program: Program) -> None:
    def backups() -> list[Path]:
        return list(standard_paths().backups.rglob("*.briefings"))

    assert program("export-data", program.library, "--out", program.folder / "all.json").code == 0
    kept = backups()
    for arguments in ((adopted(program), "--dry-run"), (program.folder / "all.json",)):
        assert program("import", program.library, *arguments).code == 0
    assert backups() == kept
    assert program("import", program.library, adopted(program)).code == 0
    assert len(backups()) == len(kept) + 1


def test_a_sheet_without_a_claim_is_our_own_word_and_it_is_said(program: Program) -> None:
    path = program.folder / "own.csv"
    path.write_text("Paragraph,Text,Addressee,Status,Date\n96,Hold elections.,Kazakhstan,none,2020-02-17\n")
    said = program("import", program.library, path, "--instrument", "P8_TA(2019)0203")
    assert said.code == 0, said.err
    assert "taken as our own" in said.err


def test_what_headings_are_may_stand_in_a_file(program: Program) -> None:
    path = program.folder / "own.csv"
    path.write_text("Abc,Def,Ghi\n96,Hold elections.,Kazakhstan\n")
    mapping = program.folder / "map.json"
    mapping.write_text(json.dumps({"Abc": "paragraph", "Def": "text", "Ghi": "addressee"}))
    arguments = ("import", program.library, path, "--instrument", "P8_TA(2019)0203", "--dry-run", "--json")
    value = program(*arguments, "--map", mapping).value
    assert [row["title"] for row in value["new"]] == ["Hold elections"]
    mapping.write_text(json.dumps({"Abc": "poem"}))
    refused = program(*arguments, "--map", mapping)
    assert refused.code == 2
    assert "no column" in refused.err
    mapping.write_text("[]")
    assert program(*arguments, "--map", mapping).code == 3
    assert program(*arguments, "--map", program.folder / "gone.json").code == 3


def test_a_library_goes_out_as_json_and_comes_into_another_and_changes_nothing_twice(program: Program) -> None:
    out = program.folder / "all.json"
    assert program("export-data", program.library, "--out", out).code == 0
    same = program("import", program.library, out, "--json").value
    assert (same["kind"], same["taken"], same["new"], same["changed"]) == ("exchange", False, [], [])
    assert same["unchanged"] > 100
    whole = json.loads(out.read_text(encoding="utf-8"))
    changed = whole["records"]["addressee"][0]
    changed["name"] = "Another name"
    whole["records"]["theme"].append({"id": "a-new-theme", "name": "A new theme"})
    out.write_text(json.dumps(whole), encoding="utf-8")
    planned = program("import", program.library, out, "--dry-run", "--json").value
    assert planned["new"] == [{"kind": "theme", "id": "a-new-theme"}]
    assert planned["changed"] == [{"kind": "addressee", "id": changed["id"]}]
    done = program("import", program.library, out)
    assert done.out.startswith("1 new, 1 changed, ")
    assert done.out.strip().endswith("Taken in.")
    assert program("import", program.library, out, "--json").value["taken"] is False


def test_an_assessment_is_never_changed_by_a_file(program: Program) -> None:
    out = program.folder / "all.json"
    program("export-data", program.library, "--out", out)
    whole = json.loads(out.read_text(encoding="utf-8"))
    judged = whole["records"]["assessment"][0]
    judged["status"] = "full" if judged["status"] != "full" else "none"
    out.write_text(json.dumps(whole), encoding="utf-8")
    before = program("status", program.library, "--json").value
    said = program("import", program.library, out, "--json")
    assert said.code == 3
    assert said.value["conflicts"] == [{"kind": "assessment", "id": judged["id"]}]
    assert said.value["taken"] is False
    assert program("status", program.library, "--json").value == before


def test_what_is_of_another_kind_of_file_is_refused_and_so_is_an_unknown_file(program: Program) -> None:
    text = adopted(program)
    assert program("import", program.library, text, "--claim", "ngo").code == 2
    assert program("import", program.library, text, "--country", "KZ").code == 2
    assert program("import", program.library, text, "--kind", "uhri").code == 2
    unknown = program.folder / "file.xyz"
    unknown.write_text("words")
    said = program("import", program.library, unknown)
    assert said.code == 3
    assert "--kind" in said.err
    assert program("import", program.library, program.folder / "gone.json").code == 3


@pytest.mark.logs_warnings("no backup was taken")
def test_what_is_read_in_without_a_backup_before_it_says_so(program: Program) -> None:
    assert "No backup" not in program("import", program.library, adopted(program), "--dry-run").err
    home = standard_paths().settings_file
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text(json.dumps({"backup_folder": str(program.folder / "a disk that is not there")}), encoding="utf-8")
    said = program("import", program.library, adopted(program))
    assert said.code == 0
    assert "Taken in." in said.out
    assert "No backup was taken before it. " in said.err
