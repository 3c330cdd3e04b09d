"""Adjectives of nationality: whose they are, and that no two countries share one."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing_app.domain.nationalities import NATIONALITIES, countries_named, nationality_of


def test_a_country_is_found_by_each_of_its_names() -> None:
    assert nationality_of("Turkey") is nationality_of("Türkiye") is not None
    assert nationality_of("Atlantis") is None


def test_the_countries_that_a_text_names_are_found_in_either_language() -> None:
    assert countries_named("les tribunaux du Kirghizstan et le Niger") == {"Kyrgyzstan", "Niger"}
    assert countries_named("courts in Nigeria and the Kyrgyz courts") == {"Nigeria"}
    assert countries_named("") == frozenset()


def test_plurals_are_made_where_the_word_takes_one() -> None:
    kyrgyz, china, korea = (nationality_of(name) for name in ("Kyrgyzstan", "China", "South Korea"))
    assert kyrgyz is not None
    assert china is not None
    assert korea is not None
    assert {"kirghizes", "kirghiz", "Kyrgyzstanis"} <= {*kyrgyz.french, *kyrgyz.adjectives("en")}
    assert china.adjectives("en") == ("Chinese",)
    assert korea.adjectives("fr") == ("sud coréen", "sud coréens", "sud coréenne", "sud coréennes")
    assert korea.adjectives("de") == ()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_adjective_means_two_countries(language: str) -> None:
    found = Counter(word for each in NATIONALITIES for word in each.adjectives(language))
    assert {word for word, times in found.items() if times > 1} == set()
