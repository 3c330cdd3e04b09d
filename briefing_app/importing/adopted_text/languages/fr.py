"""French."""

from __future__ import annotations

import re

from briefing_app.importing.adopted_text.languages.model import TextLanguage, openings

_OF = r"(?:du |de la |de l['’]|des |de |d['’])"
_TO_DO = r"(?=(?:ne pas |ne plus |s['’]|se |y |en )*\w+(?:er|ir|re|oir)\b)"
"""Before an infinitive: what is asked."""
_OWN = r"(?:sa|son|ses) (?:présidente?|commissions?|délégations?|bureau|secrétaire général|membres|députés)"
_UNION = r"(?:Union européenne|Union|UE)"
_HIGH = (
    r"[Hh]aute? [Rr]eprésentante?"
    rf"(?: de l['’]{_UNION}(?: pour les affaires étrangères et la politique de sécurité)?)?"
)
_ADVERBS = (
    r"(?:une nouvelle fois|une fois de plus|une fois encore|de nouveau|à nouveau|encore|également|aussi|en outre"
    r"|par ailleurs|de plus|en particulier|notamment|par conséquent|en conséquence|donc|dès lors|ainsi|toutefois"
    r"|à cet égard|à cette fin|à cet effet|dans ce contexte|dans ce cadre|avec insistance|avec force|avec fermeté"
    r"|expressément|instamment|vivement|fermement|vigoureusement|énergiquement|résolument|profondément|solennellement)"
)
_APPEALS = r"(?:son appel|ses appels|sa demande|ses demandes|son invitation|sa recommandation)"
_CALLS = r"demande|invite|exhorte|prie|presse|engage|encourage|appelle|réclame|exige|recommande|enjoint|charge"

