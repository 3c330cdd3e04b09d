"""The words for what a section lists, by kind of record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.domain.fields import DateField, Field, FlagField, TimeField
from briefing_app.domain.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for one more record: its ``words``, and the ``fields`` that one knows from the start."""

    noun: str
    words: str
    example: str
    empty: str
    """What an empty section says."""
    fields: tuple[Field, ...] = ()
    first: str = ""
    """The field of the new record's form in which one goes on writing."""


ASKED: Mapping[Kind, Asked] = {
    Kind.PERSON: Asked(
        noun="Member",
        words="Name",
        example="Such as Anna Nowak",
        empty="Nobody is in the delegation yet. Add its Members one after the other; the order of the list is theirs.",
        fields=(
            FlagField(
                name="office",
                label="Public office",
                help="Holds one: may be named to everybody",
                default=True,
            ),
        ),
        first="description",
    ),
    Kind.PROGRAMME_ITEM: Asked(
        noun="programme item",
        words="What",
        example="Such as Meeting with the ombudsman",
        empty="The programme has no items yet. Each has its day, its time, its place and who takes part.",
        fields=(
            DateField(name="date", label="Day"),
            TimeField(name="start", label="Begins", help="Empty: time to be confirmed."),
        ),
        first="place",
    ),
    Kind.SITUATION_ENTRY: Asked(
        noun="fact",
        words="Fact, in short",
        example="Such as A new law on assemblies",
        empty="There are no facts about this country yet. Each has a theme, since when it holds, and its sources.",
        first="fact",
    ),
    Kind.COMMITMENT: Asked(
        noun="commitment",
        words="What, in short",
        example="Such as Reply to the letter by May",
        empty="No commitments yet: what somebody has promised, or what was asked of them.",
        fields=(FlagField(name="asked", label="Asked", help="Asked of them, nobody has promised it"),),
        first="promise",
    ),
    Kind.SPEAKER_NOTE: Asked(
        noun="note",
        words="Title",
        example="Such as Opening words to the ministry",
        empty="No notes yet. A note has its speaker, its occasion and its minutes.",
        first="points",
    ),
}
