"""Who gets a copy: the Members of a mission's delegation, chosen by what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from briefing_app.domain.ids import PersonId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Mission, ProgrammeItem
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.place import Country, name_on
from briefing_app.domain.written_dates import NotADateError, read_date
from briefing_app.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A Member of the delegation as one chooses by: ``groups`` are the forms of the political group at that time.

    ``attends`` are the ids of the programme's points at which the Member is named, and their days as 2020-02-17.
    """

    person: Person
    role: str
    travels: bool
    country: str
    groups: tuple[str, ...]
    attends: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which Members are meant: any of the words of a kind, and every kind that has words. Empty means everybody.

    A role is meant by a part of its words, the other kinds by the whole word, whatever the case. ``attending`` holds
    ids or titles of points of the programme, or days.
    """

    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Names or ids of persons."""
    without: tuple[str, ...] = ()
    """Names or ids of those who get none."""
    travelling: bool = False


class Delegation:
    """The delegation of a pack's mission, in the order of its list."""

    def __init__(self, reader: Reader, pack: Pack, *, today: date) -> None:
        """Read the list; political groups are those of the mission's first day, else of the pack's, else ``today``."""
        mission = reader.get(Mission, pack.mission)
        if mission is None:
            raise InputError("The pack has no mission", f"The mission of “{pack.name}” is not in the library.")
        known = (mission.start, pack.as_of)
        day = next((given.first_day for given in known if given is not None), today)
        self.items = reader.where(ProgrammeItem, "mission", mission.id)
        self.members = tuple(
            Recipient(
                person=person,
                role=member.role,
                travels=member.travels,
                country=_country(reader, person),
                groups=_groups(person, day),
                attends=frozenset(_attended(self.items, person.id)),
            )
            for member in mission.delegation
            for person in reader.many(Person, (member.person,))
        )

    def chosen(self, choice: Choice) -> tuple[Recipient, ...]:
        """Return those who are meant, in the list's order, each person once.

        Raises:
            InputError: if a word means nobody of the delegation, or nobody is left.
        """
        if not self.members:
            raise InputError(
                "There is nobody to copy for",
                "The mission of this pack has no delegation.",
                "Add its Members in the pack\u2019s section Delegation, or export the pack instead.",
            )
        meant = list(self.members)
        for words, title, tells in (
            (choice.groups, "political group", _has_group),
            (choice.roles, "role", _has_role),
            (choice.countries, "country", _is_of),
            (tuple(map(self._occasion, choice.attending)), "point of the programme", _attends),
            (choice.people, "name", _is_called),
        ):
            if words:
                found = self._all_of(words, title, tells)
                meant = [member for member in meant if member.person.id in found]
        left_out = self._all_of(choice.without, "name", _is_called)
        meant = [each for each in meant if each.person.id not in left_out and (each.travels or not choice.travelling)]
        if not meant:
            raise InputError(
                "Nobody is chosen", "No Member of the delegation is all of that.", "Choose by fewer words."
            )
        return tuple({member.person.id: member for member in meant}.values())

    def _all_of(self, words: Iterable[str], title: str, tells: Callable[[Recipient, str], bool]) -> frozenset[PersonId]:
        found: set[PersonId] = set()
        for word in words:
            named = {member.person.id for member in self.members if tells(member, word)}
            if not named:
                raise InputError(
                    f"Nobody in the delegation goes by this {title}",
                    f"{word!r} means none of its {len(self.members)} Members.",
                    "See how it is written in the mission, its programme and its people.",
                )
            found |= named
        return frozenset(found)

    def _occasion(self, words: str) -> str:
        """Return the id of a point of the programme that is named by its title; days as 2020-02-17, ids as they are."""
        wanted = words.strip().casefold()
        titled = [item for item in self.items if item.title.casefold() == wanted]
        titled = titled or [item for item in self.items if item.title.casefold().startswith(wanted)]
        if len(titled) > 1:
            raise InputError(
                "Which point of the programme?",
                f"{len(titled)} begin with {words!r}.",
                "Give the id or the day instead.",
            )
        return titled[0].id if titled else _stored_day(words)


def _stored_day(words: str) -> str:
    try:
        return str(read_date(words))
    except NotADateError:
        return words


def _country(reader: Reader, person: Person) -> str:
    country = reader.get(Country, person.country) if person.country is not None else None
    return country.name if country is not None else ""


def _groups(person: Person, day: date) -> tuple[str, ...]:
    group = name_on(person.groups, day)
    return tuple(filter(None, (group.name, group.short))) if group is not None else ()


def _attended(items: Iterable[ProgrammeItem], person: PersonId) -> Iterable[str]:
    for item in items:
        if person in item.people or person == item.lead:
            yield item.id
            if item.date is not None and item.date.day is not None:
                yield item.date.first_day.isoformat()


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _has_group(member: Recipient, words: str) -> bool:
    return any(_same(group, words) for group in member.groups)


def _has_role(member: Recipient, words: str) -> bool:
    return bool(words.strip()) and words.strip().casefold() in member.role.casefold()


def _is_of(member: Recipient, words: str) -> bool:
    return _same(member.country, words) or member.person.country == words


def _attends(member: Recipient, words: str) -> bool:
    return words.strip() in member.attends


def _is_called(member: Recipient, words: str) -> bool:
    return member.person.id == words or any(_same(form, words) for form in member.person.spellings)
