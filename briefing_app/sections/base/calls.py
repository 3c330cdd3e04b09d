"""The calls of one text to one addressee: what several sections show, named for the window's tree."""

from __future__ import annotations

from typing import NamedTuple

from briefing_app.domain.ids import AddresseeId, InstrumentId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View


class ChosenCalls(NamedTuple):
    """Whose calls a section shows: those of a text, to one addressee or to all."""

    instrument: Instrument
    addressee: AddresseeId | None


def chosen_calls(section: Section, view: View) -> ChosenCalls | None:
    """Return what the section has chosen, or None without a text that the audience may see."""
    chosen = section.chosen("instrument")
    instrument = view.records.get(Instrument, chosen[0]) if chosen else None
    if instrument is None:
        return None
    addressees = section.chosen("addressee")
    return ChosenCalls(instrument, AddresseeId(addressees[0]) if addressees else None)


def contained_calls(section: Section, reader: Reader) -> tuple[RecordRef, ...]:
    """The instrument that the section has chosen, and its calls to the chosen addressee."""
    chosen = section.chosen("instrument")
    instrument = reader.get(Instrument, chosen[0]) if chosen else None
    if instrument is None:
        return ()
    addressees = section.chosen("addressee")
    calls = reader.where(Recommendation, "instrument", InstrumentId(instrument.id))
    wanted = [call for call in calls if not addressees or addressees[0] in call.addressees]
    return (instrument.ref, *(call.ref for call in wanted))
