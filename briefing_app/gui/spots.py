"""Places in a pack that one can be brought to: what a step of the history changed, what was found, what was clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import EMPTY
from briefing_app.gui.outline import record_by
from briefing_app.gui.text.differences import first_difference

if TYPE_CHECKING:
    from briefing_app.services.session import Session
    from briefing_app.store.library import Step

_MOST = 200
"""Records of one step that are looked at: a large import has no one place."""
_NEAR = 100
_INNER = frozenset({"rev", "order_key", "marks", "options"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A record, within ``section`` where that is known; and in it a field, a paragraph, a run of letters."""

    ref: RecordRef
    section: str = ""
    pack: str = ""
    field: str = ""
    block: int | None = None
    position: int = 0
    length: int = 0
    choices: bool = False
    """Whether the choices of the field are to be shown, where it has some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """A step that was taken back or done again, and where it shows."""

    label: str
    spots: tuple[Spot, ...]


def stepped(session: Session, move: Callable[[], Future[Step]]) -> Stepped:
    """Undo or redo by ``move``, and find what it changed. Waits; belongs on a worker."""
    session.commit().result()
    likely = [ref for step in session.steps(limit=_NEAR).result() for ref in step.refs[:_MOST]]
    before = session.read_now(lambda reader: _values(reader, likely))
    step = move().result()
    refs = step.refs[:_MOST]
    after = session.read_now(lambda reader: _values(reader, refs))
    return Stepped(label=step.label, spots=spots_of(refs, before, after))


def spots_of(
    refs: Iterable[RecordRef],
    before: Mapping[RecordRef, Record | None],
    after: Mapping[RecordRef, Record | None],
) -> tuple[Spot, ...]:
    """Return where a step shows, texts first: they have a place for the caret."""
    found = [_spot(ref, before.get(ref), after.get(ref)) for ref in refs]
    return tuple(sorted((spot for spot in found if spot is not None), key=lambda spot: spot.block is None))


def _values(reader: Reader, refs: Iterable[RecordRef]) -> dict[RecordRef, Record | None]:
    return {ref: record_by(reader, ref) for ref in refs}


def _spot(ref: RecordRef, before: Record | None, after: Record | None) -> Spot | None:
    held = after or before
    if isinstance(held, WrittenText):
        old = before.tree if isinstance(before, WrittenText) else EMPTY
        new = after.tree if isinstance(after, WrittenText) else EMPTY
        block, position = first_difference(old, new)
        return Spot(ref=held.owner, field=held.field, block=block, position=position)
    if isinstance(held, Assessment):
        return Spot(ref=RecordRef(kind=Kind.RECOMMENDATION, id=held.recommendation))
    if after is None:
        return None
    pack = after.pack if isinstance(after, Section) else ""
    return Spot(ref=ref, pack=pack, field=_changed_field(before, after))


def _changed_field(before: Record | None, after: Record) -> str:
    """Return the one field that differs; empty where none or several do."""
    if before is None:
        return ""
    names = [one.name for one in fields(after) if one.name not in _INNER]
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    if isinstance(before, Section) and isinstance(after, Section):
        options = {*before.options, *after.options}
        changed += [name for name in sorted(options) if before.option(name) != after.option(name)]
    return changed[0] if len(changed) == 1 else ""
