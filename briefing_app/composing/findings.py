"""Findings: what is wrong with a composed document, in words that a person understands and can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from briefing_app.composing.compose import Composed
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault: ``where`` it stands, the words in question, what is wrong, and how to mend it.

    An error keeps a file from being written unless it is allowed; a warning does not. ``said`` and ``actual`` are the
    numbers of a count that the rows contradict, and empty for anything else.
    """

    check: str
    severity: Severity
    where: str
    quote: str
    message: str
    fix: str
    origin: Origin = NOWHERE
    said: str = ""
    actual: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInput:
    """What a check may look at. ``missing`` returns the characters of some words that the faces cannot draw."""

    reader: Reader
    composed: Composed
    pack: Pack
    missing: Callable[[str], set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check: its name in findings, and how it finds them."""

    name: str
    run: Callable[[CheckInput], Iterable[Finding]]
