"""The two commands on a fresh machine: what dev.py makes, keeps, refuses and says."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

DEV = Path(dev.__file__)
LOCK_TEXT = "first==1.0 \\\n    --hash=sha256:00\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with two lock files."""
    (tmp_path / dev.RUNTIME).write_text(LOCK_TEXT, encoding="utf-8")
    (tmp_path / dev.DEVELOPMENT).write_text(LOCK_TEXT + "second==2.0\n", encoding="utf-8")
    return tmp_path


class RecordedRuns:
    """Stands in for the processes that dev.py starts; makes the folder that ``venv`` would make."""

    def __init__(self, *, failing: str = "", output: str = "") -> None:
        self.commands: list[list[str]] = []
        self._failing = failing
        self._output = output

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        """Note a command and pretend that it ran."""
        self.commands.append([str(part) for part in command])
        if "venv" in command:
            python = dev.Environment(Path(command[-1]).parent).python
            python.parent.mkdir(parents=True)
            python.touch()
        failed = bool(self._failing) and self._failing in command
        return subprocess.CompletedProcess(command, int(failed), stdout=self._output, stderr="")

    def kinds(self) -> list[str]:
        """Return what was done, in order."""
        known = ("venv", "install", "update")
        return [next((word for word in known if word in command), command[-1]) for command in self.commands]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> RecordedRuns:
    """Processes that are noted, not started."""
    recorded = RecordedRuns()
    monkeypatch.setattr("subprocess.run", recorded)
    return recorded


# --- the environment --------------------------------------------------------------------------------------------------


def test_a_fresh_project_gets_an_environment_once(project: Path, runs: RecordedRuns) -> None:
    environment = dev.Environment(project)

    environment.ensure(dev.RUNTIME)
    environment.ensure(dev.RUNTIME)

    assert runs.kinds() == ["venv", "install"]
    assert environment.is_ready(dev.RUNTIME)
    assert not environment.is_ready(dev.DEVELOPMENT)


def test_only_wheels_whose_hashes_are_in_the_lock_are_installed(project: Path, runs: RecordedRuns) -> None:
    dev.Environment(project).ensure(dev.RUNTIME)

    install = runs.commands[-1]
    assert {"--require-hashes", "--only-binary", ":all:"} <= set(install)
    assert install[-2:] == ["-r", dev.RUNTIME]


def test_the_tests_parts_are_added_to_the_environment_that_runs_the_program(project: Path, runs: RecordedRuns) -> None:
    environment = dev.Environment(project)
    environment.ensure(dev.RUNTIME)

    environment.ensure(dev.DEVELOPMENT)

    assert runs.kinds() == ["venv", "install", "install"]
    assert environment.is_ready(dev.RUNTIME)


def test_the_development_parts_are_enough_to_run_the_program(project: Path, runs: RecordedRuns) -> None:
    environment = dev.Environment(project)

    environment.ensure(dev.DEVELOPMENT)
    environment.ensure(dev.RUNTIME)

    assert runs.kinds() == ["venv", "install"]


@pytest.mark.parametrize("lock", [dev.RUNTIME, dev.DEVELOPMENT])
def test_a_changed_lock_makes_the_environment_anew(project: Path, runs: RecordedRuns, lock: str) -> None:
    environment = dev.Environment(project)
    environment.ensure(lock)
    leftover = environment.folder / "leftover-of-the-old-lock"
    leftover.touch()
    (project / lock).write_text(LOCK_TEXT.replace("1.0", "1.1"), encoding="utf-8")

    environment.ensure(lock)

    assert runs.kinds() == ["venv", "install", "venv", "install"]
    assert not leftover.exists()


def test_line_endings_of_a_checkout_do_not_change_the_key(project: Path) -> None:
    environment = dev.Environment(project)
    key = environment.key(dev.RUNTIME)

    (project / dev.RUNTIME).write_bytes(LOCK_TEXT.replace("\n", "\r\n").encode())

    assert environment.key(dev.RUNTIME) == key


