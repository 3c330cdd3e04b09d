"""References of European Parliament and UN documents: found in running text, and brought to one house form.

One text is cited in many forms (``P8_TA(2019)0203``, ``T8-0203/2019``, ``TA-8-2019-0203_EN``): all of them are one
reference. Non-breaking hyphens, no-break spaces and dashes of any length stand for plain ones. Source of the forms: the
domain's vocabulary, section 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u2002\u2003"), " ")
_PLAIN = _HYPHENS | _SPACES
"""One character for one: places in the plain words are places in the words as they were."""


class ReferenceKind(StrEnum):
    """What a reference names."""

    ADOPTED_TEXT = "adopted_text"
    JOINT_MOTION = "joint_motion"
    MOTION = "motion"
    REPORT = "report"
    PROCEDURE = "procedure"
    PE_DOCUMENT = "pe_document"
    FOLLOW_UP = "follow_up"
    MINUTES = "minutes"
    DEBATE = "debate"
    UN_DOCUMENT = "un_document"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReference:
    """A reference in a text: ``text[start:end]`` are its words there, ``house_form`` is how this program prints it."""

    start: int
    end: int
    kind: ReferenceKind
    house_form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCitation:
    """A part of a document that a text cites: "paragraph 4 of P8_TA(2019)0203", "recital B".

    ``part`` is ``paragraph`` or ``recital``; ``numbers`` as cited; ``reference`` is the house form, "" where the text
    says "this resolution" or nothing.
    """

    start: int
    end: int
    part: str
    numbers: tuple[str, ...]
    reference: str


_END = r"(?![\w/])"
_PROCEDURES = ("RSP", "INI", "INL", "COD", "CNS", "NLE", "APP", "BUD", "DEA", "REG", "IMM")
_PATTERNS: tuple[tuple[ReferenceKind, str, str], ...] = (
    (
        ReferenceKind.ADOPTED_TEXT,
        rf"P(?P<term>\d{{1,2}})_TA(?:-PROV)? ?\((?P<year>\d{{4}})\) ?(?P<number>\d{{1,4}}){_END}",
        "P{term}_TA({year}){number:04}",
    ),
    (
        ReferenceKind.ADOPTED_TEXT,
        rf"TA-(?P<term>\d{{1,2}})-(?P<year>\d{{4}})-(?P<number>\d{{1,4}})(?:_[A-Z]{{2}})?(?:\.(?:html|docx|pdf))?{_END}",
        "P{term}_TA({year}){number:04}",
    ),
    (
        ReferenceKind.ADOPTED_TEXT,
        rf"T(?P<term>\d{{1,2}})-(?P<number>\d{{1,4}})/(?P<year>\d{{4}}){_END}",
        "P{term}_TA({year}){number:04}",
    ),
    (
        ReferenceKind.JOINT_MOTION,
        rf"RC-B?(?P<term>\d{{1,2}})-(?P<number>\d{{1,4}})/(?P<year>\d{{4}}){_END}",
        "RC-B{term}-{number:04}/{year}",
    ),
    (
        ReferenceKind.JOINT_MOTION,
        rf"RC-B?(?P<term>\d{{1,2}})-(?P<year>\d{{4}})-(?P<number>\d{{1,4}})(?:_[A-Z]{{2}})?{_END}",
        "RC-B{term}-{number:04}/{year}",
    ),
    (
        ReferenceKind.MOTION,
        rf"B(?P<term>\d{{1,2}})-(?P<number>\d{{1,4}})/(?P<year>\d{{4}}){_END}",
        "B{term}-{number:04}/{year}",
    ),
    (
        ReferenceKind.MOTION,
        rf"B-(?P<term>\d{{1,2}})-(?P<year>\d{{4}})-(?P<number>\d{{1,4}})(?:_[A-Z]{{2}})?{_END}",
        "B{term}-{number:04}/{year}",
    ),
    (
        ReferenceKind.REPORT,
        rf"A(?P<term>\d{{1,2}})-(?P<number>\d{{1,4}})/(?P<year>\d{{4}}){_END}",
        "A{term}-{number:04}/{year}",
    ),
    (
        ReferenceKind.REPORT,
        rf"A-(?P<term>\d{{1,2}})-(?P<year>\d{{4}})-(?P<number>\d{{1,4}})(?:_[A-Z]{{2}})?{_END}",
        "A{term}-{number:04}/{year}",
    ),
    (
        ReferenceKind.PROCEDURE,
        rf"(?P<year>\d{{4}})/(?P<number>\d{{4}}) ?\((?P<type>{'|'.join(_PROCEDURES)})\){_END}",
        "{year}/{number:04}({type})",
    ),
    (
        ReferenceKind.PE_DOCUMENT,
        rf"PE ?(?P<pe>\d{{3}}\.\d{{3}})(?: ?v(?P<version>\d{{2}}-\d{{2}}))?{_END}",
        "PE{pe}",
    ),
    (ReferenceKind.FOLLOW_UP, rf"SP ?\((?P<year>\d{{4}})\) ?(?P<number>\d{{1,4}}){_END}", "SP({year}){number}"),
    (
        ReferenceKind.MINUTES,
        rf"PV ?(?P<day>\d{{2}}/\d{{2}}/\d{{4}})(?: ?- ?(?P<item>\d{{1,2}}(?:\.\d{{1,2}})?))?{_END}",
        "PV {day}",
    ),
    (
        ReferenceKind.DEBATE,
        rf"CRE ?(?P<day>\d{{2}}/\d{{2}}/\d{{4}})(?: ?- ?(?P<item>\d{{1,2}}(?:\.\d{{1,2}})?))?{_END}",
        "CRE {day}",
    ),
    (
        ReferenceKind.UN_DOCUMENT,
        r"(?P<symbol>(?:CCPR|CAT|CEDAW|CRC|CERD|CRPD|CMW|CED|E/C\.12|A/HRC|A/RES)(?:/[A-Z0-9.]+(?:-[A-Z0-9]+)*)+)",
        "{symbol}",
    ),
)
_COMPILED = tuple((kind, re.compile(rf"(?<![\w/-]){pattern}"), form) for kind, pattern, form in _PATTERNS)
_TAILS = {"version": "v{version}", "item": " - {item}"}
"""What is printed only where it is cited: a version of a document, an item of an agenda."""

_ONE_NUMBER = r"[0-9A-Z]{1,3}(?: ?\([a-z0-9]{1,4}\))*"
_PARTS = re.compile(
    rf"\b(?P<part>[Pp]aragraph|[Rr]ecital)s? (?P<numbers>{_ONE_NUMBER}(?:(?:, | and | to |-){_ONE_NUMBER})*)(?!\w)"
)
_NUMBER = re.compile(_ONE_NUMBER)


def find_references(text: str) -> tuple[FoundReference, ...]:
    """Return every reference in a text, in order; none overlaps another."""
    plain = text.translate(_PLAIN)
    found = sorted(_all_matches(plain), key=lambda each: (each.start, -each.end))
    kept: list[FoundReference] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def house_form(words: str) -> str:
    """Return the one form in which a reference is printed; words that are no reference come back trimmed."""
    trimmed = words.strip()
    found = find_references(trimmed)
    whole = found and found[0].start == 0 and found[0].end == len(trimmed)
    return found[0].house_form if whole else " ".join(trimmed.translate(_PLAIN).split())


def same_reference(one: str, other: str) -> bool:
    """Whether two references name the same document, however they are written."""
    return bool(one.strip()) and house_form(one).casefold() == house_form(other).casefold()


def find_citations(text: str) -> tuple[FoundCitation, ...]:
    """Return every cited paragraph or recital, with the document where the next words name one ("of ...")."""
    plain = text.translate(_PLAIN)
    references = find_references(plain)
    return tuple(_citation(match, plain, references) for match in _PARTS.finditer(plain) if _is_cited(match))


def _all_matches(plain: str) -> Iterator[FoundReference]:
    for kind, pattern, form in _COMPILED:
        for match in pattern.finditer(plain):
            values = match.groupdict()
            number = values.get("number")
            filled = form.format(**(values | ({"number": int(number)} if number else {})))
            tails = "".join(tail.format(**values) for name, tail in _TAILS.items() if values.get(name))
            yield FoundReference(start=match.start(), end=match.end(), kind=kind, house_form=filled + tails)


def _is_cited(match: re.Match[str]) -> bool:
    """Paragraphs are numbered, recitals lettered in capitals: "paragraph on" and "recital of" are neither."""
    first = match["numbers"].split()[0].rstrip(",")
    return first[0].isdigit() if match["part"].casefold() == "paragraph" else first.split("(")[0].isupper()


def _citation(match: re.Match[str], plain: str, references: tuple[FoundReference, ...]) -> FoundCitation:
    numbers = tuple(re.sub(r" ", "", number) for number in _NUMBER.findall(match["numbers"]))
    following = re.compile(r" (?:of|in) (?:its |the |Parliament's )?(?:resolution )?").match(plain, match.end())
    place = following.end() if following else -1
    named = next((each for each in references if each.start == place), None)
    return FoundCitation(
        start=match.start(),
        end=named.end if named else match.end(),
        part=match["part"].casefold(),
        numbers=numbers,
        reference=named.house_form if named else "",
    )
