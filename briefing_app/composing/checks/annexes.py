"""Annexes: pages that are not there, pages that only an eye can read, and what a file cannot claim because of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_app.composing.findings import Check, CheckInput, Finding, Severity
from briefing_app.document.blocks import ForeignPage
from briefing_app.document.tree import Part
from briefing_app.domain.records.annex import Annex, AnnexFile


def run(given: CheckInput) -> Iterator[Finding]:
    """Report what is wrong with each annex, once."""
    for part in given.composed.document.parts:
        if part.annex_as:
            pages = [node for node in part.children if isinstance(node, ForeignPage)]
            yield from _of_pages(part, pages) if pages else _without_pages(given, part)


def _without_pages(given: CheckInput, part: Part) -> Iterator[Finding]:
    annex = given.reader.get(Annex, part.origin.id)
    file = given.reader.get(AnnexFile, annex.file) if annex is not None else None
    count = len(file.pages) if file is not None else 0
    if annex is not None and count:
        message = f"It has the pages 1 to {count}, and “{annex.pages}” is none of them."
        yield _finding(part, message, fix="Write the pages as 3-7, or as one number; empty: all of them.")
    else:
        message = "Its pages are not in this library: the sheet before them is all that is printed of it."
        yield _finding(part, message, fix="Remove the annex, and add its file again.", severity="warning")


def _of_pages(part: Part, pages: Sequence[ForeignPage]) -> Iterator[Finding]:
    scans = [page.place for page in pages if not page.words.strip()]
    if scans:
        which = "All of its pages have" if len(scans) == len(pages) > 1 else _named(scans)
        message = f"{which} no text in it: only an eye can read that, and names are not looked for there."
        yield _finding(
            part, message, fix="Ask for the file that was scanned, or have its text recognised.", severity="warning"
        )
    kept = [page for page in pages if page.as_it_is]
    if kept:
        unread = "" if all(page.readable for page in kept) else ", nor PDF/UA, for not all of its fonts come along"
        message = f"It goes in as it is. The PDF does not claim PDF/A because of it{unread}."
        yield _finding(part, message, fix="Where it must be archived, let it go in as pictures.", severity="warning")


def _named(places: Sequence[int]) -> str:
    words = ", ".join(str(place) for place in places)
    return f"Page {words} has" if len(places) == 1 else f"Pages {words} have"


def _finding(part: Part, message: str, *, fix: str, severity: Severity = "error") -> Finding:
    return Finding(
        check=CHECK.name,
        severity=severity,
        where=part.heading,
        quote=part.title,
        message=message,
        fix=fix,
        origin=part.origin,
    )


CHECK = Check(name="annex", run=run)
