"""Copies: every Member's own copy of a pack, with number and name in its foot, and a list of what was made."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError as StoppedError
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_app.composing.furniture import for_recipient
from briefing_app.domain.ids import PackId, RecipeId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.errors import InputError
from briefing_app.importing.sheets.partner_sheet import rows_as_csv
from briefing_app.services.building import (
    BuildRequest,
    BuiltFile,
    Draft,
    Format,
    RefusedError,
    build,
    draft,
    refuse_leaks,
)
from briefing_app.services.clock import Clock
from briefing_app.services.copy_plan import CopiesRequest, Plan, PlannedCopy, pack_of, plan_copies
from briefing_app.services.export import CancelledError, Progress, never, no_progress, stop_if
from briefing_app.services.file_pages import Fetch
from briefing_app.services.page_thread import PageThread
from briefing_app.services.print_plan import PlannedPrint, plan_file
from briefing_app.services.recipients import Delegation
from briefing_app.services.session import Session
from briefing_app.services.word_pages import PagesOnce, WordPages
from briefing_app.services.writing import FileWriter

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for one another."""
_HEADINGS = ("Copy", "Of", "Recipient", "Recipe", "Audience", "File", "Pages", "SHA-256", "Made", "Encrypted")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCopy:
    """One copy as it lies in the folder. ``password`` is kept nowhere else; empty where the file is open."""

    number: int
    name: str
    recipe: str
    audience: Level
    file: Path
    pages: int | None
    sha256: str
    stamp: str
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesResult:
    """What was made, and where the list of it lies."""

    copies: tuple[MadeCopy, ...]
    manifest: Path
    print_plan: Path | None = None
    remarks: tuple[str, ...] = ()
    """Where the pages of Word files are other than the PDF's."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Everything that was written."""
        beside = (self.print_plan,) if self.print_plan is not None else ()
        return (*(copy.file for copy in self.copies), self.manifest, *beside)


class _Making:
    """One run: what all its copies share, and the pages of Word files, found once for all that break alike."""

    def __init__(self, *, count: int, fetch: Fetch, word_pages: WordPages, cancelled: Callable[[], bool]) -> None:
        self.count = count
        self._fetch = fetch
        self._word_pages = word_pages
        self._cancelled = cancelled
        self._found: dict[tuple[RecipeId | None, int], PagesOnce] = {}

    def file(self, own: Draft, form: Format, *, recipe: RecipeId | None) -> BuiltFile:
        """Return one copy's file.

        Raises:
            CancelledError: if a person asks to stop while pages are found.
        """
        if form is Format.PDF:
            return build(own, form, fetch=self._fetch)
        from briefing_app.rendering.docx import copy_lines  # noqa: PLC0415  (heavy: loaded by those who write DOCX)

        lines = copy_lines(own.composed.document.furniture, own.composed.recipe.style)
        pages = self._found.setdefault((recipe, lines), PagesOnce(self._word_pages))
        try:
            return build(own, form, fetch=self._fetch, word_pages=pages, cancelled=self._cancelled)
        except StoppedError as stopped:
            raise CancelledError from stopped


