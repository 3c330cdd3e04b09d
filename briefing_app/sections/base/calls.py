"""The calls of one text to one addressee: what several sections show, named for the window's tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing_app.domain.ids import AddresseeId, InstrumentId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Section
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.view import View
from briefing_app.sections.base.section_type import FirstStep


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


def first_call(_section: Section, shown: Sequence[RecordRef], reader: Reader) -> FirstStep | None:
    """Lead to a text and its calls, while there are none."""
    if len(shown) > 1:
        return None
    read = "Read an adopted text…"
    if shown:
        words = (
            "The text that is chosen has no calls to whom this section is about. Read them in from the adopted text, "
            "or choose another addressee below."
        )
        return FirstStep(words=words, answer=read, action="read_adopted_text")
    if reader.all(Instrument):
        return FirstStep(words=f"{_BELONGS} Choose the text first.", answer="Choose the text", field="instrument")
    words = f"{_BELONGS} There is no text in this library yet: read one in, then choose it here."
    return FirstStep(words=words, answer=read, action="read_adopted_text")


_BELONGS = "This section shows what became of the calls of one text, such as a resolution of Parliament."


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
