"""What a file says of itself: once for viewers of every age, once as XMP, and both say the same.

Belongs here: title, author, dates, the standards that a tagged file keeps (PDF/UA-1 and PDF/A-2a), what its colours
mean. Does not belong here: structure.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from briefing_app.document.tree import Meta
from briefing_app.rendering.pdf.objects import Objects, dictionary, moment, text
from briefing_app.rendering.pdf.srgb import srgb_profile

_PRODUCER = "Briefing Pack Builder"
_UNTITLED = "–"
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 65534, 65535), " ")
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{said}
{claims}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Kept(NamedTuple):
    """Which standards a file keeps: PDF/A-2a where it is archivable, PDF/UA-1 where it is readable."""

    archivable: bool = True
    readable: bool = True


_ALL = Kept()


def information(meta: Meta) -> str:
    """Return the dictionary of what is known of a file."""
    made = moment(meta.created)
    entries = {
        "Title": _line(meta.title) or _UNTITLED,
        "Author": _line(meta.author),
        "Subject": _line(meta.subject),
        "Keywords": _line(", ".join(meta.keywords)),
        "Creator": _PRODUCER,
        "Producer": _PRODUCER,
    }
    return dictionary(
        {**{key: text(value) for key, value in entries.items() if value}, "CreationDate": made, "ModDate": made}
    )


def metadata(meta: Meta, objects: Objects, *, kept: Kept = _ALL) -> int:
    """Add the same as XMP, with the standards that the file keeps; return its number."""
    language = f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(meta.title) or _UNTITLED}</rdf:li></rdf:Alt>'
    about = f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(meta.subject)}</rdf:li></rdf:Alt>'
    author = f"<rdf:Seq><rdf:li>{_escaped(meta.author)}</rdf:li></rdf:Seq>"
    at = _moment(meta.created)
    said = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{language}</dc:title>",
        f"<dc:creator>{author}</dc:creator>" if meta.author else "",
        f"<dc:description>{about}</dc:description>" if meta.subject else "",
        f"<pdf:Keywords>{_escaped(', '.join(meta.keywords))}</pdf:Keywords>" if meta.keywords else "",
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>",
        f"<xmp:CreatorTool>{_PRODUCER}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{at}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{at}</xmp:ModifyDate>",
    ]
    claims = [
        "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>" if kept.archivable else "",
        "<pdfuaid:part>1</pdfuaid:part>" if kept.readable else "",
    ]
    packet = _XMP.format(said="\n".join(filter(None, said)), claims="\n".join(filter(None, claims)))
    return objects.stream(packet.encode("utf-8", "replace"), "/Type /Metadata /Subtype /XML", deflate=False)


def output_intent(objects: Objects) -> int:
    """Add what the file's colours mean; return its number."""
    profile = objects.stream(srgb_profile(), "/N 3")
    return objects.add(
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) "
        f"/DestOutputProfile {profile} 0 R >>"
    )


def _line(value: str) -> str:
    """Return a text without what markup cannot hold."""
    return value.translate(_CONTROLS)


def _escaped(value: str) -> str:
    return _line(value).translate(_ESCAPED)


def _moment(at: datetime) -> str:
    """Return a date with its zone, as ``moment`` does, in XMP's form."""
    plain = moment(at)[3:-1].replace("'", "")
    return (
        f"{plain[:4]}-{plain[4:6]}-{plain[6:8]}T{plain[8:10]}:{plain[10:12]}:{plain[12:14]}"
        f"{plain[14]}{plain[15:17]}:{plain[17:19]}"
    )
