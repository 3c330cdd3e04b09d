"""What was taken in from the UN's index, or would be, in words."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.services.uhri import UhriProgress, UhriResult

_MOST = 5


def result_words(result: UhriResult) -> str:
    """Say what came of it, what was left out and why."""
    head = "Taken in" if result.taken else "Would be taken in"
    lines = [f"{head}: {', '.join(_parts(result)) or 'nothing'}."]
    lines += [f"Left out: {number:,} × {reason}" for reason, number in result.skipped[:_MOST]]
    if result.unknown:
        words = ", ".join(f"“{word}” ({number:,})" for word, number in result.unknown[:_MOST])
        lines.append(f"Not known, and kept in their own words: {words}")
    if result.taken:
        lines.append("One Undo takes all of it back.")
    return "\n".join(lines)


def _parts(result: UhriResult) -> Iterator[str]:
    """Say of each number that is one what it counts."""
    for number, one, many in (
        (result.new, "new recommendation", "new recommendations"),
        (result.changed, "changed", "changed"),
        (result.same, "as it is", "as they are"),
        (result.instruments, "new text", "new texts"),
        (result.positions, "position of the State", "positions of the State"),
    ):
        if number:
            yield f"{number:,} {one if number == 1 else many}"


def progress_words(progress: UhriProgress) -> str:
    """Say how far it is."""
    if progress.finishing:
        return "Filling lists and the search…"
    return f"{progress.recommendations:,} recommendations found…"
