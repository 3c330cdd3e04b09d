"""Resolutions of nobody's wording: their structure is made first, then written down as people have it.

A plan knows its lines as the files show them, and what a reader has to find in them. Nothing here uses the reader.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from briefing_app.domain.records.recommendation import CallKind

NOTE = "\ufff9"
"""Stands in a plan for the mark of the next note."""

ADDRESSEES = (
    ("the Kazakh authorities", "Kazakhstan"),
    ("the Government of Kyrgyzstan", "Kyrgyzstan"),
    ("Tajikistan", "Tajikistan"),
    ("the Commission", "European Commission"),
    ("the Council", "Council of the European Union"),
    ("the Member\u00a0States", "EU Member States"),
    ("the VP/HR", "High Representative / Vice-President"),
    ("the EU Delegation to Kazakhstan", "EU Delegation"),
    ("the OSCE", "OSCE"),
)
CALLS = ("Calls on", "Urges", "Strongly urges", "Calls upon", "Invites", "Once again urges", "Asks", "Encourages")
APPRAISALS = ("Condemns", "Strongly regrets", "Welcomes", "Notes", "Is deeply concerned about", "Recalls", "Stresses")
ACTIONS = (
    "release all persons held for peaceful assembly",
    "amend Article 2(1) of the Code, as paragraph 4 of P8_TA(2019)0203 asks",
    "publish a report (in full; without delay) by the end of 2021",
    "end the practice of “pacts; promises; pledges” in its courts",
    "protect Әйгерім Қасенова and ნინო ბერიძე from reprisals",
    "adopt the non\u2011discrimination law, the draft of which is ready",
    "fund 20\u00a0000 places for training",
)
OBJECTS = (
    "the long sentences of 2019",
    "the so\u2011called “reform; in name only” of the courts",
    "the work of civil society (in towns and villages)",
    "the report RC\u2011B8\u20110204/2019",
)
PLACES = ("Exampleland", "Kazakhstan", "Central Asia")


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


def plan(seed: int) -> Plan:
    """The resolution that this number always makes."""
    return _Planner(random.Random(seed)).whole()


class _Planner:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        term, year, number = dice.randint(7, 10), dice.randint(2009, 2025), dice.randint(1, 999)
        place = dice.choice(PLACES)
        procedure = f"{year}/{2500 + number}(RSP)"
        self.title = f"European Parliament resolution of {dice.randint(1, 28)} March {year} on human rights in {place}"
        reference = f"P{term}_TA({year}){number:04}"
        others = (f"RC-B{term}-{number:04}/{year}", procedure)
        head = [f"{reference}{others[0]}".replace("-", "\u2011"), f"{self.title} ({procedure})"]
        self.out = Plan(seen(self.title), reference, others, head)

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
        text = "Instructs its President to forward this resolution to the Council and the Kazakh authorities."
        self._line(f"{last}.", text, counted_by="paragraphs")
        self.out.numbers.append(str(last))
        self._expect(str(last), "", CallKind.INSTRUCTION, text, "")
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
        self.out.notes.append(f"Texts adopted, {reference}.")
        self.out.cited.append(reference)
        return NOTE

    def _citation(self) -> None:
        words = f"having regard to its resolution of 5 May 2012 on {self.dice.choice(PLACES)}{self._note()},"
        self._line("–", words, counted_by="citations")
        self.out.citations.append(seen(words))

    def _recital(self, number: str) -> None:
        words = f"whereas the authorities must {self.dice.choice(ACTIONS)}{self._note()};"
        self._line(f"{number}.", words, counted_by="recitals")
        read = [seen(words)]
        for place in range(1, self.dice.choice((1, 1, 1, 4))):
            point = f"the call of {2000 + place} to {self.dice.choice(ACTIONS)};"
            self._line(f"{chr(96 + place)}.", point, 1, "recitals")
            read.append(f"{chr(96 + place)}. {seen(point)}")
        self.out.recitals.append((number, " ".join(read)))

    def _heading(self, number: int) -> None:
        words = f"Part {number}: prisoners and courts"
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

    def _addressed(self) -> tuple[str, tuple[str, ...]]:
        chosen = self.dice.sample(ADDRESSEES, self.dice.choice((1, 1, 1, 2, 3)))
        words = [words for words, _ in chosen]
        listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
        return listed, tuple(name for _, name in chosen)

    def _call_words(self) -> tuple[str, tuple[str, ...]]:
        whom, names = self._addressed()
        return f"{self.dice.choice(CALLS)} {whom} to {self.dice.choice(ACTIONS)}{self._note()}", names

    def _appraisal_words(self) -> str:
        return f"{self.dice.choice(APPRAISALS)} {self.dice.choice(OBJECTS)}{self._note()}"

    def _call(self, number: str) -> None:
        words, names = self._call_words()
        self._line(f"{number}.", f"{words};", counted_by="paragraphs")
        self._expect(number, "", CallKind.CALL, words, *names)

    def _appraisal(self, number: str) -> None:
        words = self._appraisal_words()
        self._line(f"{number}.", f"{words};", counted_by="paragraphs")
        self._expect(number, "", CallKind.APPRAISAL, words, "")

    def _for_nobody(self, number: str) -> None:
        words = f"Calls for an end to {self.dice.choice(OBJECTS)}{self._note()}"
        self._line(f"{number}.", f"{words};", counted_by="paragraphs")
        self._expect(number, "", CallKind.CALL, words, "")

    def _two_clauses(self, number: str) -> None:
        first = self._appraisal_words()
        second, names = self._call_words()
        second = second[0].lower() + second[1:]
        between = self.dice.choice(("; ", " and ")) if second.startswith(("calls on", "urges")) else "; "
        self._line(f"{number}.", f"{first}{between}{second};", counted_by="paragraphs")
        self._expect(number, "(a)", CallKind.APPRAISAL, first, "")
        self._expect(number, "(b)", CallKind.CALL, second, *names)

    def _points(self, number: str) -> None:
        whom, names = self._addressed()
        lead = f"{self.dice.choice(CALLS)} {whom} to:"
        self._line(f"{number}.", lead, counted_by="paragraphs")
        for place in range(1, self.dice.choice((3, 4, 12))):
            label = f"({chr(96 + place)})"
            if self.dice.random() < 0.25:
                point = f"see to it, by {2020 + place}, that:"
                self._line(label, point, 1, "paragraphs")
                for inner, roman in enumerate(("(i)", "(ii)", "(iii)"), start=1):
                    words = f"step {inner} of the law is taken"
                    self._line(roman, f"{words};", 2, "paragraphs")
                    self._expect(number, label + roman, CallKind.CALL, f"{lead} {point} {words}", *names)
            else:
                words = f"{self.dice.choice(ACTIONS)}{self._note()}"
                self._line(label, f"{words};", 1, "paragraphs")
                self._expect(number, label, CallKind.CALL, f"{lead} {words}", *names)

    def _own_verbs(self, number: str) -> None:
        lead = "Stresses the following, in the light of events:"
        self._line(f"{number}.", lead, counted_by="paragraphs")
        self._expect(number, "(c)", CallKind.APPRAISAL, lead, "")
        for label in ("(a)", "(b)"):
            words, names = self._call_words()
            self._line(label, f"{words};", 1, "paragraphs")
            self._expect(number, label, CallKind.CALL, words, *names)
