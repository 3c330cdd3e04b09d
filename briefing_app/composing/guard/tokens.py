"""A sentence as words with their roles: numbers read, dates and numbers that are names of things set aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from briefing_app.composing.guard.lexicon import Lexicon, fold_word
from briefing_app.composing.guard.roles import Role
from briefing_app.domain.references import find_references

_PIECE = re.compile(
    r"(?P<date>\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d|\d{1,2}:\d\d)(?!\d)"
    r"|(?P<ratio>\d{1,3} ?/ ?\d{1,3})(?![\d/])"
    r"|(?<![^\W\d_]-)(?P<number>\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)|\d++(?:[.,]\d++)*+)(?![^\W\d_])"
    r"|(?P<word>\d*[^\W\d_]+(?:\d+)?)"
    r"|(?P<mark>[^\s\w])"
)
_PERCENT_WORDS = (("per", "cent"), ("pour", "cent"), ("percent",), ("pourcent",))
_NOT_COUNTS = 1_500
"""From here on a number of four figures is a year."""
_LABEL_REACH = 12
_MAY_CITE = re.compile(r"\d[/(]|[/)-]\d|PE ?\d|PV|CRE|[A-Z]{2}[/-]")
"""What every reference of a document has."""
_ALL_BEFORE = re.compile(r"a[do]*#?[.]?n(?:V?To?d?[.]?A)?,?$")
_WHOLE_FOLLOWS = re.compile(r"n?[oP]d*#")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, phrase or mark: its folded words, place, role, and value where it has one.

    ``whole`` is the second number of a "2/20"; ``day`` a date as (year, month, day), 0 for what is not said.
    """

    words: str
    start: int
    end: int
    role: Role
    value: int | Fraction | None = None
    whole: int = 0
    day: tuple[int, int, int] = (0, 0, 0)


Rule = Callable[[list[Token], int, Lexicon], tuple[Token, int] | None]
# fmt: off
_MARKS = {",": Role.COMMA, ";": Role.BREAK, ":": Role.COLON, "(": Role.COMMA, ")": Role.COMMA, "–": Role.COMMA,
          "—": Role.COMMA, "%": Role.PERCENT, "&": Role.AND, ".": Role.COMMA, "!": Role.COMMA, "…": Role.COMMA}
# fmt: on


def tokens(sentence: str, lexicon: Lexicon) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    """Return the sentence's tokens and the references of documents in it, which are no tokens."""
    references = find_references(sentence) if _MAY_CITE.search(sentence) else ()
    pieces: list[str] = []
    done = 0
    for found in references:
        pieces += (sentence[done : found.start], "\u2061" * (found.end - found.start))
        done = found.end
    blanked = "".join((*pieces, sentence[done:]))
    merged = _merge(list(_phrases(list(_pieces(blanked, lexicon)), lexicon)), lexicon)
    read = list(_exceptions(list(_articles(list(_without_repeats(merged)), lexicon)), lexicon))
    return tuple(read), tuple(found.house_form for found in references)


def _pieces(sentence: str, lexicon: Lexicon) -> Iterator[Token]:
    for found in _PIECE.finditer(sentence):
        kind, start, end = found.lastgroup, found.start(), found.end()
        text = found.group()
        if kind == "word":
            yield Token(fold_word(text), start, end, Role.OTHER)
        elif kind == "number":
            yield _number(text, start, end)
        elif kind == "ratio":
            amount, whole = (int(part) for part in text.split("/"))
            yield Token(text, start, end, Role.RATIO, amount, whole)
        elif kind == "date":
            yield Token(text, start, end, Role.DATE, day=_written_date(text))
        elif text not in "\u2061'’-‑‐\"”“«»":
            yield Token(text, start, end, _MARKS.get(text, Role.OTHER))


def _number(text: str, start: int, end: int) -> Token:
    plain = re.sub(r"[\u00a0\u202f ]", "", text)
    if plain.isdigit():
        value = int(plain[:12])
        year = len(text) == 4 and value >= _NOT_COUNTS
        return Token(plain, start, end, Role.DATE if year else Role.NUMBER, value, day=(value if year else 0, 0, 0))
    parts = re.split(r"[.,]", plain)
    if len(parts) == 2:
        return Token(plain, start, end, Role.NUMBER, Fraction(int(parts[0] + parts[1]), 10 ** len(parts[1])))
    return Token(plain, start, end, Role.OTHER)


def _written_date(text: str) -> tuple[int, int, int]:
    parts = [int(part) for part in re.split(r"[./:-]", text)]
    if len(parts) != 3:
        return (0, 0, 0)
    return (parts[0], parts[1], parts[2]) if parts[0] > 31 else (parts[2], parts[1], parts[0])


