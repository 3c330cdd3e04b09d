"""A note for those who interpret it: the text with its figures in words, then names, bodies and abbreviations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_app.composing.glossary import Term, glossary_of
from briefing_app.composing.handout import Handout, HandoutInput
from briefing_app.composing.languages import language_name
from briefing_app.composing.number_words import can_say, figures_in
from briefing_app.composing.spoken_notes import (
    VERSION,
    facts_line,
    language_of,
    note_of,
    notes_to_speak_from,
    version_asked,
    without_sources,
)
from briefing_app.document.blocks import Block, Cell, Column, Heading, Paragraph, ParagraphStyle, Row, Table
from briefing_app.document.inline import Inline, Words
from briefing_app.document.spoken import said_aloud
from briefing_app.document.tree import Part
from briefing_app.document.walk import rebuild, walk
from briefing_app.domain.fields import FlagField
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import line
from briefing_app.sections.speaker_notes import spoken_blocks


def compose(given: HandoutInput) -> Iterator[Part]:
    """Compose the text of the note, and its glossary behind it."""
    note, view, version = note_of(given), given.view, version_asked(given)
    spoken = without_sources(spoken_blocks(note, view, version=version))
    if not spoken:
        return
    nodes = (node for block in spoken for node in walk(block))
    text = "\n".join(said_aloud(node.children) for node in nodes if isinstance(node, Paragraph) and _is_said(node))
    children: list[Block] = [facts_line(note, view, version=version)]
    if given.ticked("figures"):
        spoken = tuple(rebuild(block, lambda node: _with_words(node, note.language)) for block in spoken)
        if any(sign.isdigit() for sign in text):
            children.append(Paragraph(children=line(_about_figures(note.language, view)), style=ParagraphStyle.NOTE))
    children += spoken
    terms = glossary_of(text, given)
    if terms:
        children += _glossary(terms, view)
    yield Part(anchor=f"note-{note.id}", title=note.title, children=tuple(children))


def _is_said(node: Paragraph) -> bool:
    return node.style is not ParagraphStyle.CUE


def _about_figures(language: str, view: View) -> str:
    if can_say(language):
        return view.language.say("Figures are written out in brackets beside them; one that cannot be stays alone.")
    return view.language.say(
        "Figures stay as figures: there are no number words here for the language {name}.", name=language_name(language)
    )


def _with_words(node: object, language: str) -> object:
    if not isinstance(node, Paragraph) or not _is_said(node):
        return node
    return replace(node, children=tuple(new for child in node.children for new in _written_out(child, language)))


def _written_out(node: Inline, language: str) -> Iterator[Inline]:
    if not isinstance(node, Words):
        yield node
        return
    at = 0
    for _, end, words in figures_in(node.text, language):
        yield replace(node, text=node.text[at:end])
        yield Words(text=f" [{words}]", emphasis=True, aside=True)
        at = end
    if at < len(node.text):
        yield replace(node, text=node.text[at:])


def _glossary(terms: tuple[Term, ...], view: View) -> tuple[Block, ...]:
    say = view.language.say
    heads = tuple(
        Cell(children=(Paragraph(children=line(say(word))),), header=True)
        for word in ("Name", "Say it like", "Also", "What it is")
    )
    table = Table(
        columns=(Column(weight=26), Column(weight=20), Column(weight=30), Column(weight=24)),
        head=(Row(cells=heads),),
        rows=tuple(_row(term, view) for term in terms),
        summary=say("Names of the text: how each is said, its other forms, what it is."),
    )
    return (Heading(level=2, children=line(say("Glossary")), anchor="glossary"), table)


def _row(term: Term, view: View) -> Row:
    about = term.about
    if not (term.said or term.forms or about):
        about = view.language.say("an abbreviation that the library does not explain")
    columns = (
        line(term.name, strong=True),
        line(term.said),
        line(view.language.say("; ").join(term.forms)),
        line(about),
    )
    cells = tuple(Cell(children=(Paragraph(children=words),) if words else ()) for words in columns)
    return Row(cells=cells, origin=term.origin)


HANDOUT = Handout(
    name="interpreters-copy",
    label="Interpreter\u2019s copy",
    help="The text with its figures in words, and a glossary of its names, bodies and abbreviations.",
    about="note to speak from",
    subjects=notes_to_speak_from,
    language=language_of,
    version=version_asked,
    compose=compose,
    fields=(VERSION, FlagField(name="figures", label="Write figures out in words beside them", default=True)),
    word=True,
    styled=True,
    order=20,
)
