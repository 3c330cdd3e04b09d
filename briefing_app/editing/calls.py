"""Add a call by hand to a text that is there. One undo step."""

from __future__ import annotations

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.ids import AddresseeId, InstrumentId, RecommendationId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Addressee, Instrument, Recommendation
from briefing_app.editing.command import Command, behind, needed
from briefing_app.errors import InputError


def add_call(
    title: str,
    *,
    call: RecommendationId,
    text: InstrumentId,
    paragraph: str = "",
    addressees: tuple[AddresseeId, ...] = (),
    language: str = "en",
) -> Command:
    """Add a call named ``call`` at the end of ``text``, addressed to these; its title is in ``language``.

    Raises:
        InputError: if the call would have no words, or its text or an addressee is not there.
    """
    words = " ".join(title.split())

    def command(reader: Reader) -> ChangeSet:
        if not words:
            raise InputError("The call was not added", "It needs words, and a text that makes it.", "Fill in both.")
        needed(reader, Instrument, text)
        for addressee in addressees:
            needed(reader, Addressee, addressee)
        added = Recommendation(
            id=call,
            instrument=text,
            title=words,
            words_in=language,
            paragraph=paragraph.strip() or None,
            addressees=tuple(dict.fromkeys(addressees)),
            order_key=behind(reader.where(Recommendation, "instrument", text)),
        )
        return ChangeSet(label="Add a call", changes=(created(added),))

    return command
