"""Made-up files in the form of the UN's export. Nothing in them is about anybody."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COUNTRIES = ("Kazakhstan", "Peru", "Türkiye", "Côte d'Ivoire")
_THEMES = (
    "Freedom of opinion and expression & access to information",
    "Women's rights",
    "Prohibition of torture",
    "SDGs",
)
_WORDS = (
    "ensure",
    "ratify",
    "the",
    "Convention",
    "access",
    "independent",
    "review",
    "protect",
    "Łódź",
    "қалалар",
    "law",
)


def entry(number: int = 1, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  (JSON has many shapes)
    """One entry of a committee's observations, with what is changed in it."""
    return {
        "AffectedPersons": ["Children"],
        "AnnotationId": f"00000000-0000-4000-8000-{number:012}",
        "AnnotationType": "- Recommendations",
        "Body": "- CRC",
        "Countries": ["Kazakhstan"],
        "DocumentId": "41a0b08f-5a9a-4eb5-985f-05b47986ad82",
        "PublicationDate": "2015-10-27T00:00:00",
        "PublicationDateOnUhri": "2016-03-03T10:53:45.827",
        "Regions": ["Asia"],
        "Sdgs": ["16.2 - Protect children from abuse"],
        "Symbol": "CRC/C/KAZ/CO/4",
        "Text": f"<p>{number}.The Committee recommends that the State party adopt rule {number}&nbsp;at once.</p>",
        "Themes": ["Children: protection"],
        "UprCycle": None,
        "UprPositions": [],
        "UprRecommendingCountry": [],
        "UprRecommendingRegions": [],
        "UprSession": [],
        **fields,
    }


def upr(number: int = 1, position: object = ("Supported",), **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """One recommendation of the periodic review."""
    return entry(
        number,
        **{
            "Body": "- UPR",
            "Symbol": "A/HRC/43/10",
            "Text": f"139.{number} Ratify protocol number {number} (Maldives) (Portugal);",
            "UprCycle": "3rd cycle",
            "UprPositions": list(position) if isinstance(position, tuple) else position,
            "PublicationDate": "2019-12-12T00:00:00",
            **fields,
        },
    )


def as_json(*entries: object) -> bytes:
    """The entries as a file."""
    return json.dumps(list(entries), ensure_ascii=False).encode()


def many(count: int) -> Iterator[dict[str, Any]]:
    """Entries of several countries, half of them of the periodic review, with words of real length."""
    chance = random.Random(7)
    for number in range(count):
        country = COUNTRIES[number % len(COUNTRIES)]
        words = " ".join(chance.choices(_WORDS, k=90))
        make, text = (
            (upr, f"{100 + number % 60}.{number % 300} {words}") if number % 2 else (entry, f"{number % 90}. {words}")
        )
        document = number // 150
        symbol = f"A/HRC/{document}/{country[:3]}" if number % 2 else f"CRC/C/{country[:3]}/CO/{document}"
        yield make(number, Text=text, Countries=[country], Symbol=symbol, Themes=[_THEMES[number % 4]])


def write_many(path: Path, count: int) -> None:
    """Write a file of ``count`` entries, never holding it."""
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for number, one in enumerate(many(count)):
            file.write(("," if number else "") + json.dumps(one, ensure_ascii=False))
        file.write("]")
