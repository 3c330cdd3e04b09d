"""Which version of a text is the original, and whether the others still follow it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.levels import Level
from briefing_app.domain.records.written import TextState, WrittenText
from briefing_app.domain.text import Block, Run, Text, plain_text
from briefing_app.domain.text_versions import mark_of, original_of, source_of, state_in
from tests.builders import situation_entry, written

ENTRY = situation_entry()


def version(words: str, language: str, *, source: WrittenText | None = None) -> WrittenText:
    made = written(ENTRY, "fact", words, language=language)
    if source is None:
        return made
    return replace(made, source_language=source.language, source_mark=mark_of(source.tree))


ENGLISH = version("Courts are not independent.", "en")
FRENCH = version("Les tribunaux ne sont pas indépendants.", "fr", source=ENGLISH)


def test_a_text_in_one_language_is_a_draft_until_it_is_checked() -> None:
    assert state_in("en", [ENGLISH]) is TextState.DRAFT
    assert state_in("en", [replace(ENGLISH, state=TextState.CHECKED)]) is TextState.CHECKED


def test_nothing_is_missing_where_nothing_is_written() -> None:
    assert state_in("fr", []) is None
    assert state_in("fr", [version("", "en")]) is None


def test_a_language_without_words_is_missing_where_another_has_some() -> None:
    assert state_in("fr", [ENGLISH]) is TextState.MISSING
    assert state_in("fr", [ENGLISH, version(" ", "fr")]) is TextState.MISSING


@pytest.mark.parametrize("state", [TextState.DRAFT, TextState.CHECKED])
def test_a_version_is_outdated_when_its_source_says_something_else_and_no_longer_when_it_is_put_back(
    state: TextState,
) -> None:
    own = replace(FRENCH, state=state)
    changed = replace(ENGLISH, tree=plain_text("Courts are not free."))
    assert state_in("fr", [ENGLISH, own]) is state
    assert state_in("fr", [changed, own]) is TextState.OUTDATED
    assert state_in("en", [changed, own]) is TextState.DRAFT
    assert state_in("fr", [replace(changed, tree=ENGLISH.tree), own]) is state


def test_a_version_whose_source_is_gone_stands_by_itself() -> None:
    assert state_in("fr", [FRENCH]) is TextState.DRAFT
    assert source_of(FRENCH, [FRENCH]) is None
    assert source_of(FRENCH, [FRENCH, ENGLISH]) == ENGLISH
    assert source_of(ENGLISH, [FRENCH, ENGLISH]) is None


def test_the_original_is_made_from_none_english_first_and_never_empty() -> None:
    german = version("Gerichte", "de")
    assert original_of([FRENCH, german, ENGLISH]) == ENGLISH
    assert original_of([FRENCH, german]) == german
    assert original_of([FRENCH]) == FRENCH
    assert original_of([FRENCH], beside="fr") is None
    assert original_of([version("", "en")]) is None


def test_a_mark_changes_with_a_letter_a_look_or_a_level_and_not_with_how_the_runs_are_cut() -> None:
    def of(*runs: Run) -> str:
        return mark_of(Text(blocks=(Block(runs=runs),)))

    plain = of(Run(text="Two words"))
    assert plain == of(Run(text="Two "), Run(text="words"))
    others = {
        of(Run(text="Two wordſ")),
        of(Run(text="Two words", strong=True)),
        of(Run(text="Two words", level=Level.STAFF)),
        of(Run(text="Two "), Run(text="words", link="https://example.org")),
    }
    assert len({plain, *others}) == 5


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_two_texts_have_one_mark_only_where_they_are_the_same(one: str, other: str) -> None:
    first, second = (Text(blocks=(Block(runs=(Run(text=words),)),)) for words in (one, other))
    assert (mark_of(first) == mark_of(second)) == (one == other)
