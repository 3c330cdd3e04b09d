"""Texts as an audience reads them: closed blocks and runs gone, persons in their form, live figures as words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from briefing_app.domain.figures import FigureQuery
from briefing_app.domain.levels import Level, narrowest
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Run, Text

Naming = Callable[[RecordRef, str], str | None]
"""Says what stands for the words that name a record: the words themselves, another form, or ``None`` for nothing."""

_NO_SPACE_BEFORE = re.compile(r"[ \u00a0]*[,.;:!?)\]]")


def choose_language(texts: Iterable[WrittenText], language: str) -> WrittenText | None:
    """Return the version in ``language``, else English, else the first one that holds words."""
    written = [text for text in texts if not text.tree.empty]
    ranked = sorted(written, key=lambda text: (text.language != language, text.language != "en", text.language))
    return ranked[0] if ranked else None


def readable(
    text: Text, *, container: Level, audience: Level, naming: Naming, figure: Callable[[FigureQuery], str]
) -> Text:
    """Return what ``audience`` reads of a text inside a container of that level.

    Blocks keep their places, so that an index always means the same block: one with nothing left has no runs.
    """
    blocks = []
    for block in text.blocks:
        level = narrowest(container, block.level)
        runs = block.runs if level.visible_to(audience) else ()
        blocks.append(replace(block, runs=_runs(runs, level=level, audience=audience, naming=naming, figure=figure)))
    return Text(blocks=tuple(blocks)) if any(block.runs for block in blocks) else Text()


def _runs(
    runs: tuple[Run, ...], *, level: Level, audience: Level, naming: Naming, figure: Callable[[FigureQuery], str]
) -> tuple[Run, ...]:
    kept: list[Run] = []
    gap = False
    for run in runs:
        shown = run if narrowest(level, run.level).visible_to(audience) else None
        if shown is not None and shown.figure is not None:
            shown = replace(shown, text=figure(shown.figure), figure=None, computed=True)
        elif shown is not None and shown.record is not None:
            words = naming(shown.record, shown.text)
            shown = replace(shown, text=words) if words else None
        if shown is None:
            gap = True
            continue
        if gap:
            shown = _close_up(kept, shown)
            gap = False
        if shown.is_atom or shown.text:
            kept.append(shown)
    if gap:
        _end(kept)
    return tuple(kept) if any(run.is_atom or run.text.strip() for run in kept) else ()


def _close_up(kept: list[Run], after: Run) -> Run:
    """Mend the spacing where something between the kept runs and ``after`` was left out."""
    if after.is_atom:
        return after
    if not kept:
        return replace(after, text=after.text.lstrip(" \u00a0,;:"))
    last = kept[-1]
    if last.is_atom:
        return after
    text = after.text
    if last.text.endswith("(") and text.lstrip().startswith(")"):
        kept[-1] = replace(last, text=last.text[:-1].rstrip(" \u00a0"))
        text = text.lstrip()[1:]
    elif _NO_SPACE_BEFORE.match(text):
        stripped = last.text.rstrip(" \u00a0")
        if stripped.endswith((",", ";", ":")) and text.lstrip(" \u00a0")[0] in ",.;:":
            stripped = stripped[:-1]
        kept[-1] = replace(last, text=stripped)
        text = text.lstrip(" \u00a0")
    elif last.text.endswith((" ", "\u00a0")):
        text = text.lstrip(" \u00a0")
    return replace(after, text=text)


def _end(kept: list[Run]) -> None:
    while kept and not kept[-1].is_atom:
        text = kept[-1].text.rstrip(" \u00a0,;:(")
        if text:
            kept[-1] = replace(kept[-1], text=text)
            return
        kept.pop()
