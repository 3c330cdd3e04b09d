from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.ids import CountryId, MissionId, PersonId, ProgrammeItemId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import DelegationMember
from briefing_app.domain.records.place import DatedName
from briefing_app.errors import InputError
from briefing_app.services.recipients import Choice, Delegation
from tests.builders import InMemoryReader, country, day, mission, pack, person, programme_item

TODAY = date(2020, 2, 17)
REFORM = (
    DatedName(name="Alliance", short="ALDE", until=day("2019-07-02")),
    DatedName(name="Renew Europe", short="RE", since=day("2019-07-02")),
)
HEAD = DelegationMember(person=PersonId("ann"), role="Leads the mission")
THIRD = DelegationMember(person=PersonId("cleo"), role="Met in Brussels", travels=False)


def _delegation() -> Delegation:
    ann = replace(person("Ann Alpha", key="ann", named_to=Level.PUBLIC), groups=REFORM, country=CountryId("country-1"))
    bob = replace(person("Bob Beta", key="bob", other_spellings=("Боб Бета",)), groups=(DatedName(name="EPP"),))
    cleo = person("Cleo Gamma", key="cleo")
    trip = replace(mission(), delegation=(HEAD, DelegationMember(person=PersonId("bob")), THIRD))
    talks = replace(programme_item("Exchange of views"), people=(PersonId("bob"), PersonId("stranger")))
    lunch = replace(programme_item("Lunch", key="item-2", on="2020-02"), lead=PersonId("ann"))
    reader = InMemoryReader((country(), ann, bob, cleo, trip, talks, lunch, pack()))
    return Delegation(reader, pack(), today=TODAY)


def _names(choice: Choice) -> list[str]:
    return [member.person.id for member in _delegation().chosen(choice)]


def test_everybody_is_meant_in_the_order_of_the_list_unless_words_choose() -> None:
    assert _names(Choice()) == ["ann", "bob", "cleo"]


@pytest.mark.parametrize(
    ("choice", "meant"),
    [
        (Choice(groups=("renew europe",)), ["ann"]),
        (Choice(groups=("RE", "epp")), ["ann", "bob"]),
        (Choice(roles=("leads",)), ["ann"]),
        (Choice(countries=("country-1",)), ["ann"]),
        (Choice(attending=("Exchange",)), ["bob"]),
        (Choice(attending=("item-2",)), ["ann"]),
        (Choice(attending=("2020-02-17",)), ["bob"]),
        (Choice(attending=("17/2/2020",)), ["bob"]),
        (Choice(people=("боб бета", "Cleo Gamma")), ["bob", "cleo"]),
        (Choice(without=("Ann Alpha",)), ["bob", "cleo"]),
        (Choice(travelling=True), ["ann", "bob"]),
        (Choice(groups=("RE", "EPP"), attending=("Lunch",)), ["ann"]),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else "",
)
def test_words_choose_by_what_is_known_of_a_member(choice: Choice, meant: list[str]) -> None:
    assert _names(choice) == meant


@pytest.mark.parametrize(
    "choice",
    [
        Choice(groups=("ALDE",)),
        Choice(roles=("",)),
        Choice(countries=("Atlantis",)),
        Choice(attending=("2020-02-18",)),
        Choice(people=("Nobody",)),
        Choice(without=("Nobody",)),
        Choice(groups=("EPP",), roles=("leads",)),
        Choice(without=("ann", "bob", "cleo")),
    ],
)
def test_words_that_mean_nobody_are_refused_not_passed_over(choice: Choice) -> None:
    with pytest.raises(InputError, match="Nobody"):
        _names(choice)


def test_two_points_of_one_beginning_ask_which() -> None:
    twins = [programme_item(f"Talks {place}", key=place) for place in ("here", "there")]
    trip = replace(mission(), delegation=(HEAD,))
    reader = InMemoryReader((person("Ann Alpha", key="ann"), trip, pack(), *twins))
    with pytest.raises(InputError, match="Which point"):
        Delegation(reader, pack(), today=TODAY).chosen(Choice(attending=("Talks",)))


def test_somebody_who_stands_in_the_list_twice_gets_one_copy() -> None:
    trip = replace(mission(), delegation=(HEAD, THIRD, HEAD))
    people = (person("Ann Alpha", key="ann"), person("Cleo Gamma", key="cleo"))
    delegation = Delegation(InMemoryReader((*people, trip, pack())), pack(), today=TODAY)
    assert [member.person.id for member in delegation.chosen(Choice())] == ["ann", "cleo"]


def test_a_mission_without_a_delegation_says_so() -> None:
    with pytest.raises(InputError, match="nobody to copy for"):
        Delegation(InMemoryReader((mission(), pack())), pack(), today=TODAY).chosen(Choice())
    with pytest.raises(InputError, match="no mission"):
        Delegation(InMemoryReader((pack(),)), pack(), today=TODAY)


def test_the_points_of_another_mission_count_for_nobody() -> None:
    elsewhere = replace(programme_item("Elsewhere"), id=ProgrammeItemId("x"), people=(PersonId("ann"),))
    away = replace(mission(), id=MissionId("mission-2"), delegation=())
    trip = replace(mission(), delegation=(HEAD,))
    reader = InMemoryReader((person("Ann Alpha", key="ann"), trip, away, pack(), replace(elsewhere, mission=away.id)))
    with pytest.raises(InputError, match="point of the programme"):
        Delegation(reader, pack(), today=TODAY).chosen(Choice(attending=("Elsewhere",)))
