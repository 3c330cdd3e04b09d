"""Everything is found by the words that people type, in every script, and nothing that they type is a command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.changes import ChangeSet, deleted, replaced
from briefing_app.domain.ids import AddresseeId, CountryId, InstrumentId, PersonId, RecommendationId, ThemeId
from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.text import plain_text
from briefing_app.store import list_filters
from briefing_app.store.folding import fold, folded_words
from briefing_app.store.library import Library
from briefing_app.store.lists import PageKey, RecommendationFilter, Sort, recommendation_page
from briefing_app.store.totals import status_totals
from tests import builders
from tests.builders import INSTRUMENT, NGO
from tests.store.libraries import ANNA, creating, library_with, stored

TITLES = (
    "Release Қайрат Сәтбаев",
    "Guarantee საქართველო fair trials",
    "Łódź: stop the Straße closure",
    "Protect محمد and רחל",
    "Reform article 174 (well-being)",
    "Œuvre of Søren Đurić",
    "IŞIK and ışık",
    "100% \"quoted\" AND -OR NOT NEAR(x) * col:umn ^ 'single'",
    "Wolfeschlegelsteinhausenbergerdorffwelche",
    "",
)


def _calls() -> list[Recommendation]:
    return [replace(builders.recommendation(number), title=title) for number, title in enumerate(TITLES, start=1)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = library_with(tmp_path_factory.mktemp("search") / "s.briefings", [builders.instrument(), *_calls()])
    yield library
    library.close()


def found(library: Library, search: str) -> list[str]:
    return [
        row.recommendation.title
        for row in recommendation_page(library, filters=RecommendationFilter(search=search)).rows
    ]


@pytest.mark.parametrize("few", [0, 10_000])
@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("қайрат", 0),
        ("ҚАЙРАТ сәт", 0),
        ("сәтбаев release", 0),
        ("საქართ", 1),
        ("fair trial", 1),
        ("lodz", 2),
        ("ŁÓDŹ", 2),
        ("strasse", 2),
        ("STRASSE", 2),
        ("محمد", 3),
        ("רחל", 3),
        ("174", 4),
        ("well being", 4),
        ("well-being", 4),
        ("oeuvre", 5),
        ("soren", 5),
        ("duric", 5),
        ("isik", 6),
        ("IŞIK", 6),
        ("quoted", 7),
        ('"quoted"', 7),
        ("100%", 7),
        ("wolfeschlegel", 8),
    ],
)
def test_a_call_is_found_by_its_words_however_they_are_typed(
    filled: Library, monkeypatch: pytest.MonkeyPatch, typed: str, title: int, few: int
) -> None:
    monkeypatch.setattr(list_filters, "FEW", few)
    assert found(filled, typed) == [TITLES[title]]


@pytest.mark.parametrize("few", [0, 10_000])
@pytest.mark.parametrize(
    "typed",
    ["айрат", "odz", "release nowhere", "қайрат საქართველო", "1745", "title", "recommendation", "umn x y z", "łódźź"],
)
def test_words_that_are_not_there_find_nothing(
    filled: Library, monkeypatch: pytest.MonkeyPatch, typed: str, few: int
) -> None:
    monkeypatch.setattr(list_filters, "FEW", few)
    assert found(filled, typed) == []


@pytest.mark.parametrize("typed", ["", "   ", "...", '"', "*", "- ( ) ^ :", "\u200b"])
def test_a_search_without_a_word_shows_everything(filled: Library, typed: str) -> None:
    assert len(recommendation_page(filled, filters=RecommendationFilter(search=typed)).rows) == len(TITLES)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
    | st.sampled_from(["a" * 100_000, "x OR y", "NEAR(a b)", 'a"b', "a*b", "col:a", "{a b}:c", "a NOT b", "^a", "a+b"])
)
def test_nothing_that_is_typed_breaks_the_search_and_both_ways_find_the_same(filled: Library, typed: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(list_filters, "FEW", 10_000)
        gathered = found(filled, typed)
        patch.setattr(list_filters, "FEW", 0)
        assert found(filled, typed) == gathered


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(words: str) -> None:
    assert fold(fold(words)) == fold(words)
    assert folded_words(" ".join(folded_words(words))) == folded_words(words)


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Łódź", "lodz"),
        ("Ærøskøbing", "aeroskobing"),
        ("Straße", "strasse"),
        ("Đặng Văn", "dang van"),
        ("Ḩājjī", "hajji"),
        ("İstanbul", "istanbul"),
        ("ΑΘΉΝΑ", "αθηνα"),
        ("Қазақстан", "қазақстан"),
        ("ﬁne", "fine"),
        ("Ｆｕｌｌ", "full"),
        ("e\u0301", "e"),
    ],
)
def test_letters_lose_their_marks_and_case_in_every_alphabet(words: str, folded: str) -> None:
    assert fold(words) == folded


def test_a_call_is_found_by_its_texts_in_every_language_until_they_are_changed_or_deleted(tmp_path: Path) -> None:
    call = builders.recommendation()
    texts = [
        builders.written(call, "summary", "Жиналыстар туралы заң", language="kk"),
        builders.written(call, "summary", "შეკრების თავისუფლება", language="ka"),
        builders.written(call, "verbatim", "the law on rallies"),
    ]
    library = library_with(tmp_path / "t.briefings", [call, builders.instrument(), *texts])
    for typed in ("жиналыстар", "შეკრების", "rallies", "call 1 rallies заң"):
        assert found(library, typed) == [call.title]

    changed = stored(library, texts[0])
    assert isinstance(changed, WrittenText)
    fresh = replace(changed, tree=plain_text("Бейбіт шерулер"))
    library.apply(ChangeSet(label="Change", changes=(replaced(changed, fresh),)), who=ANNA)
    assert found(library, "жиналыстар") == []
    assert found(library, "шерулер") == [call.title]

    library.apply(ChangeSet(label="Delete", changes=(deleted(stored(library, texts[1])),)), who=ANNA)
    assert found(library, "შეკრების") == []
    library.undo(who=ANNA)
    assert found(library, "შეკრების") == [call.title]
    library.undo(who=ANNA)
    assert found(library, "жиналыстар") == [call.title]
    library.close()


def test_a_text_that_comes_before_its_owner_is_found_when_the_owner_is_there(tmp_path: Path) -> None:
    call = builders.recommendation()
    library = library_with(tmp_path / "t.briefings", [builders.written(call, "summary", "orphaned words")])
    assert found(library, "orphaned") == []
    library.apply(creating(call), who=ANNA)
    assert found(library, "orphaned") == [call.title]
    library.close()


# --- pages and totals at their edges ----------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", Sort)
def test_a_page_behind_the_last_row_is_empty(filled: Library, sort: Sort) -> None:
    page = recommendation_page(filled, sort=sort, after_key=PageKey(sort="\U0010ffff", id="\U0010ffff"))
    assert (page.rows, page.next_key) == ((), None)


@pytest.mark.parametrize(("limit", "more"), [(1, True), (9, True), (10, False), (11, False), (1000, False)])
def test_a_page_says_that_there_is_more_only_where_there_is(filled: Library, limit: int, more: bool) -> None:
    page = recommendation_page(filled, limit=limit)
    assert len(page.rows) == min(limit, len(TITLES))
    assert (page.next_key is not None) is more


def test_a_page_goes_on_at_its_place_though_the_row_there_was_deleted_meanwhile(tmp_path: Path) -> None:
    library = library_with(tmp_path / "p.briefings", [builders.instrument(), *_calls()])
    first = recommendation_page(library, limit=3)
    gone = first.rows[-1].recommendation
    library.apply(ChangeSet(label="Delete", changes=(deleted(gone),)), who=ANNA)
    rest = recommendation_page(library, after_key=first.next_key)
    assert len(rest.rows) == len(TITLES) - 3
    assert {row.recommendation.id for row in rest.rows}.isdisjoint({row.recommendation.id for row in first.rows})
    library.close()


@pytest.mark.parametrize(
    "filters",
    [
        RecommendationFilter(instruments=(InstrumentId("'; DROP TABLE recommendation; --"),)),
        RecommendationFilter(country=CountryId("' OR 1=1")),
        RecommendationFilter(theme=ThemeId('" OR 1=1')),
        RecommendationFilter(person=PersonId("%")),
        RecommendationFilter(addressee=AddresseeId("\x00")),
    ],
)
def test_a_filter_is_a_value_and_never_a_command(filled: Library, filters: RecommendationFilter) -> None:
    assert recommendation_page(filled, filters=filters).rows == ()
    assert len(recommendation_page(filled).rows) == len(TITLES)


def test_an_empty_library_has_an_empty_list_and_no_totals(library: Library) -> None:
    assert recommendation_page(library).rows == ()
    assert status_totals(library, as_of=builders.day("2020-02-17").first_day) == ()


def test_an_instrument_that_is_gone_leaves_its_calls_in_the_list_and_out_of_the_totals(tmp_path: Path) -> None:
    call, text = builders.recommendation(), builders.instrument(claimant=NGO)
    library = library_with(tmp_path / "g.briefings", [call, text, builders.assessment(1)])
    as_of = builders.day("2020-03").first_day
    assert [total.counts.total for total in status_totals(library, as_of=as_of)] == [1]
    library.apply(ChangeSet(label="Delete", changes=(deleted(stored(library, text)),)), who=ANNA)
    assert [row.recommendation.id for row in recommendation_page(library).rows] == [RecommendationId(call.id)]
    assert status_totals(library, instrument=INSTRUMENT, as_of=as_of) == ()
    library.close()
