"""Set the office's letterhead: its name, logo, colour and address. One undo step."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.changes import ChangeSet, created, replaced
from briefing_app.domain.colours import is_colour
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.letterhead import OFFICE_LETTERHEAD, Letterhead
from briefing_app.editing.command import Command, unchanged
from briefing_app.errors import InputError

_LABEL = "Change the letterhead"
_SETTLED = ("name", "address", "colour", "logo", "logo_alt", "word_template", "word_template_name")
_LONGEST_NAME = 120
_MOST_LINES = 8
_LONGEST_LINE = 100


def set_letterhead(wanted: Letterhead) -> Command:
    """Set what stands for the office on its papers; ``rev`` of ``wanted`` is not looked at.

    Raises:
        InputError: if the colour is none, the name or the address is too long, or a logo says nothing to those who do
            not see it.
    """
    tidy = _tidied(wanted)
    _check(tidy)

    def command(reader: Reader) -> ChangeSet:
        before = reader.get(Letterhead, OFFICE_LETTERHEAD)
        now = before or Letterhead(id=OFFICE_LETTERHEAD)
        after = replace(now, **{name: getattr(tidy, name) for name in _SETTLED})
        if after == now:
            return unchanged(_LABEL)
        change = created(after) if before is None else replaced(before, after)
        return ChangeSet(label=_LABEL, changes=(change,))

    return command


def _tidied(wanted: Letterhead) -> Letterhead:
    lines = (" ".join(line.split()) for line in wanted.address.splitlines())
    return replace(
        wanted,
        name=" ".join(wanted.name.split()),
        address="\n".join(line for line in lines if line),
        colour=wanted.colour.strip().lower(),
        logo_alt=" ".join(wanted.logo_alt.split()) if wanted.logo else "",
        word_template_name=wanted.word_template_name if wanted.word_template else "",
    )


def _check(wanted: Letterhead) -> None:
    if wanted.colour and not is_colour(wanted.colour):
        _refuse(f"“{wanted.colour}” is no colour.", "Write it as #rrggbb, such as #1a4f7b, or leave it empty.")
    if max(len(wanted.name), len(wanted.logo_alt)) > _LONGEST_NAME:
        _refuse("The name is too long for a cover.", f"Use at most {_LONGEST_NAME} letters.")
    lines = wanted.address_lines
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        _refuse(
            "The address is too long for the foot of a cover.",
            f"Use at most {_MOST_LINES} lines of at most {_LONGEST_LINE} letters.",
        )
    if wanted.logo and not wanted.spoken_logo:
        _refuse("Who does not see the logo would not know whose it is.", "Write the office's name, or what it shows.")


def _refuse(message: str, hint: str) -> None:
    raise InputError("The letterhead cannot be kept", message, hint)
