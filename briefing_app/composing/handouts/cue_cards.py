"""The points of a note on cards for the hand: opening, each point and close on a card of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_app.composing.handout import Handout, HandoutInput
from briefing_app.composing.spoken_notes import (
    VERSION,
    aloud,
    counted,
    language_of,
    letters_field,
    note_of,
    notes_to_speak_from,
    version_asked,
)
from briefing_app.document.blocks import Block, Item, ItemList, Layout, Paragraph
from briefing_app.document.inline import IllustrativeMark, Words
from briefing_app.document.tree import Part
from briefing_app.domain.paper import Imposition
from briefing_app.domain.speaking import SPOKEN
from briefing_app.sections.speaker_notes import spoken_blocks


def compose(given: HandoutInput) -> Iterator[Part]:
    """Compose a part for each card; what is too long for one goes on, between two sentences, on the next."""
    note, view = note_of(given), given.view
    spoken = aloud(spoken_blocks(note, view, version=version_asked(given)), view)
    made_up = any(note.is_illustrative(field) for field in ("title", *SPOKEN))
    for number, blocks in enumerate(_cards(spoken), start=1):
        yield Part(
            anchor=f"card-{number}",
            title=note.title,
            children=_marked(blocks) if made_up else blocks,
            layout=Layout.CARD,
            show_title=False,
            letters=float(given.option("letters")),
        )


def _cards(spoken: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Part the blocks: each paragraph with the cues behind it, and each point with its own."""
    card: list[Block] = []
    for block in _single(spoken):
        if card and not _is_cue(block):
            yield tuple(card)
            card = []
        card.append(block)
    if card:
        yield tuple(card)


def _single(spoken: tuple[Block, ...]) -> Iterator[Block]:
    """Yield paragraphs one by one, each point with its number before it."""
    for block in spoken:
        if not isinstance(block, ItemList):
            yield block
            continue
        number = 0
        for item in block.items:
            if _is_cue(item.children[0]):
                yield from item.children
                continue
            number += 1
            yield _numbered(item, number)


def _numbered(item: Item, number: int) -> Block:
    first = item.children[0]
    if not isinstance(first, Paragraph):
        return first
    return replace(first, children=(Words(text=f"{number}.\u00a0", strong=True), *first.children))


def _is_cue(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style.value == "cue"


def _marked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    last = blocks[-1]
    if not isinstance(last, Paragraph):
        return blocks
    return (*blocks[:-1], replace(last, children=(*last.children, IllustrativeMark())))


HANDOUT = Handout(
    name="cue-cards",
    label="Cue cards",
    help="A card for each point, a quarter of the paper, in large letters and counted; four to a sheet, to be cut.",
    about="note to speak from",
    subjects=notes_to_speak_from,
    language=language_of,
    furniture=counted,
    version=version_asked,
    compose=compose,
    fields=(letters_field(24, (18, 20, 24, 28, 32)), VERSION),
    impositions=(Imposition.CARDS, Imposition.NONE),
    order=30,
)
