"""Measures a large library: pages of lists, searches, totals, in one process.

``python -m bench --library 250000`` runs it after the packs; ``python -m bench.library [RECOMMENDATIONS]`` by itself.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from briefing_app.domain.changes import Change, created
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import (
    AddresseeId,
    AssessmentId,
    CountryId,
    InstrumentId,
    PersonId,
    RecommendationId,
    ThemeId,
)
from briefing_app.domain.levels import Level
from briefing_app.domain.records.recommendation import Assessment, Instrument, Recommendation
from briefing_app.domain.status import StatusCode
from briefing_app.store.groups import GroupBy, group_totals
from briefing_app.store.library import Library
from briefing_app.store.lists import WITHOUT, RecommendationFilter, Sort, count, position_keys, recommendation_page
from briefing_app.store.totals import status_totals
from briefing_app.store.who import Who

INSTRUMENTS = 500
MODEST, FULL = 25_000, 250_000
"""Recommendations of a run on the side, and of the library that the limits are set for."""
PAGE_LIMIT_MS, TOTALS_LIMIT_MS = 100.0, 1000.0
WRITING_LIMIT_S = 90.0
WHO = Who(name="Bench", initials="B")
WORDS = ["prisoner", "torture", "assembly", "press", "law", "court", "registration", "women", "union", "election"]
"""Common words: each stands in a good part of all titles."""


def changes(number_of: int) -> Iterator[Change]:
    """Invent instruments, ``number_of`` recommendations, and three assessments for every two of them."""
    chance = random.Random(1)
    follows = [Claimant(kind=kind) for kind in (ClaimantKind.NGO, ClaimantKind.OWN)]
    for number in range(INSTRUMENTS):
        yield created(
            Instrument(
                id=InstrumentId(f"instrument-{number}"),
                title=f"Resolution {number}",
                claimant=follows[number % 2],
                countries=(CountryId(f"country-{number % 20}"),),
                order_key=f"{number:05}",
            )
        )
    begin = date(2010, 1, 1)
    for number in range(number_of):
        recommendation = Recommendation(
            id=RecommendationId(f"r{chance.getrandbits(64):016x}"),
            # A few instruments are very large, most are small.
            instrument=InstrumentId(f"instrument-{min(int(chance.expovariate(0.02)), INSTRUMENTS - 1)}"),
            title=f"Calls for {' and '.join(chance.sample(WORDS, 3))} number{number}",
            addressees=(AddresseeId(f"addressee-{min(int(chance.expovariate(0.3)), 40)}"),),
            themes=(ThemeId(f"theme-{chance.randrange(30)}"),),
            persons=(PersonId(f"person-{chance.randrange(5000)}"),) if number % 50 else (),
            counted=number % 100 > 0,
            level=Level.STAFF if number % 200 == 0 else Level.MEMBERS,
            deadline=PartialDate.of(begin + timedelta(days=chance.randrange(6000))),
            order_key=f"{number:07}",
        )
        yield created(recommendation)
        for _ in range(1 + number % 2):
            yield created(
                Assessment(
                    id=AssessmentId(f"a{chance.getrandbits(64):016x}"),
                    recommendation=recommendation.id,
                    date=PartialDate.of(begin + timedelta(days=chance.randrange(5000))),
                    status=chance.choice(list(StatusCode)),
                    claimant=chance.choice(follows),
                    next_review=PartialDate.of(begin + timedelta(days=chance.randrange(5000))) if number % 3 else None,
                )
            )


def fill(library: Library, number_of: int) -> None:
    """Write the invented library as one large import."""
    library.take_in("Import", lambda _reader: changes(number_of), who=WHO)


def best_of(times: int, work: Callable[[], object]) -> float:
    """Return the shortest time of some runs, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return min(found)


