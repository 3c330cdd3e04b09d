"""Text as a tree: blocks of runs, each of which may carry a level of its own.

Stored as canonical JSON (``text_json``); never as HTML. A run is either words or one atom (a live figure or a source
reference), never both; a record reference marks the words that name the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from briefing_app.domain.figures import FigureQuery
from briefing_app.domain.ids import SourceId
from briefing_app.domain.levels import Level
from briefing_app.domain.reference import RecordRef

MAX_BLOCK_CHARACTERS = 20_000
MAX_WORD_CHARACTERS = 500
MAX_DEPTH = 4
"""List items are nested at most this deep, counted from 0."""


VERSIONS = (1, 3, 5)
"""The minutes for which a note to speak from may have a version."""


class BlockKind(StrEnum):
    """What a block is; it decides its style on the page and nothing else."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTATION = "quotation"
    CUE = "cue"

    @property
    def is_item(self) -> bool:
        """Whether blocks of this kind are items of a list."""
        return self in (BlockKind.BULLET, BlockKind.NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReference:
    """A reference to a source; printed as its number in the pack, with the place in it."""

    source: SourceId
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one appearance, or one atom.

    ``level`` narrows the container's; ``record`` says which record (usually a person) these words name, so that
    composing can put another form in their place. ``figure`` and ``source`` are atoms: ``text`` is then empty.
    ``computed`` is never stored: composing has put these words in a figure's place.
    """

    text: str = ""
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    level: Level | None = None
    record: RecordRef | None = None
    source: SourceReference | None = None
    figure: FigureQuery | None = None
    computed: bool = False

    @property
    def is_atom(self) -> bool:
        """Whether this run stands for something computed instead of holding words."""
        return self.source is not None or self.figure is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, quotation or cue. ``depth`` counts for list items only (0 is outermost).

    ``minutes`` is the shortest version of a note to speak from that holds it, one of ``VERSIONS``; ``None``: each does.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0
    level: Level | None = None
    minutes: int | None = None
    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The block's words without marks; atoms stand as U+FFFC."""
        return "".join("\ufffc" if run.is_atom else run.text for run in self.runs)

    def stands_in(self, version: int | None) -> bool:
        """Whether the version of so many minutes holds it; ``None`` is the whole, which holds everything."""
        return version is None or (self.minutes or 0) <= version


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text: blocks in reading order. The empty text has none."""

    blocks: tuple[Block, ...] = ()

    @property
    def plain(self) -> str:
        """The words without marks, a line a block."""
        return "\n".join(block.plain for block in self.blocks)

    @property
    def empty(self) -> bool:
        """Whether there is neither a word nor an atom in it."""
        return not any(run.is_atom or run.text.strip() for block in self.blocks for run in block.runs)


EMPTY = Text()


def plain_text(words: str) -> Text:
    """Return a text of paragraphs, one for each line that is not blank."""
    lines = (line for line in words.splitlines() if line.strip())
    return Text(blocks=tuple(Block(runs=(Run(text=line),)) for line in lines))


def normalise(text: Text) -> Text:
    """Return the one form of ``text`` that is stored: idempotent, and no letter, level or reference is lost.

    Empty runs are dropped, neighbours of the same appearance joined, depth is 0 outside lists, and an atom holds no
    words (words that stood in one are kept in a run before it).
    """
    return Text(blocks=tuple(_normal_block(block) for block in text.blocks))


def _normal_block(block: Block) -> Block:
    depth = max(0, min(block.depth, MAX_DEPTH)) if block.kind.is_item else 0
    return replace(block, depth=depth, runs=tuple(_joined(_split_atoms(block.runs))))


def _split_atoms(runs: Iterable[Run]) -> Iterable[Run]:
    for held in runs:
        run = replace(held, computed=False) if held.computed else held
        if run.is_atom and run.text:
            yield replace(run, source=None, figure=None)
        if run.source is not None and run.figure is not None:
            yield replace(run, text="", figure=None)
            yield replace(run, text="", source=None)
        elif run.is_atom:
            yield replace(run, text="")
        elif run.text:
            yield run


def _joined(runs: Iterable[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None and not last.is_atom and not run.is_atom and replace(last, text=run.text) == run:
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return joined
