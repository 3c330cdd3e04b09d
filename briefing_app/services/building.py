"""From a pack to the bytes of its files: the one way that exports and prints share, so that both are the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.composing.checks import run_checks
from briefing_app.composing.compose import Composed, compose
from briefing_app.composing.findings import Finding
from briefing_app.composing.node_cache import NodeCache
from briefing_app.document.blocks import Contents, ForeignPage
from briefing_app.document.page_numbers import PageNumbers
from briefing_app.document.tree import Document
from briefing_app.domain.ids import AnnexFileId, PackId, RecipeId, SectionId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import PageStyle
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.annex import FilePart
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.records.people import Person
from briefing_app.errors import InputError
from briefing_app.rendering.fonts import missing_characters
from briefing_app.sections.registry import title_of
from briefing_app.services.apart import never
from briefing_app.services.clock import Clock
from briefing_app.services.export_names import ExportNames, export_names
from briefing_app.services.file_pages import Fetch, for_export, for_paper, for_screen
from briefing_app.services.page_thread import PageThread
from briefing_app.services.reading_back import leaks
from briefing_app.services.word_layout import PageOf, unmeasured
from briefing_app.services.word_pages import PagesOnce, WordPages
from briefing_app.services.word_remarks import remarks

if TYPE_CHECKING:
    from briefing_app.rendering.pdf.pdf_file import BrokenSentence

MISSING_GLYPH = "missing-glyph"
"""The check whose errors a person may allow."""


class Format(StrEnum):
    """The formats that a pack is written in; each is the suffix of its files too."""

    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """What is built. What is ``None`` the pack decides: recipe, whose audience and page style, date, all of it."""

    pack: PackId
    recipe: RecipeId | None = None
    audience: Level | None = None
    section: SectionId | None = None
    as_of: date | None = None
    style: PageStyle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A composed pack with what the checks find, and what its files may not hold."""

    pack: Pack
    section: SectionId | None
    section_title: str
    names: ExportNames
    composed: Composed
    findings: tuple[Finding, ...]
    withheld: tuple[Person, ...]

    def in_word_as(self, template: bytes) -> Draft:
        """Return it with another Word template than the office's own."""
        document = self.composed.document
        imprint = replace(document.imprint, word_template=template)
        return replace(self, composed=replace(self.composed, document=replace(document, imprint=imprint)))

    def blocking(self, *, allow_missing: bool) -> tuple[Finding, ...]:
        """The errors for which nothing is written."""
        allowed = {MISSING_GLYPH} if allow_missing else set()
        return tuple(fault for fault in self.findings if fault.severity == "error" and fault.check not in allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltFile:
    """The bytes of one format, and its pages where it has any; ``broken`` are the sentences over a page turn.

    ``remarks`` tell a person where the pages of a Word file are other than the PDF's.
    """

    format: Format
    data: bytes
    pages: int | None
    foreign: bool = False
    """Whether pages that others made are in it as they are: it is then not drawn in this process."""
    broken: tuple[BrokenSentence, ...] = ()
    remarks: tuple[str, ...] = ()


class RefusedError(InputError):
    """Nothing was written, for what the checks found."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Say the first fault, and how many there are."""
        self.findings = tuple(findings)
        first = self.findings[0]
        more = len(self.findings) - 1
        count = "" if not more else f" ({more} more {'error' if more == 1 else 'errors'})"
        super().__init__("Nothing was written", f"{first.where}: {first.message}{count}", first.fix)


def draft(reader: Reader, request: BuildRequest, *, clock: Clock, fetch: Fetch | None = None) -> Draft:
    """Compose and check one pack; with ``fetch`` it is looked whether the pages of its annexes are there.

    Raises:
        InputError: if the library has no such pack, recipe or section.
    """
    composed = composed_now(reader, request, clock=clock)
    pack = reader.get(Pack, request.pack)
    section = reader.get(Section, request.section) if request.section is not None else None
    assert pack is not None  # composing has refused a pack that is not there
    audience = composed.audience
    return Draft(
        pack=pack,
        section=request.section,
        names=export_names(reader, pack),
        section_title=title_of(section) if section is not None else "",
        composed=composed,
        findings=(
            *(empty_annexes(composed.document, fetch) if fetch is not None else ()),
            *run_checks(reader, composed, pack.id, covers=missing_characters),
        ),
        withheld=tuple(person for person in reader.all(Person) if not person.named_to.visible_to(audience)),
    )


def empty_annexes(document: Document, fetch: Fetch) -> Iterator[Finding]:
    """Tell of annexes whose records came without their pages, as by an exchange file."""
    for part in document.parts:
        first = next((node for node in part.children if isinstance(node, ForeignPage)), None)
        if first is not None and fetch(AnnexFileId(first.file), FilePart.SCREEN, first.page) is None:
            yield Finding(
                check="annex",
                severity="warning",
                where=part.heading,
                quote=part.title,
                message="Its pages are not in this library: they are printed empty.",
                fix="Remove the annex, and add its file again.",
                origin=part.origin,
            )


def composed_now(reader: Reader, request: BuildRequest, *, clock: Clock, cache: NodeCache | None = None) -> Composed:
    """Compose one pack at this moment; ``cache`` holds what was composed before.

    Raises:
        InputError: if the library has no such pack, recipe or section.
    """
    recipe = reader.get(Recipe, request.recipe) if request.recipe is not None else None
    if request.recipe is not None and recipe is None:
        raise InputError("There is no such recipe", f"The library holds no recipe {request.recipe}.")
    now = clock.now()
    composed = compose(
        reader,
        request.pack,
        recipe=recipe,
        audience=request.audience,
        as_of=request.as_of,
        today=now.date(),
        now=now,
        section=request.section,
        cache=cache,
    )
    if request.style is None:
        return composed
    return replace(composed, recipe=replace(composed.recipe, style=request.style))


def build(
    drafted: Draft,
    form: Format,
    *,
    fetch: Fetch,
    paper_only: bool = False,
    word_pages: WordPages | PagesOnce | None = None,
    cancelled: Callable[[], bool] = never,
) -> BuiltFile:
    """Lay the document out in one format; ``fetch`` has the pages of annexes.

    ``paper_only``: it goes to paper, and all of them go in as pictures. A Word file has the page numbers of the PDF;
    ``word_pages`` finds those inside of sections, for its contents.

    Raises:
        CancelledError: of ``concurrent.futures``, if ``cancelled`` says so while pages are found.
    """
    document, recipe = drafted.composed.document, drafted.composed.recipe
    if form is Format.PDF:
        from briefing_app.rendering.pdf import write_pdf  # noqa: PLC0415  (heavy: loaded by those who write PDF)

        pages = for_paper(fetch) if paper_only else for_export(fetch)
        made = write_pdf(document, paper=recipe.paper, style=recipe.style, pages=pages)
        foreign = not paper_only and _foreign(document)
        return BuiltFile(format=form, data=made.data, pages=made.pages, foreign=foreign, broken=made.broken)
    from briefing_app.rendering.docx import write_docx  # noqa: PLC0415  (heavy: loaded by those who write DOCX)
    from briefing_app.rendering.pdf import page_numbers  # noqa: PLC0415  (heavy, as above)

    def write(page_of: PageOf, numbers: PageNumbers) -> bytes:
        source = for_screen(fetch)
        paper, style = recipe.paper, recipe.style
        return write_docx(document, paper=paper, style=style, pages=source, page_of=page_of, numbers=numbers)

    numbers = page_numbers(document, paper=recipe.paper, style=recipe.style)
    if word_pages is None or not _has_contents(document):
        found = unmeasured(numbers)
    else:
        found = word_pages.measured(write, numbers, cancelled=cancelled)
    return BuiltFile(
        format=form,
        data=write(found.page_of, found.numbers),
        pages=found.pages,
        remarks=tuple(remarks(document, found)) if _has_contents(document) else (),
    )


def _has_contents(document: Document) -> bool:
    return any(isinstance(block, Contents) for part in document.parts for block in part.children)


def _foreign(document: Document) -> bool:
    return any(isinstance(node, ForeignPage) and node.as_it_is for part in document.parts for node in part.children)


def refuse_leaks(drafted: Draft, built: BuiltFile, pages: PageThread) -> None:
    """Read a finished file back and search it for names that its audience may not read.

    Raises:
        RefusedError: if one is found.
    """
    if not drafted.withheld:
        return
    found = leaks(
        built.data, docx=built.format is Format.DOCX, persons=drafted.withheld, pages=pages, foreign=built.foreign
    )
    if found:
        raise RefusedError(
            Finding(
                check="read-back",
                severity="error",
                where=f"the finished {built.format.upper()}",
                quote=leak.spelling,
                message=f"{leak.spelling} may not be named to {drafted.composed.audience}, and stands in the file.",
                fix="Find the name with the check, and link it to the person's record or take it out.",
            )
            for leak in found
        )
