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
