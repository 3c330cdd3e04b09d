"""What a laid out Word file tells of its pages, beside the numbers that it was asked to have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from briefing_app.document.page_numbers import PageNumbers

PageOf = Callable[[str], str]
"""Gives the page of a bookmark as it is printed; empty where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A Word file's numbers as they came out, and how many pages it has, if that is known.

    ``left_out`` are the numbers of the PDF that no page of it has; ``twice`` those that two pages have, since a section
    is longer than in the PDF; ``elsewhere`` the anchors of headings that have another page than in the PDF.
    """

    numbers: PageNumbers
    page_of: PageOf
    pages: int | None = None
    left_out: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()
    elsewhere: tuple[str, ...] = ()


def unmeasured(numbers: PageNumbers) -> Measured:
    """Return what is known of a Word file that nobody has laid out: where its sections begin.

    Where there is but one, Word counts the pages itself.
    """
    from briefing_app.rendering.docx import bookmark_name  # noqa: PLC0415  (heavy: loaded by those who write DOCX)

    known = {bookmark_name(start): str(numbers.anchors[start]) for start in numbers.starts}
    counted = replace(numbers, pages=None) if len(numbers.starts) <= 1 else numbers
    return Measured(numbers=counted, page_of=lambda bookmark: known.get(bookmark, ""))


@dataclass(slots=True, kw_only=True)
class _Section:
    """What begins a page whatever stands before it: its number, which page of the file that is, how many it has.

    ``room`` is how many numbers there are up to the next, a page that is left blank among them, as among ``pages``.
    """

    start: str
    number: int
    first: int
    pages: int
    room: int
    headings: list[str] = field(default_factory=list)

    @property
    def over(self) -> int:
        """How many pages it has too many."""
        return max(self.pages - self.room, 0)


class LaidOutWord:
    """A Word file that was laid out once. ``settled`` are the PDF's numbers, ``asked`` those that it was written by."""

    def __init__(self, settled: PageNumbers, asked: PageNumbers, places: Mapping[str, int], pages: int) -> None:
        """Take the page of each anchor as counted from the file's first, and how many there are."""
        self.asked = asked
        self._settled = settled
        self._places = places
        self._pages = pages
        starts = [start for start in settled.starts if start in places]
        self._sections = [
            _Section(
                start=start,
                number=settled.anchors[start],
                first=places[start],
                pages=(places[following] if following else pages + 1) - places[start],
                room=(settled.anchors[following] if following else settled.anchors[start] + pages)
                - settled.anchors[start],
            )
            for start, following in zip_longest(starts, starts[1:])
        ]
        for heading in settled.headings:
            if (section := self._section_of(heading)) is not None:
                section.headings.append(heading)

    def _section_of(self, anchor: str) -> _Section | None:
        place = self._places.get(anchor, 0)
        return next((each for each in reversed(self._sections) if each.first <= place), None)

    def _printed(self, anchor: str) -> int:
        """Return the number of the page that an anchor lies on; 0 where that is not known."""
        section = self._section_of(anchor)
        return section.number + self._places[anchor] - section.first if section is not None else 0

    def _elsewhere(self) -> tuple[str, ...]:
        return tuple(
            heading
            for section in self._sections
            for heading in section.headings
            if self._printed(heading) != self._settled.anchors[heading]
        )

    def faults(self) -> tuple[int, int]:
        """Return how many numbers come twice, and how many headings lie elsewhere than in the PDF."""
        return sum(section.over for section in self._sections), len(self._elsewhere())

    def better(self, loosened: frozenset[str]) -> tuple[PageNumbers, frozenset[str]]:
        """Return what to ask for next, and the sections whose headings shall begin no page any more.

        A section that is too long takes the page that is left blank behind it, else its headings begin no page. In any
        other the first heading that came too early begins one.
        """
        turns, blank, loose = set(self.asked.turns), set(self.asked.blank), set(loosened)
        for section in self._sections:
            if section.over and section.number + section.room - 1 in blank:
                blank.remove(section.number + section.room - 1)
            elif section.over:
                loose.add(section.start)
                turns.difference_update(section.headings)
            elif section.start not in loose:
                early = [each for each in section.headings if self._printed(each) < self._settled.anchors[each]]
                turns.update([each for each in early if each not in turns][:1])
        return replace(self.asked, turns=frozenset(turns), blank=frozenset(blank)), frozenset(loose)

    def measured(self) -> Measured:
        """Return the numbers as they came out; there are as many pages as the highest number says."""
        from briefing_app.rendering.docx import bookmark_name  # noqa: PLC0415  (heavy: loaded by those who write DOCX)

        printed = {bookmark_name(anchor): str(self._printed(anchor)) for anchor in self._places}
        used = [
            number for section in self._sections for number in range(section.number, section.number + section.pages)
        ]
        last, times = self._settled.pages or 0, Counter(used)
        return Measured(
            numbers=replace(self.asked, pages=max([last, *used])),
            page_of=lambda bookmark: printed.get(bookmark, ""),
            pages=self._pages,
            left_out=tuple(sorted(set(range(1, last + 1)) - set(used))),
            twice=tuple(sorted(number for number, many in times.items() if many > 1)),
            elsewhere=self._elsewhere(),
        )
