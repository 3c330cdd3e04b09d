"""A PDF that opens with its password only."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def encrypted(data: bytes, password: str) -> bytes:
    """Return the file encrypted with AES-256. Reading aloud, copying and printing stay allowed to who opens it.

    An archive's file may not be encrypted, so it no longer says that it is one (PDF/A); it is still PDF/UA.
    """
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            for claim in ("pdfaid:part", "pdfaid:conformance"):
                if claim in said:
                    del said[claim]
        pdf.save(made, encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True))
    return made.getvalue()
