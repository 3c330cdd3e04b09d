"""What is said of the text as an instrument: proposed from the text, and mended by a person."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.claims import Claimant
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import ClaimantField, Field
from briefing_app.domain.ids import CountryId, InstrumentId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Addressee, Instrument, InstrumentKind
from briefing_app.gui.claimant_choices import ClaimantChoice, read_claimants
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.form import form_for
from briefing_app.gui.forms.making import Maker
from briefing_app.gui.outline import record_title
from briefing_app.gui.text.session_undo import SessionUndo
from briefing_app.gui.words import plain
from briefing_app.sections.record_forms import FORMS
from briefing_app.services.reading_texts import InstrumentFields, held_text

_ASKED = frozenset(
    {"title", "short_title", "reference", "adopted", "instrument_kind", "countries", "claimant", "predecessor"}
)
_THERE = "The library has this text already. Its own record is kept as it is; only calls that it lacks are added."

_NAMED = (
    "This reference is that of “{title}”, which the library has. Its record is kept as it is: what the other fields "
    "here say is not taken. Only calls that it lacks are added."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the library knows that the review needs, read at once."""

    addressees: tuple[Addressee, ...]
    claimants: tuple[ClaimantChoice, ...]
    titles: dict[str, str]
    texts: tuple[Instrument, ...] = ()
    countries: tuple[str, ...] = ()
    """Names of the library's countries: their authorities can be addressed, whether or not a record says so yet."""


def read_known(reader: Reader) -> Known:
    """Read addressees, claimants, and the words of countries and texts."""
    texts = reader.all(Instrument)
    countries = reader.all(Country)
    named = (*countries, *texts)
    return Known(
        addressees=reader.all(Addressee),
        claimants=read_claimants(reader),
        titles={str(record.id): record_title(record) for record in named},
        texts=texts,
        countries=tuple(each.name for each in countries),
    )


class InstrumentForm(QWidget):
    """A form of the text's fields. ``edited`` tells that they say something else now."""

    edited = Signal()

    def __init__(self, proposed: InstrumentFields, known: Known, find: Find, *, maker: Maker | None = None) -> None:
        """Show what was ``proposed``; a text that the library has is shown and not changed.

        A country or an earlier text that is not found is made by ``maker``.
        """
        super().__init__()
        self.fields = proposed
        helper = Help(find=find, maker=maker, undo=SessionUndo(self))
        self._form = form_for(_declared(known.claimants), helper)
        for name in ("countries", "predecessor"):
            self._form.editors[name].set_optional(True)
        self._form.show_words(known.titles, {"short_title": proposed.title})
        self._form.show_values(self._values())
        self._form.field_edited.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if proposed.existing is not None:
            layout.addWidget(plain(_THERE))
            self._form.setEnabled(False)
        self._texts = known.texts
        self.told = plain("")
        layout.addWidget(self.told)
        layout.addWidget(self._form)
        self._tell()

    @property
    def problem(self) -> str:
        """What keeps the text from being taken in, in words; empty: nothing."""
        written = str(self._form.editors["title"].value() or "").strip()
        return "" if written else "The text has no title. Lists and packs name it by its title: write one."

    def _values(self) -> dict[str, object]:
        return {name: getattr(self.fields, name) for name in _ASKED}

    def _take(self, name: str, value: object) -> None:
        held = self.fields
        if name == "claimant":
            self.fields = replace(held, claimant=value if isinstance(value, Claimant) else None)
        elif name == "instrument_kind":
            self.fields = replace(held, instrument_kind=InstrumentKind(str(value)))
        elif name == "adopted":
            self.fields = replace(held, adopted=value if isinstance(value, PartialDate) else None)
        elif name == "countries":
            ids = value if isinstance(value, tuple) else ()
            self.fields = replace(held, countries=tuple(CountryId(str(each)) for each in ids))
        elif name == "predecessor":
            self.fields = replace(held, predecessor=InstrumentId(str(value)) if value else None)
        elif name == "title":
            self.fields = replace(held, title=str(value))
        elif name == "short_title":
            self.fields = replace(held, short_title=str(value))
        else:
            self.fields = replace(held, reference=str(value))
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        """Say it where the reference that stands here is one of a text that the library has."""
        held = held_text(self._texts, self.fields) if self.fields.existing is None else None
        self.told.setText(_NAMED.format(title=record_title(held)) if held is not None else "")
        self.told.setVisible(held is not None)


def _declared(claimants: tuple[ClaimantChoice, ...]) -> tuple[Field, ...]:
    """The fields of a text's own form that are asked for here."""
    chosen = tuple((each.claimant, each.words) for each in claimants)
    asked = [declared for declared in FORMS[Kind.INSTRUMENT] if declared.name in _ASKED]
    return tuple(replace(each, choices=chosen) if isinstance(each, ClaimantField) else each for each in asked)
