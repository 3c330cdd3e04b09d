"""Handouts: one file a kind, found by one walk of the package. What a kind is: ``composing/handout.py``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from briefing_app.composing.handout import Handout
from briefing_app.errors import InputError


@cache
def all_handouts() -> tuple[Handout, ...]:
    """Return every kind, in the order in which they are offered."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    kinds = (module.HANDOUT for module in modules if hasattr(module, "HANDOUT"))
    return tuple(sorted(kinds, key=lambda kind: (kind.order, kind.name)))


def handout_named(name: str) -> Handout:
    """Return the kind of this name.

    Raises:
        InputError: if there is none.
    """
    found = next((kind for kind in all_handouts() if kind.name == name), None)
    if found is None:
        names = ", ".join(kind.name for kind in all_handouts())
        raise InputError("There is no such handout", f"None is called {name!r}.", f"There are: {names}.")
    return found
