"""Logos: read apart from the program, kept as bare pixels."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

from briefing_app.importing.annexes.limits import too_large
from briefing_app.importing.annexes.logo import bare_logo
from briefing_app.services.apart import Limits, file_data, never, read_apart

_MOST = 20_000_000
_LIMITS = Limits(memory=500_000_000)


def read_logo(path: Path, *, cancelled: Callable[[], bool] = never) -> str:
    """Return a picture's pixels as a record keeps them: a PNG in base 64. Belongs on a worker.

    Raises:
        InputError: if it cannot be opened, or cannot be a logo; the words say why.
        CancelledError: at once after ``cancelled`` says so.
    """
    data = file_data(path, most=_MOST)
    if len(data) > _MOST:
        raise too_large(f"{path.name} has more than {_MOST // 1_000_000} MB.")
    return b64encode(read_apart(bare_logo, data, name=path.name, cancelled=cancelled, limits=_LIMITS)).decode("ascii")
