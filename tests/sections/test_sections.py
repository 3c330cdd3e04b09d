"""Each section type says what a reader expects of it, computed and not typed, and vanishes when it has nothing."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import time

import pytest

from briefing_app.document.blocks import Chart, Heading, ItemList, Layout, ListStyle, Paragraph, ParagraphStyle
from briefing_app.document.walk import walk
from briefing_app.document.words import lines
from briefing_app.domain.fields import TextField
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.mission import NoteUse
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.text import Block, BlockKind, Run, Text
from briefing_app.sections.record_forms import FORMS, form_of
from briefing_app.sections.registry import section_types, title_of
from tests.builders import (
    ADDRESSEE,
    INSTRUMENT,
    STATE,
    InMemoryReader,
    a_library_of_records,
    assessment,
    commitment,
    instrument,
    mission,
    programme_item,
    recommendation,
    section,
    situation_entry,
    speaker_note,
    written,
)
from tests.sections.parts import composed, part_of, table_of, words_of


def test_every_type_is_found_and_declares_itself() -> None:
    types = section_types()
    assert len(types) == 12
    for kind in types.values():
        assert kind.label
        assert kind.help
        assert len({field.name for field in kind.fields}) == len(kind.fields)


@pytest.mark.parametrize("kind", list(FORMS))
def test_forms_ask_for_fields_that_records_have(kind: str) -> None:
    cls = CLASSES[kind]  # type: ignore[index]
    names = {field.name for field in fields(cls)}
    for field in FORMS[kind]:  # type: ignore[index]
        assert field.name in (cls.TEXTS if isinstance(field, TextField) else names), field.name


def test_a_note_is_asked_for_what_its_use_needs() -> None:
    spoken = {field.name for field in form_of(speaker_note())}
    heard = {field.name for field in form_of(speaker_note(use=NoteUse.HEARD))}
    assert {"points", "minutes"} <= spoken - heard
    assert heard - spoken == {"message", "ask"}
    assert spoken | heard == {field.name for field in FORMS[speaker_note().KIND]}


def test_a_section_without_a_title_takes_its_types() -> None:
    assert title_of(section("cover")) == "Cover"
    assert title_of(replace(section("cover"), title="Ours")) == "Ours"


def test_the_cover_says_for_whom_and_as_of_when() -> None:
    part = part_of(of="cover")
    words = words_of(part)
    assert part is not None
    assert part.layout is Layout.COVER
    for expected in ("Delegation pack", "TLP:AMBER", "25–27 February 2020", "17 February 2020", "Nur-Sultan", "Draft"):
        assert expected in words


def test_the_cover_explains_the_diamond_only_where_there_is_one() -> None:
    marked = replace(situation_entry(), marks=(FieldMark(field="title", illustrative=True),))
    assert "diamond" in words_of(part_of(marked, of="cover"))
    assert "diamond" not in words_of(part_of(of="cover"))


def test_the_contact_is_for_staff() -> None:
    changed = replace(mission(), contact="desk 12")
    assert "desk 12" in words_of(part_of(changed, of="cover", audience=Level.STAFF))
    assert "desk 12" not in words_of(part_of(changed, of="cover"))


def test_the_summary_says_why_and_computes_its_headline() -> None:
    words = words_of(part_of(of="summary"))
    assert "The agreement enters into force." in words
    assert "2 partially implemented, 18 not implemented" in words
    assert "To avoid" in words


def test_the_programme_says_what_is_not_known() -> None:
    known = replace(programme_item("Sitting", key="item-2"), start=time(9, 30), end=time(11), zone="Europe/Brussels")
    words = words_of(part_of(known, replace(programme_item(key="item-3"), date=None), of="programme"))
    for expected in ("Monday 17 February 2020", "time to be confirmed", "09:30–11:00 (Brussels)", "Day not stated"):
        assert expected in words


def test_the_delegation_is_named_as_the_audience_may_read() -> None:
    assert "Max Member" in words_of(part_of(mission(delegation=("person-1",)), of="delegation"))
    assert part_of(mission(delegation=()), of="delegation") is None


def test_a_note_to_speak_from_has_opening_points_and_close() -> None:
    part = part_of(of="speaker_notes")
    styles = [node.style for node in walk(part) if isinstance(node, Paragraph)]
    assert ParagraphStyle.OPENING in styles
    assert ParagraphStyle.CLOSE in styles
    points = [node for node in walk(part) if isinstance(node, ItemList) and node.style is ListStyle.POINTS]
    assert [len(each.items) for each in points] == [2]
    assert "slot 2 min" in words_of(part)


def test_no_mark_stands_in_the_middle_of_words_to_be_spoken() -> None:
    note = replace(speaker_note(), marks=(FieldMark(field="opening", illustrative=True),))
    part = part_of(note, of="speaker_notes")
    opening = next(n for n in walk(part) if isinstance(n, Paragraph) and n.style is ParagraphStyle.OPENING)
    assert [type(child).__name__ for child in opening.children] == ["Words"]


def test_a_speaker_to_be_heard_comes_with_the_message() -> None:
    heard = section("speaker_notes", key="section-5", use=NoteUse.HEARD.value)
    words = words_of(part_of(heard, of="speaker_notes"))
    assert "Vera Speaker" in words
    assert "Keep pressing." in words
    assert "First point." not in words


def test_the_status_adds_up_in_table_and_chart() -> None:
    part = part_of(of="recommendation_status")
    assert part is not None
    assert part.layout is Layout.LANDSCAPE
    assert table_of(part, 0) == [
        ["Fully implemented", "0"],
        ["Partially implemented", "2"],
        ["Not implemented", "18"],
        ["Total", "20"],
    ]
    chart = next(node for node in walk(part) if isinstance(node, Chart))
    assert {bar.code: bar.value for bar in chart.bars} == {"full": 0, "partial": 2, "none": 18}
    assert len(table_of(part)) == 21


def test_overtaken_rows_stand_after_the_sum() -> None:
    gone = assessment(20, StatusCode.OVERTAKEN, sequence=99)
    rows = table_of(part_of(gone, of="recommendation_status"), 0)
    assert rows[-2:] == [["Total", "19"], ["Overtaken or void (left out of the total)", "1"]]


def test_a_stated_count_stands_beside_its_difference() -> None:
    rows = table_of(part_of(of="recommendation_status"), 1)
    assert rows[0][1:] == ["2 of 20 “implemented”", "+2 “implemented”"]


def test_another_claimants_newer_word_is_shown_and_moves_no_count() -> None:
    claim = assessment(1, StatusCode.FULL, on="2020-02-17", claimant=STATE, sequence=99)
    part = part_of(claim, of="recommendation_status")
    row = next(row for row in table_of(part) if "Call 1 Do" in " ".join(row))
    assert "(disputed)" in row[2]
    assert "the State: Fully implemented" in row[3]
    assert table_of(part, 0)[0] == ["Fully implemented", "0"]


def test_rows_that_the_audience_may_not_see_are_counted_and_said() -> None:
    closed = tuple(recommendation(number, level=Level.STAFF) for number in (1, 3))
    part = part_of(*closed, of="recommendation_status")
    assert "2 further assessed, not shown here" in words_of(part)
    assert table_of(part, 0)[-1] == ["Total", "20"]
    assert "Call 3\n" not in words_of(part)


def test_a_paper_from_which_a_call_is_kept_counts_what_is_tracked_here() -> None:
    hidden = recommendation(3, existence=Level.STAFF)
    part = part_of(hidden, of="recommendation_status")
    assert table_of(part, 0)[-1] == ["Total tracked here", "19"]
    assert "not shown here" not in words_of(part)
    assert "Of the 19 recommendations tracked here" in words_of(part_of(hidden, of="summary"))
    assert table_of(part_of(hidden, of="recommendation_status", audience=Level.STAFF), 0)[-1] == ["Total", "20"]


def test_what_is_counted_as_not_implemented_is_said_under_thetable_of() -> None:
    codes = (StatusCode.STARTED, StatusCode.STARTED, StatusCode.CONTRARY)
    judged = tuple(assessment(number, code, sequence=50) for number, code in enumerate(codes, start=3))
    assert "Under way" in [row[0] for row in table_of(part_of(*judged, of="recommendation_status"), 0)]
    part = part_of(replace(instrument(), fold=True), *judged, of="recommendation_status")
    assert [row for row in table_of(part, 0) if row[1] != "0"] == [
        ["Partially implemented", "2"],
        ["Not implemented", "18"],
        ["Total", "20"],
    ]
    assert "Counted as “Not implemented”: Under way (2) and Action against it (1)." in words_of(part)
    assert "Under way" in " ".join(row[2] for row in table_of(part) if len(row) > 2)


def test_one_page_has_no_matrix_and_stands_upright() -> None:
    short = section(
        "recommendation_status", key="section-6", instrument=INSTRUMENT, addressee=ADDRESSEE, form="one_page"
    )
    part = part_of(short, of="recommendation_status")
    assert part is not None
    assert part.layout is Layout.PORTRAIT
    assert "Call by call" not in words_of(part)


def test_the_short_situation_holds_key_facts_only() -> None:
    key = replace(situation_entry("A key fact", key="entry-2"), key=True, trend=Trend.WORSE)
    fact = written(key, "fact", "It is so.")
    short = section("country_situation", key="section-7", length="short")
    words = words_of(part_of(key, fact, short, of="country_situation"))
    assert "A key fact" in words
    assert "worse" in words
    assert "A ban" not in words


def test_a_theme_is_said_once_over_its_facts() -> None:
    part = part_of(situation_entry("Another", key="entry-2"), of="country_situation")
    titles = [" ".join(lines(n)) for n in walk(part) if isinstance(n, Heading) and n.level == 2]
    assert titles == ["Assembly"]


def test_promises_and_asks_are_kept_apart() -> None:
    asked = replace(commitment("Put it on the agenda", key="commitment-2"), asked=True)
    words = words_of(part_of(asked, of="commitments"))
    assert words.index("Promised") < words.index("Meet activists") < words.index("Asked for")


def test_sources_are_listed_as_they_are_cited() -> None:
    assert "A report" in words_of(part_of(of="sources"))


def test_nested_lists_nest_and_keep_their_kind() -> None:
    items = (("one", 0), ("inner", 1), ("two", 0))
    blocks = tuple(Block(kind=BlockKind.NUMBER, depth=depth, runs=(Run(text=word),)) for word, depth in items)
    part = part_of(written(mission(), "why", Text(blocks=blocks)), of="summary")
    outer = next(node for node in walk(part) if isinstance(node, ItemList))
    assert [len(item.children) for item in outer.items] == [2, 1]


def test_a_pack_with_nothing_leaves_no_empty_section() -> None:
    reader = InMemoryReader(
        record for record in a_library_of_records() if record.KIND in ("pack", "mission", "section", "recipe")
    )
    result = composed(reader)
    parts = result.document.parts
    assert parts
    assert all(part.children for part in parts)
    assert "section-7" in result.empty
