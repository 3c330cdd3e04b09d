"""Those to whom parliaments address their calls, by the names that their texts use.

Source: adopted texts on third countries; demonyms as texts write them. A library's own names and aliases go first.
"""

from __future__ import annotations

from briefing_app.domain.nationalities import NATIONALITIES, Nationality
from briefing_app.domain.records.recommendation import AddresseeKind

_EU, _EEAS, _STATE, _OTHER = (
    AddresseeKind.EU,
    AddresseeKind.EEAS,
    AddresseeKind.STATE_AUTHORITY,
    AddresseeKind.OTHER,
)
_HIGH = r"High Representative(?: of the (?:European )?Union for Foreign Affairs and Security Policy)?"

BODIES: tuple[tuple[str, AddresseeKind, str], ...] = (
    (
        "High Representative / Vice-President",
        _EEAS,
        rf"VP/HR|HR/VP|Vice-President of the (?:European )?Commission ?/ ?{_HIGH}|{_HIGH}"
        r"|vice-présidente?(?: de la Commission)?/haute? représentante?",
    ),
    ("European External Action Service", _EEAS, r"European External Action Service|EEAS|SEAE"),
    (
        "EU Delegation",
        _EEAS,
        r"(?:(?:EU|Union) [Dd]elegations?|Delegation of the European Union)(?: (?:to|in) [A-Z]\w+)?",
    ),
    (
        "EU Special Representative",
        _EEAS,
        r"(?:EU|European Union) Special Representatives?(?: for (?:Human Rights|[A-Z]\w+(?: [A-Z]\w+)*))?",
    ),
    ("EU Member States", AddresseeKind.MEMBER_STATES, r"(?:EU )?Member States|États membres"),
    ("European Commission", _EU, r"(?:European )?Commission"),
    ("European Council", _EU, r"European Council|Conseil européen"),
    ("Council of the European Union", _EU, r"Council of the European Union|Council(?! of)|Conseil(?! de l)"),
    ("European Union", _EU, r"European Union|EU|Union(?! of)|Union européenne"),
    ("European Investment Bank", _EU, r"European Investment Bank|EIB"),
    (
        "European Bank for Reconstruction and Development",
        _OTHER,
        r"European Bank for Reconstruction and Development|EBRD",
    ),
    ("Council of Europe", _OTHER, r"Council of Europe|Conseil de l['’]Europe"),
    ("Venice Commission", _OTHER, r"Venice Commission"),
    ("OSCE", _OTHER, r"OSCE|Organization for Security and Co-operation in Europe"),
    ("UN Human Rights Council", _OTHER, r"(?:UN|United Nations) Human Rights Council"),
    (
        "UN High Commissioner for Human Rights",
        _OTHER,
        r"(?:UN|United Nations) High Commissioner for Human Rights|OHCHR",
    ),
    ("United Nations", _OTHER, r"United Nations|UN|Nations unies"),
    ("International community", _OTHER, r"international community|communauté internationale"),
)

ORGANS = (
    r"(?:[Aa]uthorities|[Gg]overnment|[Pp]arliament|[Pp]resident|[Pp]rime [Mm]inister|[Ll]eadership|[Jj]udiciary"
    r"|[Ll]aw enforcement(?: agencies)?|[Mm]inistry(?: of(?: the)? [A-Z]\w+)?|[Pp]rosecutor(?:-| )[Gg]eneral"
    r"|Republic|Federation)"
)
"""Words that stand for a State beside its name: "the Kazakh authorities", "the Government of Kazakhstan"."""
ORGANES = r"(?:[Aa]utorités|[Gg]ouvernement|[Pp]arlement|[Pp]résidente?|[Rr]épublique|[Ff]édération)"
"""The same in French, where they stand before the adjective."""


def _forms(each: Nationality) -> str:
    """Return a pattern for the ways in which texts address a State, in English and in French."""
    english, french = "|".join(each.english), "|".join(each.french)
    names = "|".join((each.country, each.french_name, *each.other_names)).replace("'", "['’]")
    return (
        rf"(?:{english}) {ORGANS}|{ORGANES} (?:{french})"
        rf"|(?:{ORGANES} (?:du |de la |de l['’]|des |de |d['’]))?(?:{names})(?:['’]s? {ORGANS})?"
    )


STATES = tuple((each.country, _forms(each)) for each in NATIONALITIES)
"""Each State with the pattern for its names."""
