"""The print plan of a pack's copies: how many of which to print, on how many sheets, and a sheet to collate by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing_app.composing.furniture import AUDIENCES, AUTHOR
from briefing_app.composing.languages import language_for
from briefing_app.document.blocks import Align, Cell, Column, Heading, Layout, Paragraph, Row, RowKind, Table
from briefing_app.document.inline import Words
from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document, Furniture, Meta, Part
from briefing_app.domain.levels import MARKINGS, Level
from briefing_app.domain.paper import Paper

_TICKED = ("Printed", "Checked", "Handed over")
"""What is ticked by hand for each copy."""
_BOX = "[\u00a0\u00a0\u00a0\u00a0]"
"""Where a pen ticks: the house's face has no box that is large enough."""
_NOT_KNOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPrint:
    """One copy to print: its number, whose it is, by which recipe; ``pages`` of ``None``: not known (Word)."""

    number: int
    name: str
    recipe: str
    audience: Level
    file: str
    pages: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """What is printed of one recipe: so many copies of so many pages."""

    recipe: str
    audience: Level
    copies: int
    pages: int | None

    @property
    def sheets(self) -> int | None:
        """Sheets of one copy, printed on both sides."""
        return None if self.pages is None else (self.pages + 1) // 2

    @property
    def all_sheets(self) -> int | None:
        """Sheets of all its copies."""
        return None if self.sheets is None else self.copies * self.sheets


def stacks(prints: Sequence[PlannedPrint]) -> tuple[Stack, ...]:
    """Return the stacks in the order of their first copy; copies of one recipe and of other lengths are two stacks."""
    counted: dict[tuple[str, Level, int | None], int] = {}
    for each in prints:
        key = (each.recipe, each.audience, each.pages)
        counted[key] = counted.get(key, 0) + 1
    return tuple(
        Stack(recipe=recipe, audience=audience, pages=pages, copies=copies)
        for (recipe, audience, pages), copies in counted.items()
    )


def plan_document(pack: str, prints: Sequence[PlannedPrint], *, now: datetime) -> Document:
    """Return the plan as a document for the office's own staff: what to print, and a row to tick for each copy."""
    language = language_for("en")
    say = language.say
    title = f"Print plan: {pack}"
    part = Part(
        anchor="print-plan",
        title="Print plan",
        children=(
            _line(f"{pack}. {_copies(len(prints))}, {_sheets(prints)}."),
            Heading(level=2, children=(Words(text="What to print"),)),
            _to_print(stacks(prints)),
            Heading(level=2, children=(Words(text="Who gets what"),)),
            _to_collate(prints),
        ),
        layout=Layout.PORTRAIT,
        listed=False,
    )
    furniture = Furniture(
        pack=title,
        audience=say(AUDIENCES[Level.STAFF]),
        marking=MARKINGS[Level.STAFF],
        stamp=say("Draft, {day}, {time}", day=language.day(now.date()), time=language.clock(now)),
        page_of=say("Page {page} of {pages}"),
        illustrative=say("Illustrative: made up to show how the program works, not a fact."),
        continued=say("(continued)"),
    )
    meta = Meta(title=title, subject=_copies(len(prints)), author=AUTHOR, language="en", created=now)
    return finish(Document(meta=meta, furniture=furniture, parts=(part,)))


def plan_file(pack: str, prints: Sequence[PlannedPrint], *, now: datetime, paper: Paper = Paper.A4) -> bytes:
    """Return the plan as a PDF."""
    from briefing_app.rendering.pdf import write_pdf  # noqa: PLC0415  (heavy: loaded by those who write PDF)

    return write_pdf(plan_document(pack, prints, now=now), paper=paper).data


def _to_print(found: Sequence[Stack]) -> Table:
    rows = [
        _row(
            stack.recipe,
            language_for("en").say(AUDIENCES[stack.audience]),
            str(stack.copies),
            _number(stack.pages),
            _number(stack.sheets),
            _number(stack.all_sheets),
        )
        for stack in found
    ]
    known = [stack.all_sheets for stack in found if stack.all_sheets is not None]
    whole = str(sum(known)) if len(known) == len(found) else _NOT_KNOWN
    total = _row("Together", "", str(sum(stack.copies for stack in found)), "", "", whole, kind=RowKind.TOTAL)
    return Table(
        columns=(
            Column(weight=30),
            Column(weight=26),
            *(Column(weight=weight, align=Align.END) for weight in (10, 10, 12, 12)),
        ),
        head=(_head("Recipe", "For", "Copies", "Pages", "Sheets each", "Sheets in all"),),
        rows=(*rows, total),
        summary="How many copies of which recipe to print, on how many sheets when both sides are used.",
        anchor="what-to-print",
    )


def _to_collate(prints: Sequence[PlannedPrint]) -> Table:
    return Table(
        columns=(
            Column(weight=7, align=Align.END),
            Column(weight=30),
            Column(weight=24),
            Column(weight=9, align=Align.END),
            *(Column(weight=10, align=Align.CENTRE) for _ in _TICKED),
        ),
        head=(_head("Copy", "For", "Recipe", "Pages", *_TICKED),),
        rows=tuple(
            _row(str(each.number), each.name, each.recipe, _number(each.pages), *(_BOX for _ in _TICKED))
            for each in prints
        ),
        summary="One row a copy, with room to tick what is done with it.",
        anchor="who-gets-what",
    )


def _head(*words: str) -> Row:
    return Row(cells=tuple(Cell(children=(_line(each),), header=True) for each in words))


def _row(*words: str, kind: RowKind = RowKind.BODY) -> Row:
    return Row(cells=tuple(Cell(children=(_line(each),) if each else ()) for each in words), kind=kind)


def _line(words: str) -> Paragraph:
    return Paragraph(children=(Words(text=words),))


def _number(number: int | None) -> str:
    return _NOT_KNOWN if number is None else str(number)


def _copies(number: int) -> str:
    return "1 copy" if number == 1 else f"{number} copies"


def _sheets(prints: Sequence[PlannedPrint]) -> str:
    known = [stack.all_sheets for stack in stacks(prints)]
    if None in known:
        return "on as many sheets as Word needs"
    whole = sum(number for number in known if number is not None)
    return "on 1 sheet" if whole == 1 else f"on {whole:,} sheets printed on both sides"
