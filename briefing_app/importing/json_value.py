"""The one name for what a JSON file may hold before it was checked."""

from __future__ import annotations

from typing import Any, TypeAlias

Json: TypeAlias = Any
"""Anything that ``json.loads`` gives: no type can be promised, so each use asks for the form that it needs."""
