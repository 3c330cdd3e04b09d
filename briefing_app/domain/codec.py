"""Records as canonical JSON and back, checked at the edge.

Canonical: fields in their declared order, defaults left out, no spaces, letters as they are. One codec serves the
store, the history and exchange files. Values of an older schema version are raised by pure upcasts before they are
read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from briefing_app.domain.kinds import Kind
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.errors import InputError

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the JSON object of one schema version into that of the next."""

UPCASTS: Mapping[tuple[Kind, int], Upcast] = {}
"""Upcasts by kind and the version that they start from. Every release's values must stay readable through these."""


@cache
def adapter(kind: Kind) -> TypeAdapter[Any]:
    """Return the validator of a kind; building one costs some milliseconds, so each is built once, when asked for."""
    return TypeAdapter(CLASSES[kind])


def encode(record: Record) -> str:
    """Return the record as canonical JSON."""
    return adapter(record.KIND).dump_json(record, exclude_defaults=True).decode()


def decode(
    kind: Kind,
    text: str | bytes,
    *,
    version: int | None = None,
    upcasts: Mapping[tuple[Kind, int], Upcast] = UPCASTS,
) -> Record:
    """Read a record of ``kind`` from JSON that was written at schema ``version`` (``None``: today's).

    Raises:
        InputError: if the JSON does not describe such a record; every fault is named with its place.
    """
    current = CLASSES[kind].SCHEMA_VERSION
    try:
        if version is None or version == current:
            record = adapter(kind).validate_json(text)
        else:
            value = json.loads(text)
            for step in range(version, current) if version < current else (version,):
                value = upcasts[kind, step](value)
            record = adapter(kind).validate_json(json.dumps(value))  # as strictly as today's values are read
    except KeyError as missing:
        raise InputError(
            "A value of another version cannot be read",
            f"A {kind} of schema version {version} has no way to version {current}.",
            "Open the library with the release that wrote it.",
        ) from missing
    except (ValidationError, ValueError) as error:
        raise InputError(f"A {kind} cannot be read", _faults(error)) from error
    except RecursionError as error:
        raise InputError(f"A {kind} cannot be read", "Its values stand too deep in each other.") from error
    assert isinstance(record, Record)
    return record


def _faults(error: ValidationError | ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'value'}: {fault['msg']}" for fault in error.errors())
