from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing_app.errors import InputError, UserError
from briefing_app.services.file_names import file_name
from briefing_app.services.writing import FileWriter

_KILLED = """
import sys, os, time
from pathlib import Path
from briefing_app.services.writing import FileWriter
home, out = map(Path, sys.argv[1:])
writer = FileWriter(notes=home / "unfinished", ledger=home / "ledger.json")
with writer.passing(out / "pack.pdf") as part:
    part.write_bytes(b"half")
    print("writing", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def writer(tmp_path: Path) -> FileWriter:
    return FileWriter(notes=tmp_path / "home" / "unfinished", ledger=tmp_path / "home" / "ledger.json")


def test_a_file_is_written_for_its_owner_and_nothing_is_left_over(writer: FileWriter, tmp_path: Path) -> None:
    path = tmp_path / "out" / "pack.pdf"
    writer.write(path, b"pages")
    assert path.read_bytes() == b"pages"
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert [each.name for each in path.parent.iterdir()] == ["pack.pdf"]
    assert list((tmp_path / "home" / "unfinished").iterdir()) == []


def test_the_programs_own_file_is_replaced(writer: FileWriter, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    writer.write_own(path, b"first")
    writer.write_own(path, b"second")
    assert path.read_bytes() == b"second"


def test_a_file_of_another_hand_is_refused_unless_asked_for(writer: FileWriter, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(b"somebody's")
    with pytest.raises(InputError, match="there already"):
        writer.write_own(path, b"ours")
    assert path.read_bytes() == b"somebody's"
    writer.write_own(path, b"ours", force=True)
    writer.write_own(path, b"ours again")
    assert path.read_bytes() == b"ours again"


def test_a_file_that_somebody_has_edited_since_is_not_replaced(writer: FileWriter, tmp_path: Path) -> None:
    path = tmp_path / "pack.docx"
    writer.write_own(path, b"ours")
    path.write_bytes(b"ours, with their comments")
    with pytest.raises(InputError):
        writer.write_own(path, b"ours anew")
    assert path.read_bytes() == b"ours, with their comments"


@pytest.mark.parametrize("renamed", [True, False])
def test_a_kill_around_the_rename_leaves_a_file_that_the_next_export_may_replace(
    writer: FileWriter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renamed: bool
) -> None:
    path = tmp_path / "pack.pdf"
    writer.write_own(path, b"first")
    replace = Path.replace

    def killed(part: Path, target: Path) -> Path:
        if target != path:
            return replace(part, target)
        if renamed:
            replace(part, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    for data in (b"second", b"third"):
        with pytest.raises(KeyboardInterrupt):
            writer.write_own(path, data)
    monkeypatch.undo()
    assert path.read_bytes() == (b"third" if renamed else b"first")
    writer.write_own(path, b"fourth")
    assert path.read_bytes() == b"fourth"


def test_the_ledger_names_no_file(writer: FileWriter, tmp_path: Path) -> None:
    writer.write_own(tmp_path / "Secret mission.pdf", b"x")
    assert "Secret" not in (tmp_path / "home" / "ledger.json").read_text()


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "cannot be written")])
def test_a_write_that_fails_leaves_the_old_file_and_says_why(
    writer: FileWriter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(b"old")

    def fails(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(UserError, match=words):
        writer.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir() if ".part-" in each.name] == []


def test_what_a_killed_run_has_left_is_swept_and_a_living_ones_is_not(writer: FileWriter, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-c", _KILLED, str(tmp_path / "home"), str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "writing\n"
        assert writer.sweep() == 0
        assert len(list(out.iterdir())) == 1
        child.kill()
        child.wait()
    time.sleep(0.05)
    assert writer.sweep() == 1
    assert list(out.iterdir()) == []
    assert list((tmp_path / "home" / "unfinished").iterdir()) == []


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Delegation pack", "", "members"), "Delegation pack - members.pdf"),
        (("EU\N{EN DASH}Kazakhstan: 17th?", "public"), "EU-Kazakhstan 17th - public.pdf"),
        (("../../etc/passwd", "staff"), "etc passwd - staff.pdf"),
        (("con",), "con_.pdf"),
        (("???",), "pack.pdf"),
        (("Қазақстан", "public"), "Қазақстан - public.pdf"),
        (("Cafe\u0301",), "Café.pdf"),
    ],
)
def test_names_are_clean_and_stay_in_their_folder(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts, suffix="pdf") == name


def test_a_long_name_keeps_its_audience_and_fits(tmp_path: Path) -> None:
    name = file_name("Қ" * 200, "members", suffix="docx")
    assert name.endswith(" - members.docx")
    assert len(name.encode()) <= 120
    (tmp_path / name).touch()


@pytest.mark.parametrize("letters", ["Delegation pack ", "Қазақстан ", "საქართველო ", "حقوق "])
def test_two_long_names_that_begin_alike_stay_two_and_every_part_is_there(letters: str) -> None:
    year = [file_name(letters * 30 + year, "Speaker notes", "members", suffix="pdf") for year in ("2020", "2021")]
    assert year[0] != year[1]
    for name in year:
        assert name.endswith(" - Speaker notes - members.pdf")
        assert len(name.encode()) <= 120
        assert file_name(name.removesuffix(".pdf"), suffix="pdf") == name, "a name stays as it is"


def test_a_name_with_several_long_parts_keeps_something_of_each() -> None:
    name = file_name("Pack " * 40, "Section " * 40, "public", suffix="docx")
    pack, section, audience = name.removesuffix(".docx").split(" - ")
    assert pack.startswith("Pack Pack")
    assert section.startswith("Section Section")
    assert audience == "public"
    assert 100 < len(name.encode()) <= 120
