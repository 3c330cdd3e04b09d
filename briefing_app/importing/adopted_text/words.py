"""The words of a paragraph as they are compared and kept: no leaked tags, no marks of notes, spaces and hyphens plain.

All three kinds of file go through here, so that one text reads the same from each.
"""

from __future__ import annotations

import re

from briefing_app.importing.cleaning import cleaned

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_PRIVATE = re.compile("[\ue000-\uf8ff▌]")
_SPACE = re.compile(r"\s+")

_TAGS = (
    "TitreType|TitreSuite|TitreRecueil|Titre|DocRef|Date|NoDocSe|Depute|Commission|Replacing|TablingGroups"
    r"|RepeatBlock(?:-\w+)?"
)
_LEAK = re.compile(rf"</?(?:{_TAGS})\s*/?>(?:\{{[^}}]{{1,40}}\}})?")

_NOTE = re.compile(
    r"(?<=[\w”’\"'»)\]])(?:\((?P<round>\d{1,3})\)|\[(?P<square>\d{1,3})\]|(?P<raised>[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3})"
    r"|(?<=[a-z”’»])(?P<bare>\d{1,3}))(?=[\s,.;:)(\[]|$)"
)
_NUMBERED = re.compile(
    r"(?:articles?|rules?|paragraphs?|points?|annex(?:es)?|no|nos|section|§|protocol|regulation|directive|resolution"
    r"|règlement|paragraphe|alinéa)\s+[\w./-]*(?:\(\w+\))*(?:,? (?:and |or |et |ou |to )?[\w./-]*\d(?:\(\w+\))*)*$",
    re.IGNORECASE,
)
_RAISED = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")


def plain(words: str) -> str:
    """Return words in one line: every space a plain one, hyphens that hold together plain ones, nothing unprintable."""
    kept = _LEAK.sub("", str(cleaned(words)))
    kept = _PRIVATE.sub("", kept.translate(_HYPHENS).translate(_NOTHING))
    return _SPACE.sub(" ", kept).strip()


class NoteMarks:
    """Takes the marks of notes off the words that they stick to: (1), then (2); "Article 2(1)" is none of them."""

    def __init__(self) -> None:
        """Begin before the first note."""
        self._due = 1

    def taken_off(self, words: str) -> str:
        """Return the words of the next paragraph without the marks of its notes."""
        return _NOTE.sub(self._kept, words)

    def _kept(self, match: re.Match[str]) -> str:
        number = match["round"] or match["square"] or match["bare"] or match["raised"].translate(_RAISED)
        before = match.string[max(0, match.start() - 60) : match.start()]
        if int(number) != self._due or _NUMBERED.search(before):
            return match.group()
        self._due += 1
        return ""
