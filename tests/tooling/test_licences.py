"""Whoever passes the program on finds every part in NOTICE, and no part that forbids it."""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from dev import ROOT, RUNTIME

PARTS = sorted(set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / RUNTIME).read_text(encoding="utf-8"), re.MULTILINE)))
ROWS = {
    row[0]: row[1]
    for line in (ROOT / "NOTICE").read_text(encoding="utf-8").splitlines()
    if len(row := re.split(r" {2,}", line.strip())) == 3 and row[0] != "package"
}
COPYLEFT = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)
FREER = re.compile(r"\bLGPL|\bMPL|Lesser General|Mozilla Public", re.IGNORECASE)


def stated_licences(part: str) -> list[str]:
    """Return what an installed package says of its own licence."""
    stated = metadata.metadata(part)
    classifiers = [line for line in stated.get_all("Classifier") or [] if line.startswith("License")]
    return [*classifiers, *(stated[key] for key in ("License-Expression", "License") if stated[key])]


def test_notice_names_each_part_of_the_lock_and_no_other() -> None:
    assert sorted(ROWS) == PARTS


def test_notice_uses_no_part_under_the_gpl() -> None:
    assert [part for part, licence in ROWS.items() if COPYLEFT.search(re.sub(r"\(or .*\)", "", licence))] == []


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_mentions_the_gpl_offers_a_freer_licence(part: str) -> None:
    stated = " ".join(stated_licences(part))

    assert not COPYLEFT.search(stated) or FREER.search(stated), stated