class CopiesService:
    """Makes copies from one session at a time."""

    def __init__(self, *, writer: FileWriter, thread: PageThread, clock: Clock, word_pages: WordPages) -> None:
        """Take the parts that all exports share; ``word_pages`` finds the pages for the contents of Word files."""
        self._word_pages = word_pages
        self._writer = writer
        self._thread = thread
        self._clock = clock
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copies")

    def plan(self, session: Session, request: CopiesRequest) -> Plan:
        """Return what would be made, on this thread.

        Raises:
            InputError: if the pack, a recipe or a chosen Member is not there, or the pattern cannot be used.
        """
        return session.read_now(lambda reader: self.plan_from(reader, request))

    def plan_from(self, reader: Reader, request: CopiesRequest) -> Plan:
        """Return what would be made, from one state of the library.

        Raises:
            InputError: as ``plan`` does.
        """
        return plan_copies(reader, request, self.delegation(reader, request.pack))

    def delegation(self, reader: Reader, pack: PackId) -> Delegation:
        """Return the Members from whom those who get a copy are chosen.

        Raises:
            InputError: if the pack or its mission is not there.
        """
        return Delegation(reader, pack_of(reader, pack), today=self._clock.today())

    def start(
        self,
        session: Session,
        request: CopiesRequest,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> Future[CopiesResult]:
        """Make the copies on a worker."""
        return self._worker.submit(self.make, session, request, progress=progress, cancelled=cancelled)

    def make(
        self,
        session: Session,
        request: CopiesRequest,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> CopiesResult:
        """Compose once a recipe, lay every copy out and read it back, and only then write all of them.

        Raises:
            RefusedError: if the checks find errors; nothing is written.
            CancelledError: if ``cancelled`` says so between two copies; nothing is written.
            InputError: if somebody may not be named to the own copy's audience, or another's file is in the way.
        """
        if request.encrypt and request.format is not Format.PDF:
            raise InputError("A Word file cannot have a password", "Only PDF is encrypted here.", "Choose PDF.")
        progress(0.0, "Reading the pack")
        session.commit().result()
        plan, drafts = session.read_now(lambda reader: self._drafted(reader, request))
        plan.refuse()
        blocking = [found for drafted in drafts.values() for found in drafted.blocking(allow_missing=False)]
        if blocking:
            raise RefusedError(dict.fromkeys(blocking))
        manifest = request.out / plan.manifest
        print_plan = request.out / plan.print_plan if plan.print_plan else None
        beside = (manifest, *((print_plan,) if print_plan is not None else ()))
        for path in (*(request.out / copy.file for copy in plan.copies), *beside):
            self._writer.refuse_foreign(path)
        built, remarks = [], dict[str, None]()
        making = _Making(
            count=len(plan.copies), fetch=session.file_part, word_pages=self._word_pages, cancelled=cancelled
        )
        for copy in plan.copies:
            stop_if(cancelled)
            progress(0.95 * (copy.number - 1) / len(plan.copies), f"Copy {copy.number} of {len(plan.copies)}")
            drafted = drafts[_key(copy)]
            made, data, told = self._built(drafted, copy, request, making)
            built.append((made, data))
            remarks.update(dict.fromkeys(told))
        stop_if(cancelled)
        progress(0.95, "Writing the files")
        copies = tuple(made for made, _ in built)
        files = {manifest: _manifest(copies), **{made.file: data for made, data in built}}
        if print_plan is not None:
            pack = session.read_now(lambda reader: pack_of(reader, request.pack)).name
            files[print_plan] = plan_file(pack, [_to_print(made) for made in copies], now=self._clock.now())
        self._writer.write_own_together(files)
        progress(1.0, "Done")
        return CopiesResult(copies=copies, manifest=manifest, print_plan=print_plan, remarks=tuple(remarks))

    def save_passwords(self, result: CopiesResult, path: Path) -> None:
        """Write the passwords to a list of a person's choosing: the one place where they are kept.

        Raises:
            InputError: if another's file lies there.
            UserError: if it cannot be written.
        """
        rows = [(str(copy.number), copy.name, copy.file.name, copy.password) for copy in result.copies]
        self._writer.write_own(path, rows_as_csv(("Copy", "Recipient", "File", "Password"), rows))

    def refuse_foreign(self, path: Path) -> None:
        """Refuse a place where another's file lies.

        Raises:
            InputError: if it is so.
        """
        self._writer.refuse_foreign(path)

    def close(self) -> None:
        """Wait for the copies that are being made."""
        self._worker.shutdown()

    def _drafted(self, reader: Reader, request: CopiesRequest) -> tuple[Plan, dict[RecipeId | None, Draft]]:
        plan = self.plan_from(reader, request)
        return plan, {
            key: draft(reader, BuildRequest(pack=request.pack, recipe=key), clock=self._clock)
            for key in dict.fromkeys(map(_key, plan.copies))
        }

    def _built(
        self, drafted: Draft, copy: PlannedCopy, request: CopiesRequest, making: _Making
    ) -> tuple[MadeCopy, bytes, tuple[str, ...]]:
        document = for_recipient(drafted.composed.document, copy.name, number=copy.number, count=making.count)
        own = replace(drafted, composed=replace(drafted.composed, document=document))
        file = making.file(own, request.format, recipe=_key(copy))
        refuse_leaks(own, file, self._thread)
        data, password = file.data, ""
        if request.encrypt:
            from briefing_app.rendering.pdf.encryption import encrypted  # noqa: PLC0415  (heavy: loaded when needed)

            password = _new_password()
            data = encrypted(data, password)
        made = MadeCopy(
            number=copy.number,
            name=copy.name,
            recipe=copy.recipe.name if copy.recipe is not None else "",
            audience=copy.audience,
            file=request.out / copy.file,
            pages=file.pages,
            sha256=hashlib.sha256(data).hexdigest(),
            stamp=document.furniture.stamp,
            password=password,
        )
        return made, data, file.remarks


def _key(copy: PlannedCopy) -> RecipeId | None:
    return copy.recipe.id if copy.recipe is not None else None


def _to_print(made: MadeCopy) -> PlannedPrint:
    return PlannedPrint(
        number=made.number,
        name=made.name,
        recipe=made.recipe,
        audience=made.audience,
        file=made.file.name,
        pages=made.pages,
    )


def _new_password() -> str:
    """Return 20 signs in groups that can be read out: about 99 bits."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(5)) for _ in range(4))


def _manifest(copies: Sequence[MadeCopy]) -> bytes:
    rows = [
        (
            str(copy.number), str(len(copies)), copy.name, copy.recipe, copy.audience.value, copy.file.name,
            "" if copy.pages is None else str(copy.pages), copy.sha256, copy.stamp, "yes" if copy.password else "no",
        )
        for copy in copies
    ]  # fmt: skip
    return rows_as_csv(_HEADINGS, rows)
