"""Word templates of an office, made by python-docx, with what an office's own may hold besides."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor, Twips
from PIL import Image, ImageDraw

PERSON = "Annabel Templatemaker"


def logo() -> bytes:
    """Return a picture of a red disc, 120 by 60 points in the template."""
    picture = Image.new("RGB", (240, 120), "white")
    ImageDraw.Draw(picture).ellipse((20, 20, 220, 100), fill="#b00020")
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def office_template(*, with_logo: bool = True) -> bytes:
    """Return a template: Arial, green headings, wide margins, a logo in its head, its maker's name in many places."""
    word = docx.Document()
    word.core_properties.author = word.core_properties.last_modified_by = PERSON
    normal, heading = word.styles["Normal"], word.styles["Heading 1"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    heading.font.color.rgb, heading.font.size = RGBColor(0x00, 0x66, 0x33), Pt(20)
    base = word.styles.add_style(f"{PERSON}'s base", WD_STYLE_TYPE.PARAGRAPH)
    base.font.italic = True
    word.styles.add_style("Opening", WD_STYLE_TYPE.PARAGRAPH).base_style = base
    word.styles.add_style(f"{PERSON}'s own", WD_STYLE_TYPE.PARAGRAPH)
    section = word.sections[0]
    section.left_margin, section.right_margin = Twips(2000), Twips(1000)
    section.top_margin = Twips(1700)
    if with_logo:
        section.header.paragraphs[0].add_run().add_picture(BytesIO(logo()), width=Pt(120))
    section.footer.paragraphs[0].text = f"Kept by {PERSON}"
    word.add_paragraph(f"Written by {PERSON}")
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """Return a file with one member more, or another one in its place."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for member in source.namelist():
            if member != name:
                target.writestr(member, source.read(member))
        target.writestr(name, content)
    return out.getvalue()


def member_of(data: bytes, name: str) -> bytes:
    """Return one member of a file."""
    with ZipFile(BytesIO(data)) as source:
        return source.read(name)
