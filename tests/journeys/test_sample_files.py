"""The sample's files: two builds are the same, and nobody withheld is in any part of them."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pikepdf
import pypdf
import pytest

from briefing_app.domain.ids import PersonId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Paper
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.situation import SituationEntry
from briefing_app.domain.records.written import WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, Run, Text
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.pdf import write_pdf
from tests.builders import InMemoryReader
from tests.journeys.sample import sample_document, sample_library


@pytest.mark.parametrize(("index", "paper"), list(product([0, 1], Paper)))
def test_two_builds_of_one_library_give_the_same_bytes(index: int, paper: Paper) -> None:
    first, second = sample_library(), sample_library()
    one, other = sample_document(first, first.all(Pack)[index]), sample_document(second, second.all(Pack)[index])
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
    reader = sample_library()
    names = _with_twins(reader)
    for pack in reader.all(Pack):
        if audience is Level.PUBLIC and not pack.name.startswith("Public"):
            continue
        document = sample_document(reader, pack, audience)
        pdf, word = write_pdf(document, paper=Paper.A4).data, write_docx(document, paper=Paper.A4)
        places = _everything_in(pdf) + _everything_in_package(word)
        for name in names:
            assert name.encode() not in places
            assert name.split()[0].encode() not in places


def test_the_same_name_is_found_where_it_may_stand() -> None:
    reader = sample_library()
    names = _with_twins(reader)
    delegation = next(pack for pack in reader.all(Pack) if not pack.name.startswith("Public"))
    document = sample_document(reader, delegation, Level.STAFF)
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
