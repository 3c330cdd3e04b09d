"""Trends."""

from __future__ import annotations

import pytest

from briefing_app.domain.status import LABELS, RANK, StatusCode, Trend, trend_of

FULL, PARTIAL, NONE, CONTRARY = StatusCode.FULL, StatusCode.PARTIAL, StatusCode.NONE, StatusCode.CONTRARY


@pytest.mark.parametrize(
    ("codes", "trend"),
    [
        ([], None),
        ([NONE], None),
        ([NONE, PARTIAL], Trend.BETTER),
        ([PARTIAL, PARTIAL], Trend.SAME),
        ([FULL, PARTIAL], Trend.WORSE),
        ([NONE, PARTIAL, CONTRARY], Trend.REVERSED),
        ([NONE, PARTIAL, NONE], Trend.WORSE),
        ([NONE, StatusCode.NO_INFO, PARTIAL], Trend.BETTER),
        ([NONE, PARTIAL, StatusCode.NO_INFO], None),
        ([NONE, PARTIAL, StatusCode.OVERTAKEN], None),
    ],
)
def test_the_trend_compares_the_last_two_ranked_codes(codes: list[StatusCode], trend: Trend | None) -> None:
    assert trend_of(codes) is trend


def test_every_code_has_a_label_and_the_ranked_ones_their_place() -> None:
    assert set(LABELS) == set(StatusCode)
    ranked = [code for code in StatusCode if code in RANK]
    assert sorted(ranked, key=RANK.__getitem__, reverse=True) == ranked
