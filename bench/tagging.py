"""What tags cost: ``python -m bench.tagging [--pages 20 110 1000] [--times 3]``.

A pack is written with and without tags in turn in one process, so that both meet the same machine. CPU is set against
the fast save without tags, and sizes against two files without tags: as one is usually saved (streams deflated, objects
by themselves), and with its objects packed as an export's are.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Sequence

import pikepdf

from bench.packs import SECTIONS, pack
from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf

CPU_LIMIT = 1.8
"""With tags, without packing, against the same without tags."""
PACKED_CPU_LIMIT = 2.5
"""An export, with tags and packed, against neither."""
SIZE_LIMIT = 1.15
"""The export against a file without tags as it is usually saved."""
_COLUMNS = f"{'pages':>6} {'CPU ms':>8} {'tagged':>8} {'packed':>8} {'KB plain':>9} {'KB packed':>10} {'KB export':>10}"


def spent(document: Document, *, compress: bool, tagged: bool) -> float:
    """Return the CPU seconds of one write."""
    before = time.process_time()
    write_pdf(document, paper=Paper.A4, compress=compress, tagged=tagged)
    return time.process_time() - before


def sizes(document: Document) -> tuple[int, int, int]:
    """Return the bytes of a plain save without tags, of a packed one without tags, and of an export."""
    untagged = write_pdf(document, paper=Paper.A4, tagged=False).data
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(untagged)) as pdf:
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return len(plain.getvalue()), len(untagged), len(write_pdf(document, paper=Paper.A4).data)


def run(pages: int, times: int) -> tuple[str, bool]:
    """Return the figures of one pack as a line, and whether they keep to the limits."""
    document = pack(pages)
    spent(document, compress=True, tagged=True)
    rounds = [
        [
            spent(document, compress=compress, tagged=tagged)
            for compress, tagged in ((False, False), (False, True), (True, True))
        ]
        for _ in range(times)
    ]
    base = statistics.median(plain for plain, _, _ in rounds)
    tagged = statistics.median(found / plain for plain, found, _ in rounds)
    packed = statistics.median(found / plain for plain, _, found in rounds)
    plain_size, packed_size, export = sizes(document)
    line = (
        f"{pages:6} {1000 * base:8.1f} {tagged:8.2f} {packed:8.2f} {plain_size / 1000:9.0f} {packed_size / 1000:10.0f} "
        f"{export / 1000:10.0f}  ({export / plain_size - 1:+.0%} of plain, {export / packed_size - 1:+.0%} of packed)"
    )
    within = tagged <= CPU_LIMIT and packed <= PACKED_CPU_LIMIT and export <= SIZE_LIMIT * plain_size
    return line, within


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each size; return 1 where one is over a limit."""
    parser = argparse.ArgumentParser(prog="bench.tagging", description="What tags cost, in CPU and bytes.")
    parser.add_argument("--pages", type=int, nargs="*", choices=sorted(SECTIONS), default=sorted(SECTIONS))
    parser.add_argument("--times", type=int, default=3, help="how often each is written; medians are shown")
    asked = parser.parse_args(arguments)
    print(_COLUMNS)
    all_within = True
    for pages in asked.pages:
        line, within = run(pages, asked.times)
        all_within = all_within and within
        print(line + ("" if within else "  over its limit"), flush=True)
    print(f"limits: {CPU_LIMIT} and {PACKED_CPU_LIMIT} times the CPU, {SIZE_LIMIT - 1:.0%} over the plain size")
    return 0 if all_within else 1


if __name__ == "__main__":
    raise SystemExit(main())
