"""What is done about a count that the guard questions: it becomes a live figure, or the sentence is kept."""

from __future__ import annotations

import pytest

from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import KeptCountId
from briefing_app.domain.records.office import KeptCount
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.text import Block, Run, Text
from briefing_app.editing.figures import replace_with_figure
from briefing_app.editing.kept_counts import QuestionedCount, keep_count, kept_count_id, question_again
from briefing_app.errors import InputError
from tests.builders import INSTRUMENT, InMemoryReader, a_library_of_records, day, situation_entry, written

ENTRY = situation_entry()
QUERY = FigureQuery(kind=FigureKind.TOTAL, instrument=INSTRUMENT)
COUNT = QuestionedCount(
    owner=ENTRY.ref, field="fact", language="en", quote="Two of 20.", said="2 of 20", actual="0 of 20"
)


def library(*runs: Run) -> InMemoryReader:
    reader = InMemoryReader(a_library_of_records())
    reader.put(written(ENTRY, "fact", Text(blocks=(Block(runs=(Run(text="First."),)), Block(runs=runs)))))
    return reader


def replaced(reader: InMemoryReader, start: int, end: int, block: int = 1) -> tuple[Run, ...]:
    command = replace_with_figure(ENTRY.ref, "fact", language="en", block=block, start=start, end=end, query=QUERY)
    reader.apply(command(reader))
    text = reader.get(WrittenText, text_id(ENTRY.ref, "fact", "en"))
    assert text is not None
    assert text.tree.blocks[0].plain == "First."
    return text.tree.blocks[1].runs


@pytest.mark.parametrize(
    ("runs", "start", "end", "expected"),
    [
        ((Run(text="Of 20 calls"),), 3, 5, (Run(text="Of "), Run(figure=QUERY), Run(text=" calls"))),
        ((Run(text="20"),), 0, 2, (Run(figure=QUERY),)),
        (
            (Run(text="Of "), Run(text="2", strong=True), Run(text="0 calls")), 3, 5,
            (Run(text="Of "), Run(figure=QUERY, strong=True), Run(text=" calls")),
        ),
        (
            (Run(figure=QUERY), Run(text=" of 20")), 5, 7,
            (Run(figure=QUERY), Run(text=" of "), Run(figure=QUERY)),
        ),
    ],
)  # fmt: skip
def test_the_numbers_become_a_figure_that_looks_as_they_did_and_every_other_word_stays(
    runs: tuple[Run, ...], start: int, end: int, expected: tuple[Run, ...]
) -> None:
    assert replaced(library(*runs), start, end) == expected


@pytest.mark.parametrize(("block", "start", "end"), [(1, 0, 99), (1, 3, 3), (1, -1, 2), (2, 0, 1), (-1, 0, 1)])
def test_numbers_that_are_not_there_any_more_are_refused(block: int, start: int, end: int) -> None:
    with pytest.raises(InputError, match="changed since it was checked"):
        replaced(library(Run(text="Of 20 calls")), start, end, block)


def test_a_figure_between_the_numbers_is_not_lost() -> None:
    with pytest.raises(InputError, match="stands between"):
        replaced(library(Run(text="2 of "), Run(figure=QUERY), Run(text=" calls")), 0, 8)


def test_a_text_that_is_gone_is_refused() -> None:
    reader = InMemoryReader(a_library_of_records())
    command = replace_with_figure(ENTRY.ref, "fact", language="fr", block=0, start=0, end=1, query=QUERY)
    with pytest.raises(InputError, match="not there any more"):
        command(reader)


def test_a_sentence_is_kept_with_its_reason_once_and_can_be_questioned_again() -> None:
    reader = InMemoryReader(a_library_of_records())
    reader.apply(keep_count(COUNT, reason="  As printed\nin May. ", kept_by="AP", kept_on=day("2020-02-18"))(reader))
    record = reader.get(KeptCount, kept_count_id(COUNT))
    assert record is not None
    assert (record.owner, record.quote, record.said, record.actual) == (ENTRY.ref, "Two of 20.", "2 of 20", "0 of 20")
    assert (record.reason, record.kept_by, str(record.kept_on)) == ("As printed in May.", "AP", "2020-02-18")
    again = keep_count(COUNT, reason="Another reason.", kept_by="AP")(reader)
    assert [change.ref for change in again.changes] == [record.ref]
    reader.apply(again)
    assert keep_count(COUNT, reason="Another reason.", kept_by="AP")(reader).changes == ()
    reader.apply(question_again(record.id)(reader))
    assert reader.get(KeptCount, record.id) is None


def test_a_sentence_without_a_reason_or_without_its_record_is_not_kept() -> None:
    with pytest.raises(InputError, match="A reason is needed"):
        keep_count(COUNT, reason=" \n ")
    with pytest.raises(InputError, match="not there any more"):
        keep_count(COUNT, reason="Why.")(InMemoryReader())
    with pytest.raises(InputError, match="not there any more"):
        question_again(KeptCountId("none"))(InMemoryReader())
