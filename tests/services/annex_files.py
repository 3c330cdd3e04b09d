"""Annexes of our own making, plain, hostile and broken: ``ACCEPTED`` and ``REFUSED`` are what is right."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.services import bombs

SECRET = b"Canary-7731"
"""Stands in whatever must not come along."""


def plain(pages: int = 2) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(300, 400), invariant=True)
    for number in range(1, pages + 1):
        canvas.setFillColorRGB(0.8, 0.1, 0.1)
        canvas.rect(20, 20 * number, 60, 40, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(40, 300, f"Words of page {number}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def changed(change: Callable[[Pdf], object], **saving: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        change(pdf)
        pdf.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET.decode()}')"))


def annotation(pdf: Pdf, **keys: Object) -> None:
    made = Dictionary(Type=Name.Annot, Rect=[10, 10, 290, 390], Contents=String(SECRET.decode()))
    for key, value in keys.items():
        made[f"/{key}"] = value
    pdf.pages[0].obj.Annots = pdf.make_indirect(Array([pdf.make_indirect(made)]))


def attached(pdf: Pdf) -> None:
    pdf.attachments["secret.txt"] = SECRET


def with_form(pdf: Pdf, *, xfa: bool = False) -> None:
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), V=String(SECRET.decode()))
    field.Rect = Array([10, 10, 100, 30])
    field = pdf.make_indirect(field)
    pdf.Root.AcroForm = Dictionary(Fields=[field])
    pdf.pages[0].obj.Annots = Array([field])
    if xfa:
        pdf.Root.AcroForm.XFA = Stream(pdf, b"<xdp>" + SECRET + b"</xdp>")


def with_metadata(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = String(SECRET.decode())
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = SECRET.decode()
    pdf.pages[0].obj.Metadata = Stream(pdf, b"<x>" + SECRET + b"</x>")
    pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=String(SECRET.decode())))
    pdf.pages[0].obj.Thumb = Stream(pdf, SECRET)


def with_photograph(pdf: Pdf, *, packed: bool = False) -> None:
    data = photograph()
    image = Stream(pdf, zlib.compress(data) if packed else data)
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 60, 40
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    image.Filter = Array([Name.FlateDecode, Name.DCTDecode]) if packed else Name.DCTDecode
    image.Metadata = Stream(pdf, SECRET)
    image.OPI = Dictionary({"/2.0": Dictionary(F=String(SECRET.decode()))})
    drawn(pdf, "/Photo", image, b"q 200 0 0 150 40 60 cm /Photo Do Q")


def drawn(pdf: Pdf, name: str, thing: pikepdf.Object, content: bytes) -> None:
    page = pdf.pages[0]
    page.obj.Resources.XObject = Dictionary({name: pdf.make_indirect(thing)})
    page.contents_add(content)


def with_form_of_actions(pdf: Pdf) -> None:
    form = Stream(pdf, b"0 0.5 0 rg 0 0 50 50 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 50, 50])
    form.AA = Dictionary(O=script())
    form.Ref = Dictionary(F=String(SECRET.decode()), Page=0)
    form.PieceInfo = Dictionary(App=Dictionary(Private=String(SECRET.decode())))
    drawn(pdf, "/Form", form, b"q 2 0 0 2 100 100 cm /Form Do Q")


def inherited(pdf: Pdf) -> None:
    pdf.Root.Pages.Resources = pdf.pages[0].obj.Resources
    pdf.Root.Pages.MediaBox = Array([0, 0, 300, 400])
    pdf.Root.Pages.Rotate = 90
    for page in pdf.pages:
        for key in ("/Resources", "/MediaBox", "/Rotate"):
            if key in page.obj:
                del page.obj[key]


def with_layers(pdf: Pdf, *, hidden: bool) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(SECRET.decode())))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer] if hidden else []))


def box(*sides: float) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array(list(sides))

    return change


def ring(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def deep(pdf: Pdf) -> None:
    inner = Dictionary()
    for _ in range(200):
        inner = Dictionary(SMask=inner)
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=inner)


def protected(user: str) -> bytes:
    return changed(lambda _pdf: None, encryption=pikepdf.Encryption(owner="owner", user=user))


def very_long() -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(20_000):
            pdf.add_blank_page(page_size=(300, 400))
        pdf.save(made)
    return made.getvalue()


def picture(kind: str, *, mode: str = "RGB", **saving: object) -> bytes:
    made = Image.new(mode, (60, 40), "white")
    made.paste("red" if mode != "1" else 0, (10, 10, 30, 30))
    out = io.BytesIO()
    made.save(out, kind, **saving)
    return out.getvalue()


def exif() -> Image.Exif:
    made = Image.Exif()
    made[0x010E] = SECRET.decode()
    made.get_ifd(0x8825).update({1: "N", 2: (51.0, 10.0, 0.0), 29: SECRET.decode()})
    return made


def photograph() -> bytes:
    return picture("JPEG", exif=exif(), comment=SECRET)


def picture_bomb() -> bytes:
    """Return a PNG of 40,000 by 40,000 white points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (40_000).to_bytes(4, "big") * 2 + b"\x01\x00\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100_000)))
        + chunk(b"IEND", b"")
    )