def test_another_python_makes_the_environment_anew(project: Path, runs: RecordedRuns) -> None:
    environment = dev.Environment(project)
    environment.ensure(dev.RUNTIME)
    stamp = environment.stamp(dev.RUNTIME)
    assert sys.implementation.cache_tag is not None
    stamp.write_text(stamp.read_text("utf-8").replace(sys.implementation.cache_tag, "cpython-399"), encoding="utf-8")

    environment.ensure(dev.RUNTIME)

    assert runs.kinds() == ["venv", "install", "venv", "install"]


def test_an_installation_that_failed_never_counts_as_finished(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = dev.Environment(project)
    monkeypatch.setattr("subprocess.run", RecordedRuns(failing="install"))
    with pytest.raises(dev.SetupError, match=r"requirements\.txt could not be installed"):
        environment.ensure(dev.RUNTIME)
    assert not environment.is_ready(dev.RUNTIME)

    second = RecordedRuns()
    monkeypatch.setattr("subprocess.run", second)
    environment.ensure(dev.RUNTIME)

    assert second.kinds() == ["venv", "install"]


def test_an_environment_made_by_hand_or_cut_short_is_not_trusted(project: Path, runs: RecordedRuns) -> None:
    environment = dev.Environment(project)
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()

    environment.ensure(dev.RUNTIME)

    assert runs.kinds() == ["venv", "install"]


def test_an_environment_whose_python_is_gone_is_made_anew(project: Path, runs: RecordedRuns) -> None:
    environment = dev.Environment(project)
    environment.ensure(dev.RUNTIME)
    environment.python.unlink()

    environment.ensure(dev.RUNTIME)

    assert runs.kinds() == ["venv", "install", "venv", "install"]


def test_a_linked_environment_is_unlinked_and_what_it_points_to_is_left_alone(
    project: Path, runs: RecordedRuns, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "kept").touch()
    (project / ".venv").symlink_to(elsewhere, target_is_directory=True)

    dev.Environment(project).ensure(dev.RUNTIME)

    assert (elsewhere / "kept").exists()
    assert not (project / ".venv").is_symlink()
    assert runs.kinds() == ["venv", "install"]


def test_a_second_process_waits_for_the_first_one_and_finds_its_work(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[1]); import dev; from pathlib import Path\n"
        "log = Path(sys.argv[2])\n"
        "with dev.exclusive(log.with_name('lock')):\n"
        "    for word in ('in', 'out'):\n"
        "        with log.open('a') as file: file.write(word + ' ')\n"
        "        time.sleep(0.1)\n"
    )
    children = [subprocess.Popen([sys.executable, "-c", code, str(DEV.parent), str(log)]) for _ in range(3)]

    assert [child.wait(30) for child in children] == [0, 0, 0]
    assert log.read_text("utf-8").split() == ["in", "out"] * 3


# --- the machine ------------------------------------------------------------------------------------------------------


def test_an_ordinary_user_without_qts_libraries_is_given_the_exact_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "has_library", lambda name: name not in {"libEGL.so.1", "libxcb-cursor.so.0"})
    monkeypatch.setattr(dev, "can_install", lambda: False)

    with pytest.raises(dev.SetupError) as refusal:
        dev.need_machine(x_screen=True)

    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0"
    assert line in [text.strip() for text in str(refusal.value).splitlines()]
    assert "libEGL.so.1, libxcb-cursor.so.0" in str(refusal.value)


def test_without_a_screen_the_libraries_of_one_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "has_library", lambda name: name != "libxcb-cursor.so.0")
    monkeypatch.setattr(dev, "can_install", lambda: False)

    dev.need_machine(x_screen=False)


def test_root_on_debian_installs_what_is_missing_after_fetching_the_lists(
    monkeypatch: pytest.MonkeyPatch, runs: RecordedRuns
) -> None:
    monkeypatch.setattr(dev, "has_library", lambda name: name != "libGL.so.1")
    monkeypatch.setattr(dev, "can_install", lambda: True)

    dev.need_machine(x_screen=False)

    assert runs.kinds() == ["update", "install"]
    assert runs.commands[-1][-1] == "libgl1"


def test_a_failed_installation_is_told_with_the_systems_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", RecordedRuns(failing="update", output="no space left"))

    with pytest.raises(dev.SetupError, match="no space left"):
        dev.install_packages(["libgl1"])


