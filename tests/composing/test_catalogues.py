"""Each language that is shipped says everything: no English word of furniture stands in another language's pack."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from briefing_app.composing import languages
from briefing_app.composing.compose import compose
from briefing_app.composing.languages import DocumentLanguage, language_for
from briefing_app.document.words import lines
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Pack, Recipe
from briefing_app.editing.records import GENERAL
from briefing_app.importing.sample import sample_change_set
from tests.builders import PACK, InMemoryReader, a_library_of_records
from tests.composing.messages import Said, messages
from tests.composing.packs import DAY, NOW

SHIPPED = sorted(folder.name for folder in languages.LOCALE_FOLDER.iterdir() if folder.is_dir())
SAID = {said.one: said for said in messages()}


def catalogue(code: str) -> Catalog:
    with (languages.LOCALE_FOLDER / code / "messages.po").open("rb") as file:
        return read_po(file, locale=code)


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def translations(code: str) -> dict[str, tuple[str, ...]]:
    """The translation of each message, all its plural forms."""
    found = {}
    for entry in catalogue(code):
        if entry.id:
            key = entry.id if isinstance(entry.id, str) else entry.id[0]
            found[key] = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
    return found


def test_french_is_shipped() -> None:
    assert "fr" in SHIPPED


def test_the_source_is_read_whole_labels_and_loops_and_plurals_included() -> None:
    expected = {
        "Of whom",
        "Kept",
        "Third parties",
        "{n} announced or under way",
        "Draft, {day}, {time}",
        "GRECO",
        "Raised",
    }
    assert expected <= set(SAID)
    assert SAID["{n} note"].many == "{n} notes"
    assert len(SAID) > 200


@pytest.mark.parametrize("code", SHIPPED)
@pytest.mark.parametrize("said", SAID.values(), ids=lambda said: said.one[:40])
def test_every_message_is_translated_with_its_places(code: str, said: Said) -> None:
    found = TRANSLATED[code].get(said.one)
    assert found is not None, f"{code} does not say {said.one!r} ({said.where})"
    assert all(words.strip() for words in found)
    assert all(places(words) == places(said.one) for words in found), (said.one, found)
    assert (len(found) > 1) == (said.many is not None)
    assert [words[:1].isspace() for words in found] == [said.one[:1].isspace()] * len(found) or said.one == "; "
    assert [words[-1:] == " " for words in found] == [said.one[-1:] == " "] * len(found)


TRANSLATED = {code: translations(code) for code in SHIPPED}


@pytest.mark.parametrize("code", SHIPPED)
def test_a_catalogue_holds_nothing_that_nobody_says_and_nothing_unsure(code: str) -> None:
    assert set(TRANSLATED[code]) - set(SAID) == set()
    held = catalogue(code)
    assert [entry.id for entry in held if entry.fuzzy] == []
    assert all(len(found) in (1, held.num_plurals) for found in TRANSLATED[code].values())


@pytest.mark.parametrize("words", [words for found in TRANSLATED["fr"].values() for words in found])
def test_french_is_set_as_french_printers_set_it(words: str) -> None:
    assert not re.search(r"(?<![\u00a0])[:;?!%»]", words), "a no-break space belongs before : ; ? ! % »"
    assert not re.search(r"«(?!\u00a0)", words), "and after «"
    assert "oeuvre" not in words
    assert "'" not in words
    assert '"' not in words
    assert "“" not in words
    assert "\u202f" not in words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 pleinement mise en œuvre"),
        (1, "1 pleinement mise en œuvre"),
        (2, "2 pleinement mises en œuvre"),
        (20, "20 pleinement mises en œuvre"),
        (12345, "12\u00a0345 pleinement mises en œuvre"),
    ],
)
def test_french_counts_none_and_one_alike_and_makes_a_plural_of_two(number: int, words: str) -> None:
    said = language_for("fr").say_number("{n} fully implemented", "{n} fully implemented", number)
    assert said == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2020, 2, 1), date(2020, 2, 1), "1er février 2020"),
        (date(2020, 2, 1), date(2020, 2, 3), "du 1er au 3 février 2020"),
        (date(2020, 1, 1), date(2020, 2, 1), "du 1er janvier au 1er février 2020"),
        (date(2019, 12, 31), date(2020, 1, 1), "du 31 décembre 2019 au 1er janvier 2020"),
        (date(2020, 2, 11), date(2020, 2, 21), "du 11 au 21 février 2020"),
    ],
)
def test_the_first_of_a_month_is_the_first_in_french(first: date, last: date, words: str) -> None:
    assert language_for("fr").day_span(first, last) == words
    assert language_for("en").day(date(2020, 2, 1)) == "1 February 2020"
    assert language_for("fr").day(PartialDate(year=2020, month=2)) == "février 2020"
    assert language_for("fr").weekday(date(2020, 2, 1)) == "samedi 1er février 2020"


class Listening(DocumentLanguage):
    """A language that keeps the messages it is asked for."""

    heard: set[str]

    def say(self, message: str, /, **values: object) -> str:
        self.heard.add(message)
        return super().say(message, **values)

    def say_number(self, one: str, many: str, number: int, /, **values: object) -> str:
        self.heard.add(one)
        return super().say_number(one, many, number, **values)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every message that is said while the test composes."""
    messages_heard: set[str] = set()
    monkeypatch.setattr(Listening, "heard", messages_heard, raising=False)

    def listening(code: str) -> DocumentLanguage:
        plain = language_for(code)
        return Listening(code, locale=plain._locale, catalogue=plain._catalogue)

    monkeypatch.setattr("briefing_app.composing.compose.language_for", listening)
    return messages_heard


