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

from briefing_app.document.tree import Document
from briefing_app.document.words import lines
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Paper
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Person
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.pdf import write_pdf
from tests.journeys.sample import sample_document, sample_library
from tests.journeys.twins import SHOWN, Twins


@pytest.mark.parametrize(("index", "paper"), list(product([0, 1], Paper)))
def test_two_builds_of_one_library_give_the_same_bytes(index: int, paper: Paper) -> None:
    first, second = sample_library(), sample_library()
    one, other = sample_document(first, first.all(Pack)[index]), sample_document(second, second.all(Pack)[index])
    assert write_pdf(one, paper=paper).data == write_pdf(other, paper=paper).data
    assert write_docx(one, paper=paper) == write_docx(other, paper=paper)


UNPRINTED = {"organisation.about", "body.about", "situation_entry.detail", "situation_entry.persons"}
"""What no section of the sample's packs prints, whoever reads."""


def _found(twins: Twins, document: Document) -> list[set[str]]:
    """Return the places whose twins are named in the PDF, and those in the DOCX: by any part of the name."""
    pdf, word = write_pdf(document, paper=Paper.A4).data, write_docx(document, paper=Paper.A4)
    return [
        {twin.place for twin in twins.made if any(part.encode() in held for part in twin.parts)}
        for held in (everything_in(pdf), everything_in_package(word))
    ]


@pytest.mark.parametrize("audience", [Level.MEMBERS, Level.PUBLIC])
def test_a_withheld_name_is_in_no_part_of_any_file(audience: Level) -> None:
    reader = sample_library()
    twins = Twins(reader)
    assert {person.id for person in sample_library().all(Person)} == twins.whose
    for pack in reader.all(Pack):
        if audience is Level.MEMBERS or pack.name.startswith("Public"):
            assert _found(twins, sample_document(reader, pack, audience)) == [set(), set()]


def test_a_withheld_name_is_in_no_file_for_the_public_though_every_record_is_open_to_it() -> None:
    reader = sample_library()
    twins = Twins(reader)
    reader.put(*(replace(record, level=Level.PUBLIC) for record in reader.records.values()))
    for pack in reader.all(Pack):
        document = sample_document(reader, pack, Level.PUBLIC)
        assert SHOWN in " ".join(lines(document))
        assert _found(twins, document) == [set(), set()]


def test_the_same_names_are_found_where_they_may_stand() -> None:
    reader = sample_library()
    twins = Twins(reader)
    delegation, handout = reader.all(Pack)
    everywhere = {twin.place for twin in twins.made}
    assert _found(twins, sample_document(reader, delegation, Level.STAFF)) == [everywhere - UNPRINTED] * 2
    assert _found(twins, sample_document(reader, handout, Level.STAFF)) == [{"section.introduction"}] * 2


def everything_in(pdf: bytes) -> bytes:
    """Return raw bytes, unpacked streams, extracted text and metadata of a PDF as one."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = [thing.read_bytes() for thing in opened.objects if isinstance(thing, pikepdf.Stream)]
    reader = pypdf.PdfReader(BytesIO(pdf))
    strings = [str(value).encode() for value in (reader.metadata or {}).values()]
    pages = [(page.extract_text() or "").encode() for page in reader.pages]
    return b"\n".join((pdf, *streams, *strings, *pages))


def everything_in_package(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        parts = b"\n".join(package.read(name) for name in package.namelist())
    return parts + re.sub(rb"<[^>]+>", b"", parts)
