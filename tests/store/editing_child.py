"""A process that edits a library: ``python -m tests.store.editing_child LIBRARY MODE NAME``.

``count``: adds one to a shared number, again and again, and reads anew after each conflict. ``hold``: keeps the library
open until its input ends.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.records.place import Country
from briefing_app.store.conflict import ConflictError
from briefing_app.store.library import Library
from briefing_app.store.who import Who
from tests.builders import COUNTRY

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


def hold(_library: Library, _who: Who) -> None:
    """Wait for the end of the input."""
    sys.stdin.read()


def main() -> None:
    """Do what the arguments say."""
    path, mode, name = sys.argv[1:]
    library = Library.open(Path(path))
    tell("open")
    {"count": count_up, "hold": hold}[mode](library, Who(name=name, initials=name[:2]))
    library.close()


if __name__ == "__main__":
    main()
