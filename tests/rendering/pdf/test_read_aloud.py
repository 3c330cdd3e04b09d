"""Pages for a lectern, read back from the file: what a speaker must be able to rely on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.document.blocks import Block, Item, ItemList, Layout, ListStyle, Paragraph, ParagraphStyle
from briefing_app.document.inline import Pronounced, Words
from briefing_app.document.sentences import sentences
from briefing_app.domain.paper import Paper
from tests.rendering.pdf.conformance import complaints
from tests.rendering.pdf.spoken_pages import SpokenPage, pages_of, paragraph, read_aloud, written

SHORT = "We thank you for your time."
ENGLISH = (
    "Mr. Chair, we have come to listen. Of the twenty points of 2019, two are done. Is that enough? We think not. "
)
KAZAKH = "Біз сіздерді тыңдауға келдік. Бұл 1986 ж. болды. Рахмет! "
GEORGIAN = "ჩვენ მოვედით მოსასმენად. გმადლობთ! "
LONG_SENTENCE = "We ask " + ", and that the record be made public".join(f" for point {n}" for n in range(60)) + "."
NO_CLAUSE = "We ask and ask " * 120 + "again."


def at_the_end_of_sentences(pages: list[SpokenPage], size: float, text: str, language: str) -> bool:
    """Whether each page holds whole sentences of the text, in its order, and all of them."""
    told = [" ".join(_said(part).split()) for part in sentences((Words(text=text),), language=language)]
    for page in pages:
        here = page.text(size)
        while here:
            if not told or not here.startswith(told[0]):
                return False
            here = here[len(told.pop(0)) :].lstrip()
    return not told


def _said(part: tuple[object, ...]) -> str:
    return "".join(node.text for node in part if isinstance(node, Words)).replace("\u00a0", " ")


TEXTS = [("en", SHORT), ("en", ENGLISH * 12), ("kk", KAZAKH * 25), ("ka", GEORGIAN * 25)]


@pytest.mark.parametrize("size", [16, 18, 24])
@pytest.mark.parametrize(("language", "text"), TEXTS)
@pytest.mark.parametrize("paper", list(Paper))
def test_letters_lines_and_the_empty_third_are_as_they_were_asked_for(
    size: int, language: str, text: str, paper: Paper
) -> None:
    pages = pages_of(written(read_aloud(paragraph(text), letters=size, language=language), paper).data)
    for page in pages:
        lines = page.lines(size)
        assert lines
        assert all(abs(low - high - 1.5 * size) < 0.2 for high, low in pairwise(lines))
        assert max(word.bottom for word in page.words) <= page.height * 2 / 3


@pytest.mark.parametrize("size", [16, 18, 24])
@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_no_sentence_goes_over_a_page_turn(size: int, language: str, text: str) -> None:
    made = written(read_aloud(paragraph(text), letters=size, language=language))
    assert at_the_end_of_sentences(pages_of(made.data), size, text, language)
    assert not made.broken


def test_the_next_words_are_those_with_which_the_next_page_begins() -> None:
    pages = pages_of(written(read_aloud(paragraph(ENGLISH * 30))).data)
    assert len(pages) > 2
    for page, following in pairwise(pages):
        assert len(page.next_words.split()) == 5
        assert following.text(18).startswith(page.next_words)
    assert pages[-1].next_words == ""


def test_loose_pages_say_which_of_how_many_they_are() -> None:
    pages = pages_of(written(read_aloud(paragraph(ENGLISH * 12))).data)
    assert [page.text(15) for page in pages] == [f"{n} of {len(pages)}" for n in range(1, len(pages) + 1)]


def test_a_sentence_longer_than_a_page_is_turned_at_a_clause_and_told() -> None:
    made = written(read_aloud(paragraph(SHORT), paragraph(LONG_SENTENCE)))
    pages = pages_of(made.data)
    assert len(pages) > 2
    assert all(page.text(18).endswith(",") for page in pages[1:-1])
    assert pages[1].text(18).startswith("We ask for point 0")
    assert made.broken[0].page == 2


def test_a_sentence_without_a_clause_is_turned_at_a_line_and_loses_no_word() -> None:
    made = written(read_aloud(paragraph(NO_CLAUSE)))
    assert " ".join(page.text(18) for page in pages_of(made.data)).split() == NO_CLAUSE.split()
    assert made.broken


def test_a_word_wider_than_the_page_ends_all_the_same() -> None:
    made = written(read_aloud(paragraph("a" * 450 + " end. Then more."), letters=24))
    told = "".join(page.text(24) for page in pages_of(made.data)).replace(" ", "")
    assert told == "a" * 450 + "end.Thenmore."


def test_points_are_counted_and_may_go_over_a_page_between_sentences() -> None:
    items = tuple(Item(children=(paragraph(ENGLISH * 3, ParagraphStyle.BODY),)) for _ in range(6))
    pages = pages_of(written(read_aloud(ItemList(style=ListStyle.POINTS, items=items))).data)
    assert " ".join(page.text(18) for page in pages).split().count("Chair,") == 18
    for page, following in pairwise(pages):
        assert page.text(18)[-1] in ".?"
        assert following.text(18).startswith(page.next_words)


def test_how_a_name_is_said_stands_in_small_letters_under_it() -> None:
    named = Paragraph(
        children=(
            Words(text="We ask for "),
            Pronounced(text="Zh. Name", said="zh NAHM-eh-and-more"),
            Words(text=" now."),
        )
    )
    (page,) = pages_of(written(read_aloud(named)).data)
    name, small = page.of_size(18), page.of_size(18 * 0.55)
    first = next(word for word in name if word.text.startswith("Zh."))
    assert [word.text for word in small] == ["zh", "NAHM-eh-and-more"]
    assert small[0].x0 == pytest.approx(first.x0, abs=0.5)
    assert first.bottom - 18 * 0.3 < small[0].top < first.bottom + 2
    behind = next(word for word in name if word.text == "now.")
    assert small[-1].bottom < first.bottom + 18 * 0.6
    assert behind.x0 > small[-1].x0


def test_a_cue_is_set_apart_and_kept_whole() -> None:
    cue = paragraph("Pause. Look up.", ParagraphStyle.CUE)
    (page,) = pages_of(written(read_aloud(paragraph(SHORT), cue)).data)
    assert page.text(18 * 0.75) == "Pause. Look up."


def test_a_card_is_a_quarter_of_the_paper_and_its_letters_are_large() -> None:
    made = written(read_aloud(paragraph(SHORT), letters=24, layout=Layout.CARD))
    (page,) = pages_of(made.data)
    assert page.height == pytest.approx(595.28 / 2, abs=0.1)
    assert page.text(24) == SHORT
    assert page.text(13) == "1 of 1"


def test_pages_that_are_read_aloud_can_be_listened_to_and_kept_for_good() -> None:
    blocks: tuple[Block, ...] = (
        paragraph("Check against delivery", ParagraphStyle.MARKING),
        paragraph(ENGLISH * 8),
        paragraph("Pause.", ParagraphStyle.CUE),
        Paragraph(children=(Words(text="For "), Pronounced(text="A. Name", said="ah NAHM"), Words(text=", now."))),
        ItemList(style=ListStyle.POINTS, items=(Item(children=(paragraph(LONG_SENTENCE),)),)),
    )
    for layout in (Layout.READING, Layout.CARD):
        assert complaints(written(read_aloud(*blocks, layout=layout)).data) == []


WORD = st.sampled_from(["we", "Chair", "ask,", "No.", "5", "again;", "so", "აქ", "Бұл", "2019.", "Why?", "done."])


@settings(max_examples=25, deadline=None)
@given(st.lists(WORD, min_size=1, max_size=400).map(" ".join), st.sampled_from([16, 20, 24]))
def test_whatever_is_written_no_word_is_lost_and_each_page_keeps_its_rules(text: str, size: int) -> None:
    made = written(read_aloud(paragraph(text), letters=size))
    pages = pages_of(made.data)
    assert " ".join(page.text(size) for page in pages).split() == text.split()
    assert made.broken or at_the_end_of_sentences(pages, size, text, "en")
    for page, following in zip(pages, [*pages[1:], None], strict=True):
        assert max(word.bottom for word in page.words) <= page.height * 2 / 3
        assert following is None or following.text(size).startswith(page.next_words)
