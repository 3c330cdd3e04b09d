from __future__ import annotations

from pathlib import Path

import pypdf

from tests.cli.parts import Program

NOTE = "Opening: rights and the new agreement"


def test_a_reading_copy_is_written_in_the_letters_that_were_asked_for(program: Program) -> None:
    out = program.folder / "out"
    arguments = ("handout", program.library, "--pack", "Delegation pack", "--kind", "reading-copy", "--out", out)
    small = program(*arguments, "--of", "opening", "--set", "letters=16")
    assert small.code == 0, small.err
    fewer = len(pypdf.PdfReader(Path(small.out.strip())).pages)
    large = program(*arguments, "--of", NOTE, "--set", "letters=24", "--set", "check=no")
    reader = pypdf.PdfReader(Path(large.out.strip()))
    assert len(reader.pages) > fewer
    assert "Check against delivery" not in reader.pages[0].extract_text()


def test_a_note_that_is_not_there_is_refused_with_those_that_are(program: Program) -> None:
    out = program.folder / "out"
    said = program(
        "handout", program.library, "--pack", "Delegation pack", "--kind", "cue-cards", "--of", "zzz", "--out", out
    )
    assert said.code == 3
    assert NOTE in said.err
    assert not out.exists()


def test_a_choice_that_is_none_is_wrong_usage(program: Program) -> None:
    said = program(
        "handout", program.library, "--pack", "D", "--kind", "cue-cards", "--set", "large", "--out", program.folder
    )
    assert said.code == 2
    assert "letters=20" in said.err
