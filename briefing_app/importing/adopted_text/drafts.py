"""A draft for each call to each addressee; what only judges or instructs is drafted too, and not counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing_app.domain.records.recommendation import Addressee, CallKind
from briefing_app.importing.adopted_text.addressees import Addressed, AddresseeFinder
from briefing_app.importing.adopted_text.languages import language_of
from briefing_app.importing.adopted_text.model import AdoptedText, Clause, Draft, FoundAddressee, Operative
from briefing_app.importing.adopted_text.verbs import Opening, opening


def drafts(adopted: AdoptedText, addressees: Iterable[Addressee] = (), *, one_each: bool = True) -> tuple[Draft, ...]:
    """Return the drafts of a text in its order. A call to two addressees is two; together, if ``one_each`` is off."""
    finder = AddresseeFinder(addressees, language_of(adopted.language))
    return tuple(
        draft
        for paragraph in adopted.paragraphs
        for draft in _labelled(_of_paragraph(paragraph, finder, one_each=one_each))
    )


def _of_paragraph(paragraph: Operative, finder: AddresseeFinder, *, one_each: bool) -> Iterator[Draft]:
    for clause in paragraph.clauses:
        own = opening(clause.text, finder.language)
        said = own or (opening(clause.lead, finder.language) if clause.lead else None)
        if said is None or said.kind is not CallKind.CALL:
            yield _draft(paragraph, clause, said, text=_whole(clause))
        elif own is None:
            to = _of_a_point(clause, said, finder)
            yield from _calls(paragraph, clause, said, text=_whole(clause), to=to, one_each=one_each)
        else:
            for addressed in finder.addressed(clause.text, said.end):
                text, part = _share(clause, said, addressed)
                yield from _calls(paragraph, part, said, text=text, to=addressed.found, one_each=one_each)


def _of_a_point(clause: Clause, said: Opening, finder: AddresseeFinder) -> tuple[FoundAddressee, ...]:
    """Return whom the words before a point address; where they only say "Calls on:", whom the point itself names."""
    if clause.lead[said.end :].strip(" :,"):
        return finder.addressed(clause.lead, said.end)[0].found
    return finder.addressed(clause.text, 0)[0].found


def _calls(
    paragraph: Operative,
    clause: Clause,
    said: Opening,
    *,
    text: str,
    to: tuple[FoundAddressee, ...],
    one_each: bool,
) -> Iterator[Draft]:
    groups = [(each,) for each in to] if one_each and to else [to]
    for group in groups:
        yield _draft(paragraph, clause, said, text=text, to=group)


def _draft(
    paragraph: Operative, clause: Clause, said: Opening | None, *, text: str, to: tuple[FoundAddressee, ...] = ()
) -> Draft:
    kind = said.kind if said is not None else None
    return Draft(
        paragraph=paragraph.number,
        clause=clause.label,
        text=text,
        verb=said.verb if said is not None else "",
        addressees=to,
        kind=kind,
        counted=kind is CallKind.CALL,
        start=clause.start,
        end=clause.end,
    )


def _whole(clause: Clause) -> str:
    return f"{clause.lead} {clause.text}".strip()


def _share(clause: Clause, said: Opening, addressed: Addressed) -> tuple[str, Clause]:
    """Return the words that are meant for these, and their place; "[…]" says where words for others were left out."""
    start = 0 if addressed.start == said.end else addressed.start
    words = clause.text[start : addressed.end]
    left = len(words) - len(words.lstrip(" ,"))
    part = Clause(
        label=clause.label,
        text=words.strip(" ,"),
        start=clause.start + start + left,
        end=clause.start + start + len(words.rstrip(" ,")),
    )
    if not start:
        return part.text, part
    return f"{clause.text[: said.end].strip()} […] {part.text}", part


def _labelled(found: Iterable[Draft]) -> Iterator[Draft]:
    """Tell apart drafts that paragraph, clause and addressee alone would not: the second says so in its clause."""
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for draft in found:
        key = (draft.clause, tuple(each.name for each in draft.addressees))
        seen[key] = seen.get(key, 0) + 1
        if seen[key] == 1:
            yield draft
        else:
            yield replace(draft, clause=f"{draft.clause}[{seen[key]}]")
