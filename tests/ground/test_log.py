from __future__ import annotations

import logging
from pathlib import Path

import pytest

from briefing_app.log import Log


def _fail() -> None:
    try:
        known: dict[str, int] = {}
        known["Aigul Secret"] += 1
    except KeyError as cause:
        raise ValueError("said by Aigul Secret") from cause


@pytest.mark.logs_warnings("a commit failed")
def test_a_failure_leaves_its_kind_and_place_and_not_what_it_was_about(tmp_path: Path) -> None:
    log = Log(tmp_path / "logs" / "program.log")
    try:
        _fail()
    except ValueError:
        logging.getLogger("briefing_app.services").exception("a commit failed")
    log.close()
    written = (tmp_path / "logs" / "program.log").read_text()
    assert "a commit failed" in written
    assert "ValueError at test_log.py:" in written
    assert "KeyError at test_log.py:" in written
    assert "Secret" not in written


def test_the_log_lies_in_a_folder_for_its_owner_alone(tmp_path: Path) -> None:
    Log(tmp_path / "logs" / "program.log").close()
    assert oct((tmp_path / "logs").stat().st_mode & 0o777) == "0o700"


def test_a_closed_log_writes_no_more(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "program.log"
    log = Log(path)
    logging.getLogger("briefing_app.services").info("3 files")
    log.close()
    logging.getLogger("briefing_app.services").info("4 files")
    assert "3 files" in path.read_text()
    assert "4 files" not in path.read_text()


@pytest.mark.logs_warnings("a commit failed")
def test_a_failure_that_caused_itself_does_not_hold_the_program_up(tmp_path: Path) -> None:
    log = Log(tmp_path / "program.log")
    try:
        error = ValueError("said by Aigul Secret")
        raise error from error
    except ValueError:
        logging.getLogger("briefing_app.services").exception("a commit failed")
    log.close()
    assert (tmp_path / "program.log").read_text().count("ValueError at") == 1


def test_a_log_is_turned_over_before_it_grows_without_end(tmp_path: Path) -> None:
    log = Log(tmp_path / "program.log")
    for number in range(9_000):
        logging.getLogger("briefing_app.store").info("%s files of one backup, and some more words about it", number)
    log.close()
    sizes = {path.name: path.stat().st_size for path in tmp_path.glob("program.log*")}
    assert "program.log.1" in sizes
    assert max(sizes.values()) <= 500_000


def test_two_windows_may_write_one_after_the_other(tmp_path: Path) -> None:
    for words in ("first run", "second run"):
        log = Log(tmp_path / "program.log")
        logging.getLogger("briefing_app").info(words)
        log.close()
    written = (tmp_path / "program.log").read_text()
    assert written.index("first run") < written.index("second run")


@pytest.mark.logs_warnings("a name out of a pack")
def test_what_other_packages_log_stays_out(tmp_path: Path) -> None:
    log = Log(tmp_path / "program.log")
    logging.getLogger("reportlab").error("a name out of a pack")
    log.close()
    assert (tmp_path / "program.log").read_text() == ""
