"""Printing: an export that goes to paper. The same recipe, audience, checks and bytes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, TypeVar

from briefing_app.composing.findings import Finding
from briefing_app.domain.paper import Imposition, Paper
from briefing_app.errors import InputError, UserError
from briefing_app.services.building import BuildRequest, Draft, Format, RefusedError, build, draft, refuse_leaks
from briefing_app.services.clock import Clock
from briefing_app.services.page_thread import PageThread
from briefing_app.services.pages import Pages, open_pages
from briefing_app.services.session import Session

T = TypeVar("T")
JOB_TITLE = "Briefing pack"
"""What a print queue shows to everybody: it says nothing of what is printed."""
PRINT_SCALE = 300 / 72
_ARRANGED = {
    Imposition.BOOKLET: "as a booklet",
    Imposition.LINES: "two to a side, with lines to write on",
    Imposition.CARDS: "four to a sheet, to be cut",
    Imposition.HALVES: "two to a sheet, to be cut",
}
_LONGEST = 60
"""Seconds that the printing system may take to answer."""
_MOST_COPIES = 999


class Duplex(StrEnum):
    """One side, or both sides turned over the long or the short edge."""

    NONE = "none"
    LONG = "long"
    SHORT = "short"


_MEDIA = {Paper.A4: "A4", Paper.LETTER: "Letter"}
_SIDES = {Duplex.NONE: "one-sided", Duplex.LONG: "two-sided-long-edge", Duplex.SHORT: "two-sided-short-edge"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """A printer by the name that the system knows it by."""

    name: str
    default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRequest(BuildRequest):
    """What goes out, on which printer (empty: the system's usual one), how often, on which sides, how arranged.

    ``page_range`` is the first and the last page that go out, from 1; ``None`` is all of them. Copies that are
    ``collate`` come one whole after the other; else each page as often as there are copies.
    """

    printer: str = ""
    copies: int = 1
    collate: bool = True
    duplex: Duplex = Duplex.NONE
    page_range: tuple[int, int] | None = None
    imposition: Imposition = Imposition.NONE
    allow_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Pages that are ready to go out. ``line`` says what they are; ``pages`` shows them, as sides of paper."""

    line: str
    data: bytes
    pages: Pages
    paper: Paper
    findings: tuple[Finding, ...]
    imposition: Imposition = Imposition.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintResult:
    """What went out: pages of one copy, the printer's name, and what the checks found."""

    pages: int
    printer: str
    findings: tuple[Finding, ...]


class PagePrinter(Protocol):
    """Prints pictures of pages where there is no CUPS; the window has one."""

    def printers(self) -> tuple[Printer, ...]:
        """The printers that the system knows."""
        ...

    def print_pages(self, pages: Pages, request: PrintRequest, *, title: str, scale: float) -> None:
        """Print the pages, one picture in memory at a time, each of ``pages.picture(page, scale)``.

        Raises:
            UserError: if the printer takes none.
        """
        ...


class PrintService:
    """Prints through ``lp`` where CUPS is there, else through ``page_printer``."""

    def __init__(self, *, thread: PageThread, clock: Clock) -> None:
        """Take the parts that all prints share."""
        self.page_printer: PagePrinter | None = None
        self._thread = thread
        self._clock = clock
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="print")

    def printers(self) -> tuple[Printer, ...]:
        """The printers that there are, the usual one first. Belongs on a worker."""
        if _has_cups():
            return tuple(sorted(_cups_printers(), key=lambda printer: not printer.default))
        return self.page_printer.printers() if self.page_printer is not None else ()

    def prepare(self, session: Session, request: BuildRequest, *, allow_missing: bool = False) -> Prepared:
        """Compose, check and lay out what would be printed: the bytes are those of an export. Belongs on a worker.

        Raises:
            RefusedError: if the checks find errors.
        """
        session.commit().result()
        drafted = session.read_now(lambda reader: draft(reader, request, clock=self._clock, fetch=session.file_part))
        blocking = drafted.blocking(allow_missing=allow_missing)
        if blocking:
            raise RefusedError(blocking)
        made = build(drafted, Format.PDF, fetch=session.file_part, paper_only=True)
        refuse_leaks(drafted, made, self._thread)
        pages = self._thread.submit(lambda: open_pages(made.data, self._thread)).result()
        return Prepared(
            line=first_line(drafted, len(pages.sizes)),
            data=made.data,
            pages=pages,
            paper=drafted.composed.recipe.paper,
            findings=drafted.findings,
        )

    def print_pack(self, session: Session, request: PrintRequest) -> PrintResult:
        """Print a pack, or one section. Belongs on a worker.

        Raises:
            RefusedError: if the checks find errors; nothing is printed.
            UserError: if there is no printer, or it takes nothing.
        """
        prepared = self.prepare(session, request, allow_missing=request.allow_missing)
        arranged = self.arrange(prepared, imposition=request.imposition, page_range=request.page_range)
        return self.print_prepared(arranged, request)

    def arrange(
        self, prepared: Prepared, *, imposition: Imposition, page_range: tuple[int, int] | None = None
    ) -> Prepared:
        """Return pages as they lie on sheets: some of them, or several on a side. Belongs on a worker.

        All pages, one on each side, are the very bytes that were prepared.

        Raises:
            InputError: for pages that are not there.
        """
        numbers = _asked_for(len(prepared.pages.sizes), page_range)
        if imposition is Imposition.NONE and len(numbers) == len(prepared.pages.sizes):
            return prepared
        # Loaded by those who ask for it: it takes its time.
        from briefing_app.rendering.pdf.imposition import impose  # noqa: PLC0415

        data = impose(prepared.data, imposition, pages=numbers)
        pages = self._thread.submit(lambda: open_pages(data, self._thread)).result()
        line = (
            f"{prepared.line}, {arrangement(imposition, numbers, of=len(prepared.pages.sizes), sides=len(pages.sizes))}"
        )
        return replace(prepared, line=line, data=data, pages=pages, imposition=imposition)

    def print_prepared(self, prepared: Prepared, request: PrintRequest) -> PrintResult:
        """Print exactly the pages that were looked at. Belongs on a worker.

        Raises:
            UserError: if there is no printer, or it takes nothing.
        """
        if not 1 <= request.copies <= _MOST_COPIES:
            raise InputError(
                "The number of copies makes no sense",
                f"{request.copies} copies were asked for.",
                f"Ask for 1 to {_MOST_COPIES}.",
            )
        pages = prepared.pages
        if prepared.imposition is Imposition.BOOKLET and request.duplex is not Duplex.NONE:
            request = replace(request, duplex=Duplex.SHORT)  # its sheets lie on their side
        if _has_cups():
            _lp(prepared, request)
        elif self.page_printer is not None:
            self.page_printer.print_pages(pages, request, title=JOB_TITLE, scale=PRINT_SCALE)
        else:
            raise UserError(
                "There is no printer", "This system offers none.", "Print to a PDF file, and print that elsewhere."
            )
        return PrintResult(pages=len(pages.sizes), printer=request.printer, findings=prepared.findings)

    def start(self, call: Callable[[], T]) -> Future[T]:
        """Run one of these on the worker for printing."""
        return self._worker.submit(call)

    def close(self) -> None:
        """Wait for the print that runs."""
        self._worker.shutdown()


