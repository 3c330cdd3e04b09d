"""English."""

from __future__ import annotations

from fractions import Fraction

from briefing_app.composing.guard.model import CountWords
from briefing_app.composing.guard.roles import Role

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _numbers() -> dict[str, int]:
    numbers = {word: value for value, word in enumerate(_UNITS)}
    for place, ten in enumerate(_TENS, start=2):
        numbers[ten] = place * 10
        numbers |= {f"{ten} {_UNITS[unit]}": place * 10 + unit for unit in range(1, 10)}
    more = {
        "a hundred": 100,
        "one hundred": 100,
        "hundred": 100,
        "a dozen": 12,
        "dozen": 12,
        "a couple": 2,
        "a score": 20,
    }
    return numbers | more | {"a single": 1, "single": 1, "a single one": 1, "a pair": 2, "both": 2}


def _fractions() -> dict[str, Fraction]:
    parts = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twentieth": 20}
    found = {"half": Fraction(1, 2), "a half": Fraction(1, 2), "one half": Fraction(1, 2)}
    for word, part in parts.items():
        if part > 2:
            found |= {f"a {word}": Fraction(1, part), f"one {word}": Fraction(1, part), f"an {word}": Fraction(1, part)}
            found |= {f"{_UNITS[over]} {word}s": Fraction(over, part) for over in range(2, min(part, 20))}
    return found


_DONE = (
    "implemented", "implements", "fulfilled", "fulfils", "fulfills", "met", "complied with", "complies with",
    "honoured",
    "honored", "acted on", "acted upon", "carried out", "put into practice", "put into effect", "put in place",
    "delivered", "delivered on", "heeded", "followed", "followed up", "executed", "realised", "realized",
    "accomplished",
    "completed", "achieved", "enacted", "transposed", "satisfied", "given effect", "observed", "respected", "in place",
    "kept", "taken up", "adopted into law", "turned into law", "made good on", "translated into practice",
)  # fmt: skip
_ADVERBS = ("fully", "entirely", "completely", "wholly", "totally")
_PARTLY = ("partially", "partly", "in part", "to some extent", "to some degree", "half way", "halfway", "incompletely")