def test_macos_and_windows_bring_their_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "has_library", lambda name: False)
    for system in ("darwin", "win32"):
        monkeypatch.setattr(dev, "SYSTEM", system)
        assert dev.missing_libraries(dev.LIBRARIES_OFFSCREEN) == []


def test_a_python_without_ensurepip_names_the_package_that_holds_it(
    monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(dev, "can_install", lambda: False)

    with pytest.raises(dev.SetupError, match="install -y --no-install-recommends python3-venv"):
        dev.need_machine(x_screen=False, environment=dev.Environment(project))


def test_an_environment_that_is_there_needs_no_ensurepip(
    monkeypatch: pytest.MonkeyPatch, project: Path, runs: RecordedRuns
) -> None:
    dev.Environment(project).ensure(dev.RUNTIME)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(dev, "can_install", lambda: False)

    dev.need_machine(x_screen=False, environment=dev.Environment(project))
    assert runs.kinds() == ["venv", "install"]


def test_missing_journey_tools_are_told_and_stop_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "has_library", lambda name: True)
    monkeypatch.setattr(dev, "can_install", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: None if name == "soffice" else f"/usr/bin/{name}")
    monkeypatch.setattr(dev.Environment, "can_be_made", lambda self: True)

    dev.prepare_test_machine(dev.Environment(Path("unused")))

    assert "libreoffice-writer-nogui" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_screen_is_recognised(system: str, environment: dict[str, str], *, expected: bool) -> None:
    assert dev.has_screen(environment, system) is expected


# --- an old Python ----------------------------------------------------------------------------------------------------


def test_an_older_python_can_read_the_file_and_says_what_is_needed() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 7))
    code = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); sys.argv = ['dev.py', 'run']; "
        f"runpy.run_path({str(DEV)!r}, run_name='__main__')"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")

    assert done.returncode == 3
    assert done.stderr.startswith("This is Python 3.9; the Briefing Pack Builder needs Python 3.11 or newer.")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("version", "fits"), [((3, 10), False), ((3, 11), True), ((3, 14), True), ((4, 0), True)])
def test_the_oldest_python_that_fits(version: tuple[int, int], *, fits: bool) -> None:
    assert (dev.python_problem(version) is None) is fits


