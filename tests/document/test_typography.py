"""Type is set for the eye; what a person typed is never changed in its letters and figures."""

from __future__ import annotations

import pytest

from briefing_app.document.blocks import Pair, Pairs
from briefing_app.document.inline import Citation, StatusMark, Words
from briefing_app.document.spoken import plain_words
from briefing_app.document.transforms import finish
from briefing_app.document.transforms.typography import set_type, typeset
from tests.document.samples import document, first_line, line_document, part, said

KEPT = [
    "",
    "   ",
    "in 2019 Marchers came",
    "Nur-Sultan, 25\u201327",
    "Қазақстан Республикасы",
    "\u10e1\u10d0\u10e5\u10d0\u10e0\u10d7\u10d5\u10d4\u10da\u10dd",
    "\u0645\u0631\u062d\u0628\u0627",
    "No one came",
    "Article of faith",
    "already \u201ccurly\u201d, it\u2019s",
    "\U0001f642 and a\u0301",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_needs_nothing_stays_as_it_was_typed(text: str) -> None:
    assert typeset(text) == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1 March 2020", "1~March 2020"),
        ("20 calls, 3 weeks, 5 years", "20 calls, 3~weeks, 5~years"),
        ("2 million EUR", "2~million EUR"),
        ("40 per cent", "40~per cent"),
        ("40 %", "40~%"),
        ("8 Members", "8~Members"),
        ("see paragraphs 4 and 5", "see paragraphs~4 and 5"),
        ("Articles 174 and 274", "Articles~174 and 274"),
        ("recital F, Article X", "recital~F, Article~X"),
        ("p. 4, pp. 7, No 12", "p.~4, pp.~7, No~12"),
        ("Mr. Tokayev and Ms Thun", "Mr.~Tokayev and Ms~Thun"),
        ("Prof Kov\u00e1cs, Dr \u041c\u0430\u043c\u0430\u0439", "Prof~Kov\u00e1cs, Dr~\u041c\u0430\u043c\u0430\u0439"),
        ("12 Maya statues", "12 Maya statues"),
    ],
)
def test_a_number_keeps_its_unit_and_a_title_its_name(typed: str, printed: str) -> None:
    assert typeset(typed) == printed.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"a"', "\u201ca\u201d"),
        ("'a'", "\u2018a\u2019"),
        ('say "a", "b".', "say \u201ca\u201d, \u201cb\u201d."),
        ('("a")', "(\u201ca\u201d)"),
        ("the States' word", "the States\u2019 word"),
        ("in the '90s", "in the \u201990s"),
        ("rock 'n' roll", "rock \u2018n\u2019 roll"),
        ('"', "\u201d"),
        ('a "', "a \u201d"),
        ('\u2014"so"', "\u2014\u201cso\u201d"),
        ("\u049b\u0430\u0437\u0430\u049b'", "\u049b\u0430\u0437\u0430\u049b\u2019"),
    ],
)
def test_quotation_marks_open_and_close(typed: str, printed: str) -> None:
    assert typeset(typed) == printed


@pytest.mark.parametrize("language", ["kk", "fr", "ka", "de-AT"])
def test_other_languages_keep_their_own_marks_and_still_their_numbers(language: str) -> None:
    line = first_line(finish(line_document(Words(text='l"an, 18 %'), language=language)))
    assert plain_words(line) == 'l"an, 18\u00a0%'


@pytest.mark.parametrize("language", ["en", "en-GB", "EN-us"])
def test_every_english_has_curly_marks(language: str) -> None:
    assert plain_words(first_line(finish(line_document(Words(text='"a"'), language=language)))) == "\u201ca\u201d"


def test_a_mark_after_a_status_or_a_citation_closes() -> None:
    line = (Words(text='"'), StatusMark(code="none", label="Not"), Words(text='" and '))
    assert plain_words(first_line(set_type(line_document(*line)))) == "\u201cNot\u201d and "
    noted = (Words(text="a "), Citation(source="s", number=1), Words(text="'"))
    assert plain_words(first_line(set_type(line_document(*noted)))) == "a [1]\u2019"


def test_labels_are_set_like_the_words_beside_them() -> None:
    pairs = Pairs(pairs=(Pair(label="The State's word", children=(said("it's 3 km"),)),))
    (changed,) = set_type(document(part(pairs))).parts[0].children
    assert isinstance(changed, Pairs)
    assert changed.pairs[0].label == "The State\u2019s word"
    assert changed.pairs[0].children == (said("it\u2019s 3\u00a0km"),)
