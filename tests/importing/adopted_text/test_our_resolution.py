"""A resolution of our own wording: 20 calls in 14 paragraphs, two appraisals, one instruction."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.records.recommendation import Addressee, AddresseeKind, CallKind
from briefing_app.importing.adopted_text.drafts import drafts
from briefing_app.importing.adopted_text.structure import structure
from tests.importing.adopted_text.plans import NOTE, Plan, PlanLine
from tests.importing.adopted_text.written import WAYS

STATE = Addressee(
    id=AddresseeId("state"),
    name="Kazakhstan",
    aliases=("the Kazakh authorities",),
    addressee_kind=AddresseeKind.STATE_AUTHORITY,
)
PLAN = Plan(
    title="European Parliament resolution of 2 March 2021 on the courts of Kazakhstan",
    reference="P9_TA(2021)0999",
    others=(),
    head=[
        "P9_TA\u2011PROV(2021)0999RC\u2011B9\u20110998/2021",
        "The courts of Kazakhstan",
        "European Parliament resolution of 2\u00a0March\u00a02021 on the courts of Kazakhstan (2021/2999(RSP))",
    ],
    notes=["Texts adopted, P8_TA(2019)0998."],
)
LINES = (
    ("–", f"having regard to its resolution of 3 May 2019 on the courts of Kazakhstan{NOTE},", 0),
    ("–", "having regard to Rules 132(2) and (4) of its Rules of Procedure,", 0),
    ("A.", "whereas Parliament calls on the Kazakh authorities, year after year, to open their courts;", 0),
    ("B.", "whereas it urges the Commission to report; whereas the report is late;", 0),
    ("", "Courts", 0),
    ("1.", "Calls on the Kazakh authorities to open every hearing to the public;", 0),
    ("2.", "Strongly condemns the closing of two courts;", 0),
    ("3.", "Urges the Kazakh authorities and the Commission to agree on observers;", 0),
    ("4.", "Welcomes the new building of the court; calls on Kazakhstan to staff it;", 0),
    ("5.", "Calls on the Government of Kazakhstan to:", 0),
    ("(a)", "publish all judgments;", 1),
    ("(b)", "pay lawyers who are assigned;", 1),
    ("(c)", "stop trials by video link where:", 1),
    ("(i)", "the accused objects;", 2),
    ("(ii)", "no lawyer stands beside the accused;", 2),
    ("", "Observers", 0),
    ("6.", "Invites the VP/HR to raise the matter at every meeting, and urges the Council to follow;", 0),
    ("7.", "Demands that the Kazakh authorities admit observers; requests a list of trials by 2022;", 0),
    ("8.", "Calls for the EU Delegation to Kazakhstan to observe trials;", 0),
    ("9.", "Encourages the OSCE and the Venice Commission to send their own observers;", 0),
    ("10.", "Reiterates its call on Kazakhstan to ratify the protocol;", 0),
    ("11.", "Urges the Member States to invite judges and the Commission to pay for their stay;", 0),
    ("12.", "Recommends that the Council of Europe be heard on the draft law;", 0),
    ("13.", "Insists that the EEAS publish its assessment;", 0),
    ("14.", "Instructs its President to forward this resolution to the Commission and the Kazakh authorities.", 0),
)
COUNTED_BY = {"–": "citations", "A.": "recitals", "B.": "recitals", "": ""}
PLAN.lines = [PlanLine(mark, words, depth, COUNTED_BY.get(mark, "paragraphs")) for mark, words, depth in LINES]

CALLS = [
    ("1", "", "Kazakhstan"),
    ("3", "", "Kazakhstan"),
    ("3", "", "European Commission"),
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
    ("11", "", "European Commission"),
    ("12", "", "Council of Europe"),
    ("13", "", "European External Action Service"),
]


@pytest.mark.parametrize("way", WAYS)
def test_our_resolution_has_its_calls_and_none_from_its_recitals(way: str) -> None:
    adopted = structure(WAYS[way](PLAN))
    found = drafts(adopted, [STATE])
    counted = [draft for draft in found if draft.counted]
    assert [
        (draft.paragraph, draft.clause, draft.addressees[0].name if draft.addressees else "") for draft in counted
    ] == CALLS
    assert len(counted) == 20
    assert Counter(draft.kind for draft in found if not draft.counted) == {
        CallKind.APPRAISAL: 2,
        CallKind.INSTRUCTION: 1,
    }
    assert len(adopted.paragraphs) == 14
    recitals_end = adopted.words.index("Courts\n")
    assert all(draft.start > recitals_end for draft in found)


@pytest.mark.parametrize("way", WAYS)
def test_the_head_of_our_resolution_names_it_and_links_the_earlier_text(way: str) -> None:
    adopted = structure(WAYS[way](PLAN))
    assert adopted.title == PLAN.title
    assert adopted.reference == "P9_TA(2021)0999"
    assert adopted.other_references == ("RC-B9-0998/2021", "2021/2999(RSP)")
    assert adopted.adopted == PartialDate.parse("2021-03-02")
    assert adopted.cited == ("P8_TA(2019)0998",)
    assert adopted.headings == ("Courts", "Observers")
    assert [recital.number for recital in adopted.recitals] == ["A", "B"]
    assert adopted.citations[0].endswith("the courts of Kazakhstan,")


def test_calls_to_the_state_are_those_of_the_librarys_own_record() -> None:
    found = drafts(structure(WAYS["page"](PLAN)), [STATE])
    states = [each for draft in found for each in draft.addressees if each.name == "Kazakhstan"]
    assert len(states) == 9
    assert {each.id for each in states} == {STATE.id}


def test_the_window_can_show_each_call_in_the_words_of_the_source() -> None:
    adopted = structure(WAYS["counted Word"](PLAN))
    shown = {draft.paragraph or "": adopted.words[draft.start : draft.end] for draft in drafts(adopted, [STATE])}
    assert shown["9"] == "Encourages the OSCE and the Venice Commission to send their own observers"
    assert shown["11"] == "and the Commission to pay for their stay"
    assert shown["5"] == "no lawyer stands beside the accused"


def test_a_call_to_two_can_stay_one() -> None:
    found = drafts(structure(WAYS["pasted"](PLAN)), [STATE], one_each=False)
    third = [draft for draft in found if draft.paragraph == "3"]
    assert [[each.name for each in draft.addressees] for draft in third] == [["Kazakhstan", "European Commission"]]
