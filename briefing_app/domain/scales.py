"""Grades of other scales, and which of our status codes each means. A mapping loses detail: the words are kept too.

Source: the domain's vocabulary, table of recommendation status. A mapping is never edited once assessments name it; a
changed one gets a new version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefing_app.domain.status import StatusCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One grade of a scale: its ``mark`` ("B1"), its ``words``, and the code that it means here."""

    mark: str
    words: str
    code: StatusCode
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeMapping:
    """A scale that others grade by. ``name`` and ``version`` are kept with each assessment that was read by it.

    ``of_text`` is the reference of the one text that was ever graded by it; empty for a scale of many.
    """

    name: str
    version: int
    title: str
    grades: tuple[Grade, ...]
    of_text: str = ""

    @property
    def reference(self) -> str:
        """What an assessment's ``scale`` holds: ``ccpr@1``."""
        return f"{self.name}@{self.version}"

    def code_of(self, grade: str) -> StatusCode | None:
        """Return the code that a grade means, by its mark, its words or an alias; ``None`` where it is not one."""
        return _known(self).get(_plain(grade))

    def grade_of(self, code: StatusCode) -> Grade | None:
        """Return the first grade that means a code: how a code is said to those who use this scale."""
        return next((grade for grade in self.grades if grade.code is code), None)


def mapping_named(reference: str) -> GradeMapping | None:
    """Return the mapping of a name, with or without its version (``ccpr``, ``ccpr@1``); ``None``: not known."""
    name, _, version = reference.partition("@")
    found = MAPPINGS.get(name)
    return found if found is not None and version in ("", str(found.version)) else None


@cache
def _known(mapping: GradeMapping) -> Mapping[str, StatusCode]:
    known: dict[str, StatusCode] = {}
    for grade in mapping.grades:
        for words in (grade.mark, grade.words, *grade.aliases):
            known.setdefault(_plain(words), grade.code)
    return known


def _plain(words: str) -> str:
    return " ".join(words.replace("_", " ").replace("-", " ").casefold().split()).strip(" .:;()[]")


def _grade(mark: str, words: str, code: StatusCode, *aliases: str) -> Grade:
    return Grade(mark=mark, words=words, code=code, aliases=aliases)


_CCPR = (
    _grade("A", "Largely satisfactory", StatusCode.FULL, "Reply or action largely satisfactory"),
    _grade("B", "Partially satisfactory", StatusCode.PARTIAL, "Reply or action partially satisfactory"),
    _grade("C", "Not satisfactory", StatusCode.NONE, "Reply received but does not implement the recommendation"),
    _grade("D", "No cooperation", StatusCode.NO_INFO, "No cooperation with the Committee", "No report received"),
    _grade("E", "Contrary to the recommendation", StatusCode.CONTRARY, "Measures contrary to the recommendation"),
)
_CCPR_2008 = (
    _grade("A", "Reply or action satisfactory", StatusCode.FULL, "Response largely satisfactory"),
    _grade("B1", "Substantive action taken, more information needed", StatusCode.SUBSTANTIAL),
    _grade("B2", "Initial action taken, more information needed", StatusCode.PARTIAL),
    _grade("C1", "Reply received, action does not implement the recommendation", StatusCode.NONE),
    _grade("C2", "Reply received, not relevant to the recommendation", StatusCode.NO_INFO),
    _grade("D1", "No reply within the time", StatusCode.NO_INFO),
    _grade("D2", "No reply after reminders", StatusCode.NO_INFO),
    _grade("E", "Measures contrary to the recommendation", StatusCode.CONTRARY),
)
_UPR_INFO = (
    _grade("1", "Fully implemented", StatusCode.FULL, "fully", "1.0"),
    _grade("0.5", "Partially implemented", StatusCode.PARTIAL, "partially", "0,5"),
    _grade("0", "Not implemented", StatusCode.NONE, "not", "0.0"),
    _grade("-", "No response", StatusCode.NO_INFO, "n/a"),
)
_GRECO = (
    _grade("Satisfactory", "Implemented satisfactorily", StatusCode.FULL, "implemented", "dealt with satisfactorily"),
    _grade("Partly", "Partly implemented", StatusCode.PARTIAL, "partly", "partially implemented"),
    _grade("Not", "Not implemented", StatusCode.NONE, "not implemented"),
)
_REPORT_2020 = (
    _grade("Implemented only partially", "Implemented only partially", StatusCode.PARTIAL, "only partially"),
    _grade("Not implemented", "Not implemented", StatusCode.NONE),
)
_IMPACT_OSS = (
    _grade("2", "Full support", StatusCode.FULL, "Implemented", "2.0"),
    _grade("1", "Partial support", StatusCode.PARTIAL, "Partially implemented", "1.0"),
    _grade("0", "No support", StatusCode.NONE, "Not implemented", "0.0"),
)
_UPR_MIDTERM = (
    _grade("Completed", "Completed", StatusCode.FULL),
    _grade("Ongoing", "Ongoing", StatusCode.STARTED, "in progress"),
    _grade("No action", "No action", StatusCode.NONE, "no action taken"),
)

MAPPINGS: Mapping[str, GradeMapping] = {
    mapping.name: mapping
    for mapping in (
        GradeMapping(name="ccpr", version=1, title="UN Human Rights Committee", grades=_CCPR),
        GradeMapping(name="ccpr_2008", version=1, title="UN Human Rights Committee, 2008-2017", grades=_CCPR_2008),
        GradeMapping(name="upr_info", version=1, title="UPR Info", grades=_UPR_INFO),
        GradeMapping(name="greco", version=1, title="GRECO", grades=_GRECO),
        GradeMapping(
            name="report_2020",
            version=1,
            title="Report on Kazakhstan, 2020",
            grades=_REPORT_2020,
            of_text="P8_TA(2019)0203",
        ),
        GradeMapping(name="impact_oss", version=1, title="Impact OSS", grades=_IMPACT_OSS),
        GradeMapping(name="upr_midterm", version=1, title="UPR mid-term table", grades=_UPR_MIDTERM),
    )
}
"""The scales that can be read, by name."""
GENERAL_MAPPINGS = tuple(mapping for mapping in MAPPINGS.values() if not mapping.of_text)
"""Those by which any text may be graded."""