WORDS = CountWords(
    code="en",
    numbers=_numbers(),
    fractions=_fractions(),
    phrases={
        Role.OF: ("of", "out of", "from among", "among", "from", "of a total of", "out of a total of", "in all of"),
        Role.OF_OR_ON: (),
        Role.IN: ("in", "in every"),
        Role.DETERMINER: (
            "the", "its", "their", "this", "his", "her", "our", "your", "such", "said", "other",
            "s", "the full", "total",
        ),
        Role.CALL: (
            "recommendation", "recommendations", "call", "calls", "ask", "asks", "demand", "demands", "request",
            "requests", "recommended measures", "recommended steps", "points of the resolution",
        ),
        Role.PRONOUN: ("them", "these", "those", "ones", "it", "they", "authorities", "government", "state",
        "country"),
        Role.OF_WHICH: (
            "of which", "of them", "of these", "of those", "out of which", "out of these", "among them", "among these",
        ),
        Role.NOT_ANY: (
            "none", "not one", "not a single", "not a single one", "not even one", "no", "zero", "nil", "neither",
            "not any", "no single",
        ),
        Role.EVERY: (
            "all", "every", "each", "every one", "every single", "every single one", "each and every", "the whole",
            "all the",
        ),
        Role.ALL_BUT: (
            "all but", "all except", "all except for", "all save", "all bar", "every one but", "all apart from",
        ),
        Role.EXCEPT: ("except", "except for", "but for", "save for", "apart from", "bar", "excepting"),
        Role.ANY: ("any", "any one", "a single one", "even one", "even a single"),
        Role.MOST: (
            "most", "a majority", "the majority", "the vast majority", "a vast majority", "the bulk",
            "the greater part",
        ),
        Role.NOT: (
            "not", "never", "haven t", "hasn t", "hadn t", "wasn t", "weren t", "isn t", "aren t", "didn t", "doesn t",
            "failed to", "fails to", "did not", "does not", "has yet to", "have yet to", "has yet to be",
            "have yet to be", "yet to be", "yet to",
            "remain to be", "remains to be", "still to be", "are still to be", "have still to be", "neglected to",
            "refused to", "omitted to", "not yet", "cannot be considered", "not been", "have not", "has not",
        ),
        Role.FULL: (
            *_ADVERBS, "in full", "full", "in their entirety", "in its entirety", "to the letter",
            "one hundred per cent done",
        ),
        Role.SUBSTANTIAL: (
            "largely", "substantially", "mostly", "for the most part", "in large part", "to a large extent",
        ),
        Role.PARTIAL: (*_PARTLY, "partial"),
        Role.IMPLEMENTED: _DONE,
        Role.UNMET: (
            "unimplemented", "not at all", "unfulfilled", "unmet", "ignored", "disregarded", "outstanding", "unheeded",
            "dead letter", "a dead letter", "dead letters", "neglected", "untouched", "unaddressed",
            "no implementation", "non implemented", "nonimplemented", "left undone", "undone", "flouted", "unanswered",
            "on paper only", "a dead letter still",
        ),
        Role.STARTED: ("under way", "underway", "in progress", "ongoing", "announced", "begun", "started",
        "initiated"),
        Role.CONTRARY: ("action against it", "action against them", "acted against", "contravened"),
        Role.NO_INFO: ("without information", "no information", "no data"),
        Role.UNASSESSED: (
            "not yet assessed", "unassessed", "not assessed", "not been assessed", "have not been assessed",
            "has not been assessed", "not yet been assessed", "yet to be assessed",
        ),
        Role.BASE: (
            "implement", "fulfil", "fulfill", "meet", "comply with", "honour", "honor", "act on", "act upon",
            "carry out", "heed", "follow", "deliver on",
        ),
        Role.RATE: (
            "implementation", "implementation rate", "rate of implementation", "level of implementation",
            "compliance rate", "compliance",
        ),
        Role.MODAL: (
            "should", "must", "shall", "would", "will", "could", "may", "might", "can", "ought to", "to be",
            "expected to",
            "asked to", "urged to", "called on to", "supposed to", "due to be", "hope", "hopes", "wants", "wish",
            "wishes",
            "expects", "promised", "promises", "pledged", "planned", "plans", "intends", "wanted", "needs to",
            "need to", "told to",
            "ask that", "asks that", "demand that", "demands that", "urge", "urges", "committed to", "have to",
            "has to", "be",
            "by the time", "let us", "want", "goal", "target", "aim", "aims", "likely", "vowed", "invited to",
            "obliged to",
        ),
        Role.CONDITIONAL: (
            "if", "whether", "unless", "until", "even if", "imagine", "suppose", "provided that", "as soon as",
            "once", "in case",
        ),
        Role.DENIAL: (
            "be wrong", "be false", "be untrue", "be mistaken", "nobody claims", "no one claims", "nobody says",
            "no one says", "hope to see", "hopes to see", "expect to see", "expects to see", "would like to see",
            "it is not true", "it is untrue", "it is false", "it is wrong", "is wrong", "is false", "is untrue",
            "is incorrect",
            "is not true", "is not correct", "wrongly", "incorrectly", "mistakenly", "falsely", "erroneously",
            "misleading", "misquoted",
            "misstates", "overstated", "overstates", "was wrong", "was false", "is mistaken", "not the case",
            "nobody can say",
            "cannot be said", "contradicts", "rather than", "instead of", "mistake", "was incorrect", "do not say",
            "never say", "exaggerates",
        ),
        Role.MORE_THAN: ("more than", "over", "above", "greater than", "upwards of", "in excess of"),
        Role.AT_LEAST: ("at least", "no fewer than", "no less than", "not less than", "a minimum of"),
        Role.LESS_THAN: ("fewer than", "less than", "under", "below"),
        Role.AT_MOST: ("at most", "no more than", "not more than", "up to", "a maximum of", "at best"),
        Role.NEARLY: (
            "about", "around", "nearly", "almost", "roughly", "approximately", "some", "close to", "virtually",
            "practically",
        ),
        Role.FURTHER: (
            "further", "another", "additional", "new", "a further", "first", "last", "next", "more of", "two more",
            "one more",
        ),
        Role.ONLY: (
            "only", "just", "merely", "barely", "a mere", "mere", "a total of", "exactly", "precisely", "as many as",
            "a full", "so far", "fully only", "to date", "a paltry", "now", "already",
        ),
        Role.EVEN: ("even", "at least even", "still", "yet"),
        Role.AUXILIARY: (
            "have", "has", "had", "been", "was", "were", "is", "are", "being", "by", "remain", "remains", "remained",
            "stay", "stays",
            "stayed", "stand", "stands", "stood", "count as", "counts as", "can be regarded as", "considered",
            "rated", "judged", "graded",
            "assessed as", "regarded as", "as", "so", "at", "at all", "with", "left", "went", "go", "got",
            "seen", "found", "properly", "actually", "really", "since", "and been", "there", "having", "marked",
            "listed as", "deemed", "reported as",
        ),
        Role.RELATIVE: ("that", "which", "who", "whose"),
        Role.LABEL: (
            "paragraph", "paragraphs", "article", "articles", "point", "points", "no", "nos", "number", "section",
            "sections", "page",
            "pages", "p", "pp", "chapter", "rule", "recital", "item", "annex", "table", "figure", "session",
            "protocol", "part", "para", "paras",
            "resolution", "goal", "phase", "step", "clause", "room", "version", "stage", "round", "volume", "issue",
            "building", "chapters", "rules",
        ),
        Role.OTHER_MAKER: (
            "upr", "universal periodic review", "greco", "venice commission", "osce", "odihr", "osce odihr",
            "human rights committee",
            "committee against torture", "cedaw", "council of europe", "ombudsman", "ombudsperson",
            "court of auditors", "auditors",
            "auditor", "united nations", "un", "treaty body", "treaty bodies", "special rapporteur", "fatf", "ilo",
            "imf", "world bank",
            "oecd", "moneyval", "committee of ministers", "human rights council", "unesco",
            "world health organization", "unicef",
            "european commission", "the commission", "council presidency", "security council", "cpt", "undp",
            "working group", "subcommittee on prevention of torture",
            "party s", "consultants", "our office", "internal audit", "audit", "supervisory board", "the coroner",
            "the bank",
        ),
        Role.MAKER: (
            "resolution", "text", "observations", "statement", "joint motion", "conclusions", "motion", "resolutions",
            "european parliament", "ep", "parliament", "meps", "the house",
        ),
        Role.MAKES: (
            "makes", "made", "contains", "contained", "lists", "listed", "sets out", "set out", "issued", "issues",
            "holds", "includes", "comprises", "addresses", "addressed", "counts", "there are", "gives", "gave",
            "sent", "consists of", "contain", "there were",
        ),
        Role.ADDRESSED: (
            "to", "addressed to", "addressed at", "directed at", "directed to", "for", "made to", "put to",
        ),
        Role.TOPIC: (
            "on", "concerning", "regarding", "relating to", "related to", "dealing with", "touching",
            "as regards", "with regard to", "covering", "in the field of", "in the area of", "under the heading",
        ),
        Role.MOVED: (
            "moved", "move", "moves", "improved", "worsened", "got better", "got worse", "went from", "better",
            "worse", "progressed", "slipped", "changed", "upgraded", "downgraded",
        ),
        Role.AND: ("and", "or", "as well as", "nor", "plus"),
        Role.BREAK: (
            "but", "while", "whereas", "although", "though", "because", "however", "which means", "so that",
            "yet none",
        ),
    },
    months=(
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ),
    hints=(
        "implement", "recommend", "fulfil", "compli", "unmet", "heed", "call", "ask", "demand", "request", "met",
        "honour", "honor", "carried out", "practice", "acted", "deliver", "realis", "ignored", "partial", "partly",
        "fully", "in full", "outstanding",
    ),
    surely="recommend",
    excepts=frozenset(["but"]),
    organs=frozenset([
        "authorities", "government", "side", "officials", "parliament", "lawmakers", "ministry", "ministries",
        "courts", "president", "leadership", "state", "report", "regime", "republic", "delegation",
    ]),
    visitors=frozenset([
        "mep", "meps", "member", "members", "version", "translation", "language", "edition", "speaker", "speakers",
    ]),
    frequent=frozenset(["the", "of", "and", "to", "in", "that", "is", "was", "were", "have", "has", "for", "by", "on",
    "with", "not", "are", "been", "from", "this"]),
    abbreviations=frozenset(["no", "nos", "art", "arts", "p", "pp", "para", "paras", "mr", "mrs", "ms", "dr", "st",
    "vs", "cf", "e.g", "i.e", "e.g.", "i.e.", "ca", "fig", "vol", "sect"]),
)  # fmt: skip
"""The English table."""
