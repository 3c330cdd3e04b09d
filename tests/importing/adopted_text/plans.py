"""Resolutions of nobody's wording: their structure is made first, then written down as people have it.

A plan knows its lines as the files show them, and what a reader has to find in them. Nothing here uses the reader.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from briefing_app.domain.records.recommendation import CallKind
from tests.importing.adopted_text.wordings import ENGLISH, WORDINGS, Wording

NOTE = "\ufff9"
"""Stands in a plan for the mark of the next note."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line: its mark, its words, how deep it stands, and which list counts it ("" for none)."""

    mark: str
    words: str
    depth: int = 0
    counted_by: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """A draft that has to be found."""

    paragraph: str
    clause: str
    kind: CallKind
    addressee: str
    text: str


@dataclass(slots=True)
class Plan:
    """A resolution as planned."""

    title: str
    reference: str
    others: tuple[str, ...]
    head: list[str]
    wording: Wording = ENGLISH
    lines: list[PlanLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    recitals: list[tuple[str, str]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    drafts: list[Expected] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)


def seen(words: str) -> str:
    """Words as they have to be read: plain spaces and hyphens, no marks of notes."""
    return words.replace(NOTE, "").replace("\u2011", "-").replace("\u00a0", " ")


def letters(value: int) -> str:
    """A, ... Z, AA, AB, ..."""
    return (letters((value - 1) // 26) if value > 26 else "") + chr(ord("A") + (value - 1) % 26)


def plan(seed: int, language: str = "en") -> Plan:
    """The resolution that this number always makes."""
    return _Planner(random.Random(seed), WORDINGS[language]).whole()


class _Planner:
    def __init__(self, dice: random.Random, wording: Wording) -> None:
        self.dice, self.say = dice, wording
        term, year, number = dice.randint(7, 10), dice.randint(2009, 2025), dice.randint(1, 999)
        procedure = f"{year}/{2500 + number}(RSP)"
        title = wording.title.format(day=dice.randint(1, 28), year=year, place=dice.choice(wording.places))
        reference = f"P{term}_TA({year}){number:04}"
        others = (f"RC-B{term}-{number:04}/{year}", procedure)
        head = [f"{reference}{others[0]}".replace("-", "\u2011"), f"{title} ({procedure})"]
        self.out = Plan(seen(title), reference, others, head, wording)

    def whole(self) -> Plan:
        dice = self.dice
        for _ in range(dice.randint(1, 6)):
            self._citation()
        many = dice.random() < 0.3
        for number in range(1, dice.randint(27, 60) if many else dice.randint(2, 12)):
            self._recital(letters(number))
        for number in range(1, dice.randint(3, 25)):
            if dice.random() < 0.2:
                self._heading(number)
            self._paragraph(str(number))
        last = len(self.out.numbers) + 1
        self._line(f"{last}.", self.say.last, counted_by="paragraphs")
        self.out.numbers.append(str(last))
        self._expect(str(last), "", CallKind.INSTRUCTION, self.say.last, "")
        return self.out

    def _line(self, mark: str, words: str, depth: int = 0, counted_by: str = "") -> None:
        self.out.lines.append(PlanLine(mark, words, depth, counted_by))

    def _expect(self, paragraph: str, clause: str, kind: CallKind, text: str, *names: str) -> None:
        for name in names:
            self.out.drafts.append(Expected(paragraph, clause, kind, name, seen(text)))

    def _note(self) -> str:
        """Perhaps the mark of a note; its words then name an earlier text."""
        if self.dice.random() > 0.4:
            return ""
        reference = f"P7_TA(2012){self.dice.randint(1, 9999):04}"
        self.out.notes.append(self.say.last_note.format(reference=reference))
        self.out.cited.append(reference)
        return NOTE

    def _citation(self) -> None:
        words = self.say.citation.format(place=self.dice.choice(self.say.places), note=self._note())
        self._line("–", words, counted_by="citations")
        self.out.citations.append(seen(words))

    def _recital(self, number: str) -> None:
        words = self.say.recital.format(action=self._action(), note=self._note())
        self._line(f"{number}.", words, counted_by="recitals")
        read = [seen(words)]
        for place in range(1, self.dice.choice((1, 1, 1, 4))):
            point = self.say.recital_point.format(year=2000 + place, action=self._action())
            self._line(f"{chr(96 + place)}.", point, 1, "recitals")
            read.append(f"{chr(96 + place)}. {seen(point)}")
        self.out.recitals.append((number, " ".join(read)))

    def _heading(self, number: int) -> None:
        words = self.say.heading.format(number=number)
        self._line("", words)
        self.out.headings.append(words)

    def _paragraph(self, number: str) -> None:
        self.out.numbers.append(number)
        dice = self.dice
        dice.choice(
            (
                self._call,
                self._call,
                self._two_clauses,
                self._appraisal,
                self._for_nobody,
                self._points,
                self._own_verbs,
            )
        )(number)

    def _action(self) -> str:
        return self.dice.choice(self.say.actions)

    def _said(self, number: str, words: str) -> None:
        self._line(f"{number}.", f"{words}{self.say.end}", counted_by="paragraphs")

    def _called(self) -> tuple[str, tuple[str, ...]]:
        """A verb, those whom it addresses, and the word before what is asked; whom it means."""
        verb, dative, link = self.dice.choice(self.say.calls)
        chosen = self.dice.sample(self.say.addressees, self.dice.choice((1, 1, 1, 2, 3)))
        words = [to if dative else whom for whom, to, _ in chosen]
        listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])}{self.say.conjunction}{words[-1]}"
        return f"{verb} {listed} {link}", tuple(name for *_, name in chosen)

    def _call_words(self) -> tuple[str, tuple[str, ...]]:
        called, names = self._called()
        return f"{called} {self._action()}{self._note()}", names

    def _appraisal_words(self) -> str:
        return f"{self.dice.choice(self.say.appraisals)} {self.dice.choice(self.say.objects)}{self._note()}"

    def _call(self, number: str) -> None:
        words, names = self._call_words()
        self._said(number, words)
        self._expect(number, "", CallKind.CALL, words, *names)

    def _appraisal(self, number: str) -> None:
        words = self._appraisal_words()
        self._said(number, words)
        self._expect(number, "", CallKind.APPRAISAL, words, "")

    def _for_nobody(self, number: str) -> None:
        words = self.say.for_nobody.format(object=self.dice.choice(self.say.objects), note=self._note())
        self._said(number, words)
        self._expect(number, "", CallKind.CALL, words, "")

    def _two_clauses(self, number: str) -> None:
        first = self._appraisal_words()
        second, names = self._call_words()
        second = second[0].lower() + second[1:]
        semicolon = f"{self.say.end} "
        between = self.dice.choice((semicolon, self.say.conjunction))
        self._said(number, f"{first}{between if second.startswith(self.say.parting) else semicolon}{second}")
        self._expect(number, "(a)", CallKind.APPRAISAL, first, "")
        self._expect(number, "(b)", CallKind.CALL, second, *names)

    def _points(self, number: str) -> None:
        called, names = self._called()
        lead = f"{called}{self.say.colon}"
        self._line(f"{number}.", lead, counted_by="paragraphs")
        for place in range(1, self.dice.choice((3, 4, 12))):
            label = f"({chr(96 + place)})"
            if self.dice.random() < 0.25:
                point = self.say.point.format(year=2020 + place)
                self._line(label, point, 1, "paragraphs")
                for inner, roman in enumerate(("(i)", "(ii)", "(iii)"), start=1):
                    words = self.say.step.format(number=inner)
                    self._line(roman, f"{words}{self.say.end}", 2, "paragraphs")
                    self._expect(number, label + roman, CallKind.CALL, f"{lead} {point} {words}", *names)
            else:
                words = f"{self._action()}{self._note()}"
                self._line(label, f"{words}{self.say.end}", 1, "paragraphs")
                self._expect(number, label, CallKind.CALL, f"{lead} {words}", *names)

    def _own_verbs(self, number: str) -> None:
        lead = self.say.own_verbs
        self._line(f"{number}.", lead, counted_by="paragraphs")
        self._expect(number, "(c)", CallKind.APPRAISAL, lead, "")
        for label in ("(a)", "(b)"):
            words, names = self._call_words()
            self._line(label, f"{words}{self.say.end}", 1, "paragraphs")
            self._expect(number, label, CallKind.CALL, words, *names)
