"""Measurements: what a build costs, beside other programs in the same run.

Belongs here: packs with pinned content, the stopwatch, the rivals. Does not belong here: tests.
"""

import os


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment of a measured process: an earlier run left its compiled modules, as at an office's desk.

    Where Python is told to keep none, each start would compile the whole program, while libraries came compiled.
    """
    return {name: words for name, words in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | more