def page_cases() -> Iterator[tuple[str, RecommendationFilter]]:
    """Every single filter, common and rare, and searches that find most rows, some and few."""
    yield "no filter", RecommendationFilter()
    for numbers in ((0,), (200,), (3, 200, 400), range(40)):
        several = tuple(InstrumentId(f"instrument-{number}") for number in numbers)
        yield f"{len(several)} instruments from {numbers[0]}", RecommendationFilter(instruments=several)
    yield "country", RecommendationFilter(country=CountryId("country-3"))
    for codes in ((StatusCode.FULL,), (StatusCode.UNASSESSED,), (StatusCode.NONE, StatusCode.CONTRARY)):
        yield f"status {' or '.join(codes)}", RecommendationFilter(statuses=codes)
    for level in (Level.MEMBERS, Level.STAFF):
        yield f"level {level.name.lower()}", RecommendationFilter(levels=(level,))
    yield "disputed", RecommendationFilter(disputed=True)
    yield "not counted", RecommendationFilter(counted=False)
    for day in (date(2010, 6, 1), date(2015, 1, 1)):
        yield f"review due {day}", RecommendationFilter(review_due=day)
    for number in (0, 10, 40):
        yield f"addressee {number}", RecommendationFilter(addressee=AddresseeId(f"addressee-{number}"))
    yield "theme", RecommendationFilter(theme=ThemeId("theme-3"))
    yield "no theme", RecommendationFilter(theme=ThemeId(WITHOUT))
    yield "no person", RecommendationFilter(person=PersonId(WITHOUT))
    yield "person", RecommendationFilter(person=PersonId("person-7"))
    for words in ("calls", "prisoner", "prisoner torture", "number17", "number1234", "nowhere"):
        yield f"search {words!r}", RecommendationFilter(search=words)


def whole_cases(library: Library) -> Iterator[tuple[str, Callable[[], object]]]:
    """Questions about the whole of a list: its totals, its groups, its length."""
    for day in (date(2030, 1, 1), date(2015, 1, 1)):
        yield f"totals as of {day}", partial(status_totals, library, as_of=day)
    narrowed = RecommendationFilter(statuses=(StatusCode.NONE,))
    for by in GroupBy:
        yield f"groups by {by}", partial(group_totals, library, by=by)
        yield f"groups by {by}, one status", partial(group_totals, library, by=by, filters=narrowed)
    common = RecommendationFilter(addressee=AddresseeId("addressee-0"))
    for name, filters in (("everything", RecommendationFilter()), ("a common addressee", common)):
        yield f"length of {name}", partial(count, library, filters=filters)
        yield f"places of {name}", partial(position_keys, library, filters=filters, sort=Sort.DEADLINE)


def measure(library: Library) -> bool:
    """Print what each question costs; return whether every figure is within its limit."""
    good = True
    for name, filters in page_cases():
        # A search is held to its limit in the order of references.
        for sort in Sort if not filters.search else (Sort.REFERENCE,):
            cost = best_of(3, partial(recommendation_page, library, filters=filters, sort=sort))
            good = good and cost <= PAGE_LIMIT_MS
            print(f"{cost:8.1f} ms  page, {name}, by {sort.name.lower()}")
    for name, question in whole_cases(library):
        cost = best_of(2, question)
        good = good and cost <= TOTALS_LIMIT_MS
        print(f"{cost:8.1f} ms  {name}")
    return good


def run(number_of: int) -> bool:
    """Build the library in a passing folder and measure it; return whether every figure is within its limit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.briefings"
        library = Library.create(path)
        start = time.perf_counter()
        fill(library, number_of)
        cost = time.perf_counter() - start
        print(f"{cost:8.1f} s   written: {number_of} recommendations")
        library.close()
        start = time.perf_counter()
        library = Library.open(path)
        print(f"{(time.perf_counter() - start) * 1000:8.1f} ms  opened, {path.stat().st_size / 1e6:.0f} MB")
        good = measure(library) and cost <= WRITING_LIMIT_S
        library.close()
    print("within the limits" if good else "OVER A LIMIT")
    return good


if __name__ == "__main__":
    raise SystemExit(0 if run(int(sys.argv[1]) if len(sys.argv) > 1 else FULL) else 1)
