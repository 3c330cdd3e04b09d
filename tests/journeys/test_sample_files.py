"""The sample's files, read back by other readers: the words are the tree's own, and nobody withheld is in them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import docx
import pikepdf
import pypdf
import pytest
from docx.oxml.ns import qn

from briefing_app.composing.compose import compose
from briefing_app.document.blocks import Chart
from briefing_app.document.tree import Document
from briefing_app.document.walk import rebuild
from briefing_app.document.words import words
from briefing_app.domain.ids import PersonId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Pack, Paper
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, Run, Text
from briefing_app.importing.sample import sample_change_set
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.pdf import write_pdf
from tests.builders import InMemoryReader

SAMPLE = Path(__file__).parents[2] / "assets" / "sample"
NOW = datetime(2020, 2, 17, 14, 2, tzinfo=UTC)

_DRAWN = re.compile("[\u25a0\u25a3\u25e7\u25f7\u25a1\u25b2\u2715\u2191\u2192\u2193\u21a9\u25c7]")
_ENTRY_NUMBER = re.compile(r"\[\d+\]")


def _library() -> InMemoryReader:
    return InMemoryReader.of(sample_change_set(SAMPLE))


def _document(reader: InMemoryReader, pack: Pack, audience: Level | None = None) -> Document:
    composed = compose(reader, pack.id, recipe=None, audience=audience, as_of=None, today=date(2020, 3, 1), now=NOW)
    return composed.document


def _docx_words(data: bytes) -> list[str]:
    found: list[str] = []
    for paragraph in docx.Document(BytesIO(data)).element.body.iter(qn("w:p")):
        text = ""
        for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
            text += (node.text or "") if node.tag == qn("w:t") else " "
        found.extend(_DRAWN.sub(" ", text).split())
    return found


def _bars_taken_out(document: Document) -> Document:
    """A DOCX shows a chart as a picture: its bars are no words there."""
    return rebuild(document, lambda node: replace(node, bars=()) if isinstance(node, Chart) else node)


@pytest.mark.parametrize("index", [0, 1])
def test_the_words_of_a_docx_are_the_trees_own_both_ways(index: int) -> None:
    reader = _library()
    document = _document(reader, reader.all(Pack)[index])
    expected = [word for word in words(_bars_taken_out(document)) if not _ENTRY_NUMBER.fullmatch(word)]
    found = [word for word in _docx_words(write_docx(document, paper=Paper.A4)) if not _ENTRY_NUMBER.fullmatch(word)]
    assert found == expected


@pytest.mark.parametrize("index", [0, 1])
def test_every_word_of_the_tree_stands_in_the_pdf(index: int) -> None:
    reader = _library()
    document = _document(reader, reader.all(Pack)[index])
    data = write_pdf(document, paper=Paper.A4).data
    text = "".join("".join((page.extract_text() or "").split()) for page in pypdf.PdfReader(BytesIO(data)).pages)
    missing = [word for word in words(document) if word not in text]
    assert missing == []


@pytest.mark.parametrize(("index", "paper"), list(product([0, 1], Paper)))
def test_two_builds_of_one_library_give_the_same_bytes(index: int, paper: Paper) -> None:
    first, second = _library(), _library()
    one, other = _document(first, first.all(Pack)[index]), _document(second, second.all(Pack)[index])
    assert write_pdf(one, paper=paper).data == write_pdf(other, paper=paper).data
    assert write_docx(one, paper=paper) == write_docx(other, paper=paper)


def _with_twins(reader: InMemoryReader) -> list[str]:
    """Give every person a twin whom only staff may name, put the twin wherever the person stands; return the names."""
    names = []
    theme = next(entry.theme for entry in reader.all(SituationEntry))
    for number, person in enumerate(reader.all(Person)):
        name = f"Withheldov{number} Zhasyryn{number}"
        twin = replace(
            person, id=PersonId(f"twin-{number}"), name=name, named_to=Level.STAFF, shown_as="a lawyer, name withheld"
        )
        reader.put(twin)
        names.append(name)
        for entry in reader.all(SituationEntry):
            if entry.theme == theme:
                run = Run(text=name, record=RecordRef(kind=twin.KIND, id=twin.id))
                told = Text(blocks=(Block(runs=(Run(text="As told by "), run, Run(text="."))),))
                told_id = text_id(entry.ref, "fact", "en")
                reader.put(WrittenText(id=told_id, owner=entry.ref, field="fact", language="en", tree=told))
    return names


@pytest.mark.parametrize("audience", [Level.MEMBERS, Level.PUBLIC])
def test_a_withheld_name_is_in_no_part_of_any_file(audience: Level) -> None:
    reader = _library()
    names = _with_twins(reader)
    for pack in reader.all(Pack):
        if audience is Level.PUBLIC and not pack.name.startswith("Public"):
            continue
        document = _document(reader, pack, audience)
        pdf, word = write_pdf(document, paper=Paper.A4).data, write_docx(document, paper=Paper.A4)
        places = _everything_in(pdf) + _everything_in_package(word)
        for name in names:
            assert name.encode() not in places
            assert name.split()[0].encode() not in places


def test_the_same_name_is_found_where_it_may_stand() -> None:
    reader = _library()
    names = _with_twins(reader)
    delegation = next(pack for pack in reader.all(Pack) if not pack.name.startswith("Public"))
    document = _document(reader, delegation, Level.STAFF)
    places = _everything_in(write_pdf(document, paper=Paper.A4).data)
    assert names[-1].split()[0].encode() in places
    assert names[-1].encode() in _everything_in_package(write_docx(document, paper=Paper.A4))


def _everything_in(pdf: bytes) -> bytes:
    """Return raw bytes, unpacked streams, extracted text and metadata of a PDF as one."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = [thing.read_bytes() for thing in opened.objects if isinstance(thing, pikepdf.Stream)]
    reader = pypdf.PdfReader(BytesIO(pdf))
    strings = [str(value).encode() for value in (reader.metadata or {}).values()]
    pages = [(page.extract_text() or "").encode() for page in reader.pages]
    return b"\n".join((pdf, *streams, *strings, *pages))


def _everything_in_package(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        parts = b"\n".join(package.read(name) for name in package.namelist())
    return parts + re.sub(rb"<[^>]+>", b"", parts)
