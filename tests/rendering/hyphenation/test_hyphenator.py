"""Which words are divided, and where: pyphen's own answers, and what is never touched."""

from __future__ import annotations

import pyphen
import pytest

from briefing_app.rendering.hyphenation import hyphenator_for
from briefing_app.rendering.hyphenation.dictionaries import dictionary_of
from briefing_app.rendering.hyphenation.patterns import patterns_for

WORDS = {
    "en": "recommendations government implementation assessment parliamentary institutional strengthening developed "
    "delegation journalists independent investigation international another woodland",
    "fr": "recommandations gouvernement parlementaire indépendance évaluation journalistes détention société œuvre "
    "développement précédente",
}


NO_FIGURES = dict.fromkeys(map(ord, "0123456789"))


def shown(language: str, word: str) -> str:
    hyphenator = hyphenator_for(language)
    assert hyphenator is not None
    for place in hyphenator.places(word):
        word = f"{word[:place]}-{word[place:]}"
    return word


@pytest.mark.parametrize(("language", "word"), [(code, word) for code, all_ in WORDS.items() for word in all_.split()])
def test_words_are_divided_where_pyphen_divides_them(language: str, word: str) -> None:
    expected = pyphen.Pyphen(lang=language, left=2, right=3).inserted(word)
    assert shown(language, word) == expected


def test_every_pattern_of_the_dictionaries_says_what_pyphen_reads_in_it() -> None:
    for language in ("en", "fr"):
        own, path = patterns_for(language), dictionary_of(language)
        assert own is not None
        assert path is not None
        theirs = pyphen.Pyphen(filename=str(path), left=1, right=1)
        # Each pattern's letters as a word meet that pattern and its neighbours.
        for letters in path.read_text("utf-8").translate(NO_FIGURES).split()[7::7]:
            word = letters.strip(".")
            if word:
                places = [place for place in theirs.positions(word) if 0 < place < len(word)]
                assert own.places(word) == places, word


@pytest.mark.parametrize(
    "word",
    [
        "Commission", "Zhanaozen", "OSCE", "mcDonald", "one", "into", "2020", "20th", "a/b/c", "e.g.this",
        "www.europarl",
        "well-being", "", "-", "Қазақстан", "«»", "recommendation2",
    ],
)  # fmt: skip
def test_names_figures_and_what_is_no_word_stay_whole(word: str) -> None:
    assert shown("en", word) == word


def test_signs_stay_with_the_parts_and_an_elision_is_not_counted() -> None:
    assert shown("en", "(recommendation),") == "(re-com-mend-a-tion),"
    assert shown("fr", "l’application") == "l’ap-pli-ca-tion"
    assert shown("fr", "«\u00a0société\u00a0»") == "«\u00a0société\u00a0»"


def test_never_fewer_than_two_letters_before_and_three_behind() -> None:
    hyphenator = hyphenator_for("en")
    assert hyphenator is not None
    for word in WORDS["en"].split():
        assert all(2 <= place <= len(word) - 3 for place in hyphenator.places(word))


def test_a_country_follows_its_language_and_an_unknown_language_divides_nothing() -> None:
    assert shown("fr-BE", "parlementaire") == "par-le-men-taire"
    assert hyphenator_for("kk") is None
    assert hyphenator_for("xx-YY") is None


def test_a_million_letters_are_no_word() -> None:
    assert shown("en", "a" * 1_000_000) == "a" * 1_000_000
