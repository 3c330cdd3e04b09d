"""Single sentences: which count is found in them, and why others are left alone."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from briefing_app.composing.guard import find_counts, guess_language, sentences, words_for
from briefing_app.composing.guard.languages import all_words
from briefing_app.composing.guard.lexicon import parts_of
from briefing_app.composing.guard.model import CountWords, StatedNumbers
from briefing_app.composing.guard.roles import FROM_TABLES, MAY_BE_EMPTY, Role
from tests.composing.guard.library import found_in, told


def counts(sentence: str, language: str = "en") -> tuple[StatedNumbers, ...]:
    words = words_for(language)
    assert words is not None
    return find_counts(sentence, words)


@pytest.mark.parametrize(
    ("sentence", "amount", "total", "measure"),
    [
        ("Two out of 20 recommendations were implemented.", 2, 20, "implemented"),
        ("2 of the 20 recommendations were implemented.", 2, 20, "implemented"),
        ("2/20 recommendations were implemented.", 2, 20, "implemented"),
        ("Twenty-one of the forty recommendations were partly implemented.", 21, 40, "partial"),
        ("None of the 20 recommendations has been fully implemented.", 0, 20, "full"),
        ("Not one of the 20 recommendations was implemented.", 0, 20, "implemented"),
        ("Only 3 recommendations have been implemented.", 3, None, "implemented"),
        ("Three recommendations have not been implemented.", 3, None, "none"),
        ("Three recommendations have not been fully implemented.", 3, None, "not full"),
        ("Three recommendations were at least partially implemented.", 3, None, "full+substantial+partial"),
        ("Three recommendations were largely implemented.", 3, None, "substantial"),
        ("Three recommendations are under way.", 3, None, "started"),
        ("Three recommendations are without information.", 3, None, "no_info"),
        ("Three recommendations have not been assessed.", 3, None, "unassessed"),
        ("Kazakhstan failed to implement three recommendations.", 3, None, "none"),
        ("Kazakhstan has implemented none of the 20 recommendations.", 0, 20, "implemented"),
        ("It has not implemented any of the 20 recommendations.", 0, 20, "implemented"),
        ("Two (2) of the twenty (20) recommendations were implemented.", 2, 20, "implemented"),
        ("1 293 of the 20 000 recommendations were implemented.", 1293, 20000, "implemented"),
        ("Twenty recommendations, of which two were implemented.", 2, 20, "implemented"),
    ],
)
def test_a_count_is_read_with_its_amount_its_whole_and_what_is_counted(
    sentence: str, amount: int, total: int | None, measure: str
) -> None:
    found = counts(sentence)[-1]
    assert (found.amount, found.total, found.measure) == (Fraction(amount), total, measure)


@pytest.mark.parametrize(
    ("sentence", "amount", "total", "measure"),
    [
        ("Deux recommandations sur vingt ont été mises en œuvre.", 2, 20, "implemented"),
        ("Quatre-vingt-dix-sept des quatre-vingt-dix-neuf recommandations sont restées lettre morte.", 97, 99, "none"),
        ("Soixante et onze recommandations ont été pleinement appliquées.", 71, None, "full"),
        ("Septante-deux recommandations ont été appliquées.", 72, None, "implemented"),
        ("Vingt et une recommandations n’ont pas été appliquées.", 21, None, "none"),
        ("Aucune des 20 recommandations n'a été appliquée.", 0, 20, "implemented"),
        ("Il n’a appliqué que deux des 20 recommandations.", 2, 20, "implemented"),
        ("Deux recommandations ont été appliquées en partie.", 2, None, "partial"),
    ],
)
def test_a_count_is_read_in_french(sentence: str, amount: int, total: int | None, measure: str) -> None:
    found = counts(sentence, "fr")[-1]
    assert (found.amount, found.total, found.measure) == (Fraction(amount), total, measure)


@pytest.mark.parametrize(
    ("sentence", "language", "share"),
    [
        ("Half of the recommendations were implemented.", "en", Fraction(1, 2)),
        ("A third of the recommendations were implemented.", "en", Fraction(1, 3)),
        ("Four fifths of the recommendations were implemented.", "en", Fraction(4, 5)),
        ("One in ten recommendations was implemented.", "en", Fraction(1, 10)),
        ("Nine out of ten recommendations were implemented.", "en", Fraction(9, 10)),
        ("99.5 per cent of the recommendations were implemented.", "en", Fraction(995, 1000)),
        ("10\u202f% of the recommendations were implemented.", "en", Fraction(1, 10)),
        ("12,5\u00a0% des recommandations ont été appliquées.", "fr", Fraction(1, 8)),
        ("Trois quarts des recommandations ont été appliquées.", "fr", Fraction(3, 4)),
        ("La moitié des recommandations ont été appliquées.", "fr", Fraction(1, 2)),
    ],
)
def test_a_share_is_read_as_a_part_of_all(sentence: str, language: str, share: Fraction) -> None:
    (found,) = counts(sentence, language)
    assert found.share
    assert found.amount == share


def test_each_number_of_a_list_has_the_status_that_stands_with_it() -> None:
    found = counts("Of the 20 recommendations, 1 was implemented fully, 2 partially and 17 not at all.")
    assert [(each.amount, each.total, each.measure) for each in found] == [
        (Fraction(1), 20, "full"), (Fraction(2), 20, "partial"), (Fraction(17), 20, "none")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Article 174 and Articles 174, 175 and 274 are not implemented.",
        "Paragraph 2 of 20 May has been implemented.",
        "2 of 20 February 2020 was a day on which nothing was implemented.",
        "Recommendation 7 was not implemented.",
        "The 20th recommendation was not implemented.",
        "At 14:02 nothing was implemented.",
        "P8_TA(2019)0203 and RC-B8-0204/2019 were implemented.",
        "Have 2 of the 20 recommendations been implemented?",
        "If 2 of the 20 recommendations were implemented, we would be glad.",
        "Three recommendations should be implemented.",
        "It is wrong to say that two recommendations have been implemented.",
        "Not all recommendations have been implemented.",
        "Two of the 20 prisoners were released.",
        "Four of the 18 unimplemented recommendations are urgent.",
        "Two recommendations moved from not implemented to partially implemented.",
        "Two more recommendations were implemented.",
    ],
)
def test_numbers_that_name_things_wishes_and_denials_are_no_counts(sentence: str) -> None:
    assert counts(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("More than one of the 20 recommendations has been partially implemented.", []),
        ("At least two of the 20 recommendations have been partially implemented.", []),
        ("At most two of the 20 recommendations have been partially implemented.", []),
        ("Fewer than two of the 20 recommendations have been partially implemented.", [("2 of 20", "2 of 20")]),
        ("About 19 of the 20 recommendations have not been implemented.", []),
        ("About 15 of the 20 recommendations have not been implemented.", [("15 of 20", "18 of 20")]),
        ("The 22 recommendations have not been implemented.", [("22", "20")]),
        ("2 (15 %) of the 20 recommendations have been partially implemented.", [("15 %", "10 %")]),
        ("Not implemented: 17.", []),
        ("The recommendations. Not implemented: 17.", [("17 of 20", "18 of 20")]),
        ("All but two of the recommendations have been implemented.", [("18 of 20", "0 of 20")]),
        ("All recommendations except two have not been implemented.", []),
    ],
)
def test_how_a_number_is_meant_decides_whether_it_differs(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert told(sentence) == expected


def test_a_finding_gives_both_numbers_the_measure_and_the_place_of_the_numbers() -> None:
    text = "A first sentence. Kazakhstan implemented only 2 out of 20 recommendations."
    (found,) = found_in(text)
    assert found.quote == "Kazakhstan implemented only 2 out of 20 recommendations."
    assert found.message == (
        "The text says 2 of 20 implemented (recommendations addressed to Kazakhstan in P8_TA(2019)0203);"
        " the rows say 0 of 20."
    )
    assert found.fix == "Insert a live figure, or keep the sentence with a reason."
    assert (found.measure, found.severity, found.addressee is not None) == ("implemented", "error", True)
    assert text[found.start : found.end] == "only 2 out of 20 recommendations"


@pytest.mark.parametrize("words", all_words(), ids=lambda words: words.code)
def test_each_language_has_words_for_every_role_and_one_role_for_each_phrase(words: CountWords) -> None:
    assert [role for role in FROM_TABLES if role not in MAY_BE_EMPTY and not words.phrases.get(role)] == []
    assert set(words.phrases) == set(FROM_TABLES)
    assert {value for value in words.numbers.values() if value <= 100} == set(range(101))
    assert len(words.months) == 12
    assert {Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(1, 4), Fraction(4, 5), Fraction(1, 10)} <= set(
        words.fractions.values()
    )
    roles: dict[tuple[str, ...], set[Role]] = {}
    for role in FROM_TABLES:
        if role is not Role.LABEL:
            for phrase in words.phrases[role]:
                roles.setdefault(parts_of(phrase), set()).add(role)
    assert {" ".join(phrase): found for phrase, found in roles.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The recommendations have not been implemented by the authorities.", "en"),
        ("Les recommandations n'ont pas été appliquées par les autorités.", "fr"),
        ("", "en"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_words(text: str, code: str) -> None:
    assert guess_language(text).code == code


def test_abbreviations_end_no_sentence_and_a_new_line_does() -> None:
    text = "See No. 4 of the text. It says so, e.g. here.\nA line\n“Quoted.” After it."
    words = words_for("en")
    assert words is not None
    found = sentences(text, words.abbreviations)
    assert [sentence for _, sentence in found] == [
        "See No. 4 of the text.", "It says so, e.g. here.", "A line", "“Quoted.”", "After it."
    ]  # fmt: skip
    assert all(text[start:].startswith(sentence) for start, sentence in found)


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "word ", "2 of the 20 recommendations ", "20 ", "of the ", "not implemented ", "“", "1,", "twenty-"],
)
def test_a_million_letters_are_read_in_the_time_that_their_number_asks_for(piece: str) -> None:
    began = time.process_time()
    found_in(piece * (1_000_000 // len(piece)) + " recommendations implemented")
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    "text",
    ["", "\ufffc of the \ufffc recommendations have been implemented.", "Қазақстан 2/20 орындады.", "რეკომენდაცია 2",
     "\u202e2 of 20\u202c", "2 of 0 recommendations were implemented.", "0/0 recommendations were implemented.",
     "٢ of ٢٠ recommendations were implemented.", "²/₂ recommendations were implemented."],
)  # fmt: skip
def test_odd_texts_are_borne(text: str) -> None:
    for language in ("en", "fr"):
        found_in(text, language)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Polish MEPs noted that five of the 20 recommendations have been implemented.", True),
        ("The German minister was in Astana. Five of the 20 recommendations have been implemented since.", True),
        ("The Kyrgyz authorities published a report. Five of the 20 recommendations have been implemented.", False),
        ("Unlike the Kyrgyz authorities, Kazakhstan has implemented five of the 20 recommendations.", True),
        ("Kazakhstani officials have implemented five of the 20 recommendations.", True),
        ("Japanese courts have implemented five of the 20 recommendations.", False),
        ("The Central African authorities have implemented five of the 20 recommendations.", False),
        ("Britain has implemented five of the 20 recommendations.", False),
    ],
)
def test_an_adjective_of_another_country_is_about_that_country_and_one_of_a_visitor_about_none(
    text: str, asked: bool
) -> None:
    assert told(text) == ([("5 of 20", "0 of 20")] if asked else [])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Les députés polonais ont noté que cinq des 20 recommandations ont été mises en œuvre.", True),
        ("Les autorités kazakhstanaises ont mis en œuvre cinq des 20 recommandations.", True),
        ("Les autorités sud-coréennes ont mis en œuvre cinq des 20 recommandations.", False),
    ],
)
def test_the_same_in_french(text: str, asked: bool) -> None:
    assert told(text, "fr") == ([("5 of 20", "0 of 20")] if asked else [])