LANGUAGE = TextLanguage(
    code="fr",
    name="French",
    beginning=re.compile(r"Le Parlement européen,?"),
    citation=re.compile(r"(?:vue?s?|eu égard|ayant à l['’]esprit)\b", re.IGNORECASE),
    recital=re.compile(r"considérant\b", re.IGNORECASE),
    end=re.compile(
        r"EXPOSÉ DES MOTIFS|(?:AVIS|OPINION) (?:DE LA|MINORITAIRE)|POSITION MINORITAIRE|ANNEXES?\b"
        r"|INFORMATIONS SUR L['’]ADOPTION|Dernière mise à jour|Avis juridique"
    ),
    amendments=re.compile(r"(?:Texte proposé par la Commission|Texte en vigueur)\b"),
    forwarded=re.compile(r"\b(?:transmettre|communiquer)\b", re.IGNORECASE),
    capitals=False,
    openings=openings(
        instructions=(
            rf"charge (?:sa|son|ses) \w+|(?:demande à|invite|prie) {_OWN}|décide|s['’]engage|mandate|donne mandat"
            r"|autorise (?:sa|son|ses)"
        ),
        calls=(
            rf"(?:réitère|renouvelle|réaffirme|rappelle|répète) {_APPEALS}|lance un appel|adresse un appel|en appelle"
            r"|appelle de ses vœux|demande|invite|exhorte|prie|presse|engage|encourage|insiste (?:pour|auprès)"
            r"|appelle(?! l['’]attention)"
            r"|recommande|réclame|exige|enjoint|somme|conseille|suggère|propose|préconise|attend"
        ),
        appraisals=(
            "condamne|dénonce|déplore|regrette|rejette|refuse|réprouve|conteste|salue|se félicite|se réjouit|accueille"
            "|soutient|appuie|apporte|approuve|note|prend note|prend acte|constate|observe|relève|remarque|rappelle"
            "|réaffirme|réitère|répète|confirme|souligne|met|insiste|considère|estime|juge|croit|pense|convient"
            "|exprime|manifeste|témoigne|fait|attire|appelle l['’]attention|avertit"
            "|se déclare|se dit|est|rend hommage|félicite|remercie|loue"
            "|partage|espère|souhaite|affirme|déclare|maintient|reconnaît|admet|s['’](?:inquiète|alarme|indigne"
            "|étonne|oppose|associe|attend)|se joint|signale|précise|demeure|reste|présente|a conscience"
        ),
        before=rf"(?:{_ADVERBS},? )*(?:l['’]|les |leur |lui )?",
        after=rf"(?:,? {_ADVERBS}(?![\w’']),?){{0,3}}",
    ),
    seams=re.compile(rf"(?P<comma>,)? et (?=(?:{_ADVERBS} )?(?:l['’]|les |leur |lui )?(?:{_CALLS}) )"),
    inner=re.compile(r"\b(?:qui|que|dont|où|lequel|laquelle|lesquels|lesquelles)\b|\bqu['’]"),
    little=("et ",),
    own_resolution=re.compile(
        r"\b(?:(?:sa|ses) (?:\w+ )?résolutions?|résolution du Parlement européen) (?:en date )?du ", re.IGNORECASE
    ),
    asked=re.compile(rf" (?:de |d['’]|à ){_TO_DO}|: "),
    articles=(
        r"(?:(?:auprès|pour|toutes?|tous|à ce que|qu['’]|que|aux?|à la|à l['’]|à|du|des|de la|de l['’]|de|d['’]"
        r"|la|les?|l['’]|ses|sa|son|leurs?) ?)*"
    ),
    organs=(
        r"(?:[Aa]utorités(?: (?:judiciaires|compétentes|locales|pénitentiaires))?|[Gg]ouvernement|[Pp]arlement"
        r"|[Pp]résidente?|[Pp]remi(?:er|ère) [Mm]inistre|[Jj]ustice|[Pp]ouvoir judiciaire"
        r"|[Mm]inistère(?: (?:de l['’]|de la |du |des )[\wéè]+)?|[Pp]rocureure? général[ea]?|[Pp]arquet"
        r"|forces de l['’]ordre"
        r"|[Rr]épublique|[Ff]édération)"
    ),
    organ_of=_OF,
    organs_first=True,
    between=re.compile(r",? (?:et|ainsi que|de même que) |, "),
    skipped=(r"\s*(?:(?:pour |à ce )?(?:que\b|qu['’])|(?:auprès )?(?:du|des|de|d['’])(?= ?(?:la |l['’])?{name}))"),
    ends=(
        r" de (?!la |l['’])| d['’]| qu['’]|(?<!ainsi)(?<!même) que |:| pour | afin "
        r"|, en particulier|, notamment|, y compris"
        r"| à (?!la |l['’]|les? |{name})"
    ),
    more=(
        r"(?P<before>\S),? et (?=(?:également |aussi )?(?:à la |à l['’]|à |aux? |la |les? |l['’])?{name}+"
        rf"(?: (?:de |d['’]|à ){_TO_DO}))"
    ),
    linked=re.compile(r"\b(?:avec|entre|par|contre|envers|vers|parmi)\b"),
    bodies={
        "High Representative / Vice-President": (
            rf"VP/HR|HR/VP|[Vv]ice-[Pp]résidente?(?: de la Commission(?: européenne)?)? ?/ ?{_HIGH}|{_HIGH}"
        ),
        "European External Action Service": r"[Ss]ervice européen pour l['’]action extérieure|SEAE",
        "EU Delegation": rf"[Dd]élégations? de l['’]{_UNION}(?: (?:au|en|à|aux|auprès (?:du|de la|des)) [A-ZÉ]\w+)?",
        "EU Special Representative": (
            rf"[Rr]eprésentant(?:e|s|es)? spécia(?:l|le|ux|les) de l['’]{_UNION}"
            r"(?: pour (?:les droits de l['’]homme|l['’][A-Z]\w+(?: centrale)?))?"
        ),
        "EU Member States": rf"[ÉE]tats membres(?: de l['’]{_UNION})?",
        "European Commission": r"Commission(?: européenne)?",
        "European Council": r"Conseil européen",
        "Council of the European Union": (
            rf"Conseil de l['’]{_UNION}|Conseil(?! de l['’]Europe| de sécurité| des droits| d['’][ÉE]tat)"
        ),
        "European Union": r"Union européenne|UE|Union",
        "European Investment Bank": r"Banque européenne d['’]investissement|BEI",
        "European Bank for Reconstruction and Development": (
            r"Banque européenne pour la reconstruction et le développement|BERD"
        ),
        "Council of Europe": r"Conseil de l['’]Europe",
        "Venice Commission": r"Commission de Venise",
        "OSCE": r"OSCE|Organisation pour la sécurité et la coopération en Europe",
        "UN Human Rights Council": (
            r"Conseil des droits de l['’]homme(?: des Nations unies| des Nations Unies| de l['’]ONU)?"
        ),
        "UN High Commissioner for Human Rights": (
            r"[Hh]aut(?:e|-)?[ -]?[Cc]ommiss(?:aire|ariat)(?: des Nations [Uu]nies)? aux droits de l['’]homme|HCDH"
        ),
        "United Nations": r"(?:Organisation des )?Nations [Uu]nies|ONU",
        "International community": r"communauté internationale",
    },
)
