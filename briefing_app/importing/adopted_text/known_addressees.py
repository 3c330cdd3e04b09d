"""Those to whom parliaments address their calls, by the names that their texts use.

Source: adopted texts on third countries; demonyms as texts write them. A library's own names and aliases go first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing_app.domain.nationalities import NATIONALITIES, Nationality
from briefing_app.domain.records.recommendation import AddresseeKind
from briefing_app.importing.adopted_text.languages.model import TextLanguage

_EU, _EEAS, _OTHER = AddresseeKind.EU, AddresseeKind.EEAS, AddresseeKind.OTHER
KINDS = {
    "High Representative / Vice-President": _EEAS,
    "European External Action Service": _EEAS,
    "EU Delegation": _EEAS,
    "EU Special Representative": _EEAS,
    "EU Member States": AddresseeKind.MEMBER_STATES,
    "European Commission": _EU,
    "European Council": _EU,
    "Council of the European Union": _EU,
    "European Union": _EU,
    "European Investment Bank": _EU,
    "European Bank for Reconstruction and Development": _OTHER,
    "Council of Europe": _OTHER,
    "Venice Commission": _OTHER,
    "OSCE": _OTHER,
    "UN Human Rights Council": _OTHER,
    "UN High Commissioner for Human Rights": _OTHER,
    "United Nations": _OTHER,
    "International community": _OTHER,
}
"""What each body is that the tables of the languages name."""


@dataclass(frozen=True, slots=True)
class Common:
    """One whom texts commonly address, with a pattern for the ways in which a language writes it."""

    name: str
    kind: AddresseeKind
    forms: str


@cache
def commonly_addressed(language: TextLanguage) -> tuple[Common, ...]:
    """Return bodies and States as texts of a language write them."""
    bodies = (Common(name, KINDS[name], forms) for name, forms in language.bodies.items())
    states = (Common(each.country, AddresseeKind.STATE_AUTHORITY, _forms(each, language)) for each in NATIONALITIES)
    return (*bodies, *states)


def _forms(each: Nationality, language: TextLanguage) -> str:
    """Return a pattern for the ways in which texts address a State."""
    adjectives, organs = "|".join(each.adjectives(language.code)), language.organs
    names = "|".join(each.names).replace("'", "['’]")
    if language.organs_first:
        return rf"{organs} (?:{adjectives})|(?:{organs} {language.organ_of}){{0,3}}(?:{names})"
    return rf"(?:{adjectives}) {organs}|(?:{names})(?:['’]s? {organs})?"
