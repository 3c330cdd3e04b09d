"""Plans written down as people have them: a saved page (two skins, tables), a Word file (two ways), pasted words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from briefing_app.importing.adopted_text.docx import read_docx
from briefing_app.importing.adopted_text.html import read_html
from briefing_app.importing.adopted_text.model import SourceParagraph
from briefing_app.importing.adopted_text.pasted import read_pasted
from tests.importing.adopted_text.plans import NOTE, Plan, PlanLine
from tests.importing.adopted_text.word_files import abstract, level, num, numbered, paragraph, run, word_file

_HIDDEN = '<span style="color:#fff; display: none">&lt;TitreType&gt;</span>'
_TAB = '<span style="width:19.35pt; text-indent:0pt; display:inline-block">&#xa0;</span>'


def _with_notes(words: str, numbers: Iterator[int], form: Callable[[int], str]) -> str:
    while NOTE in words:
        words = words.replace(NOTE, form(next(numbers)), 1)
    return words


def pasted(plan: Plan) -> str:
    """Words copied from a page: marks and words in one line, notes as (1)."""
    numbers = iter(range(1, 10_000))
    gap = "\t" if len(plan.lines) % 2 else "\u00a0\u00a0"
    lines = [f"{line.mark}{gap}{line.words}".strip() for line in plan.lines]
    body = [_with_notes(line, numbers, lambda number: f"({number})") for line in lines]
    notes = [f"({number}) {words}" for number, words in enumerate(plan.notes, start=1)]
    return "\n".join([*plan.head, plan.wording.beginning, "", *body, "° ° °", *notes])


def page(plan: Plan) -> bytes:
    """The Parliament's page of today: a span for the mark, one for the gap, one for the words; notes are links."""
    numbers = iter(range(1, 10_000))

    def mark_of(number: int) -> str:
        link = f'<a href="#_ftn{number}"><span style="vertical-align:super">[{number}]</span></a>'
        return f'</span><a href="#_ftnref{number}_content" name="_ftnref{number}"></a>{link}<span>'

    def one(line: PlanLine) -> str:
        words = _with_notes(escape(line.words), numbers, mark_of)
        left = f"margin-left:{28.35 * (line.depth + 1):.2f}pt; text-indent:-28.35pt"
        front = f"<span>{line.mark}</span>{_TAB}" if line.mark else ""
        return f'<p style="margin-top:0pt; {left}">{front}<span>{words}</span></p>'

    head = "".join(f"<p>{_HIDDEN}<span>{escape(words)}</span></p>" for words in [*plan.head, plan.wording.beginning])
    notes = "".join(
        f'<div id="_ftn{number}"><p><a href="#_ftnref{number}"><span>[{number}]</span></a> {words}</p></div>'
        for number, words in enumerate(plan.notes, start=1)
    )
    term, year, number = plan.reference[1:].replace("_TA(", " ").replace(")", " ").split()
    link = f'<link rel="canonical" href="https://example.org/doceo/document/TA-{term}-{year}-{number}_{plan.wording.code.upper()}.html">'
    body = "".join(map(one, plan.lines))
    return (
        f'<!DOCTYPE html><html lang="{plan.wording.code}"><head><title>x</title>{link}</head>'
        "<body><nav><p>1. Calls on nobody</p></nav>"
        f'<main id="website-body"><div>{head}{body}<p><span>&#xa0;</span></p></div>{notes}</main>'
        f"<footer><p>{plan.wording.footer}</p></footer></body></html>"
    ).encode()


def old_page(plan: Plan) -> bytes:
    """The page of ten years ago: the whole in tables, marks typed, notes as (1), in the letters of that time."""
    numbers = iter(range(1, 10_000))
    lines = [_with_notes(f"{line.mark} {line.words}".strip(), numbers, lambda n: f"({n})") for line in plan.lines]
    notes = [f"({number}) {words}" for number, words in enumerate(plan.notes, start=1)]
    shown = [*plan.head, plan.wording.beginning, *lines, *notes, plan.wording.footer]
    rows = "".join(f'<p class="contents">{escape(words)}</p>\n' for words in shown)
    inside = f'<td class="red:section_MainContent"><table><tr class="contents"><td>{rows}</td></tr></table></td>'
    return f"<html><body><table><tr><td>&nbsp;</td>{inside}</tr></table></body></html>".encode(
        "ascii", "xmlcharrefreplace"
    )


