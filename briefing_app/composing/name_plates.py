"""Name plates in two sizes: what both share."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.handout import Handout, HandoutInput
from briefing_app.composing.meetings import ABOUT, PEOPLE, SUITS, attending, missions_and_meetings
from briefing_app.document.blocks import Layout, Paragraph, ParagraphStyle
from briefing_app.document.inline import Words
from briefing_app.document.tree import Part
from briefing_app.domain.fields import ChoiceField
from briefing_app.domain.paper import Imposition

_ROLE, _GROUP, _BOTH, _NOTHING = "role", "group", "both", "nothing"
_BELOW = ChoiceField(
    name="below", label="Below the name", help="What stands below each name, as far as the library has it.",
    choices=((_BOTH, "Group and role"), (_GROUP, "Group"), (_ROLE, "Role"), (_NOTHING, "Nothing")), default=_BOTH,
)  # fmt: skip


def plates(name: str, layout: Layout, *, label: str, help: str, papers: tuple[Imposition, ...], order: int) -> Handout:
    """Return the kind of name plates of one size."""

    def compose(given: HandoutInput) -> Iterator[Part]:
        below = given.option("below")
        for number, who in enumerate(attending(given), start=1):
            words = {_BOTH: who.function, _GROUP: who.group, _ROLE: who.role}.get(below, "")
            title = Paragraph(children=(Words(text=who.name),), style=ParagraphStyle.TITLE, origin=who.origin)
            beneath = Paragraph(children=(Words(text=words),), style=ParagraphStyle.SUBTITLE, origin=who.origin)
            yield Part(
                anchor=f"plate-{number}",
                title=who.name,
                children=(title, beneath) if words else (title,),
                layout=layout,
                show_title=False,
            )

    return Handout(
        name=name,
        label=label,
        help=help,
        about=ABOUT,
        subjects=missions_and_meetings,
        compose=compose,
        fields=(PEOPLE, _BELOW),
        impositions=papers,
        suits=SUITS,
        order=order,
    )
