"""``python -m bench.copies [--members 12] [--format pdf|docx]``: what a copy of the sample for each Member costs."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from briefing_app.bootstrap import make_services
from briefing_app.domain.changes import ChangeSet, created, replaced
from briefing_app.domain.ids import PersonId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import DelegationMember, Mission
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Ground, Person
from briefing_app.paths import standard_paths
from briefing_app.services.building import Format
from briefing_app.services.copy_plan import CopiesRequest
from briefing_app.services.finding_packs import pack_named


def delegation_of(reader: Reader, *, members: int) -> ChangeSet:
    """Return the change by which the delegation has so many Members, all of them made up."""
    pack = reader.get(Pack, pack_named(reader, "Delegation pack"))
    mission = reader.get(Mission, pack.mission) if pack is not None else None
    if mission is None:
        raise SystemExit("The sample has no delegation pack.")
    people = [
        Person(id=PersonId(f"made-up-{number}"), name=f"Member {number}", named_to=Level.PUBLIC, ground=Ground.OFFICE)
        for number in range(1, members + 1)
    ]
    listed = tuple(DelegationMember(person=person.id) for person in people)
    return ChangeSet(
        label="Fill the delegation",
        changes=(*map(created, people), replaced(mission, replace(mission, delegation=listed))),
    )


def main() -> None:
    """Make the copies once, and print seconds and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=12)
    parser.add_argument("--format", type=Format, choices=list(Format), default=Format.PDF)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        services = make_services(standard_paths({"BRIEFING_HOME": str(Path(name) / "home")}))
        try:
            library = Path(name) / "sample.briefings"
            with services.library.create_sample(library) as session:
                session.do(lambda reader: delegation_of(reader, members=asked.members)).result()
                pack = session.read_now(lambda reader: pack_named(reader, "Delegation pack"))
                wall, cpu = time.perf_counter(), time.process_time()
                made = services.copies.make(
                    session, CopiesRequest(pack=pack, format=asked.format, out=Path(name) / "out")
                )
                wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            size = sum(copy.file.stat().st_size for copy in made.copies)
        finally:
            services.close()
    work = f"{len(made.copies)} copies, {asked.format}: {wall:.2f} s, {cpu:.2f} s CPU, {size / 1000:.0f} KB"
    print(f"{work}; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
