from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.parts import Program
from tests.importing.uhri_files import as_json, entry, upr


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.json"
    path.write_bytes(as_json(entry(1), entry(2, Text="Annex"), upr(3, ("Pending",)), entry(4, Countries=["Peru"])))
    return path


def test_a_country_of_the_index_comes_in_with_what_was_left_out_and_why(program: Program, export: Path) -> None:
    arguments = ("import", program.library, export, "--kind", "uhri", "--country", "KZ")
    planned = program(*arguments, "--dry-run")
    assert (planned.code, planned.err.splitlines()[-1]) == (0, "Nothing was written.")
    assert "Recommendations: 2 new, 0 worded anew, 0 as they were; 2 new instruments" in planned.out
    done = program(*arguments)
    assert (done.code, done.out) == (0, planned.out)
    assert "Left out, 1 times: a piece of a document" in done.err
    assert "Not understood, 1 times: “Pending”." in done.err
    again = program(*arguments, "--json").value
    assert (again["taken"], again["new"], again["unchanged"], again["instruments"]) == (True, [], 2, 0)
    assert again["unknown"] == [{"what": "Pending", "number": 1}]
    status = program("status", program.library, "--instrument", "A/HRC/43/10", "--json")
    assert status.value["results"][0]["counts"]["unassessed"] == 1


@pytest.mark.parametrize(("country", "says"), [("Norway", "nothing of Norway"), ("XX", "no code of a country")])
def test_a_country_that_is_not_there_ends_with_3(program: Program, export: Path, country: str, says: str) -> None:
    said = program("import", program.library, export, "--kind", "uhri", "--country", country)
    assert (said.code, said.out) == (3, "")
    assert says in said.err


def test_a_file_that_is_no_export_ends_with_3(program: Program, export: Path) -> None:
    export.write_bytes(export.read_bytes()[:-20])
    said = program("import", program.library, export, "--kind", "uhri", "--country", "KZ")
    assert said.code == 3
    assert "was not saved completely" in said.err