def _phrases(pieces: list[Token], lexicon: Lexicon) -> Iterator[Token]:
    """Join words to the longest phrases that the language knows."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.role is not Role.OTHER:
            yield piece
            at += 1
            continue
        for words, role, value in lexicon.by_first.get(piece.words, ()):
            last = at + len(words) - 1
            if last < len(pieces) and all(pieces[at + n].words == word for n, word in enumerate(words)):
                yield Token(" ".join(words), piece.start, pieces[last].end, role, value)
                at = last + 1
                break
        else:
            yield piece
            at += 1


def _merge(found: list[Token], lexicon: Lexicon) -> list[Token]:
    """Join percentages and dates, and set aside numbers that name a thing (Article 174)."""
    merged: list[Token] = []
    at = 0
    while at < len(found):
        for rule in _rules(found[at], lexicon):
            joined = rule(found, at, lexicon)
            if joined is not None:
                token, at = joined
                merged.append(token)
                break
        else:
            merged.append(found[at])
            at += 1
    return merged


def _rules(token: Token, lexicon: Lexicon) -> tuple[Rule, ...]:
    """Return the rules that can begin with a word; most words begin none."""
    if token.role is Role.NUMBER:
        return (_percent, _date)
    if token.role is Role.CALL or token.words in lexicon.labels or token.words == "§":
        return (_label,)
    return (_date,) if token.words in lexicon.months or token.words[:1].isdigit() else ()


def _percent(found: list[Token], at: int, _lexicon: Lexicon) -> tuple[Token, int] | None:
    token = found[at]
    if token.role is not Role.NUMBER or at + 1 == len(found):
        return None
    following = found[at + 1]
    if following.role is Role.PERCENT:
        return replace(token, role=Role.PERCENT, end=following.end), at + 2
    for words in _PERCENT_WORDS:
        next_words = " ".join(each.words for each in found[at + 1 : at + 1 + len(words)])
        if next_words == " ".join(words):
            return replace(token, role=Role.PERCENT, end=found[at + len(words)].end), at + 1 + len(words)
    return None


def _date(found: list[Token], at: int, lexicon: Lexicon) -> tuple[Token, int] | None:
    """Read "14 March 2019", "March 14, 2019", "March 2019", "14 March", "1er mars 2019"."""
    day, month, year, here = 0, 0, 0, at
    if found[here].role in (Role.NUMBER, Role.OTHER) and here + 1 < len(found):
        day = _day_of_month(found[here])
        month = lexicon.months.get(found[here + 1].words, 0) if day else 0
        here += 2 if month else 0
    if not month:
        day, month = 0, lexicon.months.get(found[at].words, 0)
        here = at + 1
        if not month:
            return None
        if here < len(found) and found[here].role is Role.NUMBER and _day_of_month(found[here]):
            day, here = _day_of_month(found[here]), here + 1
    if here < len(found) and found[here].role is Role.COMMA and here + 1 < len(found) and found[here + 1].day[0]:
        here += 1
    if here < len(found) and found[here].role is Role.DATE and found[here].day[0]:
        year, here = found[here].day[0], here + 1
    if not day and not year:
        return None
    last = found[here - 1]
    return Token("", found[at].start, last.end, Role.DATE, day=(year, month, day)), here


def _day_of_month(token: Token) -> int:
    digits = re.match(r"\d{1,2}(?=\D|$)", token.words)
    value = int(digits.group()) if digits else 0
    return value if 1 <= value <= 31 else 0


def _label(found: list[Token], at: int, lexicon: Lexicon) -> tuple[Token, int] | None:
    """Swallow the numbers after "Articles": "Articles 174, 175 and 274", "paragraph 7(b)", "No. 4"."""
    token = found[at]
    if token.role is Role.CALL:
        return _numbered_call(found, at)
    if token.words not in lexicon.labels and token.words != "§":
        return None
    here = at + 1
    while here < len(found) and found[here].words in (".", "o", "°"):
        here += 1
    if here == len(found) or found[here].role not in (Role.NUMBER, Role.RATIO) or not found[here].words[0].isdigit():
        return None
    last = here
    for n in range(here + 1, min(len(found), here + _LABEL_REACH)):
        if found[n].role is Role.NUMBER and found[n].words[0].isdigit():
            last = n
        elif found[n].role not in (Role.COMMA, Role.AND) or (found[n].role is Role.AND and n != last + 1):
            break
    return Token(token.words, token.start, found[last].end, Role.OTHER), last + 1


def _numbered_call(found: list[Token], at: int) -> tuple[Token, int] | None:
    """Set aside the number of "recommendation 7", which counts nothing."""
    following = found[at + 1] if at + 1 < len(found) else None
    if following is None or following.role is not Role.NUMBER or not following.words[0].isdigit():
        return None
    if found[at + 2 : at + 3] and found[at + 2].role is Role.PERCENT:
        return None
    return Token(found[at].words, found[at].start, following.end, Role.OTHER), at + 2


def _without_repeats(found: list[Token]) -> Iterator[Token]:
    """Drop a number in brackets that repeats the one in words: "twenty (20)"; other marks and brackets stay."""
    at = 0
    while at < len(found):
        token = found[at]
        yield token
        at += 1
        if token.role is Role.NUMBER and at + 2 < len(found) and found[at].words == "(" and found[at + 2].words == ")":
            at += 3 if found[at + 1].value == token.value else 0


def _exceptions(found: list[Token], lexicon: Lexicon) -> Iterator[Token]:
    """Read "but" as "except" where all are named before it and a number stands behind: "every call but two"."""
    roles = "".join(each.role for each in found)
    for place, token in enumerate(found):
        counted = roles[place + 1 : place + 2] == Role.NUMBER and _ALL_BEFORE.search(roles, 0, place)
        if token.words in lexicon.excepts and counted:
            yield replace(token, role=Role.EXCEPT)
        else:
            yield token


def _articles(found: list[Token], lexicon: Lexicon) -> Iterator[Token]:
    """Read "une" as a number only where a whole follows: "une recommandation sur vingt", "une des 20"."""
    for place, token in enumerate(found):
        if token.role is Role.NUMBER and token.words in lexicon.articles:
            after = "".join(each.role for each in found[place + 1 : place + 6])
            if not _WHOLE_FOLLOWS.match(after):
                yield replace(token, role=Role.DETERMINER)
                continue
        yield token
