"""Texts made by hypothesis, with everything that a stored text can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import AddresseeId, InstrumentId, SourceId, ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, BlockKind, Run, SourceReference, Text

PECULIAR = (
    "\u00a0", "\u00ad", "\u2011", "  ", "e\u0301", "\u0627\u0644\u0633\u0644\u0627\u0645", "\u05e9\u05dc\u05d5\u05dd",
    "\U0001f600", "\U00020000", "\u200f", "\u202b", "\u200d", "\t", "\n", "\u202f", "\u0130", "\ufeff", "\u4e2d",
)  # fmt: skip

_letters = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029\ufffc")
_words = st.lists(st.one_of(st.text(_letters, max_size=8), st.sampled_from(PECULIAR)), max_size=4).map("".join)
_ids = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), min_size=1, max_size=8)
_levels = st.none() | st.sampled_from(Level)
_refs = st.builds(RecordRef, kind=st.sampled_from(Kind), id=_ids)
_figures = st.builds(
    FigureQuery,
    kind=st.sampled_from(FigureKind),
    instrument=st.none() | _ids.map(InstrumentId),
    addressee=st.none() | _ids.map(AddresseeId),
    theme=st.none() | _ids.map(ThemeId),
    code=st.none() | st.sampled_from(StatusCode),
    claimant=st.none() | st.builds(Claimant, kind=st.sampled_from(ClaimantKind), by=st.none() | _refs),
)
_sources = st.builds(SourceReference, source=_ids.map(SourceId), locator=_words)
_runs = st.builds(
    Run,
    text=_words,
    strong=st.booleans(),
    emphasis=st.booleans(),
    link=st.none() | _ids | st.just(""),
    level=_levels,
    record=st.none() | _refs,
    source=st.none() | st.none() | _sources,
    figure=st.none() | st.none() | _figures,
)
_blocks = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    depth=st.integers(0, 5),
    level=_levels,
    runs=st.lists(_runs, max_size=5).map(tuple),
)
texts = st.lists(_blocks, max_size=6).map(lambda blocks: Text(blocks=tuple(blocks)))


def features(text: Text) -> set[str]:
    """Name everything that a text holds, for counting."""
    found = {f"kind {block.kind}" for block in text.blocks}
    found |= {f"depth {block.depth}" for block in text.blocks if block.kind.is_item}
    found |= {f"block {block.level}" for block in text.blocks}
    found |= {"empty block" for block in text.blocks if not block.runs}
    for run in (run for block in text.blocks for run in block.runs):
        marks = ("strong", "emphasis", "record", "source", "figure")
        found |= {mark for mark in marks if getattr(run, mark)}
        found |= {f"run {run.level}", "link" if run.link is not None else "no link"}
        found |= {f"holds {letters!r}" for letters in PECULIAR if letters in run.text}
        found |= {f"figure {run.figure.kind}"} if run.figure else set()
    return found


EVERY_FEATURE = (
    {f"kind {kind}" for kind in BlockKind}
    | {f"depth {depth}" for depth in range(5)}
    | {f"block {level}" for level in (None, *Level)}
    | {f"run {level}" for level in (None, *Level)}
    | {"empty block", "strong", "emphasis", "record", "source", "figure", "link"}
    | {f"holds {letters!r}" for letters in PECULIAR}
    | {f"figure {kind}" for kind in FigureKind}
)
