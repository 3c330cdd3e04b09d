"""A withheld name in free text is an error however it is typed; words that only look like it are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.composing.findings import Finding
from briefing_app.composing.name_search import NameSearch, surnames_of
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.people import Person
from briefing_app.domain.text import Block, Run, Text
from tests.builders import mission, pack, person, recommendation, section, situation_entry, written
from tests.composing.packs import findings, library, of

ENTRY = situation_entry()
ZOE = person("Zoë Ślązak", key="person-9", other_spellings=("Slazko", "Zoya Slionzak"), shown_as="a lawyer")
ASET = replace(person("Aset Abishev", key="person-9"), original_script="Әсет Әбішев", other_spellings=("Асет Абишев",))
KETEVAN = replace(person("Ketevan Chachava-Lomtatidze", key="person-9"), original_script="ქეთევან ჩაჩავა-ლომთათიძე")


def named(secret: Person, words: str | Text, *more: Record, audience: Level = Level.MEMBERS) -> list[Finding]:
    reader = library(secret, written(ENTRY, "fact", words), *more)
    return of(findings(reader, audience), "withheld-name")


@pytest.mark.parametrize(
    "typed",
    [
        "Zoë Ślązak",
        "ZOE SLAZAK",
        "zoe  ślązak",
        "Zoë\u00a0Ślązak",
        "Zoë\u202fŚlązak",
        "by Zoe-Slazak.",
        "Słaz’ko",
        "Zo\u00adë Ślą\u00adzak",
        "Zoe\u0308 S\u0301la\u0328zak",
        "Zo\u200bë Ślą\u2060zak",
        "\u202aZoë\u202c Ślązak",
        "Ｚｏë Ｓｌａｚａｋ",
        "𝐙oë Ślązak",
        "Zoë Ślązak’s",
        "Zoë Ślązak's",
        "Zoë Ślązaks",
        "Zoë Ślą-zak",
        "Zoë Ślą\u2010zak",
        "(Zoë Ślązak)",
        "“Zoë Ślązak”,",
        "Zoë_Ślązak",
        "Zoё Slazak",
        "Zоe Slаzаk",
        "zoya.slionzak@example.org",
    ],
)
def test_the_whole_name_is_found_in_any_spelling(typed: str) -> None:
    (finding,) = named(ZOE, f"Said {typed} today.")
    assert finding.severity == "error"
    assert "Zoë Ślązak may not be named to members" in finding.message
    assert "“a lawyer”" in finding.fix
    assert finding.origin.id == "entry-1"


@pytest.mark.parametrize(
    ("secret", "typed"),
    [
        (ASET, "Асет Абишев"),
        (ASET, "АСЕТ АБИШЕВ"),
        (ASET, "Асета Абишева"),
        (ASET, "с Асет Абишевым"),
        (ASET, "Әсет Әбішевтің"),
        (ASET, "Aset Аbishev"),
        (KETEVAN, "ქეთევან ჩაჩავა-ლომთათიძე"),
        (KETEVAN, "ქეთევან ჩაჩავა-ლომთათიძის"),
        (KETEVAN, "ქეთევან ჩაჩავა-ლომთათიძეს"),
        (replace(ASET, original_script="Айгүл Әбішева"), "Айгүл Әбішевой"),
        (KETEVAN, "Ketevan Chachava\u2011Lomtatidze"),
        (person("كيتيفان الشاذلي", key="person-9"), "كيتيفان الشاذلي"),
        (person("Nurmukhambetova", key="person-9"), "Nurmukhambetova’s"),
    ],
)
def test_names_in_other_scripts_are_found_with_the_endings_of_their_languages(secret: Person, typed: str) -> None:
    (finding,) = named(secret, f"x {typed} y")
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "typed", ["Mr Ślązak", "SLAZAK, Zoë", "Z. Ślązak", "Slązak’s trial", "Slionzak", "Śląz\u00adak"]
)
def test_the_surname_alone_is_an_error_that_says_whose_it_is(typed: str) -> None:
    (finding,) = named(ZOE, f"The case of {typed} goes on.")
    assert finding.severity == "error"
    assert "is the surname of Zoë Ślązak, who may not be named to members" in finding.message
    assert "If somebody else is meant" in finding.fix


def test_a_name_in_two_runs_is_one_name() -> None:
    runs = (Run(text="Said Zoë Śl", strong=True), Run(text="ązak", emphasis=True), Run(text=" today."))
    assert len(named(ZOE, Text(blocks=(Block(runs=runs),)))) == 1


@pytest.mark.parametrize(
    ("secret", "typed"),
    [
        (person("Ann Ash", key="person-9"), "Joann Ashley and Max Member spoke."),
        (person("Ann Ash", key="person-9"), "Mr Ash spoke."),
        (person("Paul Young", key="person-9"), "The young were heard."),
        (person("Anna Vera", key="person-9"), "Vera Speaker spoke."),
        (person("Ann Ban", key="person-9"), "An-nBan"),
        (person("Аня", key="person-9"), "Аняма"),
        (person("Zoë Ślązak", key="person-9"), "The Slazakov house, Silesians (Ślązacy), a slazak."),
    ],
)
def test_words_that_only_look_like_a_name_are_no_findings(secret: Person, typed: str) -> None:
    assert named(secret, typed) == []


def test_a_surname_that_somebody_bears_who_may_be_named_does_not_say_who_is_meant() -> None:
    president = person("Dariga Slazak", key="person-8", named_to=Level.PUBLIC)
    assert named(ZOE, "President Slazak replied.", president) == []
    assert len(named(ZOE, "Zoë Ślązak replied to President Slazak.", president)) == 1
    closed = replace(president, named_to=Level.STAFF)
    assert len(named(ZOE, "President Slazak replied.", closed)) == 1


def test_whoever_may_read_a_name_finds_it_without_a_word() -> None:
    assert named(ZOE, "Zoë Ślązak", audience=Level.STAFF) == []
    known_to_members = replace(ZOE, named_to=Level.MEMBERS)
    assert named(known_to_members, "Zoë Ślązak") == []


def test_two_people_in_one_line_are_two_findings_and_one_twice_is_one() -> None:
    found = named(ZOE, "Zoë Ślązak, Ślązak, Aset Abishev, Zoya Slionzak", replace(ASET, id=person(key="person-10").id))
    assert [finding.message.partition(" may")[0] for finding in found] == ["Zoë Ślązak", "Aset Abishev"]


SECRET_PLACES: list[tuple[Record, str]] = [
    (replace(mission(), name="Mission of Zoë Ślązak"), "the file's properties"),
    (replace(pack(recipes=("recipe-1",)), name="For Zoë Ślązak"), "head and foot of the pages"),
    (replace(section("country_situation", key="section-7"), title="Zoë Ślązak"), "6 Zoë Ślązak"),
    (replace(recommendation(1), title="Free Zoë Ślązak"), "Recommendation status"),
    (written(ENTRY, "fact", Text(blocks=(Block(runs=(Run(text="x", link="https://a.org/zoe-slazak"),)),))), "Country"),
]


@pytest.mark.parametrize(("record", "where"), SECRET_PLACES)
def test_a_name_is_found_wherever_words_can_stand(record: Record, where: str) -> None:
    found = of(findings(library(ZOE, record)), "withheld-name")
    assert any(where in finding.where for finding in found), [finding.where for finding in found]


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Zoë Ślązak", "Ślązak"),
        ("Maria THUN UND HOHENSTEIN", "THUN UND HOHENSTEIN"),
        ("MARIA THUN", "THUN"),
        ("Anna J. Ash", "Ash"),
        ("J. R. Ash", "Ash"),
        ("Serikzhan Bilash", "Bilash"),
    ],
)
def test_the_surname_is_what_stands_in_capitals_else_the_last_word(name: str, surname: str) -> None:
    assert surnames_of(person(name)) == (surname,)


def test_a_name_of_one_word_has_no_surname_besides() -> None:
    assert surnames_of(person("Zarina")) == ()


def test_nobody_is_found_where_nobody_is_looked_for_or_nothing_is_written() -> None:
    assert list(NameSearch([]).find("Zoë Ślązak")) == []
    assert list(NameSearch([ZOE]).find("")) == []
    assert list(NameSearch([person("’", key="person-9")]).find("’ ’")) == []