def first_line(drafted: Draft, pages: int) -> str:
    """Say what goes out: "Public handout, audience public, 1 page, draft"."""
    what = drafted.section_title or drafted.composed.recipe.name
    count = "1 page" if pages == 1 else f"{pages} pages"
    return f"{what}, audience {drafted.composed.audience}, {count}, draft"


def arrangement(imposition: Imposition, numbers: range, *, of: int, sides: int) -> str:
    """Say how pages lie on sheets: "pages 3 to 9, as a booklet (4 sides)"; all of them need no numbers."""
    some = f"page {numbers[0]}" if len(numbers) == 1 else f"pages {numbers[0]} to {numbers[-1]}"
    lying = (
        ""
        if imposition is Imposition.NONE
        else f"{_ARRANGED[imposition]} ({sides} {'side' if sides == 1 else 'sides'})"
    )
    return ", ".join(filter(None, (some if len(numbers) < of else "", lying)))


def _asked_for(count: int, page_range: tuple[int, int] | None) -> range:
    first, last = page_range or (1, count)
    if not 1 <= first <= last <= count:
        there = "There is one page." if count == 1 else f"There are pages 1 to {count}."
        raise InputError("These pages are not there", f"Pages {first} to {last} were asked for. {there}")
    return range(first, last + 1)


def lp_command(request: PrintRequest, paper: Paper) -> list[str]:
    """Return the one list of arguments for CUPS; the PDF comes by standard input, so no file lies about."""
    printer = ["-d", request.printer] if request.printer else []
    options = ["-o", f"sides={_SIDES[request.duplex]}", "-o", f"media={_MEDIA[paper]}"]
    if request.copies > 1:
        options += ["-o", f"collate={'true' if request.collate else 'false'}"]
    return ["lp", *printer, "-n", str(request.copies), "-t", JOB_TITLE, *options, "-s", "-"]


def _has_cups() -> bool:
    return shutil.which("lp") is not None


def _lp(prepared: Prepared, request: PrintRequest) -> None:
    command = lp_command(request, prepared.paper)
    try:
        done = subprocess.run(command, input=prepared.data, capture_output=True, timeout=_LONGEST, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError(
            "Nothing was printed", "The printing system does not answer.", "See whether it runs, then print again."
        ) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip() or f"lp ended with {done.returncode}."
        raise UserError("Nothing was printed", said, "Choose another printer, or export the pack.")


def _cups_printers() -> Iterator[Printer]:
    usual = _said("lpstat", "-d").rpartition(":")[2].strip()
    for name in _said("lpstat", "-e").split():
        yield Printer(name=name, default=name == usual)


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if not done.returncode else ""
