"""What a person settles of a sheet as a whole: its text, whose word it is, its scale, its dates."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.fields import ChoiceField, DateField, Field, OneOfField
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.offered_mappings import offered_mappings
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Addressee, Instrument
from briefing_app.domain.scales import GENERAL_MAPPINGS, MAPPINGS, GradeMapping
from briefing_app.gui.claimant_choices import ClaimantChoice, claimant_key, claimant_of, read_claimants
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.form import form_for
from briefing_app.gui.forms.making import Maker
from briefing_app.gui.outline import record_title
from briefing_app.gui.text.session_undo import SessionUndo
from briefing_app.services.sheets import SheetImport

_DAY_FIRST = {"": "Ask where it is not certain", "day": "Day first (3/4 is 3 April)", "month": "Month first"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the library knows that a sheet may be about."""

    claimants: tuple[ClaimantChoice, ...]
    titles: dict[str, str]
    texts: tuple[InstrumentId, ...]
    mappings: tuple[GradeMapping, ...] = GENERAL_MAPPINGS


def read_known(reader: Reader) -> Known:
    """Read claimants, texts and addressees."""
    texts = reader.all(Instrument)
    return Known(
        claimants=read_claimants(reader),
        titles={str(record.id): record_title(record) for record in (*texts, *reader.all(Addressee))},
        texts=tuple(each.id for each in texts),
        mappings=offered_mappings(reader),
    )


class SheetSettings(QWidget):
    """A form of a few fields. ``edited`` tells that they say something else now."""

    edited = Signal()

    def __init__(self, prepared: SheetImport, known: Known, find: Find, *, maker: Maker | None = None) -> None:
        """Begin with what was remembered; a text that is not found is made by ``maker``."""
        super().__init__()
        self._claimants = known.claimants
        only = known.texts[0] if len(known.texts) == 1 else None
        self._held = replace(prepared, instrument=prepared.instrument or only)
        self.form = form_for(
            _declared(known.claimants, _scales(known, prepared)),
            Help(find=find, maker=maker, undo=SessionUndo(self)),
        )
        self.form.editors["instrument"].set_optional(True)
        self.form.show_words(known.titles, {"instrument": "As the sheet's own column says"})
        self.form.show_values(
            {
                "instrument": self._held.instrument,
                "claimant": claimant_key(prepared.claimant),
                "mapping": prepared.mapping.name if prepared.mapping is not None else "",
                "assessed_on": prepared.assessed_on,
                "day_first": "",
            }
        )
        self.form.field_edited.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)

    def apply(self, prepared: SheetImport) -> SheetImport:
        """Return the sheet with what was settled here."""
        held = self._held
        return replace(
            prepared,
            instrument=held.instrument,
            claimant=held.claimant,
            mapping=held.mapping,
            assessed_on=held.assessed_on,
            day_first=held.day_first,
        )

    def _take(self, name: str, value: object) -> None:
        word = str(value or "")
        if name == "instrument":
            self._held = replace(self._held, instrument=InstrumentId(word) if word else None)
        elif name == "claimant":
            self._held = replace(self._held, claimant=claimant_of(self._claimants, word))
        elif name == "mapping":
            self._held = replace(self._held, mapping=MAPPINGS.get(word))
        elif name == "assessed_on":
            self._held = replace(self._held, assessed_on=value if isinstance(value, PartialDate) else None)
        else:
            self._held = replace(self._held, day_first=word == "day" if word else None)
        self.edited.emit()


def _scales(known: Known, prepared: SheetImport) -> tuple[tuple[str, str], ...]:
    """Return the scales that are offered, and the one that the sheet was read by before."""
    held = (prepared.mapping,) if prepared.mapping is not None else ()
    return tuple((mapping.name, mapping.title) for mapping in dict.fromkeys((*known.mappings, *held)))


def _declared(claimants: tuple[ClaimantChoice, ...], mappings: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    whose = (("", "As the sheet's own column says"), *((each.key, each.words) for each in claimants))
    scales = (("", "Ours"), *mappings)
    return (
        OneOfField(name="instrument", label="Text", kind=Kind.INSTRUMENT),
        ChoiceField(name="claimant", label="Whose word", choices=whose),
        ChoiceField(name="mapping", label="Grades of", choices=scales),
        DateField(name="assessed_on", label="Date", help="Of statuses beside which the sheet has none."),
        ChoiceField(name="day_first", label="Dates like 3/4", choices=tuple(_DAY_FIRST.items())),
    )
