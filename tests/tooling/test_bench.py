"""What is measured is always the same, and the tables say what they measured."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench import library, one
from bench.packs import SECTIONS, PackMaker, pack
from briefing_app.document.words import words
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from briefing_app.store.library import Library
from briefing_app.store.lists import RecommendationFilter, Sort, recommendation_page

ONE_PACK = {
    "ours": {"cpu": 0.2, "wall": 0.3, "megabytes": 50.0, "pages": 112.0, "bytes": 300_000.0},
    "typst": {"cpu": 1.0, "wall": 0.9, "megabytes": 240.0, "pages": 94.0, "bytes": 1_400_000.0},
    "platypus": {"cpu": 2.0, "wall": 2.1, "megabytes": 70.0, "pages": 109.0, "bytes": 300_000.0},
}


def fingerprint(sections: int) -> str:
    return hashlib.sha256(" ".join(words(PackMaker().document(sections))).encode()).hexdigest()[:16]


def test_a_pack_holds_the_same_words_every_time_or_old_figures_could_not_be_compared() -> None:
    assert fingerprint(2) == fingerprint(2)
    assert fingerprint(2) == "465183cc1f32de71"


def test_the_smallest_pack_has_the_pages_that_its_name_says() -> None:
    file = write_pdf(pack(20), paper=Paper.A4, compress=False)
    assert 18 <= file.pages <= 22


@pytest.mark.parametrize("pages", sorted(SECTIONS))
def test_sections_of_each_size_are_about_six_pages_long(pages: int) -> None:
    assert 5 <= pages / SECTIONS[pages] <= 7


def test_one_build_tells_what_it_cost_and_keeps_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Arrange
    monkeypatch.setattr(one, "pack", lambda _pages: PackMaker().document(1))
    kept = tmp_path / "kept.pdf"
    # Act
    one.main("ours", 20, kept)
    # Assert
    found = json.loads(capsys.readouterr().out)
    assert set(found) == set(ONE_PACK["ours"])
    assert found["bytes"] == len(kept.read_bytes())
    assert 5 < found["pages"] < 12


@pytest.mark.parametrize(
    ("asked", "columns", "programs"),
    [
        (
            [],
            ["program", "pages", "CPU s", "wall s", "MB", "KB", "ms/page"],
            ["ours", "ours, not packed", "ours, Word"],
        ),
        (
            ["--rivals"],
            ["program", "pages", "CPU s", "wall s", "MB", "KB", "ms/page", "of typst", "of platypus"],
            ["ours", "ours, not packed", "ours, Word", "typst", "platypus"],
        ),
    ],
)
def test_the_table_names_its_columns_and_every_program(
    asked: list[str],
    columns: list[str],
    programs: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Arrange: a build costs seconds; what is tested here is what is told of it.
    monkeypatch.setattr(bench, "measure", lambda name, _pages: ONE_PACK[name.split(",")[0]])
    # Act
    code = bench.main([*asked, "--pages", "110", "--library", "0"])
    # Assert
    told, head, *rows = capsys.readouterr().out.splitlines()
    assert code == 0
    assert told.startswith("load ")
    assert re.split(r" {2,}", head.strip().replace("CPU s wall s", "CPU s  wall s")) == columns
    assert [line[:18].strip() for line in rows] == programs
    assert {len(line) for line in rows} == {len(head)}


def test_ours_stands_as_a_share_of_each_rival_of_the_same_round() -> None:
    # Arrange: in the second round the machine was twice as slow for everybody.
    slow = {name: {**cost, "cpu": cost["cpu"] * 2} for name, cost in ONE_PACK.items()}
    # Act
    line = bench.row("ours", [ONE_PACK, slow])
    # Assert
    assert line.split()[-2:] == ["0.20", "0.10"]


def test_a_build_that_fails_stops_the_measurement_instead_of_counting_as_quick() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        bench.measure("no such program", 20)


def test_a_size_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["--pages", "21"])
    assert "choose from" in capsys.readouterr().err


def test_the_store_is_measured_after_the_packs_at_the_size_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    # Act
    code = bench.main(["--pages", "--library", "60"])
    # Assert
    told = capsys.readouterr().out
    assert code == 0
    assert "written: 60 recommendations" in told
    assert "page, no filter, by" in told
    assert "search 'prisoner torture'" in told
    assert "totals as of 2030-01-01" in told
    assert told.rstrip().endswith("within the limits")


def test_a_question_over_its_limit_fails_the_measurement(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "TOTALS_LIMIT_MS", 0.0)
    assert bench.main(["--pages", "--library", "5"]) == 1
    assert "OVER A LIMIT" in capsys.readouterr().out


def test_the_invented_library_is_the_same_every_time() -> None:
    first, second = (list(library.changes(20)) for _ in range(2))
    assert first == second
    assert len(first) == library.INSTRUMENTS + 20 + 30


def test_a_library_is_filled_to_the_last_change(tmp_path: Path) -> None:
    made = Library.create(tmp_path / "some.briefings")
    library.fill(made, 7)
    page = recommendation_page(made, filters=RecommendationFilter(), sort=Sort.TITLE)
    made.close()
    assert len(page.rows) == 7


def test_the_memory_told_is_that_of_this_process() -> None:
    expected = 0.0 if sys.platform == "win32" else 10.0
    assert one.peak_megabytes() >= expected


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it")
def test_the_memory_told_is_not_that_of_whoever_started_the_process() -> None:
    held = bytearray(b"x") * 200_000_000
    command = [sys.executable, "-c", "from bench.one import peak_megabytes; print(peak_megabytes())"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(one.__file__).parents[1])
    assert 10 < float(done.stdout) < len(held) / 2e6
