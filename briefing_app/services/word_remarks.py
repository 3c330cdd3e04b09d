"""What a person is told of the pages of a Word file that are other than the PDF's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_app.document.tree import Document
from briefing_app.document.walk import walk
from briefing_app.services.word_layout import Measured

_FEW = 6
"""More numbers than that are not named one by one."""


def remarks(document: Document, found: Measured) -> Iterator[str]:
    """Yield sentences; none where every number names the same page in both."""
    if found.pages is None:
        yield (
            "The Word file's sections begin on the pages that the PDF has them on. Whether they are as long there was "
            "not looked at, since LibreOffice is not here or made nothing of the file."
        )
        return
    if found.left_out:
        left_out = _pages(found.left_out, "is", "are")
        yield f"In Word {left_out} left out: a section is shorter there, and the next begins as in the PDF."
    if found.twice:
        yield f"In Word {_pages(found.twice, 'comes', 'come')} twice: a section is longer there than in the PDF."
    if found.elsewhere:
        begun = " and ".join(f"\u201c{title}\u201d" for title in _sections(document, found.elsewhere))
        count = "1 heading lies" if len(found.elsewhere) == 1 else f"{len(found.elsewhere)} headings lie"
        yield f"In Word {count} on another page than in the PDF, in {begun}. The contents of each file name its own."


def _pages(numbers: Sequence[int], one: str, many: str) -> str:
    """Return the numbers in words; runs of them as such."""
    if len(numbers) == 1:
        return f"page {numbers[0]} {one}"
    if len(numbers) > _FEW:
        return f"{len(numbers)} pages between {numbers[0]} and {numbers[-1]} {many}"
    return f"pages {', '.join(str(number) for number in numbers[:-1])} and {numbers[-1]} {many}"


def _sections(document: Document, anchors: Sequence[str]) -> Iterator[str]:
    """Yield the headings of the parts that hold anchors."""
    wanted = set(anchors)
    for part in document.parts:
        if any(getattr(node, "anchor", "") in wanted for node in walk(part)):
            yield part.heading
