"""What every record has: an id, a revision, a level, and marks on single fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level, narrowest
from briefing_app.domain.reference import RecordRef

NEVER_CLOSED = frozenset({"id", "rev", "level", "marks", "words_in"})
"""What no mark and no level closes by itself: without it a record is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMark:
    """A mark on one field of a record.

    ``level`` narrows the record's for this field. ``illustrative`` says that its content is made up to show how the
    program works, which is then said on screen and in print.
    """

    field: str
    level: Level | None = None
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A thing in the library. Values are frozen: a change is a new value with the same id.

    ``rev`` is 0 for a record that was never stored; the store alone raises it. ``marks`` name fields by the dataclass
    field's or the text's name.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    KIND: ClassVar[Kind]
    SCHEMA_VERSION: ClassVar[int] = 1
    TEXTS: ClassVar[tuple[str, ...]] = ()
    """Names of the texts (in the table of texts) that belong to this kind."""
    SHORT: ClassVar[tuple[str, ...]] = ()
    """Fields of a few words of our own, which may have versions in other languages: ``domain.short_words``."""
    SHORT_IN_ROWS: ClassVar[dict[str, tuple[str, str]]] = {}
    """The same of rows: by the field that holds the rows, what a row is known by and where its words stand."""
    RELATIONS: ClassVar[tuple[str, ...]] = ()
    """Fields that hold one id and by which ``Reader.where`` finds records."""
    FIELD_LEVELS: ClassVar[dict[str, Level]] = {}
    """Levels of fields that are more closed than the record from the start."""

    id: Any
    rev: int = 0
    level: Level = Level.MEMBERS
    marks: tuple[FieldMark, ...] = ()
    words_in: str = "en"
    """The language in which the fields of ``SHORT`` are written."""

    @property
    def ref(self) -> RecordRef:
        """The reference that names this record."""
        return RecordRef(kind=self.KIND, id=self.id)

    def level_of(self, field: str) -> Level:
        """The effective level of one field: the most closed of the record's, the kind's and the mark's."""
        marked = [mark.level for mark in self.marks if mark.field == field]
        return narrowest(self.level, self.FIELD_LEVELS.get(field), *marked)

    def is_illustrative(self, field: str) -> bool:
        """Whether the content of this field is marked as made up."""
        return any(mark.illustrative for mark in self.marks if mark.field == field)

    @property
    def has_illustrative_field(self) -> bool:
        """Whether any field is marked as made up."""
        return any(mark.illustrative for mark in self.marks)
