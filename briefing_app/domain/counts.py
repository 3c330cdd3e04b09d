"""Counts over status codes: they always add up, and partial is never added to full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing_app.domain.status import StatusCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Rows by status code. Every code has its entry, 0 where there is no row.

    ``folded`` says which rows an office counts as not implemented: they stand under that code, and under no other.
    """

    by_code: Mapping[StatusCode, int]
    folded: Mapping[StatusCode, int] = field(default_factory=dict)

    @property
    def overtaken(self) -> int:
        """Rows that are left out of the total, since events have passed them."""
        return self.by_code[StatusCode.OVERTAKEN]

    @property
    def total(self) -> int:
        """All rows but the overtaken ones: the N of a headline."""
        return sum(self.by_code.values()) - self.overtaken

    def implemented(self, *, substantial: bool = False) -> int:
        """Rows that count as implemented: full, and largely only where the office's setting says so."""
        largely = self.by_code[StatusCode.SUBSTANTIAL] if substantial else 0
        return self.by_code[StatusCode.FULL] + largely


FOLDED = (StatusCode.STARTED, StatusCode.CONTRARY)
"""What an office may count as not implemented."""


def fold(counts: Counts) -> Counts:
    """Count what was announced, and action against a call, as not implemented; the sum stays."""
    folded = {code: counts.by_code[code] for code in FOLDED if counts.by_code[code]}
    none = counts.by_code[StatusCode.NONE] + sum(folded.values())
    return Counts(by_code={**counts.by_code, **dict.fromkeys(FOLDED, 0), StatusCode.NONE: none}, folded=folded)


def count_codes(codes: Iterable[StatusCode]) -> Counts:
    """Count rows by their codes."""
    tally = Counter(codes)
    return Counts(by_code={code: tally[code] for code in StatusCode})