ACCEPTED: dict[str, Callable[[], bytes]] = {
    "plain.pdf": plain,
    "script-on-opening.pdf": lambda: changed(lambda pdf: setattr(pdf.Root, "OpenAction", script())),
    "script-by-name.pdf": lambda: changed(
        lambda pdf: setattr(
            pdf.Root, "Names", Dictionary(JavaScript=Dictionary(Names=[String("a"), pdf.make_indirect(script())]))
        )
    ),
    "action-of-a-page.pdf": lambda: changed(lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary(O=script()))),
    "launch.pdf": lambda: changed(
        lambda pdf: annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("run.exe")))
    ),
    "link.pdf": lambda: changed(
        lambda pdf: annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("file:///etc/passwd")))
    ),
    "note.pdf": lambda: changed(lambda pdf: annotation(pdf, Subtype=Name.Text)),
    "attachment.pdf": lambda: changed(attached),
    "form.pdf": lambda: changed(with_form),
    "xfa.pdf": lambda: changed(lambda pdf: with_form(pdf, xfa=True)),
    "metadata.pdf": lambda: changed(with_metadata),
    "photograph.pdf": lambda: changed(with_photograph),
    "packed-photograph.pdf": lambda: changed(lambda pdf: with_photograph(pdf, packed=True)),
    "form-of-actions.pdf": lambda: changed(with_form_of_actions),
    "inherited.pdf": lambda: changed(inherited),
    "cropped.pdf": lambda: changed(lambda pdf: setattr(pdf.pages[0].obj, "CropBox", Array([10, 50, 200, 350]))),
    "layers.pdf": lambda: changed(lambda pdf: with_layers(pdf, hidden=False)),
    "photograph.jpg": photograph,
    "scan.tif": lambda: picture("TIFF", mode="1", save_all=True, append_images=[Image.new("1", (60, 40), 1)]),
    "picture.png": lambda: picture("PNG", mode="RGBA", exif=exif()),
    "picture.webp": lambda: picture("WEBP", exif=exif()),
}
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "huge-box.pdf": (lambda: changed(box(0, 0, 1_000_000, 1_000_000)), "too large"),
    "no-box.pdf": (lambda: changed(box(0, 0, 0, 0)), "has no size"),
    "ring.pdf": (lambda: changed(ring), "cannot be an annex"),
    "deep.pdf": (lambda: changed(deep), "stands too deep"),
    "password.pdf": (lambda: protected("user"), "protected with a password"),
    "owner-password.pdf": (lambda: protected(""), "protected"),
    "cut-off.pdf": (lambda: plain()[:-200], "damaged"),
    "hidden-layers.pdf": (lambda: changed(lambda pdf: with_layers(pdf, hidden=True)), "hidden layers"),
    "20000-pages.pdf": (very_long, "20,000 pages"),
    "letters.pdf": (bombs.letters_without_end, "memory|takes too long"),
    "forms-in-forms.pdf": (bombs.forms_in_forms, "memory|takes too long"),
    "picture-bomb.png": (picture_bomb, "36 million pixels"),
    "half-a-picture.jpg": (lambda: photograph()[:-150], "damaged"),
    "words.pdf": (lambda: b"These are words.", "no PDF and no picture"),
    "empty.pdf": (lambda: b"", "no PDF and no picture"),
}
