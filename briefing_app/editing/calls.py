"""Add a call by hand: to a text that is there, or with a new one. One undo step."""

from __future__ import annotations

from briefing_app.domain.changes import Change, ChangeSet, created
from briefing_app.domain.ids import InstrumentId, RecommendationId, new_id
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Instrument, Recommendation
from briefing_app.editing.command import Command, behind, needed
from briefing_app.errors import InputError


def add_call(
    title: str,
    *,
    call: RecommendationId,
    text: InstrumentId | None = None,
    new_text: str = "",
    paragraph: str = "",
) -> Command:
    """Add a call named ``call`` at the end of ``text``; without one, to a new text with the title ``new_text``.

    Raises:
        InputError: if the call or its text would have no words.
    """
    words, text_title = " ".join(title.split()), " ".join(new_text.split())
    new_id_of_text = InstrumentId(new_id())

    def command(reader: Reader) -> ChangeSet:
        if not words or (text is None and not text_title):
            raise InputError("The call was not added", "It needs words, and a text that makes it.", "Fill in both.")
        changes: list[Change] = []
        if text is None:
            made = Instrument(id=new_id_of_text, title=text_title, order_key=behind(reader.all(Instrument)))
            changes.append(created(made))
            siblings: tuple[Recommendation, ...] = ()
        else:
            needed(reader, Instrument, text)
            siblings = reader.where(Recommendation, "instrument", text)
        added = Recommendation(
            id=call,
            instrument=text or new_id_of_text,
            title=words,
            paragraph=paragraph.strip() or None,
            order_key=behind(siblings),
        )
        return ChangeSet(label="Add a call", changes=(*changes, created(added)))

    return command
