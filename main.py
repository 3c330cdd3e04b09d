#!/usr/bin/env python3
"""The program's one door: with a verb the command line, without one the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.run import run
from briefing_app.errors import InputError
from briefing_app.services.apart_child import VERB
from briefing_app.services.apart_child import main as read_apart

if TYPE_CHECKING:
    from briefing_app.services.services import Services


def show_window(services: Services, *, library: Path | None = None, sample: bool = False) -> int:
    """Open the window, on the last library where none is named."""
    from briefing_app.gui.application import run as show  # noqa: PLC0415  (the command line needs no window)

    if sample:
        services.library.sample_working_copy().close()
        library = services.paths.sample_file
    last = Path(services.settings.current.last_library)
    if library is None and services.settings.current.last_library and last.exists():
        library = last
    return show(services, library)


def main(arguments: Sequence[str]) -> int:
    """Carry out one command line; return its exit code."""
    if arguments == [VERB]:
        return read_apart()
    with ExitStack() as stack:

        def make() -> Services:
            from briefing_app.bootstrap import make_services  # noqa: PLC0415  (--help shall not wait for it)
            from briefing_app.log import Log  # noqa: PLC0415  (as above)
            from briefing_app.paths import standard_paths  # noqa: PLC0415  (as above)

            paths = standard_paths()
            try:
                stack.enter_context(closing(Log(paths.log_file)))
                services = make_services(paths)
            except OSError as error:
                raise InputError(
                    "The program cannot use its own folder",
                    f"{error.filename or paths.data}: {error.strerror}.",
                    "Make room there, or let BRIEFING_HOME name another folder.",
                ) from error
            _end_of_start()
            return services

        return run(arguments, make_services=make, show_window=show_window)


def _end_of_start() -> None:
    """Let unused memory be looked for again, from here on: what the start has made stays until the end."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


if __name__ == "__main__":
    # Looking for unused memory among what is being loaded takes an eighth of a build's time, and finds none.
    gc.disable()
    sys.exit(main(sys.argv[1:]))
