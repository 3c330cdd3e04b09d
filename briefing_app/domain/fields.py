"""Declared fields: what a form asks for. Section types and record kinds declare theirs; the window has an editor each.

A field names a dataclass field, a text, or an option of a section. Labels and helps are message ids.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.claims import Claimant
from briefing_app.domain.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One declared field: ``name`` in the record, ``label`` and ``help`` on the screen."""

    name: str
    label: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """A text of blocks and runs. ``rows`` is how many lines it shows at first.

    ``versioned``: its paragraphs may belong to the longer versions alone of what is spoken.
    """

    rows: int = 5
    versioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineField(Field):
    """One line of plain words. ``required`` refuses an empty one."""

    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsField(Field):
    """Any number of words or short phrases, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """One of a closed set: (value, label) pairs. Values are those of the dataclass field's enum, or words."""

    choices: tuple[tuple[str, str], ...]
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimantField(Field):
    """Whose word is followed, or nobody's yet. ``choices`` are who may be chosen: filled in where a form is shown."""

    choices: tuple[tuple[Claimant, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagField(Field):
    """Yes or no."""

    default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionTypesField(Field):
    """Which types of sections go in: their names, or ``None`` for all of them, those of later releases too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField(Field):
    """A date, known to the year, the month or the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeField(Field):
    """A time of day, or not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesField(Field):
    """A length of time in minutes, or not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOfField(Field):
    """One record of a kind, or none."""

    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyOfField(Field):
    """Any number of records of a kind, in the order chosen.

    ``narrows``: they are chosen among those that are shown without any choice; none is made here.
    """

    kind: Kind
    narrows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOfField(Field):
    """Any number of records of several kinds, in the order chosen: each value is a reference."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsField(Field):
    """Any number of values that the record itself holds, in their order, each with the same few fields.

    The first field is what a row is known by: a record, which no two rows share, or a line of words. A form gives and
    takes a row as a mapping from the names of its dataclass's fields.
    """

    row: tuple[Field, ...]
