"""A draft for each call to each addressee; what only judges or instructs is drafted too, and not counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing_app.domain.records.recommendation import Addressee, CallKind
from briefing_app.importing.adopted_text.addressees import Addressed, AddresseeFinder
from briefing_app.importing.adopted_text.languages import language_of
from briefing_app.importing.adopted_text.model import AdoptedText, Clause, Draft, FoundAddressee, Operative
from briefing_app.importing.adopted_text.verbs import Opening, opening

_SIGNS = " \n;,"
"""What parts clauses, and belongs to none of them."""


def drafts(adopted: AdoptedText, addressees: Iterable[Addressee] = (), *, one_each: bool = True) -> tuple[Draft, ...]:
    """Return the drafts of a text in its order. A call to two addressees is two; together, if ``one_each`` is off."""
    finder = AddresseeFinder(addressees, language_of(adopted.language))
    return tuple(
        draft
        for paragraph in adopted.paragraphs
        for draft in _labelled(_of_paragraph(paragraph, finder, one_each=one_each))
    )


def marked_drafts(
    adopted: AdoptedText, start: int, end: int, addressees: Iterable[Addressee] = ()
) -> tuple[Draft, ...]:
    """Return the drafts of words that a person marked in ``adopted.words``; none, if nothing but signs is marked.

    They are read as a clause of their own of the paragraph in which they begin, with the words that introduce its
    point where they need them. Words that open with no verb are a call all the same: a person says so.
    """
    start, end = _without_signs(adopted.words, start, end)
    if start == end:
        return ()
    around = next((each for each in adopted.paragraphs if each.start <= start < each.end), None)
    inside = next((each for each in around.clauses if each.start <= start < each.end), None) if around else None
    text = adopted.words[start:end].replace("\n", " ")
    own = Clause(
        label=inside.label if inside else "", text=text, lead=inside.lead if inside else "", start=start, end=end
    )
    finder = AddresseeFinder(addressees, language_of(adopted.language))
    if opening(text, finder.language) is not None:
        own = replace(own, lead="")
    alone = Operative(number=around.number if around else None, text=text, clauses=(own,), start=start, end=end)
    found = _of_paragraph(alone, finder, one_each=True)
    return tuple(each if each.kind else replace(each, kind=CallKind.CALL, counted=True) for each in found)


def told_apart(new: Iterable[Draft], others: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return new drafts with clauses of their own: whomever they are addressed to later, none takes another's place."""
    used = {(each.paragraph, each.clause) for each in others}
    out = []
    for draft in new:
        clauses = (draft.clause, *(f"{draft.clause}[{number}]" for number in range(2, len(used) + 3)))
        clause = next(each for each in clauses if (draft.paragraph, each) not in used)
        used.add((draft.paragraph, clause))
        out.append(replace(draft, clause=clause))
    return tuple(out)


def without(draft: Draft, start: int, end: int, words: str) -> Draft | None:
    """Return a draft without some of its words (places in ``words``); ``None`` if nothing would be left of it."""
    introduced = _introduced(draft, words)
    kept = [
        place
        for place in (_without_signs(words, draft.start, start), _without_signs(words, end, draft.end))
        if place[0] < place[1]
    ]
    if not kept:
        return None
    text = " […] ".join(words[first:last].replace("\n", " ") for first, last in kept)
    return replace(draft, text=introduced + text, start=kept[0][0], end=kept[-1][1])


def joined(several: Sequence[Draft], words: str) -> Draft:
    """Return one draft for several that follow each other: a call if one of them is, to all whom they address."""
    first = next((each for each in several if each.kind is CallKind.CALL), several[0])
    start, end = min(each.start for each in several), max(each.end for each in several)
    whole = _introduced(several[0], words) + words[start:end].replace("\n", " ")
    return replace(
        first,
        clause=several[0].clause,
        text=whole if len({each.text for each in several}) > 1 else first.text,
        addressees=tuple({each.name: each for draft in several for each in draft.addressees}.values()),
        counted=any(each.counted for each in several),
        start=start,
        end=end,
    )


def _introduced(draft: Draft, words: str) -> str:
    """Return what stands before a draft's own words: those that introduce its point."""
    own = words[draft.start : draft.end].replace("\n", " ")
    return draft.text.removesuffix(own) if draft.text.endswith(own) and "[…]" not in draft.text else ""


def _without_signs(words: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), max(0, min(end, len(words)))
    while start < end and words[start] in _SIGNS:
        start += 1
    while end > start and words[end - 1] in _SIGNS:
        end -= 1
    return start, max(start, end)


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
