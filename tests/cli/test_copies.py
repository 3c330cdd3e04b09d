from __future__ import annotations

import csv
from pathlib import Path

import pypdf
import pytest

from tests.cli.parts import Program, Said

PACK = "Delegation pack"
MEMBERS = 10


def _copies(program: Program, *more: str | Path, out: str = "out") -> Said:
    return program("copies", program.library, "--pack", PACK, "--out", program.folder / out, *more)


def _pages(path: str | Path, *, password: str | None = None) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path, password=password).pages]


def test_every_member_of_the_sample_gets_a_copy_that_is_the_ordinary_pack_but_for_its_foot(program: Program) -> None:
    said = _copies(program, "--json")
    assert said.code == 0, said.err
    made = said.value["copies"]
    assert [copy["number"] for copy in made] == list(range(1, MEMBERS + 1))
    ordinary = _pages(program("build", program.library, "--pack", PACK, "--out", program.folder / "one").out.strip())
    for copy in made:
        own = f"Copy {copy['number']} of {MEMBERS} · {copy['name']}"
        pages = _pages(copy["file"])
        assert [page.count("· " + copy["name"]) for page in pages] == [1] * copy["pages"]
        assert [" ".join(page.replace(own, "").split()) for page in pages] == ordinary
    with Path(said.value["manifest"]).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["SHA-256"] for row in rows] == [copy["sha256"] for copy in made]


def test_a_dry_run_says_who_would_get_what_and_writes_nothing(program: Program) -> None:
    said = _copies(
        program, "--dry-run", "--group", "EPP", "--rule", "role:leads=Staff copy", "--names", "{name} {audience}"
    )
    lines = said.out.splitlines()
    assert said.code == 0
    assert [line.split("; ")[2] for line in lines] == ["staff", "members", "members"]
    assert all(line.split("; ")[3] == f"{line.split('; ')[1]} {line.split('; ')[2]}.pdf" for line in lines)
    assert not (program.folder / "out").exists()
    listed = _copies(program, "--dry-run", "--json", "--travelling").value
    assert (listed["written"], len(listed["copies"])) == (False, 8)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("--group", "PPE"), 3),
        (("--group", "ID", "--group", "Renew Europe"), 2),
        (("--role", "DCAS"), 2),
        (("--country", "Latvia"), 1),
        (("--attending", "DROI meeting"), 2),
        (("--attending", "2020-02-25"), 1),
        (("--group", "PPE", "--role", "DCAS"), 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_members_are_chosen_by_words(program: Program, words: tuple[str, ...], number: int) -> None:
    assert len(_copies(program, "--dry-run", *words).out.splitlines()) == number


def test_passwords_are_printed_once_or_saved_where_asked(program: Program) -> None:
    (copy,) = _copies(program, "--role", "Leads", "--encrypt", "--json").value["copies"]
    assert all(copy["name"] in page for page in _pages(copy["file"], password=copy["password"]))
    saved = program.folder / "passwords.csv"
    said = _copies(program, "--role", "Leads", "--encrypt", "--passwords", saved, out="second")
    assert said.code == 0
    with saved.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Password"] not in said.out + said.err
    assert _pages(program.folder / "second" / row["File"], password=row["Password"])


def test_a_list_of_another_hand_is_not_replaced_and_no_copy_is_made(program: Program) -> None:
    saved = program.folder / "passwords.csv"
    saved.write_text("somebody's")
    said = _copies(program, "--encrypt", "--passwords", saved)
    assert (said.code, saved.read_text()) == (3, "somebody's")
    assert not (program.folder / "out").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--group", "Nobody's"), 3),
        (("--recipe", "Nothing"), 3),
        (("--rule", "role=Staff copy"), 2),
        (("--rule", "height:tall=Staff copy"), 2),
        (("--names", "{surname}"), 3),
        (("--passwords", "list.csv"), 2),
        (("--format", "docx", "--encrypt"), 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    program: Program, words: tuple[str, ...], code: int
) -> None:
    said = _copies(program, *words)
    assert said.code == code
    assert said.err
    assert not (program.folder / "out").exists()


def test_the_log_names_nobody_whose_copy_was_made(program: Program) -> None:
    copies = _copies(program, "--group", "S&D", "--encrypt", "--json").value["copies"]
    kept = [path for path in (program.folder / "home").rglob("*") if path.is_file()]
    held = b"".join(path.read_bytes() for path in kept)
    assert kept
    assert not any(word.encode() in held for copy in copies for word in (copy["name"], copy["password"]))
