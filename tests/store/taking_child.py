"""A process that takes in an invented library of a given size and says how much memory it needed, in megabytes."""

from __future__ import annotations

import sys
from pathlib import Path

from bench import library as invented
from bench.one import peak_megabytes
from briefing_app.store.library import Library

if __name__ == "__main__":
    made = Library.create(Path(sys.argv[1]))
    number = int(sys.argv[2])
    made.take_in("Import", lambda _reader: invented.changes(number), who=invented.WHO)
    made.undo(who=invented.WHO)
    made.close()
    sys.stdout.write(f"{peak_megabytes():.0f}\n")
