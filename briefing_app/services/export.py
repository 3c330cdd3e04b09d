"""Export: a pack, or one section, as files in a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError as StoppedError
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from briefing_app.composing.findings import Finding
from briefing_app.errors import InputError, UserError
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
from briefing_app.services.page_thread import PageThread
from briefing_app.services.session import Session
from briefing_app.services.word_pages import WordPages
from briefing_app.services.writing import FileWriter

Progress = Callable[[float, str], object]
"""Told how far an export is (0 to 1) and what it does now; on the worker's thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest(BuildRequest):
    """What goes out, in which formats, to which folder.

    ``allow_missing`` writes although characters cannot be drawn; ``force`` replaces files of another's hand.
    ``word_template`` is what is kept of a template that takes the place of the office's own.
    """

    out: Path
    formats: tuple[Format, ...] = (Format.PDF, Format.DOCX)
    allow_missing: bool = False
    force: bool = False
    word_template: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportResult:
    """The files as they lie in the folder, the pages of each format where they are known, and what the checks found.

    ``remarks`` tell where the pages of the Word file are other than the PDF's.
    """

    files: tuple[Path, ...]
    pages: Mapping[Format, int]
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...] = ()


class CancelledError(UserError):
    """A person stopped the export; nothing under its final name is half done."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Stopped", "The export was stopped before it was finished.")


def no_progress(_done: float, _words: str) -> None:
    """Tell nobody."""
    return


def never() -> bool:
    """Nobody asks to stop."""
    return False


class ExportService:
    """Exports from one session at a time."""

    def __init__(
        self, *, writer: FileWriter, thread: PageThread, clock: Clock, word_pages: WordPages | None = None
    ) -> None:
        """Take the parts that all exports share; ``word_pages`` finds the pages for the contents of Word files."""
        self._word_pages = word_pages
        self._writer = writer
        self._thread = thread
        self._clock = clock
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="export")

    def start(
        self,
        session: Session,
        request: ExportRequest,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> Future[ExportResult]:
        """Export on a worker."""
        return self._worker.submit(self.export, session, request, progress=progress, cancelled=cancelled)

    def export(
        self,
        session: Session,
        request: ExportRequest,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> ExportResult:
        """Export on this thread: commit, compose, check, lay out, read back, and only then write every file.

        Raises:
            RefusedError: if the checks find errors; nothing is written.
            CancelledError: if ``cancelled`` says so between two steps.
            InputError: if no format is chosen, or another's file lies at the place of one of these.
        """
        if not request.formats:
            raise InputError("No format is chosen", "So there is nothing to write.", "Choose PDF, Word or both.")
        progress(0.0, "Reading the pack")
        session.commit().result()
        drafted = session.read_now(lambda reader: draft(reader, request, clock=self._clock, fetch=session.file_part))
        if request.word_template:
            drafted = drafted.in_word_as(request.word_template)
        blocking = drafted.blocking(allow_missing=request.allow_missing)
        if blocking:
            raise RefusedError(blocking)
        paths = {form: request.out / name_of(drafted, form) for form in dict.fromkeys(request.formats)}
        for path in paths.values():
            self._writer.refuse_foreign(path, force=request.force)
        built: list[BuiltFile] = []
        for number, form in enumerate(paths, start=1):
            stop_if(cancelled)
            progress(0.9 * (number - 0.5) / len(paths), f"Laying out the {form.upper()}")
            made = self._build(drafted, form, session, cancelled)
            refuse_leaks(drafted, made, self._thread)
            built.append(made)
        stop_if(cancelled)
        progress(0.9, "Writing the files")
        for made in built:
            self._writer.write_own(paths[made.format], made.data, force=request.force)
        progress(1.0, "Done")
        pages = {made.format: made.pages for made in built if made.pages is not None}
        remarks = tuple(remark for made in built for remark in made.remarks)
        return ExportResult(files=tuple(paths.values()), pages=pages, findings=drafted.findings, remarks=remarks)

    def _build(self, drafted: Draft, form: Format, session: Session, cancelled: Callable[[], bool]) -> BuiltFile:
        try:
            return build(drafted, form, fetch=session.file_part, word_pages=self._word_pages, cancelled=cancelled)
        except StoppedError as stopped:
            raise CancelledError from stopped

    def close(self) -> None:
        """Wait for the export that runs."""
        self._worker.shutdown()


def name_of(drafted: Draft, form: Format) -> str:
    """Return the file's name: pack, section, audience, and the recipe where another one has its audience."""
    composed, section = drafted.composed, drafted.section or ""
    return drafted.names.file(recipe=composed.recipe.id, section=section, audience=str(composed.audience), suffix=form)


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Stop where a person has asked for it.

    Raises:
        CancelledError: if so.
    """
    if cancelled():
        raise CancelledError
