"""The guard: counts that a person typed, compared with what the rows say.

Belongs here: finding counts in sentences, in each language that has a table, and comparing them with what a library
counts. Does not belong here: where the sentences come from. How it works: ``docs/features/guard.md``.
"""

from briefing_app.composing.guard.compare import compare, judge
from briefing_app.composing.guard.finder import find_counts
from briefing_app.composing.guard.languages import guess_language, language_codes, words_for
from briefing_app.composing.guard.model import CountFinding, CountNote, GuardText, StatedNumbers, Tracked
from briefing_app.composing.guard.sentences import sentences
from briefing_app.composing.guard.tracking import tracked

__all__ = [
    "CountFinding",
    "CountNote",
    "GuardText",
    "StatedNumbers",
    "Tracked",
    "compare",
    "find_counts",
    "guess_language",
    "judge",
    "language_codes",
    "sentences",
    "tracked",
    "words_for",
]
