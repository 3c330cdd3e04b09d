"""Handouts: one thing beside the pack, made from one of its records. Looked at, exported and printed as a pack is."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_app.composing.checks import run_checks
from briefing_app.composing.findings import Finding
from briefing_app.composing.handout import Handout, HandoutChoice, compose_handout
from briefing_app.composing.handouts import all_handouts, handout_named
from briefing_app.document.origin import Origin
from briefing_app.domain.ids import PackId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Imposition
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import OptionValue, Pack
from briefing_app.domain.records.people import Person
from briefing_app.errors import InputError
from briefing_app.rendering.fonts import missing_characters
from briefing_app.services.building import BuiltFile, Draft, Format, RefusedError, build, refuse_leaks
from briefing_app.services.clock import Clock
from briefing_app.services.export import ExportResult
from briefing_app.services.export_names import export_names
from briefing_app.services.file_names import file_name
from briefing_app.services.page_thread import PageThread
from briefing_app.services.pages import open_pages
from briefing_app.services.printing import Prepared, PrintService
from briefing_app.services.session import Session
from briefing_app.services.writing import FileWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutRequest:
    """Which handout is made. ``kind`` names it, ``subject`` is the id of the record that it is made from.

    ``imposition`` is how the pages lie on paper; ``None`` is the kind's usual way. ``as_of`` is the pack's.
    """

    pack: PackId
    kind: str
    subject: str = ""
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    audience: Level | None = None
    imposition: Imposition | None = None
    allow_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeHandout:
    """A handout that is ready to go out: its pages, what the checks found, and what its file is called."""

    prepared: Prepared
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A kind that a pack offers, with the records that it may be made from and the words for each."""

    kind: Handout
    subjects: tuple[tuple[str, str], ...]


class HandoutService:
    """Makes handouts. What is printed goes through the print service."""

    def __init__(self, *, printing: PrintService, writer: FileWriter, thread: PageThread, clock: Clock) -> None:
        """Take the parts that all handouts share."""
        self._printing = printing
        self._writer = writer
        self._thread = thread
        self._clock = clock
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="handouts")

    def start(self, session: Session, request: HandoutRequest) -> Future[MadeHandout]:
        """Make a handout on a worker."""
        return self._worker.submit(self.make, session, request)

    def make(self, session: Session, request: HandoutRequest) -> MadeHandout:
        """Compose, check, lay out and read back a handout.

        Raises:
            RefusedError: if the checks find errors.
            InputError: if there is no such pack, kind or record, or nothing in it is for this audience.
        """
        session.commit().result()
        kind = handout_named(request.kind)
        drafted = session.read_now(lambda reader: self._draft(reader, kind, request))
        blocking = drafted.blocking(allow_missing=request.allow_missing)
        if blocking:
            raise RefusedError(blocking)
        made = build(drafted, Format.PDF, fetch=session.file_part)
        refuse_leaks(drafted, made, self._thread)
        findings = (*drafted.findings, *_broken(made, drafted))
        pages = self._thread.submit(lambda: open_pages(made.data, self._thread)).result()
        count = "1 page" if len(pages.sizes) == 1 else f"{len(pages.sizes)} pages"
        prepared = Prepared(
            line=f"{kind.label}, audience {drafted.composed.audience}, {count}, draft",
            data=made.data,
            pages=pages,
            paper=drafted.composed.recipe.paper,
            findings=findings,
        )
        imposition = request.imposition or kind.impositions[0]
        return MadeHandout(
            prepared=self._printing.arrange(prepared, imposition=imposition),
            name=file_name(drafted.names.pack, drafted.section_title, str(drafted.composed.audience), suffix="pdf"),
        )

    def export(self, session: Session, request: HandoutRequest, out: Path, *, force: bool = False) -> ExportResult:
        """Make a handout and write it into a folder.

        Raises:
            RefusedError: if the checks find errors; nothing is written.
            InputError: as ``make``, or where another's file lies at its place.
        """
        return self.write(self.make(session, request), out, force=force)

    def write(self, made: MadeHandout, out: Path, *, force: bool = False) -> ExportResult:
        """Write exactly the pages that were looked at into a folder.

        Raises:
            InputError: if another's file lies at its place, unless ``force`` replaces it.
        """
        path = out / made.name
        self._writer.write_own(path, made.prepared.data, force=force)
        return ExportResult(
            files=(path,), pages={Format.PDF: len(made.prepared.pages.sizes)}, findings=made.prepared.findings
        )

    def close(self) -> None:
        """Wait for the handout that is being made."""
        self._worker.shutdown()

    def _draft(self, reader: Reader, kind: Handout, request: HandoutRequest) -> Draft:
        now = self._clock.now()
        choice = HandoutChoice(
            pack=request.pack,
            kind=kind,
            subject=request.subject,
            options=request.options,
            audience=request.audience,
        )
        composed = compose_handout(reader, choice, today=now.date(), now=now)
        pack = reader.get(Pack, request.pack)
        assert pack is not None  # composing has refused a pack that is not there
        audience = composed.audience
        subject = next((record for record in kind.subjects(reader, pack) if record.id == request.subject), None)
        return Draft(
            pack=pack,
            section=None,
            section_title=" ".join(filter(None, (kind.label, subject_words(subject)))),
            names=export_names(reader, pack),
            composed=composed,
            findings=run_checks(reader, composed, pack.id, covers=missing_characters),
            withheld=tuple(person for person in reader.all(Person) if not person.named_to.visible_to(audience)),
        )


def offers(reader: Reader, pack: PackId) -> tuple[Offer, ...]:
    """Return the kinds that a pack offers, also those for which it has no record yet."""
    found = reader.get(Pack, pack)
    if found is None:
        return ()
    return tuple(
        Offer(kind=kind, subjects=tuple((record.id, subject_words(record)) for record in kind.subjects(reader, found)))
        for kind in all_handouts()
    )


def subject_named(reader: Reader, pack: PackId, kind: Handout, words: str) -> str:
    """Return the id of the record with this id or title (in any case, or as the only one that begins so).

    Raises:
        InputError: if there is none, or more than one.
    """
    offered = next((offer.subjects for offer in offers(reader, pack) if offer.kind is kind), ())
    typed = words.strip().casefold()
    found = (
        [each for each, _ in offered if each == words]
        or [each for each, title in offered if title.casefold() == typed]
        or [each for each, title in offered if title.casefold().startswith(typed)]
    )
    if len(found) == 1:
        return found[0]
    titles = "; ".join(title for _, title in offered) or "none"
    what = f"More than one begins with {words!r}." if found else f"None is called {words!r}."
    if not words:
        what = "None is named."
    raise InputError(f"Which {kind.about}?", what, f"There are: {titles}.")


def subject_words(record: Record | None) -> str:
    """Return the words by which a record is chosen."""
    return str(getattr(record, "title", "") or getattr(record, "name", "")) if record is not None else ""


def _broken(made: BuiltFile, drafted: Draft) -> tuple[Finding, ...]:
    """Tell of sentences that no page can hold: once each, with the page where it begins."""
    first: dict[Origin, int] = {}
    for broken in made.broken:
        first.setdefault(broken.origin, broken.page)
    return tuple(
        Finding(
            check="page-turn",
            severity="warning",
            where=f"{drafted.section_title}, page {page}",
            quote="",
            message="A sentence is longer than a page; the page is turned between two of its clauses.",
            fix="Part it into two sentences, or choose smaller letters.",
            origin=replace(origin, section=""),
        )
        for origin, page in first.items()
    )
