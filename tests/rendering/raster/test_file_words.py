"""What is searched for withheld names: every place of a PDF that holds words, seen by a reader or not."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from briefing_app.document.blocks import Bar, Cell, Chart, Column, Heading, Row, Table
from briefing_app.document.inline import Words
from briefing_app.document.tree import Document
from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from briefing_app.rendering.raster import file_words
from briefing_app.rendering.raster.stored_strings import stored_strings
from tests.rendering.pdf.documents import document, paragraph, part

NAMES = ("Withheld Twin", "Әлия Құнанбаева-Өтеғұлова", "თამარ ბერიძე", "Ágnes Łukasiewicz (née Ó’Brien)")


def _text(name: str) -> Document:
    return document(part("One", paragraph(f"Before {name} after.")))


def _bookmark(name: str) -> Document:
    heading = Heading(level=2, children=(Words(text=name),), anchor="here")
    return document(part("One", heading, paragraph("Text.")))


def _part_title(name: str) -> Document:
    return document(part(name, paragraph("Text.")))


def _title(name: str) -> Document:
    made = document(part("One", paragraph("Text.")))
    return replace(made, meta=replace(made.meta, title=name))


def _keyword(name: str) -> Document:
    made = document(part("One", paragraph("Text.")))
    return replace(made, meta=replace(made.meta, keywords=("one", name)))


def _foot(name: str) -> Document:
    made = document(part("One", paragraph("Text.")))
    return replace(made, furniture=replace(made.furniture, pack=name))


PLACES: dict[str, Callable[[str], Document]] = {
    "the text": _text,
    "a bookmark": _bookmark,
    "a part's title": _part_title,
    "the file's title": _title,
    "a keyword": _keyword,
    "the foot": _foot,
}


@pytest.mark.parametrize("compress", [True, False], ids=["packed", "as the preview"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_found_wherever_the_writer_puts_it(place: str, name: str, *, compress: bool) -> None:
    data = write_pdf(PLACES[place](name), paper=Paper.A4, compress=compress).data
    # A line may end within a name, and then a hyphen or a space is a line end.
    assert "".join(name.split()) in "".join(file_words(data).split())
    assert name not in file_words(write_pdf(PLACES[place]("Somebody"), paper=Paper.A4, compress=compress).data)


@pytest.mark.parametrize("name", ["Ann Withheld", "Әлия Құнанбаева", "O\u2019Brien & <Twin>"])
def test_a_name_in_what_is_only_read_out_is_found(name: str) -> None:
    base = document(part("One", paragraph("Text.")))
    columns = (Column(weight=1),)
    told = Table(columns=columns, head=(), rows=(Row(cells=(Cell(),)),), summary=f"By {name}")
    drawn = Chart(bars=(Bar(code="full", label="Full", value=1),), alt=f"Chart by {name}")
    for block in (told, drawn):
        assert name in file_words(write_pdf(document(part("One", block)), paper=Paper.A4).data)
    described = replace(base, meta=replace(base.meta, subject=f"On {name}"))
    data = write_pdf(described, paper=Paper.A4).data
    metadata = [found for found in stored_strings(data) if "xmpmeta" in found]
    assert len(metadata) == 1
    assert name in metadata[0]


@pytest.mark.parametrize(
    "link",
    ["https://example.org/withheld%20twin", "mailto:withheld twin@example.org", "https://example.org/?q=withheld twin"],
)
def test_a_name_in_the_target_of_a_link_is_found(link: str) -> None:
    made = document(part("One", paragraph(Words(text="here", link=link))))
    assert "withheld twin" in file_words(write_pdf(made, paper=Paper.A4).data)


def _planted(change: Callable[[pikepdf.Pdf], None], *, packed: bool) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(write_pdf(_text("Somebody"), paper=Paper.A4).data)) as pdf:
        change(pdf)
        mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        pdf.save(out, object_stream_mode=mode)
    return out.getvalue()


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["Withheld Twin.txt"] = b"nothing"


def _annotation(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="Withheld Twin"
    )
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def _metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = "Withheld Twin"


def _alternative_text(pdf: pikepdf.Pdf) -> None:
    element = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, Alt="Chart by Withheld Twin")
    pdf.Root.Planted = pdf.make_indirect(element)


def _said_of_an_element(key: str, value: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        element = pdf.Root.StructTreeRoot.K
        element[key] = pikepdf.String(value)

    return change


def _attribute(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Summary="Told by Withheld Twin")


def _property_of_a_user(pdf: pikepdf.Pdf) -> None:
    entry = pikepdf.Dictionary(N="Witness", V="Withheld Twin")
    pdf.Root.StructTreeRoot.K.A = pikepdf.Array(
        [pikepdf.Dictionary(O=pikepdf.Name.UserProperties, P=pikepdf.Array([entry]))]
    )


def _information(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Witness"] = "Withheld Twin"


def _bookmark_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Withheld Twin", 0))


def _mark(pdf: pikepdf.Pdf) -> None:
    before = b"/Span <</ActualText (Withheld Twin)>> BDC EMC "
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(before + page.Contents.read_bytes())


def _mark_in_figures(pdf: pikepdf.Pdf) -> None:
    before = b"/Span <</Lang (en)/E <FEFF" + "Withheld Twin".encode("utf-16-be").hex().encode() + b">>> BDC EMC "
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(before + page.Contents.read_bytes())


SAID = [_said_of_an_element(f"/{key}", "Withheld Twin") for key in ("ActualText", "Alt", "E", "Lang", "T", "ID")]


def _action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('Withheld Twin')")


HIDDEN = [
    _attachment, _annotation, _metadata, _alternative_text, _action, _attribute, _property_of_a_user, _information,
    _bookmark_title, _mark, _mark_in_figures,
]  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("change", [*HIDDEN, *SAID])
def test_a_name_in_a_place_that_readers_hide_is_found(change: Callable[[pikepdf.Pdf], None], *, packed: bool) -> None:
    assert "Withheld Twin" in file_words(_planted(change, packed=packed))
    assert "Withheld Twin" not in file_words(_planted(lambda _pdf: None, packed=packed))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"(plain)", ["plain"]),
        (b"(a \\(b\\) (c (d) e) \\\\)", ["a (b) (c (d) e) \\"]),
        (rb"(\101\102\3)", ["AB\x03"]),
        (b"(one\\\ntwo\\nthree)", ["onetwo\nthree"]),
        (b"<4142 43>", ["ABC"]),
        (b"<414>", ["A@"]),
        (b"<FEFF04180431>", ["Иб"]),
        (b"(\xfe\xff\x04\x18)", ["И"]),
        (b"(\xef\xbb\xbf\xd2\x9a)", ["Қ"]),
        (b"<</Key (value)>>", ["value"]),
        (b"<</Key <FEFF04180431>>>", ["Иб"]),
        (b"<</Key <</Inner <41>>>>>", ["A"]),
        (b"<<>>", []),
        (b"", []),
        (b"(not closed", []),
        (b"<zz>", []),
    ],
)
def test_strings_are_read_as_the_format_writes_them(source: bytes, expected: list[str]) -> None:
    assert list(stored_strings(b"1 0 obj " + source + b" endobj")) == expected


def test_strings_of_drawing_operators_are_passed_over_since_they_are_numbers_of_glyphs() -> None:
    content = zlib.compress(b"BT (Ali) Tj ET")
    data = b"1 0 obj <</Length 20>> stream\n" + content + b"\nendstream endobj 2 0 obj (Bea) endobj"
    assert list(stored_strings(data)) == ["Bea"]


@pytest.mark.parametrize(
    "data",
    [
        b"1 0 obj <</Type /ObjStm>> stream\n(torn",
        b"1 0 obj <</Type /ObjStm>> stream\n" + zlib.compress(b"(whole)")[:-6] + b"endstream",
        b"\x00" * 1000 + b"stream\nendstream" * 50,
        b"(" * 5000,
    ],
    ids=["cut off", "torn while packed", "noise", "nothing but openings"],
)
def test_a_file_that_is_torn_is_searched_as_far_as_it_goes(data: bytes) -> None:
    assert all(isinstance(found, str) for found in stored_strings(data))
