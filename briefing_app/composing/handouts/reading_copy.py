"""A note to speak from, to be read aloud from a lectern."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.handout import Handout, HandoutInput
from briefing_app.composing.spoken_notes import (
    VERSION,
    aloud,
    counted,
    facts_line,
    language_of,
    letters_field,
    note_of,
    notes_to_speak_from,
    version_asked,
)
from briefing_app.document.blocks import Block, Layout, Paragraph, ParagraphStyle
from briefing_app.document.inline import Words
from briefing_app.document.tree import Part
from briefing_app.domain.fields import FlagField
from briefing_app.sections.speaker_notes import spoken_blocks


def compose(given: HandoutInput) -> Iterator[Part]:
    """Compose one part, of the letters that were chosen."""
    note, view, version = note_of(given), given.view, version_asked(given)
    spoken = aloud(spoken_blocks(note, view, version=version), view)
    if not spoken:
        return
    head: list[Block] = [facts_line(note, view, version=version)]
    if given.ticked("check"):
        words = (Words(text=view.language.say("Check against delivery")),)
        head.append(Paragraph(children=words, style=ParagraphStyle.MARKING))
    yield Part(
        anchor=f"note-{note.id}",
        title=note.title,
        children=(*head, *spoken),
        layout=Layout.READING,
        show_title=False,
        letters=float(given.option("letters")),
    )


HANDOUT = Handout(
    name="reading-copy",
    label="Reading copy",
    help="Large letters for a lectern: no sentence over a page turn, and the bottom third of each page left empty.",
    about="note to speak from",
    subjects=notes_to_speak_from,
    language=language_of,
    furniture=counted,
    version=version_asked,
    compose=compose,
    fields=(
        letters_field(18, (16, 18, 20, 22, 24)),
        VERSION,
        FlagField(name="check", label="Say “Check against delivery”", default=True),
    ),
    order=10,
)
