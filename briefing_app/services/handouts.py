"""Handouts: one thing beside the pack, made from one of its records. Looked at, exported and printed as a pack is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from briefing_app.composing.checks import run_checks
from briefing_app.composing.findings import Finding
from briefing_app.composing.handout import Handout, HandoutChoice, compose_handout
from briefing_app.composing.handouts import all_handouts, handout_named
from briefing_app.document.origin import Origin
from briefing_app.domain.ids import PackId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Imposition, PageStyle
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import OptionValue, Pack, Section
from briefing_app.domain.records.people import Person
from briefing_app.errors import InputError
from briefing_app.rendering.fonts import missing_characters
from briefing_app.sections.registry import title_of
from briefing_app.services.building import (
    BuiltFile,
    Draft,
    Format,
    RefusedError,
    build,
    empty_annexes,
    refuse_leaks,
)
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

    ``imposition`` is how the pages lie on paper, ``style`` how they look; ``None`` is the usual of kind and recipe.
    ``as_of`` is the pack's.
    """

    pack: PackId
    kind: str
    subject: str = ""
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    audience: Level | None = None
    imposition: Imposition | None = None
    style: PageStyle | None = None
    allow_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeHandout:
    """A handout that is ready to go out: its pages, and what they were made of."""

    prepared: Prepared
    drafted: Draft = field(repr=False)
    word: bool
    """Whether there is a Word file of it."""

    @property
    def both_sides(self) -> bool:
        """Whether it is of use on both sides of the paper alone."""
        return self.prepared.imposition is Imposition.BOOKLET

    def name(self, form: Format) -> str:
        """What the file of a format is called."""
        drafted = self.drafted
        return file_name(drafted.names.pack, drafted.section_title, str(drafted.composed.audience), suffix=form)


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
        drafted, made = self._fitted(session, kind, request)
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
        arranged = self._printing.arrange(prepared, imposition=request.imposition or kind.impositions[0])
        return MadeHandout(prepared=arranged, drafted=drafted, word=kind.word)

    def _fitted(self, session: Session, kind: Handout, request: HandoutRequest) -> tuple[Draft, BuiltFile]:
        """Draft and lay out a handout: shortened until it takes one page, or filled up, where it may be."""

        def laid_out(step: int) -> tuple[Draft, BuiltFile]:
            drafted = session.read_now(partial(self._draft, kind=kind, request=request, session=session, step=step))
            blocking = drafted.blocking(allow_missing=request.allow_missing)
            if blocking:
                raise RefusedError(blocking)
            return drafted, build(drafted, Format.PDF, fetch=session.file_part, paper_only=sheets)

        # What lies on sheets with others is for paper alone.
        sheets = (request.imposition or kind.impositions[0]) is not Imposition.NONE
        found, step = laid_out(0), 0
        while found[1].pages != 1 and step < kind.shorter:
            step += 1
            found = laid_out(step)
        return _filled_up(found, kind.fuller(kind.filled(request.options)), laid_out)

    def export(
        self,
        session: Session,
        request: HandoutRequest,
        out: Path,
        *,
        formats: Sequence[Format] = (Format.PDF,),
        force: bool = False,
    ) -> ExportResult:
        """Make a handout and write it into a folder.

        Raises:
            RefusedError: if the checks find errors; nothing is written.
            InputError: as ``make`` and ``write``.
        """
        return self.write(session, self.make(session, request), out, formats=formats, force=force)

    def start_writing(
        self, session: Session, made: MadeHandout, out: Path, *, formats: Sequence[Format], force: bool = False
    ) -> Future[ExportResult]:
        """Write a handout on a worker."""
        return self._worker.submit(self.write, session, made, out, formats=formats, force=force)

    def write(
        self,
        session: Session,
        made: MadeHandout,
        out: Path,
        *,
        formats: Sequence[Format] = (Format.PDF,),
        force: bool = False,
    ) -> ExportResult:
        """Write exactly the pages that were looked at into a folder, as a Word file the same words.

        Raises:
            RefusedError: if a Word file holds a name that its audience may not read.
            InputError: if the kind is no Word file, or another's file lies at its place, unless ``force`` replaces it.
        """
        files = {form: self._bytes(session, made, form) for form in formats}
        paths = [out / made.name(form) for form in files]
        for path, data in zip(paths, files.values(), strict=True):
            self._writer.write_own(path, data, force=force)
        pages = {Format.PDF: len(made.prepared.pages.sizes)} if Format.PDF in files else {}
        return ExportResult(files=tuple(paths), pages=pages, findings=made.prepared.findings)

    def _bytes(self, session: Session, made: MadeHandout, form: Format) -> bytes:
        if form is Format.PDF:
            return made.prepared.data
        if not made.word:
            raise InputError(
                "This handout is no Word file",
                "Its pages are laid out for the hand or the table, which Word cannot keep.",
                "Choose PDF.",
            )
        built = build(made.drafted, form, fetch=session.file_part)
        refuse_leaks(made.drafted, built, self._thread)
        return built.data

    def close(self) -> None:
        """Wait for the handout that is being made."""
        self._worker.shutdown()

    def _draft(self, reader: Reader, *, kind: Handout, request: HandoutRequest, session: Session, step: int) -> Draft:
        now = self._clock.now()
        choice = HandoutChoice(
            pack=request.pack,
            kind=kind,
            subject=request.subject,
            options=request.options,
            audience=request.audience,
            step=step,
        )
        composed = compose_handout(reader, choice, today=now.date(), now=now)
        if request.style is not None:
            composed = replace(composed, recipe=replace(composed.recipe, style=request.style))
        pack = reader.get(Pack, request.pack)
        assert pack is not None  # composing has refused a pack that is not there
        audience = composed.audience
        subject = next((record for record in kind.subjects(reader, pack) if record.id == request.subject), None)
        return Draft(
            pack=pack,
            section=None,
            section_title=" ".join(filter(None, (kind.label, subject_words(subject) if subject != pack else ""))),
            names=export_names(reader, pack),
            composed=composed,
            findings=(
                *empty_annexes(composed.document, session.file_part),
                *run_checks(reader, composed, pack.id, covers=missing_characters),
            ),
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
    if isinstance(record, Section):
        return title_of(record)
    return str(getattr(record, "title", "") or getattr(record, "name", "")) if record is not None else ""


def _filled_up(
    least: tuple[Draft, BuiltFile], most: int, laid_out: Callable[[int], tuple[Draft, BuiltFile]]
) -> tuple[Draft, BuiltFile]:
    """Return the fullest of the steps up to ``most`` that takes no page more than ``least``, found by halving."""
    found, low, high = least, 0, most
    while low < high:
        step = (low + high + 1) // 2
        tried = laid_out(step)
        if tried[1].pages == least[1].pages:
            found, low = tried, step
        else:
            high = step - 1
    return found


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
