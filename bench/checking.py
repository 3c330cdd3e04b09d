"""Measures what looking for typed counts costs before a pack goes out, beside composing it.

Run it as ``python -m bench.checking [--pages 20 110]``. Every text holds amounts that no row contradicts, so that each
sentence is weighed and none is told.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from bench.preview_library import CHAPTERS, PACK, LibraryMaker
from briefing_app.composing.checks.typed_counts import count_findings
from briefing_app.composing.compose import compose
from briefing_app.composing.findings import CheckInput
from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.text import plain_text
from briefing_app.store.library import Library
from briefing_app.store.who import Who

LIMIT = 0.3
"""Seconds of the processor for a pack of about 110 pages: the check is part of each export."""
_DAY = date(2020, 2, 17)
_NOW = datetime(2020, 2, 17, 14, 2, tzinfo=UTC)
_RUNS = 5
_WORDS = (
    "In March 2019 Parliament set out what it expects. The lawyers say that 3 of 12 cases were dropped. "
    "The delegation travels to the capital on Monday and meets 12 trade unionists in their office. "
    "It heard 20 recommendations of trade unions, and of their lawyers in 14 towns. "
)
T = TypeVar("T")


def main(pages: int) -> bool:
    """Measure one pack; return whether it kept its limit."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.create(Path(folder) / "measured.briefings")
        changes = tuple(created(_with_amounts(record)) for record in LibraryMaker().records(CHAPTERS[pages]))
        library.apply(ChangeSet(label="Fill", changes=changes), who=Who(name="Bench", initials="B"))
        with library.read() as reader:
            pack = reader.get(Pack, PACK)
            assert pack is not None
            composing, made = _best(
                lambda: compose(reader, PACK, recipe=None, audience=None, as_of=None, today=_DAY, now=_NOW)
            )
            given = CheckInput(reader=reader, composed=made, pack=pack, missing=lambda _: set())
            checking, found = _best(lambda: count_findings(given))
        library.close()
    kept = checking <= LIMIT
    sys.stdout.write(
        f"{pages:5} pages: composed {composing:.3f} s, counts checked {checking:.3f} s "
        f"({checking / composing:.2f} of it), {len(found)} findings{'' if kept else f', over {LIMIT} s'}\n"
    )
    return kept


def _with_amounts(record: Record) -> Record:
    return replace(record, tree=plain_text(_WORDS * 2)) if isinstance(record, WrittenText) else record


def _best(call: Callable[[], T]) -> tuple[float, T]:
    """Return the least seconds of the processor that a call took, and its answer."""
    least, answer = _timed(call)
    for _ in range(_RUNS - 1):
        took, answer = _timed(call)
        least = min(least, took)
    return least, answer


def _timed(call: Callable[[], T]) -> tuple[float, T]:
    began = time.process_time()
    answer = call()
    return time.process_time() - began, answer


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", choices=sorted(CHAPTERS), default=sorted(CHAPTERS))
    results = [main(pages) for pages in parser.parse_args().pages]
    sys.exit(0 if all(results) else 1)
