"""What a language has to say of itself so that adopted texts in it can be read: a table, and no more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.domain.records.recommendation import CallKind

Openings = tuple[tuple[CallKind, re.Pattern[str]], ...]
"""Patterns of what a clause opens with, the first that fits decides; their group ``verb`` holds the verb itself."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextLanguage:
    """The words by which the parts of a text are told apart, and those of its calls.

    ``capitals``: numbered paragraphs open with a capital letter. ``little`` are the words before the last clause.
    ``seams`` part a paragraph in mid-sentence ("and calls on ..."), unless one of ``inner`` says that somebody else
    calls. ``own_resolution`` stands before the day of another text of the Parliament. ``asked`` ends where what is
    asked begins. ``bodies`` are patterns for the ways in which bodies are written, by this program's names. Of an
    addressee: ``articles`` stand before its name, ``organs`` are what stands for a State, ``between`` parts a list of
    them, ``skipped`` stands before a list, ``ends`` ends it. ``more`` is where one verb goes on to somebody else,
    with the group ``before``; ``{name}`` in these stands for a name. ``organs_first``: "the Government of" stands
    before "Kazakhstan" or an adjective; ``organ_of`` joins the two.
    """

    code: str
    name: str
    beginning: re.Pattern[str]
    citation: re.Pattern[str]
    recital: re.Pattern[str]
    end: re.Pattern[str]
    amendments: re.Pattern[str]
    forwarded: re.Pattern[str]
    capitals: bool
    openings: Openings
    seams: re.Pattern[str]
    inner: re.Pattern[str]
    little: tuple[str, ...]
    own_resolution: re.Pattern[str]
    asked: re.Pattern[str]
    articles: str
    organs: str
    organ_of: str
    organs_first: bool
    between: re.Pattern[str]
    skipped: str
    ends: str
    more: str
    linked: re.Pattern[str]
    bodies: Mapping[str, str]


def openings(*, instructions: str, calls: str, appraisals: str, before: str, after: str) -> Openings:
    """Return the patterns of three tables of verbs, with the words that may stand before and behind a verb."""
    kinds = ((CallKind.INSTRUCTION, instructions), (CallKind.CALL, calls), (CallKind.APPRAISAL, appraisals))
    return tuple(
        (kind, re.compile(rf"{before}(?P<verb>{table})(?![\w’']){after}", re.IGNORECASE)) for kind, table in kinds
    )
