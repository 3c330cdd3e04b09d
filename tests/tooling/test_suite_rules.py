"""The rules that hold for every test are seen to bite, in a small project under this project's own conftest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dev import ROOT

SKIPPING = """
import pytest
def test_passes(): pass
def test_skips_itself(): pytest.skip("no reason at all")
@pytest.mark.xfail
def test_expected_to_fail(): assert False
"""
SKIPPING_MODULE = """
import pytest
pytest.importorskip("a_package_that_is_nowhere")
"""


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A project with this project's rules and no tests yet."""
    (tmp_path / "tests").mkdir()
    for name in ("dev.py", "pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def run(project: Path, source: str, *arguments: str, **environment: str) -> tuple[int, str]:
    """Run one test module in the small project; return the exit code and the report."""
    (project / "tests" / "test_small.py").write_text(source, encoding="utf-8")
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFING_", "PYTEST_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=project,
        env={**mine, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_a_skipped_test_fails_the_suite_where_none_may_be(small_project: Path, workers: tuple[str, ...]) -> None:
    code, report = run(small_project, SKIPPING, *workers, BRIEFING_NO_SKIPS="1")

    assert code == 1, report
    assert "1 skipped, and none may be" in report
    assert "tests/test_small.py::test_skips_itself: Skipped: no reason at all" in report
    assert "1 passed, 1 skipped, 1 xfailed" in report.splitlines()[-1]


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_a_module_that_skips_itself_counts(small_project: Path, workers: tuple[str, ...]) -> None:
    (small_project / "tests" / "test_other.py").write_text("def test_passes(): pass\n", encoding="utf-8")

    code, report = run(small_project, SKIPPING_MODULE, *workers, BRIEFING_NO_SKIPS="1")

    assert code == 1, report
    assert "tests/test_small.py: " in report


def test_a_skipped_test_is_named_and_allowed_elsewhere(small_project: Path) -> None:
    code, report = run(small_project, SKIPPING)

    assert code == 0, report
    assert "tests/test_small.py::test_skips_itself: Skipped: no reason at all" in report


def test_a_suite_without_skips_passes_where_none_may_be(small_project: Path) -> None:
    code, report = run(small_project, "def test_passes(): pass\n", BRIEFING_NO_SKIPS="1")

    assert code == 0, report


def test_long_tests_are_left_out_of_the_short_suite_and_are_no_skips(small_project: Path) -> None:
    source = "import pytest\ndef test_short(): pass\n@pytest.mark.long\ndef test_long(): pass\n"

    short, long = (
        run(small_project, source, BRIEFING_NO_SKIPS="1", BRIEFING_TEST_LONG=flag)[1].splitlines()[-1]
        for flag in ("0", "1")
    )

    assert "1 passed, 1 deselected" in short
    assert "2 passed" in long


def test_a_test_whose_programs_are_missing_is_skipped_by_their_names(small_project: Path) -> None:
    source = "import pytest\n@pytest.mark.needs_poppler\ndef test_reads_pages(): pass\n"

    code, report = run(small_project, source, PATH="")

    assert code == 0, report
    assert "test_reads_pages: Skipped: needs_poppler: pdftoppm not installed" in report


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("import logging; logging.getLogger('store').warning('disk is slow')", "WARNING store: disk is slow"),
        ("import threading, time; threading.Thread(target=time.sleep, args=(5,), name='idler').start()", "['idler']"),
        ("import warnings; warnings.warn('old', DeprecationWarning)", "DeprecationWarning: old"),
    ],
)
def test_what_a_careless_test_leaves_behind_fails_it(small_project: Path, body: str, complaint: str) -> None:
    code, report = run(small_project, f"def test_careless():\n    {body}\n")

    assert code == 1
    assert complaint in report


@pytest.mark.parametrize(("logged", "expected_code"), [("disk is slow", 0), ("another thing", 1), (None, 1)])
def test_an_announced_warning_must_come_and_no_other(
    small_project: Path, logged: str | None, expected_code: int
) -> None:
    call = f"logging.getLogger('store').warning({logged!r})" if logged else "pass"
    source = f"import logging, pytest\n@pytest.mark.logs_warnings('disk')\ndef test_warns():\n    {call}\n"

    assert run(small_project, source)[0] == expected_code


def test_tests_live_in_a_home_of_their_own() -> None:
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        assert "briefing-test-home-" in os.environ[variable]
    assert "briefing-test-home-" in str(Path.home())
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "DISPLAY" not in os.environ
