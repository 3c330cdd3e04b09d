"""French, with the numbers of Belgium and Switzerland."""

from __future__ import annotations

from fractions import Fraction

from briefing_app.composing.guard.model import CountWords
from briefing_app.composing.guard.roles import Role

_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre vingt"}
_OTHER_TENS = {70: "septante", 80: "huitante", 90: "nonante"}


def _numbers() -> dict[str, int]:
    numbers = {word.replace("-", " "): value for value, word in enumerate(_UNITS)}
    for ten, word in (*_TENS.items(), *_OTHER_TENS.items()):
        long = ten in (60, 80) and word in _TENS.values()
        numbers[word] = ten
        for unit in range(1, 20 if long else 10):
            unit_word = _UNITS[unit].replace("-", " ")
            numbers[f"{word} {unit_word}"] = ten + unit
            if unit in (1, 11):
                numbers[f"{word} et {unit_word}"] = ten + unit
    numbers |= {f"{word}e": value for word, value in numbers.items() if word.endswith(" un")}
    more = {"quatre vingts": 80, "cent": 100, "une douzaine": 12, "une dizaine": 10, "une vingtaine": 20}
    more |= {"une": 1, "une seule": 1, "un seul": 1, "une trentaine": 30, "seule une": 1, "une quinzaine": 15}
    return numbers | more


def _fractions() -> dict[str, Fraction]:
    parts = {"tiers": 3, "quart": 4, "cinquième": 5, "sixième": 6, "huitième": 8, "dixième": 10, "vingtième": 20}
    found = {"la moitié": Fraction(1, 2), "moitié": Fraction(1, 2), "une moitié": Fraction(1, 2)}
    for word, part in parts.items():
        found |= {f"un {word}": Fraction(1, part), f"le {word}": Fraction(1, part)}
        for over in range(2, part):
            several = word if word.endswith("s") else f"{word}s"
            counted = _UNITS[over].replace("-", " ")
            found |= {f"{counted} {several}": Fraction(over, part), f"les {counted} {several}": Fraction(over, part)}
    return found


def _forms(*stems: str) -> tuple[str, ...]:
    """Each stem of a participle in its four forms: appliqué, appliquée, appliqués, appliquées."""
    return tuple(f"{stem}{ending}" for stem in stems for ending in ("", "e", "s", "es"))


_DONE = (
    "mis en œuvre", "mise en œuvre", "mises en œuvre", "mis en pratique", "mise en pratique", "mises en pratique",
    "suivi d effet", "suivie d effet", "suivies d effet", "suivies d effets", "suivie d effets", "mis en application",
    "mises en application", "mise en application", "traduites dans les faits", "traduite dans les faits",
    "donné suite", "donné suite à", "donné suite aux", "a donné effet", "satisfait à",
    *_forms("appliqué", "exécuté", "réalisé", "honoré", "respecté", "concrétisé", "accompli", "suivi", "rempli",
    "satisfait", "observé"),
)  # fmt: skip

