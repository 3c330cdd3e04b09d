"""The parts of an adopted text: title, references, citations, recitals, numbered paragraphs and their clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_app.importing.adopted_text.heading import cited_by_day, cited_texts, read_heading
from briefing_app.importing.adopted_text.languages import guess_language, languages, named_unread
from briefing_app.importing.adopted_text.languages.model import TextLanguage
from briefing_app.importing.adopted_text.layout import Layout
from briefing_app.importing.adopted_text.limits import check_clauses, foreign
from briefing_app.importing.adopted_text.marks import letters
from briefing_app.importing.adopted_text.model import AdoptedText, Clause, Operative, Recital, SourceParagraph
from briefing_app.importing.adopted_text.parts import Item, Piece
from briefing_app.importing.adopted_text.sorting import sort_lines
from briefing_app.importing.adopted_text.verbs import opening, parted
from briefing_app.importing.adopted_text.words import NoteMarks


def structure(paragraphs: Sequence[SourceParagraph]) -> AdoptedText:
    """Return the parts of a text.

    Raises:
        InputError: if it has no numbered paragraphs: it is something else, its body was not saved, or it is in a
            language that is not read.
    """
    marks = NoteMarks()
    cleaned = [SourceParagraph(each.number, marks.taken_off(each.text), each.depth) for each in paragraphs]
    layout = Layout(cleaned)
    lines = [line.text for line in layout.lines]
    language = guess_language(lines)
    parts = sort_lines(layout, language) if language is not None else None
    if language is None or parts is None or not parts.paragraphs:
        raise _no_resolution(lines)
    operative = tuple(
        Operative(
            number=item.number or None,
            text=_words(layout, item),
            clauses=tuple(_clauses(layout, item, language)),
            start=item.pieces[0].start,
            end=item.pieces[-1].end,
        )
        for item in parts.paragraphs
    )
    check_clauses(operative)
    heading = read_heading(parts.head)
    citations = tuple(_words(layout, item) for item in parts.citations)
    return AdoptedText(
        title=heading.title,
        reference=heading.reference,
        other_references=heading.other_references,
        adopted=heading.adopted,
        language=language.code,
        citations=citations,
        recitals=tuple(Recital(number=item.number, text=_words(layout, item)) for item in parts.recitals),
        paragraphs=operative,
        headings=tuple(parts.headings),
        cited=cited_texts((*citations, *parts.notes), own=heading.reference),
        cited_by_day=cited_by_day(citations, language),
        words=layout.words,
        remarks=tuple(parts.remarks),
    )


def _no_resolution(lines: Sequence[str]) -> Exception:
    known = languages()
    read = " and ".join(each.name for each in known)
    unread = named_unread(lines)
    if unread:
        return foreign(
            f"The text is in {unread}. Texts are read in {read} only.",
            f"Take the text in {read.replace(' and ', ' or ')}.",
        )
    if any(each.amendments.match(line) for each in known for line in lines):
        return foreign(
            "This is a table of amendments, old wording beside new: it makes no calls of its own.",
            "Take the text as it was adopted.",
        )
    return foreign(
        f"No paragraph that calls, condemns or welcomes was found in it. Texts are read in {read} only.",
        "Look whether the file holds the text itself; pages of contents and summaries do not.",
    )


def _words(layout: Layout, item: Item) -> str:
    return layout.stretch(item.pieces[0].start, item.pieces[-1].end)


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing that a paragraph says, before it has a label: ``own`` is its place among those of its point."""

    path: tuple[str, ...]
    own: int
    several: bool
    start: int
    end: int
    lead: str


def _clauses(layout: Layout, item: Item, language: TextLanguage) -> Iterator[Clause]:
    said = list(_all_said(layout, item.pieces, language))
    points = {piece.path[0] for piece in item.pieces if piece.path and piece.path[0][1:-1].isalpha()}
    unlettered = [each for each in said if not each.path]
    for each in said:
        if each.path:
            label = "".join(each.path) + (f"({each.own})" if each.several else "")
        elif len(unlettered) == 1 and not points:
            label = ""
        else:
            label = f"({letters(len(points) + unlettered.index(each) + 1)})"
        yield Clause(
            label=label,
            text=layout.stretch(each.start, each.end),
            lead=each.lead,
            start=each.start,
            end=each.end,
        )


def _all_said(layout: Layout, pieces: list[Piece], language: TextLanguage) -> Iterator[_Said]:
    leads: dict[tuple[str, ...], str] = {}
    for place, piece in enumerate(pieces):
        words = layout.stretch(piece.start, piece.end)
        lead = next((leads[above] for above in _above(piece.path) if above in leads), "")
        said = [
            _Said(piece.path, own, several=False, start=piece.start + start, end=piece.start + end, lead=lead)
            for own, (start, end) in enumerate(parted(words, language), start=1)
        ]
        if said and _leads_on(layout, pieces, place, language):
            last = said.pop()
            leads[piece.path] = f"{lead} {layout.stretch(last.start, last.end)}".strip()
        several = len(said) > 1
        for each in said:
            first = each.lead if each.own == 1 else ""
            yield _Said(each.path, each.own, several=several, start=each.start, end=each.end, lead=first)


def _above(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the paths that lead to a point, nearest first; a piece of no point is under none."""
    for length in range(len(path) - 1, -1, -1):
        yield path[:length]


def _leads_on(layout: Layout, pieces: list[Piece], place: int, language: TextLanguage) -> bool:
    """Whether points follow that need the words of this piece to say something."""
    path = pieces[place].path
    for piece in pieces[place + 1 :]:
        if len(piece.path) <= len(path) or piece.path[: len(path)] != path:
            return False
        if opening(layout.stretch(piece.start, piece.end), language) is None:
            return True
    return False
