"""French texts: the verbs with which they open, where they part, whom they address."""

from __future__ import annotations

import pytest

from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.records.recommendation import Addressee, CallKind
from briefing_app.importing.adopted_text.addressees import AddresseeFinder
from briefing_app.importing.adopted_text.known_addressees import KINDS
from briefing_app.importing.adopted_text.languages import language_of, languages
from briefing_app.importing.adopted_text.verbs import opening, parted

FR = language_of("fr")
CALL, APPRAISAL, INSTRUCTION = CallKind.CALL, CallKind.APPRAISAL, CallKind.INSTRUCTION
KNOWN = (
    Addressee(id=AddresseeId("kz"), name="Kazakhstan", aliases=("les autorités kazakhes",)),
    Addressee(id=AddresseeId("co"), name="Commission européenne"),
)


def _addressed(words: str) -> list[list[str]]:
    begun = opening(words, FR)
    assert begun is not None
    return [[each.name for each in share.found] for share in AddresseeFinder(KNOWN, FR).addressed(words, begun.end)]


def test_every_language_knows_the_same_bodies() -> None:
    assert [each.code for each in languages()] == ["en", "fr"]
    for each in languages():
        assert set(each.bodies) == set(KINDS)


@pytest.mark.parametrize(
    ("words", "kind", "verb"),
    [
        ("demande à la Commission d'agir", CALL, "demande"),
        ("Demande instamment au gouvernement d’agir", CALL, "demande"),
        ("prie instamment le Kazakhstan d'agir", CALL, "prie"),
        ("une nouvelle fois, invite le Conseil à agir", CALL, "invite"),
        ("les exhorte à agir", CALL, "exhorte"),
        ("l'invite à agir", CALL, "invite"),
        ("insiste pour que le Conseil agisse", CALL, "insiste pour"),
        ("insiste sur l'importance des tribunaux", APPRAISAL, "insiste"),
        ("réitère son appel au Kazakhstan", CALL, "réitère son appel"),
        ("réitère sa préoccupation", APPRAISAL, "réitère"),
        ("engage la Commission à agir", CALL, "engage"),
        ("s'engage à revenir", INSTRUCTION, "s'engage"),
        ("appelle l’attention sur les tribunaux", APPRAISAL, "appelle l’attention"),
        ("attend de la Commission qu'elle agisse", CALL, "attend"),
        ("invite sa délégation à se rendre sur place", INSTRUCTION, "invite sa délégation"),
        ("demande à sa Présidente d'écrire", INSTRUCTION, "demande à sa Présidente"),
        ("charge sa Présidente de transmettre", INSTRUCTION, "charge sa Présidente"),
        ("Se félicite de la loi", APPRAISAL, "se félicite"),
        ("s’inquiète de la loi", APPRAISAL, "s’inquiète"),
        ("est vivement préoccupé", APPRAISAL, "est"),
        ("condamne fermement la fermeture", APPRAISAL, "condamne"),
        ("invitée par le Conseil", None, ""),
        ("les autorités doivent agir", None, ""),
    ],
)
def test_the_opening_words_say_what_a_clause_does(words: str, kind: CallKind | None, verb: str) -> None:
    begun = opening(words, FR)
    assert (begun.kind if begun else None, begun.verb if begun else "") == (kind, verb)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("condamne la loi ; demande au Conseil d'agir ;", ["condamne la loi", "demande au Conseil d'agir"]),
        ("condamne la loi et demande au Conseil d'agir", ["condamne la loi", "demande au Conseil d'agir"]),
        ("condamne la loi ; et invite le Conseil à agir", ["condamne la loi", "invite le Conseil à agir"]),
        ("regrette que le Conseil hésite et demande un délai", ["regrette que le Conseil hésite et demande un délai"]),
        ("salue l'offre et la demande d'aide", ["salue l'offre et la demande d'aide"]),
        ("demande « la vérité ; condamne » et note", ["demande « la vérité ; condamne » et note"]),
    ],
)
def test_a_paragraph_is_parted_where_it_says_something_new(words: str, parts: list[str]) -> None:
    assert [words[start:end] for start, end in parted(words, FR)] == parts


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Invite la Commission à agir avec le Conseil", [["Commission européenne"]]),
        ("Demande à l’Union de veiller", [["European Union"]]),
        ("demande au Conseil de lever les obstacles", [["Council of the European Union"]]),
        ("demande au gouvernement kazakh de libérer les prisonniers", [["Kazakhstan"]]),
        ("demande aux autorités du Kazakhstan d'agir", [["Kazakhstan"]]),
        ("demande aux autorités kazakhes de se retirer", [["Kazakhstan"]]),
        ("demande au président de la République du Kazakhstan d'agir", [["Kazakhstan"]]),
        ("prie instamment les autorités judiciaires kazakhes de juger", [["Kazakhstan"]]),
        ("demande au gouvernement du Kirghizstan de se retirer", [["Kyrgyzstan"]]),
        ("demande à Cuba d'agir", [["Cuba"]]),
        (
            "demande à l’Ouzbékistan et aux autorités de la Biélorussie de se retirer",
            [["Uzbekistan", "Belarus"]],
        ),
        ("invite le gouvernement kirghize et la Commission à agir", [["Kyrgyzstan", "Commission européenne"]]),
        (
            "invite le Conseil, le SEAE et les États membres à agir",
            [["Council of the European Union", "European External Action Service", "EU Member States"]],
        ),
        (
            "demande à la vice-présidente de la Commission / haute représentante de l'Union pour les affaires"
            " étrangères et la politique de sécurité (VP/HR) d'agir",
            [["High Representative / Vice-President"]],
        ),
        ("invite le Service européen pour l'action extérieure (SEAE) à agir", [["European External Action Service"]]),
        ("invite la délégation de l'Union au Kazakhstan à agir", [["EU Delegation"]]),
        (
            "invite le Conseil de l'Europe et la Commission de Venise à agir",
            [["Council of Europe", "Venice Commission"]],
        ),
        ("demande que le gouvernement kazakh libère tous les prisonniers", [["Kazakhstan"]]),
        ("insiste pour que le SEAE publie son rapport", [["European External Action Service"]]),
        ("insiste auprès des autorités kazakhes pour qu'elles agissent", [["Kazakhstan"]]),
        ("attend de la Commission qu'elle agisse", [["Commission européenne"]]),
        ("demande la libération de tous les prisonniers au Kazakhstan", [[]]),
        ("demande de libérer les prisonniers et la Commission", [[]]),
        ("demande une enquête du Conseil des droits de l'homme", [[]]),
        ("invite le Conseil, une nouvelle fois, à agir", [["Council of the European Union"]]),
        ("demande à l'Union d'agir et à la Commission de payer", [["European Union"], ["Commission européenne"]]),
        (
            "invite le Conseil à agir et la Commission à payer",
            [["Council of the European Union"], ["Commission européenne"]],
        ),
        ("invite l'Union à travailler avec le Kazakhstan et la Commission à payer", [["European Union"]]),
        (
            "invite la Commission et le SEAE, ainsi que les États membres, à agir",
            [["Commission européenne", "European External Action Service", "EU Member States"]],
        ),
        ("invite la société civile du Kazakhstan à agir", [[]]),
    ],
)
def test_addressees_are_found_between_the_verb_and_what_is_asked(words: str, found: list[list[str]]) -> None:
    assert _addressed(words) == found
