"""The file itself: readers of other makers find every object, in either form."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
import pypdf
import pypdfium2
import pytest

from briefing_app.document.transforms import finish
from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from briefing_app.rendering.pdf.objects import Objects, dictionary, moment, name, text
from tests.rendering.pdf.documents import document, everything, furniture, meta, paragraph, part

HOSTILE = [
    "plain",
    "brackets (one) and ((two",
    "back\\slash at the end \\",
    "<</Root 9 0 R>> endobj",
    "Қазақстан, საქართველო, Łódź",
    "𝔘nusual 🙂",
    "عربي and עברית",
    "",
]


def file_of(*, packed: bool, count: int = 3, value: str = "(x)") -> bytes:
    objects = Objects(packed=packed)
    root = objects.reserve()
    pages = objects.add("<< /Type /Pages /Count 0 /Kids [] >>")
    for number in range(count):
        objects.add(f"<< /Number {number} /Value {value} >>")
    stream = objects.stream(b"some data\r\n" * 20, "/Kept true")
    objects.put(root, f"<< /Type /Catalog /Pages {pages} 0 R /Data {stream} 0 R /First {pages + 1} 0 R >>")
    return objects.file(root=root, info=objects.add("<< >>"))


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("count", [1, 99, 100, 101, 450])
def test_every_object_is_found_again(count: int, *, packed: bool) -> None:
    with pikepdf.open(io.BytesIO(file_of(packed=packed, count=count))) as pdf:
        first = pdf.Root.First.objgen[0]
        numbers = [int(pdf.get_object(first + index, 0).Number) for index in range(count)]
        assert numbers == list(range(count))
        # A space keeps the data's own line end apart from the one that the format sets.
        assert pdf.Root.Data.read_bytes().removesuffix(b" ") == b"some data\r\n" * 20
        assert bool(pdf.Root.Data.Kept)
        assert pdf.check_pdf_syntax() == []


def test_the_table_of_a_packed_file_tells_each_objects_true_place() -> None:
    # Readers forgive a wrong place by searching the whole file; a validator does not.
    data = file_of(packed=True, count=250)
    streams = {
        int(number): zlib.decompress(body)
        for number, body in re.findall(
            rb"(\d+) 0 obj\n<<[^\n]*FlateDecode >>\nstream\n(.*?)\nendstream", data, re.DOTALL
        )
    }
    (start,) = re.findall(rb"startxref\n(\d+)\n", data)
    number = int(data[int(start) :].split(b" ", 1)[0])
    table = streams[number]
    rows = [bytes(7)]
    for at in range(0, len(table), 8):
        # Each row is told as its difference from the one above.
        assert table[at] == 2
        rows.append(bytes((above + more) & 255 for above, more in zip(rows[-1], table[at + 1 : at + 8], strict=True)))
    rows.pop(0)
    packed = 0
    for own, entry in enumerate(rows[1:], 1):
        kind, where, which = entry[0], int.from_bytes(entry[1:5], "big"), int.from_bytes(entry[5:], "big")
        if kind == 1:
            assert data[where:].startswith(b"%d 0 obj" % own)
        else:
            assert int(streams[where].split()[2 * which]) == own
            packed += 1
    assert packed > 250


@pytest.mark.timeout(20)
def test_no_stream_ends_in_a_line_end_whatever_its_bytes_add_up_to() -> None:
    # Packed data ends in a sum of its bytes, which is 10 or 13 for two files in a hundred.
    for ending in range(256):
        objects = Objects(packed=True)
        root = objects.reserve()
        objects.font(b"outlines" + bytes([ending]))
        objects.stream(b"text" + bytes([ending]))
        pages = objects.add("<< /Type /Pages /Count 0 /Kids [] >>")
        objects.put(root, f"<< /Type /Catalog /Pages {pages} 0 R >>")
        for number in range(ending % 16):
            objects.add(f"<< /Number {number * ending} >>")
        data = objects.file(root=root, info=objects.add("<< >>"))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert pdf.get_object(2, 0).read_bytes()[:9] == b"outlines" + bytes([ending])
            assert int(pdf.get_object(2, 0).Length1) == len(pdf.get_object(2, 0).read_bytes())
        ends = [
            data[found.end() + int(found[1]) - 1] for found in re.finditer(rb"/Length (\d+) [^\n]*>>\nstream\n", data)
        ]
        assert len(ends) >= 4
        assert not {10, 13} & set(ends)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("value", HOSTILE)
def test_a_text_is_read_back_whatever_stands_in_it(value: str, *, packed: bool) -> None:
    with pikepdf.open(io.BytesIO(file_of(packed=packed, value=text(value)))) as pdf:
        assert str(pdf.Root.First.Value) == value


@pytest.mark.parametrize("value", HOSTILE)
def test_a_name_is_read_back_whatever_stands_in_it(value: str) -> None:
    called = "".join(letter for letter in value if letter.isascii()) or "x"
    with pikepdf.open(io.BytesIO(file_of(packed=False, value=name(called)))) as pdf:
        assert str(pdf.Root.First.Value) == "/" + called


def test_a_broken_surrogate_does_not_stop_the_file() -> None:
    assert text("a\ud800b") == "<FEFF0061003F0062>"


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        (UTC, "(D:20200217140200+00'00')"),
        (timezone(timedelta(hours=6)), "(D:20200217140200+06'00')"),
        (timezone(timedelta(hours=-3, minutes=-30)), "(D:20200217140200-03'30')"),
        (timezone(timedelta(hours=5, minutes=45)), "(D:20200217140200+05'45')"),
        (None, "(D:20200217140200+00'00')"),
    ],
)
def test_a_moment_keeps_its_zone(zone: timezone | None, written: str) -> None:
    assert moment(datetime(2020, 2, 17, 14, 2, tzinfo=zone)) == written


def test_entries_without_a_value_are_left_out() -> None:
    assert dictionary({"Type": "/Page", "Annots": "", "Count": "0"}) == "<< /Type /Page /Count 0 >>"


def test_what_a_file_is_known_by_comes_from_its_content() -> None:
    def known_by(data: bytes) -> bytes:
        found = re.search(rb"/ID \[<(\w+)>", data)
        assert found is not None
        return found[1]

    assert known_by(file_of(packed=False)) == known_by(file_of(packed=False))
    assert known_by(file_of(packed=False)) != known_by(file_of(packed=False, value="(y)"))


@pytest.mark.parametrize("compress", [False, True], ids=["preview", "export"])
def test_a_whole_pack_is_opened_without_complaint_by_three_readers(
    *, compress: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    # Act
    file = write_pdf(everything(), paper=Paper.A4, compress=compress)
    # Assert
    with pikepdf.open(io.BytesIO(file.data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == file.pages
    strict = pypdf.PdfReader(io.BytesIO(file.data), strict=True)
    assert len(strict.pages) == file.pages
    opened = pypdfium2.PdfDocument(file.data)
    assert len(opened) == file.pages
    opened.close()
    assert capfd.readouterr().err == ""


def test_the_export_is_a_fraction_of_the_previews_size() -> None:
    loose, packed = (write_pdf(everything(), paper=Paper.A4, compress=compress) for compress in (False, True))
    assert len(packed.data) < len(loose.data) / 2
    assert packed.anchors == loose.anchors


def test_the_preview_holds_its_operators_as_they_are_so_that_nothing_need_be_unpacked() -> None:
    data = write_pdf(document(part("One", paragraph("Plainly there."))), paper=Paper.A4, compress=False).data
    assert b"(Plainly there.) Tj" in data
    assert b"FlateDecode" not in data


def described(**changes: object) -> Document:
    made = replace(meta(), **changes)  # type: ignore[arg-type]
    return finish(Document(meta=made, furniture=furniture(), parts=(part("One", paragraph("Text.")),)))


@pytest.mark.parametrize("title", [value for value in HOSTILE if value])
def test_the_title_is_told_as_it_was_given(title: str) -> None:
    found = pypdf.PdfReader(io.BytesIO(write_pdf(described(title=title), paper=Paper.A4).data)).metadata
    assert found is not None
    assert found.title == title


def test_what_is_not_known_is_not_told() -> None:
    found = pypdf.PdfReader(io.BytesIO(write_pdf(described(subject="", keywords=()), paper=Paper.A4).data)).metadata
    assert found is not None
    assert found.subject is None
    assert "/Keywords" not in found
    assert found.producer == "Briefing Pack Builder"


@pytest.mark.parametrize("language", ["en", "kk", "ka", "pl"])
def test_the_language_is_told_to_whoever_reads_aloud(language: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(write_pdf(described(language=language), paper=Paper.A4).data))
    assert reader.trailer["/Root"]["/Lang"] == language  # type: ignore[index]


def test_another_moment_changes_nothing_but_what_tells_it() -> None:
    first = write_pdf(described(), paper=Paper.A4, compress=False).data
    later = write_pdf(described(created=datetime(2021, 1, 1, tzinfo=UTC)), paper=Paper.A4, compress=False).data
    assert len(first) == len(later)
    differing = sum(1 for one, other in zip(first, later, strict=True) if one != other)
    assert 0 < differing < 120


@pytest.mark.parametrize("value", HOSTILE)
def test_the_metadata_says_what_the_information_says(value: str) -> None:
    whole = described(title=f"Title {value}", subject=f"On {value}", keywords=("one", f"two {value}"))
    with pikepdf.open(io.BytesIO(write_pdf(whole, paper=Paper.A4).data)) as pdf:
        metadata, told = pdf.open_metadata(), pdf.docinfo
        pairs = {
            "dc:title": told.Title,
            "dc:description": told.Subject,
            "pdf:Keywords": told.Keywords,
            "pdf:Producer": told.Producer,
            "xmp:CreatorTool": told.Creator,
        }
        assert {key: str(metadata[key]) for key in pairs} == {key: str(found) for key, found in pairs.items()}
        assert metadata["dc:creator"] == [str(told.Author)]
        at = str(told.CreationDate)
        assert re.sub(r"\D", "", metadata["xmp:CreateDate"]) == re.sub(r"\D", "", at)
        assert metadata["xmp:ModifyDate"] == metadata["xmp:CreateDate"]
