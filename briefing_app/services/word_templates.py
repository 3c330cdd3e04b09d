"""An office's own Word template: read apart from the program, kept without anything that it need not hold."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

from briefing_app.importing.word_template.template import MAX_TEMPLATE_BYTES, kept_template, refused
from briefing_app.services.apart import Limits, file_data, never, read_apart

_LIMITS = Limits(memory=700_000_000)


def read_word_template(path: Path, *, cancelled: Callable[[], bool] = never) -> bytes:
    """Return what is kept of a template. Belongs on a worker.

    Raises:
        InputError: if it cannot be opened, has macros, is protected, damaged, too large, or no Word file.
        CancelledError: at once after ``cancelled`` says so.
    """
    data = file_data(path, most=MAX_TEMPLATE_BYTES)
    if len(data) > MAX_TEMPLATE_BYTES:
        raise refused(f"{path.name} has more than {MAX_TEMPLATE_BYTES // 1_000_000} MB.", "Choose a smaller one.")
    return read_apart(kept_template, data, name=path.name, cancelled=cancelled, limits=_LIMITS)


def template_for_record(path: Path) -> str:
    """Return a template as a record keeps it (base 64).

    Raises:
        InputError: as ``read_word_template`` does.
    """
    return b64encode(read_word_template(path)).decode("ascii")
