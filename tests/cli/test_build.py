from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest

from briefing_app.bootstrap import make_services
from briefing_app.domain.records.mission import NoteUse, SpeakerNote
from briefing_app.domain.text import plain_text
from briefing_app.paths import standard_paths
from tests.cli.parts import Program
from tests.importing.word_templates import office_template

ROOT = Path(__file__).resolve().parents[2]
BOTH = ("--format", "pdf", "--format", "docx")


def _built(program: Program, out: Path, *more: str) -> list[Path]:
    said = program("build", program.library, "--pack", "Delegation pack", "--out", out, *more)
    assert said.code == 0, said.err
    return [Path(line) for line in said.out.splitlines()]


def test_a_pack_is_written_as_pdf_and_docx_that_others_read(program: Program) -> None:
    pdf, word = _built(program, program.folder / "out", *BOTH)
    assert pdf.name.endswith(" - members.pdf")
    assert word.name.endswith(" - members.docx")
    assert len(pypdf.PdfReader(pdf).pages) > 5
    assert "word/document.xml" in zipfile.ZipFile(word).namelist()
    assert sorted(path.name for path in (program.folder / "out").iterdir()) == sorted([pdf.name, word.name])


def test_two_builds_of_one_library_are_the_same_bytes(program: Program) -> None:
    first = _built(program, program.folder / "first", *BOTH)
    second = _built(program, program.folder / "second", *BOTH)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_audience_decides_and_stands_in_the_name(program: Program) -> None:
    (pdf,) = _built(program, program.folder / "out", "--audience", "staff")
    assert pdf.name.endswith(" - staff.pdf")


def test_one_section_is_written_alone(program: Program) -> None:
    data = program.folder / "data.json"
    program("export-data", program.library, "--out", data)
    sections = json.loads(data.read_text(encoding="utf-8"))["records"]["section"]
    note = next(each for each in sections if each["section_type"] == "speaker_notes")
    (whole,) = _built(program, program.folder / "whole")
    (alone,) = _built(program, program.folder / "alone", "--section", note["id"])
    assert len(pypdf.PdfReader(alone).pages) < len(pypdf.PdfReader(whole).pages)


def test_a_file_of_another_hand_is_replaced_by_force_only(program: Program) -> None:
    (pdf,) = _built(program, program.folder / "out")
    _built(program, program.folder / "out")
    pdf.write_bytes(b"somebody's")
    arguments = ("build", program.library, "--pack", "Delegation pack", "--out", program.folder / "out")
    refused = program(*arguments)
    assert refused.code == 3
    assert "there already" in refused.err
    assert pdf.read_bytes() == b"somebody's"
    assert program(*arguments, "--force").code == 0
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_character_without_a_glyph_is_an_error_and_nothing_is_written_unless_allowed(program: Program) -> None:
    _type(program, "Thank you \N{EGYPTIAN HIEROGLYPH A001}")
    out = program.folder / "out"
    arguments = ("build", program.library, "--pack", "Delegation pack", "--out", out, *BOTH)
    refused = program(*arguments)
    assert refused.code == 1
    assert "U+13000" in refused.err
    assert not out.exists() or list(out.iterdir()) == []
    assert program("check", program.library, "--pack", "Delegation pack").code == 1
    assert program(*arguments, "--allow-missing").code == 0
    assert len(list(out.iterdir())) == 2


def test_a_build_as_a_process_needs_neither_window_nor_migration(program: Program) -> None:
    code = (
        "import sys; from main import main; code = main(sys.argv[1:]);"
        "heavy = ('PySide6', 'alembic', 'openpyxl', 'PIL.ImageTk');"
        "sys.stderr.write(' '.join(sorted(m for m in heavy if m in sys.modules)));"
        "sys.exit(code)"
    )
    arguments = ["build", str(program.library), "--pack", "Public handout", "--out", str(program.folder / "out")]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not {"PySide6", "alembic"} & set(done.stderr.split())
    assert Path(done.stdout.strip()).read_bytes().startswith(b"%PDF")


@pytest.mark.logs_warnings("a command failed")
def test_a_fault_of_the_program_ends_with_4_and_its_place_in_the_log(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object, **_more: object) -> None:
        raise ZeroDivisionError("Secret words")

    monkeypatch.setattr("briefing_app.services.export.build", fails)
    said = program("build", program.library, "--pack", "Delegation pack", "--out", program.folder / "out")
    assert said.code == 4
    assert "ZeroDivisionError" in said.err
    assert "Secret" not in said.err
    log = (program.folder / "home" / "data" / "logs" / "program.log").read_text()
    assert "ZeroDivisionError at test_build.py" in log
    assert "Secret" not in log


def _type(program: Program, words: str) -> None:
    """Put words into the closing of the first note to speak from, by way of the services."""
    services = make_services(standard_paths())
    with services.library.session(program.library) as session:
        notes = session.read_now(lambda reader: reader.all(SpeakerNote))
        for note in notes:
            if note.use is NoteUse.SPEAK:
                session.type_text(note.ref, "close", "en", plain_text(words))
    services.close()


def test_a_word_template_decides_how_the_docx_looks_this_time(program: Program) -> None:
    template = program.folder / "office.dotx"
    template.write_bytes(office_template())
    (own,) = _built(program, program.folder / "own", "--format", "docx", "--word-template", str(template))
    (usual,) = _built(program, program.folder / "usual", "--format", "docx")
    assert docx.Document(str(own)).styles["Normal"].font.name == "Arial"
    assert docx.Document(str(usual)).styles["Normal"].font.name == "FiraGO"


@pytest.mark.parametrize(("name", "said"), [("gone.dotx", "cannot be opened"), ("sealed.dotx", "password")])
def test_a_template_that_cannot_be_used_is_refused_and_nothing_is_written(
    program: Program, name: str, said: str
) -> None:
    (program.folder / "sealed.dotx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    out = program.folder / "out"
    chosen = ("--word-template", program.folder / name)
    told = program("build", program.library, "--pack", "Delegation pack", "--format", "docx", "--out", out, *chosen)
    assert told.code == 3
    assert said in told.err
    assert not out.exists()
