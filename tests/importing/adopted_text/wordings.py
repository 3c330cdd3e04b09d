"""What resolutions of nobody's wording are made of, a table a language. Nothing here uses the reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a language. Braces stand for what the plan fills in.

    ``addressees`` are a name as it stands behind a verb of its own, as it stands behind "to", and whom it means.
    ``calls`` are a verb, whether its addressee stands behind "to", and the word before what is asked.
    ``parting`` are verbs before which "and" begins something new.
    """

    code: str
    beginning: str
    footer: str
    title: str
    citation: str
    recital: str
    recital_point: str
    heading: str
    last: str
    last_note: str
    places: tuple[str, ...]
    addressees: tuple[tuple[str, str, str], ...]
    calls: tuple[tuple[str, bool, str], ...]
    appraisals: tuple[str, ...]
    actions: tuple[str, ...]
    objects: tuple[str, ...]
    for_nobody: str
    conjunction: str
    parting: tuple[str, ...]
    end: str
    colon: str
    point: str
    step: str
    own_verbs: str


ENGLISH = Wording(
    code="en",
    beginning="The European Parliament,",
    footer="Last updated: 26 January 2021 - Legal notice",
    title="European Parliament resolution of {day} March {year} on human rights in {place}",
    citation="having regard to its resolution of 5 May 2012 on {place}{note},",
    recital="whereas the authorities must {action}{note};",
    recital_point="the call of {year} to {action};",
    heading="Part {number}: prisoners and courts",
    last="Instructs its President to forward this resolution to the Council and the Kazakh authorities.",
    last_note="Texts adopted, {reference}.",
    places=("Exampleland", "Kazakhstan", "Central Asia"),
    addressees=tuple(
        (words, words, name)
        for words, name in (
            ("the Kazakh authorities", "Kazakhstan"),
            ("the Government of Kyrgyzstan", "Kyrgyzstan"),
            ("Tajikistan", "Tajikistan"),
            ("the Commission", "European Commission"),
            ("the Council", "Council of the European Union"),
            ("the Member\u00a0States", "EU Member States"),
            ("the VP/HR", "High Representative / Vice-President"),
            ("the EU Delegation to Kazakhstan", "EU Delegation"),
            ("the OSCE", "OSCE"),
        )
    ),
    calls=tuple(
        (verb, False, "to")
        for verb in (
            *("Calls on", "Urges", "Strongly urges", "Calls upon", "Invites", "Once again urges", "Asks"),
            "Encourages",
        )
    ),
    appraisals=(
        "Condemns",
        "Strongly regrets",
        "Welcomes",
        "Notes",
        "Is deeply concerned about",
        "Recalls",
        "Stresses",
    ),
    actions=(
        "release all persons held for peaceful assembly",
        "amend Article 2(1) of the Code, as paragraph 4 of P8_TA(2019)0203 asks",
        "publish a report (in full; without delay) by the end of 2021",
        "end the practice of “pacts; promises; pledges” in its courts",
        "protect Әйгерім Қасенова and ნინო ბერიძე from reprisals",
        "adopt the non\u2011discrimination law, the draft of which is ready",
        "fund 20\u00a0000 places for training",
    ),
    objects=(
        "the long sentences of 2019",
        "the so\u2011called “reform; in name only” of the courts",
        "the work of civil society (in towns and villages)",
        "the report RC\u2011B8\u20110204/2019",
    ),
    for_nobody="Calls for an end to {object}{note}",
    conjunction=" and ",
    parting=("calls on", "urges"),
    end=";",
    colon=":",
    point="see to it, by {year}, that:",
    step="step {number} of the law is taken",
    own_verbs="Stresses the following, in the light of events:",
)

FRENCH = Wording(
    code="fr",
    beginning="Le Parlement européen,",
    footer="Dernière mise à jour: 26 janvier 2021 - Avis juridique",
    title="Résolution du Parlement européen du {day} mars {year} sur les droits de l'homme: {place}",
    citation="vu sa résolution du 5\u00a0mai\u00a02012 sur les tribunaux ({place}){note},",
    recital="considérant que les autorités doivent {action}{note}\u00a0;",
    recital_point="l'appel de {year} à {action}\u00a0;",
    heading="Partie {number}: prisonniers et tribunaux",
    last="charge sa Présidente de transmettre la présente résolution au Conseil et aux autorités kazakhes.",
    last_note="Textes adoptés de cette date, {reference}.",
    places=("Exemplie", "Kazakhstan", "Asie centrale"),
    addressees=(
        ("les autorités kazakhes", "aux autorités kazakhes", "Kazakhstan"),
        ("le gouvernement du Kirghizstan", "au gouvernement du Kirghizstan", "Kyrgyzstan"),
        ("le Tadjikistan", "au Tadjikistan", "Tajikistan"),
        ("la Commission", "à la Commission", "European Commission"),
        ("le Conseil", "au Conseil", "Council of the European Union"),
        ("les États\u00a0membres", "aux États\u00a0membres", "EU Member States"),
        ("la VP/HR", "à la VP/HR", "High Representative / Vice-President"),
        (
            "la délégation de l'Union au Kazakhstan",
            "à la délégation de l’Union européenne au Kazakhstan",
            "EU Delegation",
        ),
        ("l’OSCE", "à l'OSCE", "OSCE"),
    ),
    calls=(
        ("demande", True, "de"),
        ("demande instamment", True, "de"),
        ("demande une nouvelle fois", True, "de"),
        ("invite", False, "à"),
        ("prie instamment", False, "de"),
        ("exhorte", False, "à"),
        ("encourage", False, "à"),
        ("Engage", False, "à"),
    ),
    appraisals=("condamne", "regrette vivement", "se félicite de", "prend acte de", "est préoccupé par", "Rappelle"),
    actions=(
        "libérer toutes les personnes détenues pour avoir manifesté pacifiquement",
        "modifier l'article 2(1) du code, comme le demande le paragraphe 4 de P8_TA(2019)0203",
        "publier un rapport (en entier\u00a0; sans délai) avant la fin de 2021",
        "mettre fin à la pratique des «\u00a0pactes\u00a0; promesses\u00a0; vœux\u00a0» dans ses tribunaux",
        "protéger Әйгерім Қасенова et ნინო ბერიძე contre toutes représailles",
        "faire adopter la loi contre les discriminations, dont le projet est prêt",
        "financer 20\u00a0000 places de formation",
    ),
    objects=(
        "les longues peines de 2019",
        "la «\u00a0réforme\u00a0; de nom\u00a0» des tribunaux",
        "le travail de la société civile (dans les villes et villages)",
        "le rapport RC\u2011B8\u20110204/2019",
    ),
    for_nobody="demande qu'il soit mis fin à ce que montrent {object}{note}",
    conjunction=" et ",
    parting=("demande", "invite", "exhorte"),
    end="\u00a0;",
    colon="\u00a0:",
    point="veiller, d'ici à {year}, à ce que\u00a0:",
    step="l'étape {number} de la loi soit franchie",
    own_verbs="souligne ce qui suit, à la lumière des événements\u00a0:",
)
WORDINGS = {each.code: each for each in (ENGLISH, FRENCH)}
