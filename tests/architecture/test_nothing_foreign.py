"""The project's files speak of the project alone."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.architecture.source import ROOT

REGISTRY_HOSTS = re.compile(r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|--(extra-)?index-url\s|--find-links\s")
LOCKS = ("requirements.txt", "requirements-dev.txt")


def text_files() -> list[str]:
    """Return the project's tracked text files; all of them lie in git."""
    listing = subprocess.run(
        ["git", "grep", "-I", "-l", "-e", ""], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return listing.stdout.splitlines()


def test_no_file_names_a_registrys_host() -> None:
    named = [
        name
        for name in text_files()
        if (ROOT / name).exists() and REGISTRY_HOSTS.search((ROOT / name).read_text(encoding="utf-8"))
    ]

    assert named == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_part_with_its_hashes_and_says_nothing_else(lock: str) -> None:
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[a-z0-9.-]+==[^ ]+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


def test_the_development_lock_holds_the_runtime_lock() -> None:
    runtime, development = (
        set(re.findall(r"^\S+==[^\\]+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)) for lock in LOCKS
    )

    assert runtime <= development
