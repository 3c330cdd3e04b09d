"""What a section type is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing_app.document.blocks import Block, Layout
from briefing_app.domain.fields import Field
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionContent:
    """What a section composes to. No children: the section vanishes with its heading and its line in the contents."""

    children: tuple[Block, ...]
    layout: Layout = Layout.PORTRAIT
    show_title: bool = True
    listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStep:
    """What an empty section says in the window: what belongs there (``words``), and the next step as a button.

    ``answer`` are the button's words; empty: there is none. It leads to ``field`` of ``record`` (none: the section),
    or does what the menus call ``action``.
    """

    words: str
    answer: str = ""
    record: RecordRef | None = None
    field: str = ""
    action: str = ""


def _nothing_to_do(_section: Section, _shown: Sequence[RecordRef], _reader: Reader) -> FirstStep | None:
    return None


def _contains_nothing(_section: Section, _reader: Reader) -> tuple[RecordRef, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionType:
    """A type of section: its name in the library, its words on the screen, its fields, and how it composes.

    ``contained`` names the records that a section shows, for the window's tree; it asks the whole library, since the
    window belongs to staff. ``adds`` is the kind of record that one adds to such a section; ``None``: its form says
    what it shows. ``lists`` is the option that may name those records; empty, or nothing in it: all there are.
    ``first_step`` tells, from the section and what ``contained`` named, what to do while there is nothing to show;
    ``None``: it has something, or what it ``adds`` says it.
    """

    name: str
    label: str
    help: str
    fields: tuple[Field, ...]
    compose: Callable[[Section, View], SectionContent]
    contained: Callable[[Section, Reader], tuple[RecordRef, ...]] = _contains_nothing
    first_step: Callable[[Section, Sequence[RecordRef], Reader], FirstStep | None] = _nothing_to_do
    adds: Kind | None = None
    lists: str = ""
    order: int = 100
    """Where the type stands in the list of types."""
