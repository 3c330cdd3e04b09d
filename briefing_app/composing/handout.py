"""What a handout is: one thing made from one record of a mission, for one use, beside the pack.

Belongs here: the seam that every kind keeps. A kind is ``composing/handouts/<name>.py`` with a ``HANDOUT``, found by
one walk; dialog, command line, preview, print and checks know nothing of any single kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from briefing_app.composing.compose import Composed, compose, frame_of
from briefing_app.composing.furniture import furniture_of, meta_of
from briefing_app.composing.questions import Questions
from briefing_app.composing.reading import NotingReader
from briefing_app.composing.view import LibraryView
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document, Furniture, Part
from briefing_app.document.words import lines
from briefing_app.domain.fields import ChoiceField, Field, FlagField
from briefing_app.domain.ids import PackId, SectionId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Imposition
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.pack import OptionValue, Pack, Section
from briefing_app.domain.short_words import short_words
from briefing_app.domain.view import View
from briefing_app.errors import InputError

_NAMES, _NAMES_IN_ROWS = ("name", "title", "short_title"), ("names.", "capital_names.")
"""The words of a record by which it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutInput:
    """What a kind is made from: the view, the chosen record (``None`` where it has no choice), the options.

    ``step`` is how many steps it is shortened, or made fuller, by.
    """

    view: View
    subject: Record | None
    options: Mapping[str, OptionValue]
    step: int = 0
    elsewhere: Callable[[Record], tuple[str, ...]] = lambda _record: ()
    """What a record is called in the other languages of the library, each with its code behind it."""

    def option(self, name: str) -> str:
        """The value of a choice."""
        value = self.options.get(name)
        return value if isinstance(value, str) else ""

    def ticked(self, name: str) -> bool:
        """The value of a tick."""
        return self.options.get(name) is True


def _as_it_is(furniture: Furniture, _given: HandoutInput) -> Furniture:
    return furniture


def _of_the_pack(pack: Pack, _subject: Record | None) -> str:
    return pack.language


def _no_subjects(_reader: Reader, _pack: Pack) -> tuple[Record, ...]:
    return ()


def _whole(_given: HandoutInput) -> int | None:
    return None


def _not_at_all(_options: Mapping[str, OptionValue]) -> int:
    return 0


