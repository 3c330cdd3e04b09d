"""Put a live figure in the place of typed numbers."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.changes import ChangeSet, replaced
from briefing_app.domain.figures import FigureQuery
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, Run, Text, normalise
from briefing_app.editing.command import Command, needed
from briefing_app.errors import InputError


def replace_with_figure(
    owner: RecordRef, field: str, *, language: str, block: int, start: int, end: int, query: FigureQuery
) -> Command:
    """Replace the letters from ``start`` to ``end`` of a block (an atom is one letter) by a live figure.

    The figure looks as the first of the letters did. Raises ``InputError`` when it runs, if the block is not so long
    any more, or another figure or a source stands between the letters.
    """

    def command(reader: Reader) -> ChangeSet:
        before = needed(reader, WrittenText, text_id(owner, field, language))
        blocks = before.tree.blocks
        if not 0 <= block < len(blocks) or not 0 <= start < end <= len(blocks[block].plain):
            raise InputError(
                "The numbers are not there any more", "The text has changed since it was checked.", "Check it again."
            )
        changed = _with_figure(blocks[block], start, end, query=query)
        tree = normalise(Text(blocks=(*blocks[:block], changed, *blocks[block + 1 :])))
        return ChangeSet(label="Insert a live figure", changes=(replaced(before, replace(before, tree=tree)),))

    return command


def _with_figure(block: Block, start: int, end: int, *, query: FigureQuery) -> Block:
    runs: list[Run] = []
    placed = False
    at = 0
    for run in block.runs:
        length = 1 if run.is_atom else len(run.text)
        first, last = max(start - at, 0), min(end - at, length)
        at += length
        if first >= last:
            runs.append(run)
            continue
        if run.is_atom:
            raise InputError(
                "A figure or a source stands between the numbers",
                "It would be lost.",
                "Take the words around it one by one.",
            )
        if run.text[:first]:
            runs.append(replace(run, text=run.text[:first]))
        if not placed:
            runs.append(replace(run, text="", figure=query, record=None))
            placed = True
        if run.text[last:]:
            runs.append(replace(run, text=run.text[last:]))
    return replace(block, runs=tuple(runs))
