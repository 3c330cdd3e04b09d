"""What is read from an adopted text: its paragraphs, its parts, and the draft of each call."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.records.recommendation import AddresseeKind, CallKind


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """One paragraph of the file. ``number`` is its mark as printed ("1.", "AA.", "(a)", "–"), "" where it has none.

    ``depth`` is how far it stands to the right, counted in steps; only differences mean anything.
    """

    number: str
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a paragraph that says one thing: between semicolons, or a lettered point.

    ``label`` is "(b)" or "(b)(i)", "" for the only clause of a paragraph. ``lead`` are the words that introduce a
    point ("Calls on the authorities to:"). The words are ``AdoptedText.words[start:end]``.
    """

    label: str
    text: str
    lead: str = ""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Operative:
    """A numbered paragraph of the text's own will. ``number`` of ``None``: it could not be verified.

    It stands in ``AdoptedText.words`` from ``start`` to ``end``, without its number.
    """

    number: str | None
    text: str
    clauses: tuple[Clause, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recital:
    """A reason ("A. whereas ..."), with its points if it has any; ``number`` is "" where the file numbers otherwise."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedByDay:
    """A text of the Parliament that a citation names by its day alone; ``words`` are the citation's."""

    day: PartialDate
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedText:
    """A text by its parts. ``words`` is the whole of it, a line a paragraph, as a window shows it.

    ``other_references`` stand in its head; ``cited`` are the adopted texts that its citations and notes name: among
    them are its predecessors, and among ``cited_by_day``. ``remarks`` say, in plain words, what a person has to look
    at.
    """

    title: str
    reference: str
    other_references: tuple[str, ...]
    adopted: PartialDate | None
    language: str
    citations: tuple[str, ...]
    recitals: tuple[Recital, ...]
    paragraphs: tuple[Operative, ...]
    headings: tuple[str, ...]
    cited: tuple[str, ...]
    cited_by_day: tuple[CitedByDay, ...]
    words: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAddressee:
    """Whom a call seems to be addressed to; ``id`` of ``None``: the library has no such addressee yet."""

    name: str
    kind: AddresseeKind
    id: AddresseeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One call to one addressee, as the text seems to say; a person confirms it.

    ``kind`` of ``None``: the opening words are not known, a person chooses. ``addressees`` holds one at most, unless
    calls to several were asked to stay together. ``start`` and ``end`` are its place in ``AdoptedText.words``.
    """

    paragraph: str | None
    clause: str
    text: str
    verb: str
    addressees: tuple[FoundAddressee, ...]
    kind: CallKind | None
    counted: bool
    start: int
    end: int
