"""A note to speak from in a small library, and handouts of it, for the tests of what speakers take along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from briefing_app.composing.compose import Composed
from briefing_app.composing.handout import HandoutChoice, compose_handout
from briefing_app.composing.handouts import handout_named
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import OptionValue
from briefing_app.domain.text import Block, BlockKind, Run, Text
from tests.builders import PACK, InMemoryReader, person, speaker_note, written
from tests.composing.packs import DAY, NOW, library

NOTE = speaker_note()
BOKAYEV = replace(person("Max Bokayev", key="named", named_to=Level.PUBLIC), pronunciation="maks bo-KAH-yef")


def block(words: str, minutes: int | None = None, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(runs=(Run(text=words),), minutes=minutes, kind=kind)


def text(*blocks: Block) -> Text:
    return Text(blocks=blocks)


def with_note(*more: Record, **texts: str | Text) -> InMemoryReader:
    """The small library, with these texts of its one note to speak from."""
    return library(*more, *(written(NOTE, field, words) for field, words in texts.items()))


def handout(
    reader: InMemoryReader,
    kind: str,
    *,
    subject: str = NOTE.id,
    audience: Level | None = None,
    options: Mapping[str, OptionValue] = MappingProxyType({}),
) -> Composed:
    choice = HandoutChoice(pack=PACK, kind=handout_named(kind), subject=subject, options=options, audience=audience)
    return compose_handout(reader, choice, today=DAY, now=NOW)