def _no_parts(_given: HandoutInput) -> tuple[Part, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A kind of handout: its name, its words on the screen, what may be chosen, and how it composes.

    ``fields`` are choices and ticks. ``subjects`` are the records one of which it is made from, ``about`` the words
    for such a record; without ``about`` it is made from the mission. ``impositions`` are the ways in which its pages
    may lie on paper, the usual one first. No parts: there is nothing for this audience. ``of_pack``: it is the pack
    itself, or one of its sections, laid on paper in another way; it composes nothing of its own. ``word``: it is worth
    having as a Word file too. ``styled``: its pages follow the page style.
    """

    name: str
    label: str
    help: str
    compose: Callable[[HandoutInput], Iterable[Part]] = _no_parts
    fields: tuple[Field, ...] = ()
    about: str = ""
    subjects: Callable[[Reader, Pack], tuple[Record, ...]] = _no_subjects
    impositions: tuple[Imposition, ...] = (Imposition.NONE,)
    language: Callable[[Pack, Record | None], str] = _of_the_pack
    furniture: Callable[[Furniture, HandoutInput], Furniture] = _as_it_is
    version: Callable[[HandoutInput], int | None] = _whole
    """The minutes of the version of a note that it is."""
    of_pack: bool = False
    word: bool = False
    styled: bool = False
    audience: Level | None = None
    """For whom it usually is; ``None``: for whom the pack is."""
    shorter: int = 0
    """By how many steps it can be shortened until it takes one page; 0: it takes as many as it takes."""
    fuller: Callable[[Mapping[str, OptionValue]], int] = _not_at_all
    """By how many steps it can be made fuller, as long as it takes no page more."""
    suits: tuple[str, ...] = ()
    """Types of sections from which one comes to it first."""
    order: int = 100
    """Where the kind stands in the list of kinds."""

    def filled(self, options: Mapping[str, OptionValue]) -> dict[str, OptionValue]:
        """Return a value for each field: the one given, else its default.

        Raises:
            InputError: for an option that the kind has not, or a value that the field does not take.
        """
        known = {declared.name: declared for declared in self.fields}
        values: dict[str, OptionValue] = {name: _default(declared) for name, declared in known.items()}
        for name, value in options.items():
            declared = known.get(name)
            if declared is None or not _takes(declared, value):
                raise InputError(
                    f"“{self.label}” cannot be made so",
                    f"It takes no {name} of {value!r}." if declared else f"It has no choice {name!r}.",
                    "Choose from: " + "; ".join(map(_offered, self.fields)) if self.fields else "",
                )
            values[name] = value
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutChoice:
    """Which handout is made of which pack, from which record, with which options. ``subject`` is a record's id."""

    pack: PackId
    kind: Handout
    subject: str = ""
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    audience: Level | None = None
    as_of: date | None = None
    step: int = 0


def compose_handout(reader: Reader, choice: HandoutChoice, *, today: date, now: datetime) -> Composed:
    """Compose one handout.

    Raises:
        InputError: if there is no such pack or record, an option is not one, or nothing in it is for this audience.
    """
    asking = Questions(NotingReader(reader))
    kind = choice.kind
    options = kind.filled(choice.options)
    pack = asking.reader.get(Pack, choice.pack)
    subject = _subject(reader, pack, choice) if pack is not None else None
    if kind.of_pack:
        section = SectionId(subject.id) if isinstance(subject, Section) else None
        whose, as_of = choice.audience, choice.as_of
        return compose(
            reader, choice.pack, recipe=None, audience=whose, as_of=as_of, today=today, now=now, section=section
        )
    frame = frame_of(
        asking,
        choice.pack,
        recipe=None,
        audience=choice.audience or kind.audience,
        as_of=choice.as_of,
        today=today,
        language=kind.language(pack, subject) if pack is not None else "",
    )
    view = LibraryView(asking, frame)
    given = HandoutInput(
        view=view, subject=_seen(view, subject), options=options, step=choice.step, elsewhere=_namer(asking, view)
    )
    parts = tuple(kind.compose(given))
    if not any(line.strip() for part in parts for child in part.children for line in lines(child)):
        raise InputError(
            "There is nothing to hand out",
            f"“{kind.label}” holds nothing that the audience “{frame.recipe.audience.value}” may see.",
            "Choose another audience, or open what it is made from to this one: “May be read by” in its form.",
        )
    meta = meta_of(view, now)
    document = Document(
        meta=replace(meta, title=f"{view.language.say(kind.label)}: {parts[0].title}"),
        furniture=kind.furniture(furniture_of(view, now), given),
        parts=tuple(replace(part, listed=False) for part in parts),
    )
    return Composed(
        document=finish(document),
        recipe=frame.recipe,
        audience=frame.recipe.audience,
        as_of=frame.as_of,
        reads=asking.reads,
        version=kind.version(given),
        borrowed=tuple(sorted((*about, code) for about, code in view.borrowed.items())),
    )


def _namer(reader: Reader, view: LibraryView) -> Callable[[Record], tuple[str, ...]]:
    """Return what says how a record is called in other languages, as far as the audience may read these versions."""

    def names(record: Record) -> tuple[str, ...]:
        here, held = set(short_words(record).values()), reader.get(type(record), record.id)
        own = short_words(held) if held is not None else {}
        said = [(words, held.words_in) for name, words in own.items() if _is_name(name)] if held is not None else []
        said += [
            (text.tree.plain, text.language)
            for text in reader.texts([record.id])
            if text.owner == record.ref and _is_name(text.field) and text.level.visible_to(view.audience)
        ]
        return tuple(f"{words} ({code})" for words, code in said if words and words not in here)

    return names


def _is_name(field: str) -> bool:
    return field in _NAMES or field.startswith(_NAMES_IN_ROWS)


def _subject(reader: Reader, pack: Pack, choice: HandoutChoice) -> Record | None:
    kind = choice.kind
    if not kind.about:
        return None
    offered = kind.subjects(reader, pack)
    found = [record for record in offered if record.id == choice.subject]
    if not found:
        raise InputError(
            f"There is no such {kind.about}",
            f"“{kind.label}” is made from a {kind.about}, and “{pack.name}” has none with the id {choice.subject!r}.",
            f"Choose one of its {len(offered)}." if offered else f"Add a {kind.about} first.",
        )
    return found[0]


def _seen(view: LibraryView, subject: Record | None) -> Record | None:
    if subject is None:
        return None
    seen = view.records.get(type(subject), subject.id)
    if seen is None:
        raise InputError(
            f"Nothing here is for the audience “{view.audience.value}”",
            "It may not see what this is made from.",
            "Choose another audience, or open the record to this one.",
        )
    return seen


def _default(declared: Field) -> OptionValue:
    if isinstance(declared, FlagField):
        return declared.default
    return declared.default if isinstance(declared, ChoiceField) else None


def _takes(declared: Field, value: OptionValue) -> bool:
    if isinstance(declared, FlagField):
        return isinstance(value, bool)
    return isinstance(declared, ChoiceField) and value in {each for each, _ in declared.choices}


def _offered(declared: Field) -> str:
    values = (each for each, _ in declared.choices) if isinstance(declared, ChoiceField) else ("yes", "no")
    return f"{declared.name} ({', '.join(value or 'none' for value in values)})"
