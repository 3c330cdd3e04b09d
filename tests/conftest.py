"""What holds for every test: a home of its own, no screen, no warnings, no threads left, no silent skips."""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

import dev

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG = os.environ.get("BRIEFING_TEST_LONG") == "1"
NO_SKIPS = os.environ.get("BRIEFING_NO_SKIPS") == "1"
THREAD_GRACE_SECONDS = 2.0

PROGRAMS_BY_MARKER = {
    "needs_x": ("Xvfb", "openbox", "xdotool"),
    "needs_soffice": ("soffice",),
    "needs_poppler": ("pdftoppm",),
    "needs_strace": ("strace",),
}
HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".run",
    "XDG_DOCUMENTS_DIR": "Documents",
}

home_key = pytest.StashKey[Path]()
skips_key = pytest.StashKey[dict[str, str]]()


# --- the session ------------------------------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """Move the home folder away and choose how much hypothesis tries, before anything of the program is imported."""
    home = Path(tempfile.mkdtemp(prefix="briefing-test-home-"))
    config.stash[home_key] = home
    config.stash[skips_key] = {}
    for variable, folder in HOME_VARIABLES.items():
        path = home / folder
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[variable] = str(path)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a test with its own X server sets this for its child
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "SOURCE_DATE_EPOCH"):
        os.environ.pop(variable, None)
    _choose_hypothesis_profile()


def _choose_hypothesis_profile() -> None:
    """Try new texts in every run but the one that decides over a change: what that one finds, the next finds again."""
    base = hypothesis.settings.get_profile("default")
    if NO_SKIPS:
        common = hypothesis.settings(base, deadline=None, print_blob=True, derandomize=True, database=None)
    else:
        common = hypothesis.settings(base, deadline=None, print_blob=True, derandomize=False)
    hypothesis.settings.register_profile("short", common, max_examples=50)
    hypothesis.settings.register_profile("long", common, max_examples=500)
    hypothesis.settings.load_profile("long" if LONG else "short")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the home folder that the session used."""
    home = config.stash.get(home_key, None)
    if home is not None:
        shutil.rmtree(home, ignore_errors=True)


# --- which tests run --------------------------------------------------------------------------------------------------


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the large counts out of the short suite: chosen away, not skipped."""
    if LONG:
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, with the name of what is missing, a test whose outside programs are not here."""
    for marker, programs in PROGRAMS_BY_MARKER.items():
        if item.get_closest_marker(marker) is None:
            continue
        missing = [program for program in programs if shutil.which(program) is None]
        if marker == "needs_x":
            missing += dev.missing_libraries(dev.LIBRARIES_X_SCREEN)
        if missing:
            pytest.skip(f"{marker}: {', '.join(missing)} not installed")


# --- nothing skipped in silence ---------------------------------------------------------------------------------------


class SkipCounter:
    """Notes every skipped test or module, in the process that reports for all workers."""

    def __init__(self, skips: dict[str, str]) -> None:
        self._skips = skips

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a skipped test; one expected to fail is not skipped."""
        if report.skipped and not hasattr(report, "wasxfail"):
            self._skips[report.nodeid] = _reason(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a module that skipped itself while it was read."""
        if report.skipped:
            self._skips[report.nodeid] = _reason(report)


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Begin to count skips."""
    if not hasattr(session.config, "workerinput"):
        session.config.pluginmanager.register(SkipCounter(session.config.stash[skips_key]), "skip-counter")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where no skip is allowed, let a session with one fail."""
    if NO_SKIPS and exitstatus == pytest.ExitCode.OK and session.config.stash[skips_key]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name and count what was skipped."""
    skips = config.stash[skips_key]
    if not skips:
        return
    terminalreporter.section(f"{len(skips)} skipped" + (", and none may be" if NO_SKIPS else ""))
    for name, reason in sorted(skips.items()):
        terminalreporter.write_line(f"{name}: {reason}", red=NO_SKIPS)


# --- what every test is held to ---------------------------------------------------------------------------------------


class WarningCollector(logging.Handler):
    """Keeps what was logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning it did not announce with ``@pytest.mark.logs_warnings("pattern")``."""
    collector = WarningCollector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    marker = request.node.get_closest_marker("logs_warnings")
    patterns = [re.compile(pattern) for pattern in marker.args] if marker else []
    unexpected = [line for line in collector.lines if not any(pattern.search(line) for pattern in patterns)]
    if unexpected:
        pytest.fail("logged without being expected:\n  " + "\n  ".join(unexpected), pytrace=False)
    silent = [pattern.pattern for pattern in patterns if not any(map(pattern.search, collector.lines))]
    if silent:
        pytest.fail(f"announced but never logged: {silent}", pytrace=False)


@pytest.fixture(autouse=True)
def no_threads_left_behind() -> Iterator[None]:
    """Fail a test after which a thread still runs that would keep the program from ending."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREAD_GRACE_SECONDS
    while (left := _lasting_threads() - before) and time.monotonic() < deadline:
        time.sleep(0.01)
    if left:
        pytest.fail(f"threads left behind: {sorted(thread.name for thread in left)}", pytrace=False)


def _lasting_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not thread.daemon}
