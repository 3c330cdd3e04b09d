"""Checks: one file each, found by one walk of the package."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from briefing_app.composing.compose import Composed
from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.domain.ids import PackId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack
from briefing_app.errors import InputError


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check, by name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(sorted((module.CHECK for module in modules), key=lambda check: check.name))


def run_checks(
    reader: Reader, composed: Composed, pack: PackId, *, covers: Callable[[str], set[str]]
) -> tuple[Finding, ...]:
    """Return what every check finds, errors first. ``covers`` returns the characters that our faces cannot draw.

    Raises:
        InputError: if the library holds no such pack.
    """
    found = reader.get(Pack, pack)
    if found is None:
        raise InputError("There is no such pack", f"The library holds no pack {pack}.")
    given = CheckInput(reader=reader, composed=composed, pack=found, missing=covers)
    findings = [finding for check in all_checks() for finding in check.run(given)]
    return tuple(sorted(findings, key=lambda finding: finding.severity != "error"))
