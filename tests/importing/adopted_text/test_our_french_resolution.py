"""A French resolution of our own wording: 20 calls in 14 paragraphs, two appraisals, one instruction."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.records.recommendation import Addressee, AddresseeKind, CallKind
from briefing_app.importing.adopted_text.drafts import drafts
from briefing_app.importing.adopted_text.structure import structure
from tests.importing.adopted_text.plans import NOTE, Plan, PlanLine
from tests.importing.adopted_text.wordings import FRENCH
from tests.importing.adopted_text.written import WAYS

STATE = Addressee(id=AddresseeId("state"), name="Kazakhstan", addressee_kind=AddresseeKind.STATE_AUTHORITY)
COMMISSION = Addressee(id=AddresseeId("ce"), name="Commission européenne", addressee_kind=AddresseeKind.EU)
PLAN = Plan(
    title="Résolution du Parlement européen du 2 mars 2021 sur les tribunaux du Kazakhstan",
    reference="P9_TA(2021)0999",
    others=(),
    head=[
        "P9_TA\u2011PROV(2021)0999RC\u2011B9\u20110998/2021",
        "Les tribunaux du Kazakhstan",
        "Résolution du Parlement européen du 2\u00a0mars\u00a02021 sur les tribunaux du Kazakhstan (2021/2999(RSP))",
    ],
    wording=FRENCH,
    notes=["Textes adoptés de cette date, P8_TA(2019)0998."],
)
LINES = (
    ("–", f"vu sa résolution du 3 mai 2019 sur les tribunaux du Kazakhstan{NOTE},", 0),
    ("–", "vu l'article 132, paragraphes 2 et 4, de son règlement intérieur,", 0),
    ("A.", "considérant que le Parlement demande, année après année, aux autorités kazakhes d'ouvrir les portes ;", 0),
    ("B.", "considérant qu'il invite la Commission à faire rapport; considérant que ce rapport se fait attendre;", 0),
    ("", "Tribunaux", 0),
    ("1.", "demande aux autorités kazakhes d'ouvrir chaque audience au public;", 0),
    ("2.", "condamne fermement la fermeture de deux tribunaux;", 0),
    ("3.", "prie instamment les autorités kazakhes et la Commission de s'entendre sur des observateurs;", 0),
    ("4.", "se félicite du nouveau bâtiment du tribunal ; invite le Kazakhstan à y affecter du personnel ;", 0),
    ("5.", "demande au gouvernement kazakh de\u00a0:", 0),
    ("(a)", "publier tous les jugements ;", 1),
    ("(b)", "payer les avocats commis d'office ;", 1),
    ("(c)", "renoncer aux procès par vidéo lorsque :", 1),
    ("(i)", "l'accusé s'y oppose ;", 2),
    ("(ii)", "aucun avocat ne se tient aux côtés de l'accusé ;", 2),
    ("", "Observateurs", 0),
    ("6.", "invite la VP/HR à évoquer la question à chaque réunion et demande au Conseil de faire de même;", 0),
    (
        "7.",
        "exige que les autorités kazakhes admettent des observateurs; réclame une liste des procès d'ici à 2022;",
        0,
    ),
    ("8.", "engage la délégation de l'Union européenne au Kazakhstan à observer les procès;", 0),
    ("9.", "encourage l'OSCE et la Commission de Venise à envoyer leurs propres observateurs;", 0),
    ("10.", "réitère son appel au gouvernement du Kazakhstan à ratifier le protocole;", 0),
    ("11.", "demande instamment aux États membres d'inviter des juges et à la Commission de payer leur séjour;", 0),
    ("12.", "recommande que le Conseil de l'Europe soit entendu sur le projet de loi;", 0),
    ("13.", "insiste pour que le SEAE publie son évaluation;", 0),
    ("14.", "charge sa Présidente de transmettre la présente résolution à la Commission et aux autorités kazakhes.", 0),
)
COUNTED_BY = {"–": "citations", "A.": "recitals", "B.": "recitals", "": ""}
PLAN.lines = [PlanLine(mark, words, depth, COUNTED_BY.get(mark, "paragraphs")) for mark, words, depth in LINES]

CALLS = [
    ("1", "", "Kazakhstan"),
    ("3", "", "Kazakhstan"),
    ("3", "", "Commission européenne"),
    ("4", "(b)", "Kazakhstan"),
    ("5", "(a)", "Kazakhstan"),
    ("5", "(b)", "Kazakhstan"),
    ("5", "(c)(i)", "Kazakhstan"),
    ("5", "(c)(ii)", "Kazakhstan"),
    ("6", "(a)", "High Representative / Vice-President"),
    ("6", "(b)", "Council of the European Union"),
    ("7", "(a)", "Kazakhstan"),
    ("7", "(b)", ""),
    ("8", "", "EU Delegation"),
    ("9", "", "OSCE"),
    ("9", "", "Venice Commission"),
    ("10", "", "Kazakhstan"),
    ("11", "", "EU Member States"),
    ("11", "", "Commission européenne"),
    ("12", "", "Council of Europe"),
    ("13", "", "European External Action Service"),
]


@pytest.mark.parametrize("way", WAYS)
def test_our_french_resolution_has_its_calls_and_none_from_its_recitals(way: str) -> None:
    adopted = structure(WAYS[way](PLAN))
    found = drafts(adopted, [STATE, COMMISSION])
    counted = [draft for draft in found if draft.counted]
    assert [
        (draft.paragraph, draft.clause, draft.addressees[0].name if draft.addressees else "") for draft in counted
    ] == CALLS
    assert Counter(draft.kind for draft in found if not draft.counted) == {
        CallKind.APPRAISAL: 2,
        CallKind.INSTRUCTION: 1,
    }
    assert len(adopted.paragraphs) == 14
    recitals_end = adopted.words.index("Tribunaux\n")
    assert all(draft.start > recitals_end for draft in found)


@pytest.mark.parametrize("way", WAYS)
def test_the_head_of_our_french_resolution_names_it_and_links_the_earlier_text(way: str) -> None:
    adopted = structure(WAYS[way](PLAN))
    assert adopted.language == "fr"
    assert adopted.title == PLAN.title
    assert adopted.reference == "P9_TA(2021)0999"
    assert adopted.other_references == ("RC-B9-0998/2021", "2021/2999(RSP)")
    assert adopted.adopted == PartialDate.parse("2021-03-02")
    assert adopted.cited == ("P8_TA(2019)0998",)
    assert adopted.headings == ("Tribunaux", "Observateurs")
    assert [recital.number for recital in adopted.recitals] == ["A", "B"]
    assert len(adopted.citations) == 2
    assert adopted.remarks == ()
