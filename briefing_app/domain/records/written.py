"""Texts as they are kept: one value an owner, field and language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from briefing_app.domain.ids import TextId, stable_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import EMPTY, Text


class TextState(StrEnum):
    """How far a language version has come. Drafts and checked ones are stored; the others are seen: ``state_in``."""

    MISSING = "missing"
    DRAFT = "draft"
    CHECKED = "checked"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenText(Record):
    """The text of one field of a record, in one language. Its level is the owner's field's: see ``composing``.

    ``level`` of a text itself is public by default: it adds nothing to what its owner closes.
    """

    KIND: ClassVar[Kind] = Kind.TEXT
    RELATIONS: ClassVar[tuple[str, ...]] = ("owner_id",)

    id: TextId
    level: Level = Level.PUBLIC
    owner: RecordRef
    field: str
    language: str
    tree: Text = EMPTY
    state: TextState = TextState.DRAFT
    source_language: str = ""
    """The language of the version that this one was made from; empty: it is an original."""
    source_mark: str = ""
    """The mark (``text_versions.mark_of``) of the source as it was when this version followed it."""

    @property
    def owner_id(self) -> str:
        """The id of the record that this text belongs to."""
        return self.owner.id


def text_id(owner: RecordRef, field: str, language: str) -> TextId:
    """Return the id of the one text that a record's field has in a language."""
    return TextId(stable_id("text", f"{owner.kind}:{owner.id}:{field}:{language}"))