# --- the commands -----------------------------------------------------------------------------------------------------


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, project: Path) -> Path:
    """A project on a machine that lacks nothing, as dev.py's own root."""
    monkeypatch.setattr(dev, "ROOT", project)
    monkeypatch.setattr(dev, "has_library", lambda name: True)
    monkeypatch.setattr(dev.Environment, "ensure", lambda self, lock: None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return project


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that dev.py would become."""
    commands: list[list[str]] = []

    def note(command: list[str]) -> int:
        commands.append(command[1:])
        return 0

    monkeypatch.setattr(dev, "start", note)
    return commands


@pytest.mark.usefixtures("ready")
def test_run_on_a_screen_opens_the_sample(monkeypatch: pytest.MonkeyPatch, started: list[list[str]]) -> None:
    monkeypatch.setenv("DISPLAY", ":5")

    assert dev.main(["run"]) == 0
    assert started == [["main.py", "demo"]]


@pytest.mark.usefixtures("ready")
def test_run_hands_its_arguments_on_with_or_without_a_screen(started: list[list[str]]) -> None:
    assert dev.main(["run", "status", "my.briefings", "--json"]) == 0
    assert started == [["main.py", "status", "my.briefings", "--json"]]


FAKE_MAIN = """\
import json, sys
from pathlib import Path
sys.stdout.reconfigure(encoding="utf-8")
command, library = sys.argv[1], Path(sys.argv[2])
Path("calls").open("a", encoding="utf-8").write(" ".join(sys.argv[1:]) + "\\n")
if command == "sample":
    library.touch()
elif command == "packs":
    print(json.dumps([{"id": "p1", "name": "Délégation"}, {"id": "p2", "name": "Handout"}], ensure_ascii=False))
elif command == "build":
    if Path("fail").exists():
        sys.exit(1)
    for suffix in ("pdf", "docx"):
        (Path(sys.argv[sys.argv.index("--out") + 1]) / f"{sys.argv[4]}.{suffix}").write_bytes(b"x" * 3000)
"""


def build_with_fake_main(project: Path) -> tuple[int, list[str]]:
    """Build the sample's packs with a stand-in for the program; return the exit code and its calls."""
    (project / "main.py").write_text(FAKE_MAIN, encoding="utf-8")
    code = dev.build_sample([sys.executable, "main.py"], project / "build" / "sample")
    calls = (project / "calls").read_text("utf-8").splitlines()
    (project / "calls").unlink()
    return code, [call.split()[0] for call in calls]


def test_without_a_screen_every_pack_of_the_sample_is_built_and_its_place_is_told(
    ready: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_with_fake_main(ready) == (0, ["sample", "packs", "build", "build"])

    out = capsys.readouterr().out
    assert "Building Délégation as PDF and DOCX" in out
    assert str(ready / "build" / "sample") in out
    for name in ("p1.pdf", "p1.docx", "p2.pdf", "p2.docx"):
        assert f"{name}  (3 KB)" in out
    assert "Open the files" in out


def test_the_second_time_the_sample_is_not_written_again(ready: Path) -> None:
    build_with_fake_main(ready)

    assert build_with_fake_main(ready) == (0, ["packs", "build", "build"])


def test_a_build_that_fails_gives_its_exit_code(ready: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (ready / "fail").touch()

    assert build_with_fake_main(ready) == (1, ["sample", "packs", "build"])
    assert "main.py build ended with exit code 1" in capfd.readouterr().err


def test_the_full_suite_runs_style_types_and_tests_in_order(ready: Path, runs: RecordedRuns) -> None:
    for folder in ("briefing_app", "tests", "bench"):
        (ready / folder).mkdir()
    for name in ("dev.py", "main.py"):
        (ready / name).touch()

    assert dev.main(["test"]) == 0

    assert [command[2:4] for command in runs.commands] == [
        ["ruff", "check"],
        ["ruff", "format"],
        ["mypy", "briefing_app"],
        ["pytest", "-n"],
    ]
    assert runs.commands[2][3:] == ["briefing_app", "tests", "bench", "dev.py", "main.py"]


@pytest.mark.usefixtures("ready")
def test_the_first_step_that_fails_ends_the_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    recorded = RecordedRuns(failing="mypy")
    monkeypatch.setattr("subprocess.run", recorded)

    assert dev.main(["test"]) == 1
    assert [command[2] for command in recorded.commands] == ["ruff", "ruff", "mypy"]


@pytest.mark.usefixtures("ready")
def test_chosen_tests_run_alone(runs: RecordedRuns) -> None:
    dev.main(["test", "tests/domain", "-k", "counts"])

    assert [command[2:] for command in runs.commands] == [["pytest", "tests/domain", "-k", "counts"]]


@pytest.mark.usefixtures("ready", "runs")
def test_long_tells_the_tests_to_count_high(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_TEST_LONG", "0")

    dev.main(["test", "--long"])

    assert os.environ["BRIEFING_TEST_LONG"] == "1"


@pytest.mark.usefixtures("ready")
def test_locking_hides_where_parts_came_from(runs: RecordedRuns) -> None:
    assert dev.main(["lock", "--upgrade"]) == 0

    assert [command[5:8] for command in runs.commands] == [
        ["requirements.in", "-o", "requirements.txt"],
        ["requirements-dev.in", "-o", "requirements-dev.txt"],
    ]
    for command in runs.commands:
        assert {"--generate-hashes", "--universal", "--no-emit-index-url", "--upgrade"} <= set(command)


def test_a_problem_of_the_machine_is_told_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "has_library", lambda name: False)
    monkeypatch.setattr(dev, "can_install", lambda: False)

    assert dev.main(["run"]) == 3
    assert "libgl1 libegl1" in capsys.readouterr().err


def test_wrong_usage_shows_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert "does not know 'fly'" in capsys.readouterr().err
    assert dev.main([]) == 2
    assert dev.main(["--help"]) == 0
