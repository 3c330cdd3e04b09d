"""A withheld twin wherever a person of a library stands: beside others, in the place of one alone, in every text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from briefing_app.domain.ids import PersonId
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import DelegationMember
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, Run, Text
from tests.builders import InMemoryReader

SHOWN = "a lawyer, name withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A twin's name, and where it stands: kind of record and field."""

    id: PersonId
    name: str
    place: str

    @property
    def parts(self) -> tuple[str, ...]:
        """Words that stand nowhere but in one of its forms."""
        return (*self.name.split(), self.script, self.spelling)

    @property
    def script(self) -> str:
        """Its other script."""
        return f"Жасырын{self.name.split()[0].removeprefix('Withheldov')}"

    @property
    def spelling(self) -> str:
        """Another way to write it."""
        return f"Zhassyryn{self.name.split()[0].removeprefix('Withheldov')}"


class Twins:
    """Makes them in a library; ``made`` lists every one, ``whose`` the persons that have some."""

    def __init__(self, reader: InMemoryReader) -> None:
        """Put one to each person wherever it stands, and one to every person into every text."""
        self.made: list[Twin] = []
        self.whose: set[PersonId] = set()
        self._reader = reader
        self._persons = {person.id: person for person in reader.all(Person)}
        self._of_texts: dict[tuple[PersonId, str], Twin] = {}
        for record in tuple(reader.records.values()):
            if isinstance(record, WrittenText):
                reader.put(replace(record, tree=self._in_text(record)))
            elif not isinstance(record, Person):
                self._in_fields(record)

    def _twin(self, person: PersonId, place: str) -> Twin:
        number = len(self.made)
        name = f"Withheldov{number}x Zhasyryn{number}x"
        twin = Twin(id=PersonId(f"twin-{number}"), name=name, place=place)
        self._reader.put(
            replace(
                self._persons[person],
                id=twin.id,
                name=name,
                original_script=twin.script,
                other_spellings=(twin.spelling,),
                named_to=Level.STAFF,
                shown_as=SHOWN,
            )
        )
        self.made.append(twin)
        self.whose.add(person)
        return twin

    def _in_fields(self, record: Record) -> None:
        changed: dict[str, Any] = {}
        for field in fields(record):
            value, place = getattr(record, field.name), f"{record.KIND}.{field.name}"
            if isinstance(value, tuple):
                added = (*value, *self._beside(value, place))
                changed |= {field.name: added} if len(added) > len(value) else {}
            elif isinstance(value, str) and value in self._persons:
                changed[field.name] = self._twin(PersonId(value), place).id
        if changed:
            self._reader.put(replace(record, **changed))

    def _beside(self, values: tuple[object, ...], place: str) -> Iterator[object]:
        for value in values:
            if isinstance(value, DelegationMember):
                yield replace(value, person=self._twin(value.person, place).id)
            elif isinstance(value, RecordRef) and value.id in self._persons:
                yield RecordRef(kind=Person.KIND, id=self._twin(PersonId(value.id), place).id)
            elif isinstance(value, str) and value in self._persons:
                yield self._twin(PersonId(value), place).id

    def _in_text(self, written: WrittenText) -> Text:
        place = f"{written.owner.kind}.{written.field}"
        runs: list[Run] = []
        for person in self._persons:
            twin = self._of_texts.get((person, place)) or self._twin(person, place)
            self._of_texts[person, place] = twin
            runs += [Run(text=", "), Run(text=twin.name, record=RecordRef(kind=Person.KIND, id=twin.id))]
        last = written.tree.blocks[-1] if written.tree.blocks else Block()
        return replace(written.tree, blocks=(*written.tree.blocks[:-1], replace(last, runs=(*last.runs, *runs))))
