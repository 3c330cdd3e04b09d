"""The words with which paragraphs open, and what a paragraph that opens so does: it calls, it judges, it instructs.

English and French. An opening that is not in the tables is left for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.domain.records.recommendation import CallKind

_INSTRUCTIONS = (
    r"instructs (?:its|the) \w+|(?:requests|asks|invites) its (?:president|secretary-general|committees?|bureau)"
    r"|calls (?:on|upon) its (?:members|delegations?|committees?|president|bureau)|decides|resolves|undertakes|mandates"
    r"|commits itself|authorises its"
    r"|charge (?:sa|son|ses) \w+|décide|s['’]engage|mandate"
)
_CALLS_ON = r"calls(?:, [^,;:.]{1,80},)? (?:on|upon|for)"
"""Also with words between: "calls, in this context, on"."""
_CALLS = (
    rf"{_CALLS_ON}|(?:reiterates|repeats|renews|reaffirms|recalls) its"
    r" (?:\w+ )?(?:calls?|demands?|requests?|appeals?)(?: (?:on|upon|for|to))?|urges|demands|requests|asks|invites"
    r"|encourages|insists|appeals (?:to|for)|recommends|expects|exhorts|advises|proposes|suggests"
    r"|(?:réitère|renouvelle) son appel(?: à)?|demande|invite|exhorte|prie|presse|engage|encourage|insiste pour"
    r"|appelle|recommande|réclame|exige"
)
_APPRAISALS = (
    "condemns|denounces|deplores|regrets|rejects|welcomes|commends|praises|supports|endorses|approves|acknowledges"
    "|recognises|notes|takes note|takes the view|observes|recalls|reiterates|reaffirms|repeats|stresses|underlines"
    "|underscores|emphasises|highlights|points out|draws attention|considers|believes|affirms|declares|expresses"
    "|pays tribute|congratulates|shares|hopes|trusts|maintains|warns|voices|finds|remains|reminds|applauds|is"
    "|condamne|dénonce|déplore|regrette|rejette|salue|se félicite|accueille|soutient|note|prend acte|constate|observe"
    "|rappelle|réaffirme|réitère|souligne|insiste|considère|estime|exprime|fait part|se déclare|est|rend hommage"
)
_KINDS = (
    (CallKind.INSTRUCTION, _INSTRUCTIONS),
    (CallKind.CALL, _CALLS),
    (CallKind.APPRAISAL, _APPRAISALS),
)
_BEFORE = (
    r"(?:(?:[a-z]+ly|once again|once more|again|also|further|furthermore|moreover|therefore|in particular|in this"
    r" (?:regard|context|respect|connection)|to (?:this|that) end|however|de nouveau|également|en outre|vivement"
    r"|fermement|instamment|par conséquent),? )*"
)
_AFTER = (
    r"(?:,? (?:once again|again|further|furthermore|also|therefore|strongly|in this (?:regard|context|respect)),?)?"
)
_OPENINGS = tuple(
    (kind, re.compile(rf"{_BEFORE}(?P<verb>{table})(?![\w’']){_AFTER}", re.IGNORECASE)) for kind, table in _KINDS
)
_AND_CALLS = re.compile(
    r"(?P<comma>,)? and (?=(?:(?:also|further|furthermore|therefore|strongly|firmly|again) )?"
    rf"(?:{_CALLS_ON}|urges|demands|invites|requests|asks|insists|encourages|instructs) )"
)
_BETWEEN = re.compile(r",[^,]*,")
_INNER = re.compile(r"\b(?:that|which|who|whose|qui|que)\b")
_BRACKETS = {"(": ")", "[": "]", "“": "”", "«": "»"}


@dataclass(frozen=True, slots=True)
class Opening:
    """How a clause opens: what it does, its verb as written but for a capital, and where the words after it begin."""

    kind: CallKind
    verb: str
    end: int


def opening(words: str) -> Opening | None:
    """Return how these words open, ``None`` if no verb of the tables stands there."""
    for kind, pattern in _OPENINGS:
        match = pattern.match(words)
        if match:
            verb = _BETWEEN.sub("", match["verb"])
            return Opening(kind, verb[0].lower() + verb[1:], match.end())
    return None


def parted(words: str) -> Iterator[tuple[int, int]]:
    """Part a paragraph into what it says one after another: places in ``words``, without the signs between them.

    A semicolon parts only where a verb of the tables follows; "and calls on ..." parts unless it is somebody else's
    call ("regrets that the Council hesitates and calls on ...").
    """
    start = 0
    for end, following in (*_seams(words), (len(words), len(words))):
        if end == len(words) or _is_seam(words, start, end, following):
            part = _trimmed(words, start, end)
            start = following
            if part[0] < part[1]:
                yield part


def _seams(words: str) -> Iterator[tuple[int, int]]:
    """Yield where a part may end and the next begin: semicolons and "and calls on", outside brackets and quotes."""
    conjunctions = {match.start(): match.end() for match in _AND_CALLS.finditer(words)}
    closing: list[str] = []
    for place, letter in enumerate(words):
        if closing and letter == closing[-1]:
            closing.pop()
        elif letter in _BRACKETS and _BRACKETS[letter] in words[place:]:
            closing.append(_BRACKETS[letter])
        elif not closing and letter == ";":
            yield place, place + 1
        elif not closing and place in conjunctions:
            yield place, conjunctions[place]


def _is_seam(words: str, start: int, end: int, following: int) -> bool:
    if words[end] != ";":
        return words[end] == "," or not _INNER.search(words, start, end)
    rest = words[following:].lstrip()
    for little in ("and ", "et "):
        rest = rest.removeprefix(little)
    return bool(rest) and (opening(rest) is not None) and (rest[0].islower() or not rest[0].isalpha())


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start] in " ;,":
        start += 1
    for little in ("and ", "et "):
        if words.startswith(little, start):
            start += len(little)
    while end > start and words[end - 1] in " ;,":
        end -= 1
    for little in ("; and", "; et"):
        if words[start:end].endswith(little):
            end -= len(little)
    return start, end
