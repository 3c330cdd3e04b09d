"""What was asked of a library, and what it answered: the proof that nodes made from the answers still hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from briefing_app.domain.ids import RecommendationId
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.reference import RecordRef

R = TypeVar("R", bound=Record)
Question: TypeAlias = tuple[Any, ...]
"""The name of a method of ``Reader`` and what was given to it, all of it hashable."""
Answer: TypeAlias = Record | tuple[Record, ...] | None


class Questions:
    """Satisfies ``domain.reader.Reader`` over another reader, and keeps every question with its answer."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._asked: dict[Question, Answer] = {}

    @property
    def asked(self) -> Mapping[Question, Answer]:
        """Every question so far, with what was answered."""
        return self._asked

    @property
    def reads(self) -> frozenset[RecordRef]:
        """Every record and text that was looked at, the closed ones included, and those that were not there."""
        found = {record.ref for answer in self._asked.values() for record in _records(answer)}
        for name, *about in self._asked:
            if name == "get":
                found.add(RecordRef(kind=about[0].KIND, id=about[1]))
            elif name == "many":
                found.update(RecordRef(kind=about[0].KIND, id=each) for each in about[1])
        return frozenset(found)

    def get(self, kind: type[R], record_id: str, /) -> R | None:
        """The record with this id, or ``None``."""
        found = self.reader.get(kind, record_id)
        self._asked["get", kind, record_id] = found
        return found

    def many(self, kind: type[R], ids: Iterable[str], /) -> tuple[R, ...]:
        """The records with these ids, in the order given."""
        wanted = tuple(ids)
        found = self.reader.many(kind, wanted)
        self._asked["many", kind, wanted] = found
        return found

    def where(self, kind: type[R], field: str, value: str, /) -> tuple[R, ...]:
        """Records whose relation ``field`` is ``value``."""
        found = self.reader.where(kind, field, value)
        self._asked["where", kind, field, value] = found
        return found

    def all(self, kind: type[R], /) -> tuple[R, ...]:
        """Every record of a kind."""
        found = self.reader.all(kind)
        self._asked["all", kind] = found
        return found

    def texts(self, owners: Iterable[str], /) -> tuple[WrittenText, ...]:
        """All texts of these owners."""
        wanted = tuple(owners)
        found = self.reader.texts(wanted)
        self._asked["texts", wanted] = found
        return found

    def assessments(self, recommendations: Iterable[RecommendationId], /) -> tuple[Assessment, ...]:
        """Assessments of these recommendations."""
        wanted = tuple(recommendations)
        found = self.reader.assessments(wanted)
        self._asked["assessments", wanted] = found
        return found


def still_so(asked: Mapping[Question, Answer], reader: Reader) -> bool:
    """Whether ``reader`` answers all of these questions as they were answered."""
    return all(getattr(reader, name)(*about) == answer for (name, *about), answer in asked.items())


def ask_ahead(questions: Iterable[Question], reader: Reader) -> None:
    """Ask for single records, texts and assessments in a few large questions, of a reader that keeps the answers."""
    records: dict[type[Record], dict[str, None]] = {}
    owners: dict[str, None] = {}
    calls: dict[RecommendationId, None] = {}
    for name, *about in questions:
        if name == "get":
            records.setdefault(about[0], {})[about[1]] = None
        elif name == "many":
            records.setdefault(about[0], {}).update(dict.fromkeys(about[1]))
        elif name == "texts":
            owners.update(dict.fromkeys(about[0]))
        elif name == "assessments":
            calls.update(dict.fromkeys(about[0]))
    for kind, ids in records.items():
        reader.many(kind, ids)
    reader.texts(owners)
    reader.assessments(calls)


def _records(answer: Answer) -> tuple[Record, ...]:
    return answer if isinstance(answer, tuple) else (answer,) if answer is not None else ()
