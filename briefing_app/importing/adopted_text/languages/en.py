"""English."""

from __future__ import annotations

import re

from briefing_app.importing.adopted_text.languages.model import TextLanguage, openings

_CALLS_ON = r"calls(?:, [^,;:.]{1,80},)? (?:on|upon|for)"
"""Also with words between: "calls, in this context, on"."""
_HIGH = r"High Representative(?: of the (?:European )?Union for Foreign Affairs and Security Policy)?"
_ORGANS = (
    r"(?:[Aa]uthorities|[Gg]overnment|[Pp]arliament|[Pp]resident|[Pp]rime [Mm]inister|[Ll]eadership|[Jj]udiciary"
    r"|[Ll]aw enforcement(?: agencies)?|[Mm]inistry(?: of(?: the)? [A-Z]\w+)?|[Pp]rosecutor(?:-| )[Gg]eneral"
    r"|Republic|Federation)"
)

LANGUAGE = TextLanguage(
    code="en",
    name="English",
    beginning=re.compile(r"The European Parliament,?"),
    citation=re.compile(r"having regard\b", re.IGNORECASE),
    recital=re.compile(r"whereas\b", re.IGNORECASE),
    end=re.compile(
        r"EXPLANATORY STATEMENT|MINORITY (?:OPINION|POSITION)|ANNEX(?:ES)?\b|OPINION OF THE|INFORMATION ON ADOPTION"
        r"|Last updated|Legal notice"
    ),
    amendments=re.compile(r"(?:Text proposed by the Commission|Present text)\b"),
    forwarded=re.compile(r"\b(?:forward|transmit)\b", re.IGNORECASE),
    capitals=True,
    openings=openings(
        instructions=(
            r"instructs (?:its|the) \w+"
            r"|(?:requests|asks|invites) its (?:president|secretary-general|committees?|bureau)"
            r"|calls (?:on|upon) its (?:members|delegations?|committees?|president|bureau)|decides|resolves|undertakes"
            r"|mandates|commits itself|authorises its"
        ),
        calls=(
            rf"{_CALLS_ON}|(?:reiterates|repeats|renews|reaffirms|recalls) its"
            r" (?:\w+ )?(?:calls?|demands?|requests?|appeals?)(?: (?:on|upon|for|to))?|urges|demands|requests|asks"
            r"|invites|encourages|insists|appeals (?:to|for)|recommends|expects|exhorts|advises|proposes|suggests"
        ),
        appraisals=(
            "condemns|denounces|deplores|regrets|rejects|welcomes|commends|praises|supports|endorses|approves"
            "|acknowledges|recognises|notes|takes note|takes the view|observes|recalls|reiterates|reaffirms|repeats"
            "|stresses|underlines|underscores|emphasises|highlights|points out|draws attention|considers|believes"
            "|affirms|declares|expresses|pays tribute|congratulates|shares|hopes|trusts|maintains|warns|voices|finds"
            "|remains|reminds|applauds|is"
        ),
        before=(
            r"(?:(?:[a-z]+ly|once again|once more|again|also|further|furthermore|moreover|therefore|in particular"
            r"|in this (?:regard|context|respect|connection)|to (?:this|that) end|however),? )*"
        ),
        after=(
            r"(?:,? (?:once again|again|further|furthermore|also|therefore|strongly|in this"
            r" (?:regard|context|respect)),?)?"
        ),
    ),
    seams=re.compile(
        r"(?P<comma>,)? and (?=(?:(?:also|further|furthermore|therefore|strongly|firmly|again) )?"
        rf"(?:{_CALLS_ON}|urges|demands|invites|requests|asks|insists|encourages|instructs) )"
    ),
    inner=re.compile(r"\b(?:that|which|who|whose)\b"),
    little=("and ",),
    own_resolution=re.compile(
        r"\b(?:its|European Parliament|Parliament['’]s) (?:\w+ )?resolutions? of ", re.IGNORECASE
    ),
    asked=re.compile(r" to (?=[a-z])|: "),
    articles=r"(?:(?:the|its|all|both|their|also|on|upon|for|to|that) ?)*",
    organs=_ORGANS,
    organ_of=r"(?:of|in) (?:the )?(?:Republic of )?",
    organs_first=False,
    between=re.compile(r",? (?:and|as well as) |, "),
    skipped=r"\s*(?:that|for|on|upon|to)\b",
    ends=r" to (?!(?:the|its|their|that|this) |[A-Z])| that |:|, in particular|, including| for ",
    more=r"(?P<before>\S),? and (?=(?:also )?(?:the |its )?{name}[^,;]{0,80} to [a-z])",
    linked=re.compile(r"\b(?:with|between|from|by|towards?|against|among)\b"),
    bodies={
        "High Representative / Vice-President": (
            rf"VP/HR|HR/VP|Vice-President of the (?:European )?Commission ?/ ?{_HIGH}|{_HIGH}"
        ),
        "European External Action Service": r"European External Action Service|EEAS",
        "EU Delegation": (r"(?:(?:EU|Union) [Dd]elegations?|Delegation of the European Union)(?: (?:to|in) [A-Z]\w+)?"),
        "EU Special Representative": (
            r"(?:EU|European Union) Special Representatives?(?: for (?:Human Rights|[A-Z]\w+(?: [A-Z]\w+)*))?"
        ),
        "EU Member States": r"(?:EU )?Member States",
        "European Commission": r"(?:European )?Commission",
        "European Council": r"European Council",
        "Council of the European Union": r"Council of the European Union|Council(?! of)",
        "European Union": r"European Union|EU|Union(?! of)",
        "European Investment Bank": r"European Investment Bank|EIB",
        "European Bank for Reconstruction and Development": r"European Bank for Reconstruction and Development|EBRD",
        "Council of Europe": r"Council of Europe",
        "Venice Commission": r"Venice Commission",
        "OSCE": r"OSCE|Organization for Security and Co-operation in Europe",
        "UN Human Rights Council": r"(?:UN|United Nations) Human Rights Council",
        "UN High Commissioner for Human Rights": (r"(?:UN|United Nations) High Commissioner for Human Rights|OHCHR"),
        "United Nations": r"United Nations|UN",
        "International community": r"international community",
    },
)
