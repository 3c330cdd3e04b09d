"""A process that takes a whole export into a new library, and says how much memory it needed, in megabytes."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.one import peak_megabytes
from briefing_app.services.clock import system_clock
from briefing_app.services.session import Session
from briefing_app.services.uhri import take_in_uhri
from briefing_app.store.library import Library
from briefing_app.store.who import Who

if __name__ == "__main__":
    session = Session(Library.create(Path(sys.argv[1])), who=Who(name="Anna", initials="A"), clock=system_clock())
    result = take_in_uhri(session, Path(sys.argv[2]), countries=sys.argv[3:])
    session.close()
    sys.stdout.write(f"{result.new} {peak_megabytes():.0f}\n")