def tables(plan: Plan) -> bytes:
    """A page laid out in tables: the mark in one cell, the words in the next, a table in it for each point."""
    numbers = iter(range(1, 10_000))

    def one(line: PlanLine) -> str:
        words = _with_notes(escape(line.words), numbers, lambda n: f'<a href="#ntr{n}">({n})</a>')
        if not line.mark:
            return f"<p>{words}</p>"
        row = f"<tr><td><p>{line.mark}</p></td><td><p>{words}</p></td></tr>"
        return "<table>" * (line.depth + 1) + row + "</table>" * (line.depth + 1)

    head = "".join(f"<p>{escape(words)}</p>" for words in [*plan.head, plan.wording.beginning])
    notes = "".join(f"<p>({number}) {words}</p>" for number, words in enumerate(plan.notes, start=1))
    return f"<html><body>{head}{''.join(map(one, plan.lines))}{notes}</body></html>".encode()


def _runs(words: str, numbers: Iterator[int]) -> str:
    parts = words.split(NOTE)
    out = run(parts[0])
    for part in parts[1:]:
        out += f'<w:r><w:footnoteReference w:id="{next(numbers)}"/></w:r>{run(part)}'
    return out


def typed_word(plan: Plan) -> bytes:
    """A Word file with typed marks, a tab behind each; hidden runs hold the tags of the house's system."""
    numbers = iter(range(1, 10_000))
    hidden = run("<TitreType>", properties="<w:vanish/>")
    body = [paragraph(runs=hidden + run(words)) for words in [*plan.head, plan.wording.beginning]]
    for line in plan.lines:
        front = f"{run(line.mark)}<w:r><w:tab/></w:r>" if line.mark else ""
        place = f'<w:ind w:left="{567 * (line.depth + 1)}" w:hanging="567"/>'
        body.append(paragraph(runs=front + _runs(line.words, numbers), properties=place))
    return word_file(body, notes=dict(enumerate(plan.notes, start=1)))


LISTS = "".join(
    (
        abstract(0, level(0, "bullet", "\uf0b7")),
        abstract(1, level(0, "upperLetter", "%1."), level(1, "lowerLetter", "%2.")),
        abstract(2, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)")),
        num(1, 0),
        num(2, 1),
        num(3, 2),
    )
)


def counted_word(plan: Plan) -> bytes:
    """A Word file whose marks are in no text: Word counts them when it shows the page."""
    numbers = iter(range(1, 10_000))
    list_ids = {"citations": 1, "recitals": 2, "paragraphs": 3}
    body = [paragraph(words) for words in [*plan.head, plan.wording.beginning]]
    for line in plan.lines:
        runs = _runs(line.words, numbers)
        if line.counted_by:
            body.append(numbered("", list_id=list_ids[line.counted_by], at=line.depth).replace(run(""), runs))
        else:
            body.append(paragraph(runs=runs))
    return word_file(body, numbering=LISTS, notes=dict(enumerate(plan.notes, start=1)))


WAYS: dict[str, Callable[[Plan], tuple[SourceParagraph, ...]]] = {
    "page": lambda plan: read_html(page(plan)),
    "old page": lambda plan: read_html(old_page(plan)),
    "tables": lambda plan: read_html(tables(plan)),
    "typed Word": lambda plan: read_docx(typed_word(plan)),
    "counted Word": lambda plan: read_docx(counted_word(plan)),
    "pasted": lambda plan: read_pasted(pasted(plan)),
}
"""Every way in which a text comes, with its reader."""