WORDS = CountWords(
    code="fr",
    numbers=_numbers(),
    fractions=_fractions(),
    phrases={
        Role.OF: ("de", "d", "des", "du", "parmi", "d entre", "sur un total de", "sur les", "au sein de"),
        Role.OF_OR_ON: ("sur",),
        Role.IN: (),
        Role.DETERMINER: (
            "les", "le", "la", "l", "ses", "leurs", "ces", "cette", "ce", "nos", "vos", "lesdites", "quelque", "leur",
            "son", "sa", "autres", "autre",
        ),
        Role.CALL: (
            "recommandation", "recommandations", "demande", "demandes", "appel", "appels", "exigence", "exigences",
        ),
        Role.PRONOUN: ("elles", "celles ci", "celles", "entre elles", "autorités", "gouvernement", "état", "pays"),
        Role.OF_WHICH: ("dont", "d entre elles", "parmi elles", "parmi celles ci", "sur ce nombre",
        "parmi lesquelles"),
        Role.NOT_ANY: (
            "aucune", "aucun", "pas une", "pas un", "pas une seule", "pas un seul", "nulle", "zéro", "pas même une",
        ),
        Role.EVERY: (
            "toutes", "tous", "chacune", "chaque", "l ensemble", "la totalité", "l intégralité", "toutes les",
            "tous les",
        ),
        Role.ALL_BUT: (
            "toutes sauf", "tous sauf", "toutes les sauf", "toutes hormis", "toutes à l exception de",
            "toutes excepté", "toutes moins",
        ),
        Role.EXCEPT: ("sauf", "hormis", "excepté", "à l exception de", "moins"),
        Role.ANY: ("la moindre", "le moindre", "une seule de", "quelconque"),
        Role.MOST: ("la plupart", "la majorité", "une majorité", "la grande majorité", "l essentiel", "le gros"),
        Role.NOT: (
            "pas", "jamais", "nullement", "aucunement", "non", "point", "pas encore", "toujours pas", "pas été",
            "reste à", "restent à",
            "a manqué de", "a omis de", "a refusé de", "a négligé de", "reste à être", "restent à être",
            "attendent toujours d être", "pas du tout été",
        ),
        Role.FULL: (
            "intégralement", "pleinement", "entièrement", "complètement", "totalement", "en totalité",
            "en intégralité", "à la lettre",
            "dans leur intégralité", "dans son intégralité", "en entier", "pleine", "intégrale",
        ),
        Role.SUBSTANTIAL: (
            "largement", "en grande partie", "substantiellement", "dans une large mesure", "pour l essentiel",
        ),
        Role.PARTIAL: (
            "partiellement", "en partie", "partielle", "pour partie", "dans une certaine mesure", "à moitié",
            "partiel",
        ),
        Role.IMPLEMENTED: _DONE,
        Role.UNMET: (
            "sans mise en œuvre", "sans application", "sans exécution",
            "pas du tout", "lettre morte", "restées lettre morte", "sans suite", "sans effet", "restées sans suite",
            "restée sans suite",
            "en suspens", "en souffrance", "non suivies d effet", "demeurées sans suite", "à l état de lettre morte",
            "au point mort",
            *_forms("inappliqué", "ignoré", "inexécuté", "négligé", "rejeté", "inobservé", "délaissé"),
            "non réalisées", "non respectées",
        ),
        Role.STARTED: (
            "en cours", "annoncée", "annoncées", "entamée", "entamées", "amorcée", "amorcées", "en chantier",
        ),
        Role.CONTRARY: ("action contraire", "mesures contraires", "mesure contraire"),
        Role.NO_INFO: ("sans information", "sans informations", "aucune information"),
        Role.UNASSESSED: (
            "pas encore évaluée", "pas encore évaluées", "pas encore été évaluées", "pas encore été évaluée",
            "pas été évaluées", "non évaluée", "non évaluées",
        ),
        Role.BASE: (
            "mettre en œuvre", "appliquer", "exécuter", "réaliser", "honorer", "respecter", "donner suite à",
            "donner suite aux", "suivre", "concrétiser", "mettre en pratique", "remplir",
        ),
        Role.RATE: (
            "taux de mise en œuvre", "taux d application", "taux d exécution", "degré de mise en œuvre",
            "niveau de mise en œuvre",
        ),
        Role.MODAL: (
            "doit", "doivent", "devrait", "devraient", "devra", "devront", "peut", "peuvent", "pourrait",
            "pourraient", "faut", "faudrait",
            "sera", "seront", "serait", "seraient", "soit", "soient", "invite", "invitée", "demandé de", "prié de",
            "prie", "exhorte", "souhaite", "espère",
            "attend", "promis", "promet", "entend", "veut", "s engage à", "s est engagé à", "doive", "aura", "auront",
            "aurait", "auraient", "être", "vise à",
            "objectif", "voulons", "attendons", "demandons", "demande que", "prévoit", "tenu de", "appelle",
        ),
        Role.CONDITIONAL: (
            "si", "tant que", "jusqu à ce que", "à moins que", "même si", "supposons", "dès que", "lorsque", "quand",
            "s il", "imaginons", "afin que", "pour que",
        ),
        Role.DENIAL: (
            "serait faux", "serait inexact", "serait erroné", "personne ne prétend", "nul ne prétend",
            "personne ne dit",
            "il est faux", "c est faux", "est faux", "est fausse", "est inexact", "est inexacte", "n est pas vrai",
            "n est pas exact", "est erroné",
            "est erronée", "à tort", "par erreur", "contredit", "trompeur", "trompeuse", "ne dites pas", "plutôt que",
            "au lieu de", "erreur", "inexactement", "il n est pas exact", "il n est pas vrai",
        ),
        Role.MORE_THAN: ("plus de", "plus d", "plus que", "au delà de"),
        Role.AT_LEAST: ("au moins", "pas moins de", "au minimum", "un minimum de"),
        Role.LESS_THAN: ("moins de", "moins d", "en dessous de"),
        Role.AT_MOST: ("au plus", "au maximum", "tout au plus", "pas plus de", "jusqu à", "au mieux"),
        Role.NEARLY: (
            "environ", "près de", "presque", "à peu près", "une proportion de", "quasiment", "autour de",
            "pratiquement",
        ),
        Role.FURTHER: (
            "supplémentaires", "nouvelles", "premières", "dernières", "prochaines", "première", "dernière",
            "de plus", "encore deux", "supplémentaire",
        ),
        Role.ONLY: (
            "seulement", "seules", "seule", "seul", "seuls", "uniquement", "à peine", "ne que", "que", "qu",
            "exactement", "au total", "à ce jour", "jusqu ici", "précisément", "déjà", "simplement",
        ),
        Role.EVEN: ("même", "encore", "toujours"),
        Role.AUXILIARY: (
            "a", "ont", "été", "est", "sont", "avait", "avaient", "était", "étaient", "n", "ne", "y", "par", "reste",
            "restent", "demeure", "demeurent",
            "restée", "restées", "demeurée", "demeurées", "se", "s", "étant", "il", "elle", "ayant",
            "considérée comme",
            "considérées comme", "comme", "jugées", "jugée", "figurent", "avec", "l ont été", "ont effectivement",
            "effectivement", "réellement", "avoir", "s élève à", "atteint", "s établit à",
        ),
        Role.RELATIVE: ("qui", "lesquelles"),
        Role.LABEL: (
            "paragraphe", "paragraphes", "article", "articles", "numéro", "no", "n o", "nº", "n°", "point", "points",
            "page", "pages", "p", "pp",
            "chapitre", "règle", "considérant", "annexe", "tableau", "figure", "session", "protocole", "partie",
            "alinéa", "section", "salle", "phase", "étape", "volume", "résolution", "chapitres", "art",
        ),
        Role.OTHER_MAKER: (
            "epu", "examen périodique universel", "greco", "commission de venise", "osce", "bidhh",
            "comité des droits de l homme", "comité contre la torture",
            "conseil de l europe", "médiateur", "médiatrice", "cour des comptes", "auditeurs", "auditeur",
            "nations unies", "onu", "organe de traité", "organes de traité",
            "rapporteur spécial", "rapporteuse spéciale", "gafi", "oit", "fmi", "banque mondiale", "ocde", "moneyval",
            "comité des ministres", "conseil des droits de l homme",
            "unesco", "oms", "unicef", "commission européenne", "la commission", "cpt", "pnud", "groupe de travail",
            "défenseur des droits", "ombudsman", "audit interne", "audit", "conseil de sécurité",
        ),
        Role.MAKER: (
            "résolution", "texte", "observations", "déclaration", "proposition commune", "conclusions", "résolutions",
            "parlement européen", "parlement", "pe", "eurodéputés", "députés européens",
        ),
        Role.MAKES: (
            "contient", "compte", "comporte", "comprend", "formule", "adresse", "énonce", "renferme", "a adressé",
            "a formulé", "contenait", "comptait", "comportait", "adressées", "adressée", "adressé", "il y a",
            "formulait", "liste", "énumère", "adressait",
        ),
        Role.ADDRESSED: (
            "au", "aux", "adressées au", "adressées à", "adressées aux", "adressée au", "pour", "faites au",
            "destinées au", "à l intention du", "à l adresse du",
        ),
        Role.TOPIC: (
            "concernant", "portant sur", "relatives à", "relatives aux", "relatives au", "en matière de", "touchant",
            "au sujet de", "à propos de", "ayant trait",
        ),
        Role.MOVED: (
            "passé", "passées", "passée", "progressé", "reculé", "améliorées", "améliorée", "changé", "évolué",
            "amélioré", "avancé",
        ),
        Role.AND: ("et", "ou", "ainsi que", "ni"),
        Role.BREAK: (
            "mais", "tandis que", "alors que", "bien que", "car", "parce que", "cependant", "toutefois", "quoique",
        ),
    },
    articles=frozenset({"un", "une"}),
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    hints=(
        "recommand", "mis", "mise", "œuvre", "oeuvre", "appliqu", "suivi", "exécut", "honor", "lettre morte",
        "demande",
        "appel", "exigence", "réalis", "respect", "partiel", "en partie", "pleinement", "intégral", "ignor",
        "sans suite",
        "rempli",
    ),
    surely="recommand",
    organs=frozenset([
        "autorites", "gouvernement", "partie", "parlement", "ministere", "ministeres", "tribunaux", "president",
        "responsables", "regime", "rapport", "republique", "etat", "delegation",
    ]),
    visitors=frozenset([
        "depute", "deputes", "deputee", "deputees", "eurodepute", "eurodeputes", "eurodeputee", "eurodeputees",
        "membre", "membres", "version", "traduction", "langue", "orateur", "orateurs",
    ]),
    frequent=frozenset(["le", "la", "les", "des", "de", "du", "et", "une", "un", "que", "qui", "dans", "est", "sont",
    "ont", "été", "par", "pour", "sur", "pas", "au", "aux", "ses"]),
    abbreviations=frozenset(["m", "mm", "mme", "art", "p", "pp", "cf", "ex", "no", "n°", "nº", "vol", "chap", "par"]),
)  # fmt: skip
"""The French table."""
