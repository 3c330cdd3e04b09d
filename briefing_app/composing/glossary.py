"""The names and abbreviations of a text that the library knows, with what helps to say them in another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing_app.composing.handout import HandoutInput
from briefing_app.composing.spoken_notes import persons_named
from briefing_app.document.origin import NOWHERE, Origin
from briefing_app.domain.records.people import Body, Organisation
from briefing_app.domain.records.place import Country
from briefing_app.domain.records.recommendation import Addressee, Instrument
from briefing_app.domain.view import View
from briefing_app.sections.base.prose import origin_of

_ABBREVIATION = re.compile(r"(?<![\w-])[^\W\d_]*[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{2,}[^\W\d_]*(?![\w-])")
_LONGEST = 8
_ROMAN = frozenset("IVXLCDM")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name as it stands in the text; how it is said; its other forms; what it is. Unknown ones have nothing more."""

    name: str
    said: str = ""
    forms: tuple[str, ...] = ()
    about: str = ""
    origin: Origin = NOWHERE


def glossary_of(text: str, given: HandoutInput) -> tuple[Term, ...]:
    """Return the terms of a text: persons, then bodies, then abbreviations that the library does not know."""
    view = given.view
    known = (*_persons(text, view), *_institutions(text, given))
    told = {form for term in known for form in (term.name, *term.forms)}
    unknown = (Term(name=word) for word in _abbreviations(text) if not any(word in form.split() for form in told))
    return (*known, *unknown)


def _persons(text: str, view: View) -> Iterator[Term]:
    for person in persons_named(text, view):
        forms = (person.original_script, *person.other_spellings)
        yield Term(
            name=person.name,
            said=person.pronunciation,
            forms=_others(person.name, forms),
            about=person.description,
            origin=origin_of(person),
        )


def _institutions(text: str, given: HandoutInput) -> Iterator[Term]:
    records = given.view.records
    for organisation in records.all(Organisation):
        forms = (organisation.name, organisation.short, *organisation.aliases, *given.elsewhere(organisation))
        yield from _term(text, forms, origin_of(organisation))
    for body in records.all(Body):
        named = [form for name in body.names for form in (name.name, name.short)]
        yield from _term(text, (*named, body.code, *given.elsewhere(body)), origin_of(body))
    for instrument in records.all(Instrument):
        forms = (instrument.title, instrument.short_title, instrument.reference, *instrument.other_references)
        yield from _term(text, (*forms, *given.elsewhere(instrument)), origin_of(instrument))
    for addressee in records.all(Addressee):
        forms = (addressee.name, *addressee.aliases, *given.elsewhere(addressee))
        yield from _term(text, forms, origin_of(addressee))
    for country in records.all(Country):
        capital = [form for name in country.capital_names for form in (name.name, name.short)]
        if any(_stands(form, text) for form in capital if form):
            yield from _term(text, (*capital, *given.elsewhere(country)), origin_of(country))


def _term(text: str, forms: Iterable[str], origin: Origin) -> Iterator[Term]:
    """Yield a term if one of its forms stands in the text, and there are others that help to say it."""
    wanted = tuple(dict.fromkeys(form for form in forms if form))
    found = [form for form in wanted if _stands(form, text)]
    if found and len(wanted) > 1:
        name = max(found, key=len)
        yield Term(name=name, forms=_others(name, wanted), origin=origin)


def _others(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form and form != name))


def _stands(form: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def _abbreviations(text: str) -> Iterator[str]:
    found = dict.fromkeys(match.group() for match in _ABBREVIATION.finditer(text))
    for word in found:
        if len(word) <= _LONGEST and not set(word) <= _ROMAN:
            yield word