def _audiences(reader: InMemoryReader, pack: Pack) -> set[Level]:
    return {recipe.audience for recipe in reader.many(Recipe, pack.recipes)} | {Level.STAFF}


def _library(name: str) -> InMemoryReader:
    if name == "small":
        return InMemoryReader(a_library_of_records())
    return InMemoryReader.of(sample_change_set(Path(__file__).parents[2] / "assets" / "sample"))


@pytest.mark.parametrize("name", ["small", "sample"])
@pytest.mark.parametrize("code", SHIPPED)
def test_packs_in_another_language_hold_no_english_word_of_furniture(name: str, code: str, heard: set[str]) -> None:
    reader = _library(name)
    held = set(TRANSLATED[code])
    same = {one for one, found in TRANSLATED[code].items() if one in found}
    # The name of a theme is no furniture: the sample has one of that name.
    english = {one for one in held - same - {GENERAL} if len(one) > 5 and not places(one)}
    for pack in reader.all(Pack):
        reader.put(replace(pack, language=code))
        for audience in _audiences(reader, pack):
            made = compose(reader, pack.id, recipe=None, audience=audience, as_of=None, today=DAY, now=NOW)
            said = {line.strip() for part in made.document.parts for line in [part.title, *lines(part)]}
            assert said & english == set(), (pack.name, audience)
    assert heard - held == set()
    assert len(heard) > 80


def test_a_french_headline_reads_as_one_would_write_it() -> None:
    reader = _library("small")
    pack = reader.get(Pack, PACK)
    assert pack is not None
    reader.put(replace(pack, language="fr"))
    made = compose(reader, PACK, recipe=None, audience=Level.STAFF, as_of=None, today=DAY, now=NOW)
    every = " ".join(line for part in made.document.parts for line in lines(part)).replace("\u00a0", " ")
    assert (
        "Sur 20 recommandations (2019/2610(RSP) ; destinataire : Kazakhstan), aucune pleinement mise en œuvre, "
        "2 partiellement mises en œuvre, 18 non mises en œuvre "
        "(situation au 17 février 2020 ; évaluation : les auteurs de « A report »)."
    ) in every
