#!/usr/bin/env python3
"""The one door for people and machines: run the program, test it, measure it, lock its parts.

Standard library only, so that a plain Python can start it. What it makes lies in ``.venv`` and ``build``; what the
program itself does belongs in ``briefing_app``. The syntax stays readable for old Pythons, so that they can say so.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

OLDEST_PYTHON = (3, 11)
SYSTEM: str = sys.platform
ROOT = Path(__file__).resolve().parent
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"

USAGE = """\
usage: python3 dev.py COMMAND [ARGUMENTS]      (Windows: py dev.py ...)

  run [ARGUMENTS]              start the program on the sample; without a screen, build the sample's packs
  test [--long] [PYTEST ...]   style, types and tests; with pytest arguments, those tests only
  bench [ARGUMENTS]            measure building and the store; --rivals sets other programs beside, --library N a size
  lock [--upgrade]             pin requirements*.in into requirements*.txt
"""

# Debian package -> the library that Qt loads from it.
LIBRARIES_OFFSCREEN = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libx11-6": "libX11.so.6",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
LIBRARIES_X_SCREEN = {
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
}
# Debian package -> the program that the journeys start from it.
JOURNEY_TOOLS = {
    "xvfb": "Xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "poppler-utils": "pdftoppm",
    "libreoffice-writer-nogui": "soffice",
    "strace": "strace",
}
APT_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300")


class SetupError(Exception):
    """Something on this machine that its owner can mend; the text says how."""


def say(text: str) -> None:
    """Print a line for the person at the terminal, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def python_problem(version: tuple[int, int]) -> str | None:
    """Return what to tell the owner of a Python that is too old, or None."""
    if version >= OLDEST_PYTHON:
        return None
    found, needed = (".".join(str(part) for part in parts) for parts in (version, OLDEST_PYTHON))
    return (
        f"This is Python {found}; the Briefing Pack Builder needs Python {needed} or newer.\n"
        f"Install a newer one and start this with it, for example: python{needed} dev.py run"
    )


# --- the machine: libraries and programs of the system ---------------------------------------------------------------


def has_library(name: str) -> bool:
    """Return whether the dynamic linker finds the library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_libraries(wanted: Mapping[str, str]) -> list[str]:
    """Return the Debian packages whose library is not here; empty on systems where Qt brings its own."""
    if not SYSTEM.startswith("linux"):
        return []
    return [package for package, library in wanted.items() if not has_library(library)]


def missing_tools() -> list[str]:
    """Return the Debian packages of the journeys' programs that are not on the path."""
    return [package for package, program in JOURNEY_TOOLS.items() if shutil.which(program) is None]


def can_install() -> bool:
    """Return whether this process may install Debian packages."""
    return (
        SYSTEM.startswith("linux") and getattr(os, "geteuid", lambda: -1)() == 0 and shutil.which("apt-get") is not None
    )


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages as root, with fresh lists; raise ``SetupError`` when that fails."""
    say("Installing from Debian: " + " ".join(packages))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update", "-q"), (*APT_INSTALL, "-q", *packages)):
        done = subprocess.run(
            command,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if done.returncode:
            raise SetupError(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}")


def install_line(packages: Sequence[str]) -> str:
    """Return the one line with which an ordinary user installs the packages."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def need_machine(*, x_screen: bool, environment: Environment | None = None) -> None:
    """See to it that Qt can be loaded, with windows on an X screen if asked, and that an environment can be made.

    As root on Debian what is missing is installed; anywhere else ``SetupError`` tells the one line to run.
    """
    wanted = {**LIBRARIES_OFFSCREEN, **(LIBRARIES_X_SCREEN if x_screen else {})}
    lacking = {package: wanted[package] for package in missing_libraries(wanted)}
    if environment is not None and not environment.can_be_made():
        lacking["python3-venv"] = "Python's ensurepip"
    if not lacking:
        return
    if can_install():
        install_packages(list(lacking))
        return
    raise SetupError(
        f"This machine lacks what the program is built on: {', '.join(lacking.values())}.\n"
        f"Run this line, then the same command again:\n\n  {install_line(list(lacking))}\n"
    )


