"""The values of the guard: a language's words, texts to look at, what they state, what the library counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from briefing_app.composing.guard.roles import Role
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, InstrumentId
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import HOUSE_WORDS, StatusWords

FIX = "Insert a live figure, or keep the sentence with a reason."
Bound = Literal["", ">", "]", "<", "[", "~"]
"""How a number is meant: as it is, more than, at least, less than, at most, about."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CountWords:
    """The words by which one language counts. Phrases are small letters; accents and hyphens do not matter.

    ``hints`` are beginnings of words without which no sentence is about calls at all; ``surely`` begins the noun that
    can mean nothing else ("call" can). ``frequent`` are words by which the language of a text is told. ``articles`` are
    numbers only where a whole follows ("une sur vingt"), ``excepts`` say "except" only between all and a number
    ("every call but two"). ``organs`` and ``visitors`` are folded words: an adjective of
    nationality speaks of its country beside one of the first ("authorities"), of no country beside one of the second
    ("MEP").
    """

    code: str
    numbers: Mapping[str, int]
    fractions: Mapping[str, Fraction]
    phrases: Mapping[Role, tuple[str, ...]]
    months: tuple[str, ...]
    hints: tuple[str, ...]
    surely: str
    organs: frozenset[str]
    visitors: frozenset[str]
    frequent: frozenset[str]
    abbreviations: frozenset[str]
    articles: frozenset[str] = frozenset()
    excepts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedNumbers:
    """One count that a sentence states.

    ``amount`` of ``None`` states a total only. ``share`` says that the amount is a part of one, as ``percent`` or as a
    ``part`` ("half"), else as a ratio ("one in ten"). ``measure`` names the statuses that are counted together;
    ``codes`` are they (empty for "implemented", which is the office's setting). ``noun``: calls are counted by name;
    ``subset``: a theme narrows them; ``unsure``: the noun may mean something else here; ``foreign``: they are somebody
    else's; ``definite``: these are said to be all ("the 22"); ``loose_total``: the total may be that of the calls with
    this status. ``start`` and ``end`` are the places of the numbers in the sentence.
    """

    start: int
    end: int
    amount: Fraction | None
    total: int | None = None
    share: bool = False
    percent: bool = False
    part: bool = False
    every: bool = False
    all_but: bool = False
    bound: Bound = ""
    measure: str = ""
    codes: frozenset[StatusCode] = frozenset()
    noun: bool = False
    subset: bool = False
    unsure: bool = False
    loose_total: bool = False
    definite: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardText:
    """A text to look at: one paragraph. Atoms (live figures, sources) stand as U+FFFC.

    ``quotation`` says that it is somebody's words as a whole; ``sources`` are the places of references to sources.
    Texts of one
    ``around`` are neighbours; ``instruments`` are those that the section around it is about.
    """

    text: str
    where: str = ""
    around: str = ""
    origin: Origin = NOWHERE
    language: str = ""
    quotation: bool = False
    sources: tuple[int, ...] = ()
    instruments: frozenset[InstrumentId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """What the library counts of one instrument's calls to one addressee (``None``: to all of them), and its names.

    ``main`` marks the addressee of most calls: the one that is meant where none is named. ``scale`` has the office's
    words for the codes, and whether largely implemented counts as implemented.
    """

    instrument: InstrumentId
    addressee: AddresseeId | None
    instrument_name: str
    addressee_name: str
    by_code: Mapping[StatusCode, int]
    total: int
    scale: StatusWords = HOUSE_WORDS
    main: bool = False
    adopted: PartialDate | None = None
    references: frozenset[str] = frozenset()
    instrument_names: tuple[str, ...] = ()
    addressee_names: tuple[str, ...] = ()
    quoted: tuple[str, ...] = field(default=())
    """Words of sources that state a count of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFinding:
    """A typed count that differs from the rows: ``said`` and ``actual`` in the same form ("2 of 20" and "0 of 20").

    ``start`` and ``end`` are the places of its numbers in the text, where the sentence begins
    at ``sentence_start``. A ``quotation`` is somebody
    else's words with their source: told as a warning, since the words must stand.
    """

    quote: str
    said: str
    actual: str
    instrument: InstrumentId
    addressee: AddresseeId | None
    measure: str
    message: str
    where: str = ""
    origin: Origin = NOWHERE
    language: str = ""
    quotation: bool = False
    start: int = 0
    end: int = 0
    sentence_start: int = 0
    fix: str = FIX

    @property
    def severity(self) -> Literal["error", "warning"]:
        """An error, unless it is a quotation."""
        return "warning" if self.quotation else "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountNote:
    """A typed count that agrees with the rows, or that could not be compared: ``message`` says why not.

    ``actual`` is the number of the rows, and empty where nothing was compared.
    """

    quote: str
    said: str
    actual: str
    message: str
    where: str = ""

    @property
    def agrees(self) -> bool:
        """Whether it was compared, and is right."""
        return bool(self.actual)

    @property
    def severity(self) -> Literal["note"]:
        """Nothing is wrong, as far as is known."""
        return "note"
