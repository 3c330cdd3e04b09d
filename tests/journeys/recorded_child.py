"""Saves and exports while its calls to the system are recorded: ``python -m tests.journeys.recorded_child ROOT WHAT``.

``ROOT`` holds ``office.briefings`` in a folder that is named for the way of writing, and an older export beside it.
Each thing that a person would be told as done is told on the output, among the recorded calls. ``WHAT`` loses its
syncing: the ``library``, the ``export``, or ``none``.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.records.recommendation import Theme
from briefing_app.services.writing import FileWriter
from briefing_app.store import connection
from briefing_app.store.library import Library
from tests.builders import theme
from tests.store.libraries import ANNA, creating

GROUP = 5
EXPORT = b"".join(b"page %d of the new export " % number * 100 for number in range(20))
FORMER = b"the former export"


def tell(line: str) -> None:
    """Say that something is done."""
    os.write(1, f"{line}\n".encode())


def sabotage(what: str) -> None:
    """Take syncing away."""
    if what == "library":
        careless = connection.Way.LOCAL
        careless._value_ = tuple(line.replace("= FULL", "= OFF") for line in careless.value)
    if what == "export":
        vars(os)["fsync"] = repr


def main() -> None:
    """Save a group, change it, export, save once more, close."""
    root = Path(sys.argv[1])
    sabotage(sys.argv[2])
    (path,) = root.rglob("office.briefings")
    library = Library.open(path)
    fresh = [theme("first", key=f"group-{part}") for part in range(GROUP)]
    made = library.apply(creating(*fresh), who=ANNA).records
    tell("done first")
    changed = [replaced(one, replace(one, name="second")) for one in made if isinstance(one, Theme)]
    library.apply(ChangeSet(label="Change", changes=tuple(changed)), who=ANNA)
    tell("done second")
    writer = FileWriter(notes=root / "notes", ledger=root / "ledger.json")
    writer.write_own(root / "out" / "pack.pdf", EXPORT, force=True)
    tell("done export")
    library.apply(creating(theme("third", key="last")), who=ANNA)
    tell("done third")
    library.close()
    tell("done close")


if __name__ == "__main__":
    main()
