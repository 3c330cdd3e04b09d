"""Set the office's status scale: words, colours, what is offered, what counts as implemented. One undo step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing_app.domain.changes import ChangeSet, created, replaced
from briefing_app.domain.colours import is_colour
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.status import LABELS, StatusCode
from briefing_app.editing.command import Command, unchanged
from briefing_app.errors import InputError

_LABEL = "Change the status scale"
_LONGEST = 60
"""Letters of a label: a longer one does not fit beside its mark in a table."""
_KEPT = StatusCode.UNASSESSED
"""What a row has that nobody has assessed: it cannot be hidden."""


def set_scale(entries: Iterable[ScaleEntry], *, substantial_counts: bool, seen: StatusScale | None = None) -> Command:
    """Set what the office does with the codes; codes without an entry are the house's own. The version rises.

    ``seen`` is the scale that a person looked at meanwhile: what is as it was seen follows the library as it is now.

    Raises:
        InputError: if a colour is none, a label is too long or stands for two codes, or a code stands twice, or if
            what must be offered is hidden.
    """
    wanted = tuple(_tidied(entry) for entry in entries)

    def command(reader: Reader) -> ChangeSet:
        before = reader.get(StatusScale, OFFICE_SCALE)
        now = before or StatusScale(id=OFFICE_SCALE)
        merged = wanted if seen is None else tuple(_merged(entry, seen, now) for entry in wanted)
        kept_rule = seen is not None and substantial_counts == seen.substantial_counts
        rule = now.substantial_counts if kept_rule else substantial_counts
        _check(merged)
        kept = tuple(entry for entry in merged if entry != ScaleEntry(code=entry.code))
        ordered = tuple(sorted(kept, key=lambda entry: list(StatusCode).index(entry.code)))
        if before is None:
            made = StatusScale(id=OFFICE_SCALE, entries=ordered, substantial_counts=rule)
            empty = not ordered and not rule
            return unchanged(_LABEL) if empty else ChangeSet(label=_LABEL, changes=(created(made),))
        after = replace(before, entries=ordered, substantial_counts=rule)
        if after == before:
            return unchanged(_LABEL)
        return ChangeSet(label=_LABEL, changes=(replaced(before, replace(after, version=before.version + 1)),))

    return command


def _merged(entry: ScaleEntry, seen: StatusScale, now: StatusScale) -> ScaleEntry:
    return now.entry(entry.code) if entry == _tidied(seen.entry(entry.code)) else entry


def _tidied(entry: ScaleEntry) -> ScaleEntry:
    labels = {language: " ".join(words.split()) for language, words in entry.labels.items()}
    return replace(
        entry,
        labels={language: words for language, words in sorted(labels.items()) if words},
        colour=entry.colour.strip().lower(),
    )


def _check(entries: tuple[ScaleEntry, ...]) -> None:
    codes = [entry.code for entry in entries]
    if len(codes) != len(set(codes)):
        _refuse("One status stands there twice.", "Keep one entry for each.")
    for entry in entries:
        name = LABELS[entry.code]
        if entry.colour and not is_colour(entry.colour):
            _refuse(f"“{entry.colour}” is no colour (for “{name}”).", "Write it as #rrggbb, such as #1a7f4b.")
        if entry.hidden and entry.code is _KEPT:
            _refuse(f"“{name}” is what every call has until it is assessed.", "Rename it, but leave it in the list.")
        longest = max(map(len, entry.labels.values()), default=0)
        if longest > _LONGEST:
            _refuse(f"The words for “{name}” are too long for a table.", f"Use at most {_LONGEST} letters.")
    _check_labels(entries)


def _check_labels(entries: tuple[ScaleEntry, ...]) -> None:
    """Two statuses with the same word could not be told apart on paper in black and white."""
    own = {entry.code: entry.labels for entry in entries}
    for language in sorted({language for entry in entries for language in entry.labels}):
        seen: dict[str, StatusCode] = {}
        for code in StatusCode:
            house = LABELS[code] if language == "en" else ""
            words = own.get(code, {}).get(language, house)
            other = seen.setdefault(words.casefold(), code) if words else code
            if other is not code:
                _refuse(f"“{words}” stands for two statuses ({language}).", "Give each of them words of its own.")


def _refuse(message: str, hint: str) -> None:
    raise InputError("The scale cannot be kept", message, hint)
