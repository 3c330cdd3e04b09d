"""A process that edits a library: ``python -m tests.store.editing_child LIBRARY MODE NAME``.

``count``: adds one to a shared number, again and again, and reads anew after each conflict. ``log``: creates and
changes records three at a time and tells each commit on its output, until it is killed.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Theme
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests.builders import COUNTRY, theme
from tests.store.libraries import creating

ROUNDS = 60


def tell(line: str) -> None:
    """Send one line to whoever started this process, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def count_up(library: Library, who: Who) -> None:
    """Add one ``ROUNDS`` times, and tell how often somebody else was faster."""
    conflicts = done = 0
    while done < ROUNDS:
        with library.read() as reader:
            found = reader.get(Country, COUNTRY)
        assert found is not None
        value = replace(found, name=str(int(found.name) + 1))
        try:
            library.apply(ChangeSet(label="Count", changes=(replaced(found, value),)), who=who)
        except ConflictError:
            conflicts += 1
        else:
            done += 1
    tell(str(conflicts))


def log(library: Library, who: Who) -> None:
    """Commit for ever; each commit is told when it is made, with what it made."""
    for number in count(1):
        fresh = [theme(f"first {number}", key=f"{who.name}-{number}-{part}") for part in range(3)]
        tell(f"begin {number} 1")
        made = library.apply(creating(*fresh), who=who).records
        tell(f"done {number} 1")
        changes = tuple(replaced(one, replace(one, name=f"second {number}")) for one in made if isinstance(one, Theme))
        tell(f"begin {number} 2")
        library.apply(ChangeSet(label="Change", changes=changes), who=who)
        tell(f"done {number} 2")


def main() -> None:
    """Do what the arguments say."""
    path, mode, name = sys.argv[1:]
    library = Library.open(Path(path))
    tell("open")
    {"count": count_up, "log": log}[mode](library, Who(name=name, initials=name[:2]))
    library.close()


if __name__ == "__main__":
    main()