def has_screen(environment: Mapping[str, str], system: str) -> bool:
    """Return whether windows can be shown: always on macOS and Windows, elsewhere as the session says."""
    if system in {"darwin", "win32"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


# --- the virtual environment -----------------------------------------------------------------------------------------


class Environment:
    """The project's ``.venv``, and what of it is known to be finished.

    A stamp for each lock file is written last, when all of that file is installed. Anything whose stamp is missing or
    tells of another lock or another Python is half-made or out of date, and is made again.
    """

    def __init__(self, root: Path) -> None:
        """Remember where the environment of the project at ``root`` belongs."""
        self.root = root
        self.folder = root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        return self.folder / ("Scripts/python.exe" if SYSTEM == "win32" else "bin/python")

    def key(self, lock: str) -> str:
        """Return what a finished installation of this lock file, by this Python, is known by."""
        digest = hashlib.sha256((self.root / lock).read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        return f"{sys.implementation.cache_tag} {platform.machine()} {digest}"

    def stamp(self, lock: str) -> Path:
        """Return the file that says that a lock file is installed."""
        return self.folder / f"{lock}.installed"

    def is_ready(self, lock: str) -> bool:
        """Return whether exactly this lock file is installed for this Python, to its end."""
        try:
            return self.python.exists() and self.stamp(lock).read_text(encoding="utf-8") == self.key(lock)
        except OSError:
            return False

    def can_be_made(self) -> bool:
        """Return whether it is there, or this Python can make it (Debian packs what that needs separately)."""
        if any(self.is_ready(lock) for lock in (RUNTIME, DEVELOPMENT)):
            return True
        import importlib.util  # noqa: PLC0415 - only when an environment is made; it would slow each start

        return importlib.util.find_spec("ensurepip") is not None

    def ensure(self, lock: str) -> None:
        """Make the environment hold what the lock file names; one process at a time."""
        if self.is_ready(lock):
            return
        with exclusive(self.root / ".venv.lock"):
            if not self.is_ready(lock):
                self._make(lock)

    def _make(self, lock: str) -> None:
        extends = lock == DEVELOPMENT and self.is_ready(RUNTIME) and not self.stamp(lock).exists()
        if not extends:
            self._create()
        say(f"Installing what {lock} names (once; about a minute) ...")
        flags = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
        quiet = [] if sys.stdout.isatty() else ["--quiet"]
        command = [str(self.python), "-m", "pip", "install", *flags, *quiet, "-r", lock]
        if subprocess.run(command, check=False, cwd=self.root, stdin=subprocess.DEVNULL).returncode:
            raise SetupError(f"The parts of {lock} could not be installed; the lines above say why.")
        for finished in {lock, RUNTIME}:  # the development lock holds all of the runtime's
            self.stamp(finished).write_text(self.key(finished), encoding="utf-8")

    def _create(self) -> None:
        self._remove()
        say(f"Making {self.folder.name} with Python {platform.python_version()} ...")
        command = [sys.executable, "-m", "venv", str(self.folder)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise SetupError(f"The virtual environment could not be made:\n{done.stdout}{done.stderr}")

    def _remove(self) -> None:
        if self.folder.is_symlink():
            self.folder.unlink()
        elif self.folder.exists():
            if Path(sys.prefix).resolve() == self.folder.resolve():
                raise SetupError(f"{self.folder} is out of date and in use by this very Python: use the system's.")
            for lock in (RUNTIME, DEVELOPMENT):  # first, so that a removal cut short counts as unfinished
                self.stamp(lock).unlink(missing_ok=True)
            shutil.rmtree(self.folder)


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the file's lock; another process that wants it waits, and a killed holder lets go."""
    with path.open("w") as handle:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there on Windows only

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not there on Windows

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


# --- the commands ----------------------------------------------------------------------------------------------------


def start(command: Sequence[str]) -> int:
    """Become the given program where the system can, else run it; return its exit code."""
    sys.stdout.flush()
    os.chdir(ROOT)
    if SYSTEM != "win32":
        os.execv(command[0], list(command))
    return subprocess.run(command, check=False).returncode


def command_run(arguments: Sequence[str]) -> int:
    """Run ``main.py`` with the arguments; without any, show the sample in a window or build its packs."""
    environment = Environment(ROOT)
    screen = has_screen(os.environ, SYSTEM)
    need_machine(x_screen=screen, environment=environment)
    environment.ensure(RUNTIME)
    main = [str(environment.python), "main.py"]
    if arguments:
        return start([*main, *arguments])
    if screen:
        return start([*main, "demo"])
    return build_sample(main, ROOT / "build" / "sample")


def build_sample(main: Sequence[str], folder: Path) -> int:
    """Write the sample library and its packs into the folder; return the first exit code that is not 0."""
    import json  # noqa: PLC0415 - only here; it would slow each start

    folder.mkdir(parents=True, exist_ok=True)
    library = folder / "kazakhstan-2020.briefings"
    say("No screen here, so the sample's packs are built as files.")
    if not library.exists():
        say("Writing the sample library ...")
        code = run_main(main, "sample", str(library))[0]
        if code:
            return code
    code, listing = run_main(main, "packs", str(library), "--json")
    if code:
        return code
    for pack in json.loads(listing):
        say(f"Building {pack['name']} as PDF and DOCX ...")
        wanted = ("--pack", pack["id"], "--format", "pdf", "--format", "docx", "--out", str(folder), "--force")
        code = run_main(main, "build", str(library), *wanted)[0]
        if code:
            return code
    tell_what_was_built(folder)
    return 0


def run_main(main: Sequence[str], *arguments: str) -> tuple[int, str]:
    """Run the program to its end; return its exit code and what it printed. Its messages go to the terminal."""
    done = subprocess.run(
        [*main, *arguments],
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    if done.returncode:
        sys.stderr.write(f"main.py {arguments[0]} ended with exit code {done.returncode}\n")
    return done.returncode, done.stdout


def tell_what_was_built(folder: Path) -> None:
    """Say where the files lie, and what a stranger may do next."""
    say(f"\nBuilt in {folder}:")
    for path in sorted(folder.iterdir()):
        if path.suffix in {".pdf", ".docx"}:
            say(f"  {path.name}  ({path.stat().st_size // 1024 + 1} KB)")
    say(
        "\nOpen the files with any PDF viewer or word processor."
        "\nOn a machine with a screen, the same command opens the program on this sample."
        "\nEverything the command line can do: python3 dev.py run --help"
    )


def command_test(arguments: Sequence[str]) -> int:
    """Check style and types, then run the tests; stop at the first that fails."""
    long = "--long" in arguments
    chosen = [argument for argument in arguments if argument != "--long"]
    if long:
        os.environ["BRIEFING_TEST_LONG"] = "1"
    environment = Environment(ROOT)
    prepare_test_machine(environment)
    environment.ensure(DEVELOPMENT)
    python = str(environment.python)
    steps = [["pytest", *chosen]] if chosen else full_test_steps(ROOT)
    for step in steps:
        say("-- " + " ".join(step))
        code = subprocess.run([python, "-m", *step], check=False, cwd=ROOT).returncode
        if code:
            return code
    return 0


def full_test_steps(root: Path) -> list[list[str]]:
    """Return the modules to run with their arguments, in order; import contracts are among the tests."""
    typed = [name for name in ("briefing_app", "tests", "bench", "dev.py", "main.py") if (root / name).exists()]
    return [
        ["ruff", "check", "--output-format", "concise", "."],
        ["ruff", "format", "--check", "."],
        ["mypy", *typed],
        ["pytest", "-n", "2", "--dist", "loadgroup"],
    ]


def prepare_test_machine(environment: Environment) -> None:
    """Install what the tests need where that is allowed; elsewhere say what will be skipped."""
    need_machine(x_screen=False, environment=environment)
    packages = [*missing_libraries(LIBRARIES_X_SCREEN), *missing_tools()]
    if packages and can_install():
        install_packages(packages)
    elif packages:
        say("Tests that need programs which are not here are skipped by name. To run them too, install these first:")
        say("  " + (install_line(packages) if shutil.which("apt-get") else " ".join(packages)))


def command_bench(arguments: Sequence[str]) -> int:
    """Measure, with the development parts at hand."""
    environment = Environment(ROOT)
    need_machine(x_screen=False, environment=environment)
    environment.ensure(DEVELOPMENT)
    return start([str(environment.python), "-m", "bench", *arguments])


def command_lock(arguments: Sequence[str]) -> int:
    """Pin the requirements with their hashes, for every system, without naming where they came from."""
    environment = Environment(ROOT)
    environment.ensure(DEVELOPMENT)
    for lock, extra in ((RUNTIME, []), (DEVELOPMENT, ["-c", RUNTIME])):
        command = [*lock_command(str(environment.python), lock), *extra, *arguments]
        code = subprocess.run(command, check=False, cwd=ROOT, stdin=subprocess.DEVNULL).returncode
        if code:
            return code
    say("Locked. The next run or test installs what changed.")
    return 0


def lock_command(python: str, lock: str) -> list[str]:
    """Return the command that pins one requirements file."""
    source = str(Path(lock).with_suffix(".in"))
    oldest = ".".join(str(part) for part in OLDEST_PYTHON)
    shape = ["--universal", "--python-version", oldest, "--generate-hashes", "--only-binary", ":all:"]
    silent = ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header", "--quiet"]
    return [python, "-m", "uv", "pip", "compile", source, "-o", lock, *shape, *silent]


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": command_run,
    "test": command_test,
    "bench": command_bench,
    "lock": command_lock,
}


def main(arguments: Sequence[str]) -> int:
    """Carry out one command line; return its exit code (2: wrong usage, 3: this machine lacks something)."""
    problem = python_problem(sys.version_info[:2])
    if problem:
        sys.stderr.write(problem + "\n")
        return 3
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        say(USAGE)
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        sys.stderr.write(f"dev.py does not know {arguments[0]!r}.\n\n{USAGE}")
        return 2
    try:
        return command(list(arguments[1:]))
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
