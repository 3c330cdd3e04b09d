"""The words by which the parts of a text are told apart, in the languages that can be read."""

from __future__ import annotations

import re

BEGINNINGS = (
    ("en", re.compile(r"The European Parliament,?")),
    ("fr", re.compile(r"Le Parlement européen,?")),
    ("de", re.compile(r"Das Europäische Parlament,?")),
)
"""The paragraph with which a text begins, and the language that it shows."""

CITATION = re.compile(r"(?:having regard|vu|gestützt auf|unter Hinweis auf)\b", re.IGNORECASE)
RECITAL = re.compile(r"(?:whereas|considérant|in der Erwägung)\b", re.IGNORECASE)
END = re.compile(
    r"(?:EXPLANATORY STATEMENT|MINORITY (?:OPINION|POSITION)|ANNEX(?:E|ES)?\b|OPINION OF THE|INFORMATION ON ADOPTION"
    r"|EXPOSÉ DES MOTIFS|BEGRÜNDUNG|Last updated|Legal notice|Dernière mise à jour|Letzte Aktualisierung)"
)
"""With these the text is over."""
SEPARATOR = re.compile(r"[\s*°oO•.·_=–-]{1,20}")
AMENDMENTS = re.compile(r"(?:Text proposed by the Commission|Texte proposé par la Commission|Present text)\b")
ENDS = frozenset(";.:!?”»)")
"""With one of these a line can end a sentence."""
FORWARDED = re.compile(r"\b(?:forward|transmit|transmettre|übermitteln)\b", re.IGNORECASE)
"""What the last paragraph has done with the text."""
