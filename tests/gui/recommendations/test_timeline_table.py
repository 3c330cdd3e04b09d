"""The timeline says all that was said of a judgement."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from briefing_app.domain.records.recommendation import Confidence, Position
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.status_words import HOUSE_WORDS
from briefing_app.domain.timeline import timeline
from briefing_app.gui.recommendations.detail import Moment
from briefing_app.gui.recommendations.timeline_table import TimelineTable
from tests.builders import STATE, assessment


def test_reviewer_confidence_position_and_the_reason_of_a_trend_are_told(qtbot: QtBot) -> None:
    said = replace(
        assessment(1, StatusCode.PARTIAL, claimant=STATE),
        position=Position.PART,
        trend_override=Trend.WORSE,
        trend_reason="a new law",
        confidence=Confidence.LOW,
        assessor="Ana",
        reviewer="Bo",
    )
    table = TimelineTable()
    qtbot.addWidget(table)
    table.show_moments([Moment(entry=timeline([said])[0], claimant="The State", source="")], HOUSE_WORDS)
    item = table.item(0, 4)
    assert item is not None
    assert item.text().endswith(
        "The State's position: supported in part; Why this trend: a new law; Confidence: low; Assessed by Ana; "
        "Reviewed by Bo"
    )
    trend = table.item(0, 3)
    assert trend is not None
    assert trend.text() == "Worse"
