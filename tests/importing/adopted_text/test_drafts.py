from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.ids import AddresseeId
from briefing_app.domain.records.recommendation import Addressee, AddresseeKind, CallKind
from briefing_app.importing.adopted_text.addressees import AddresseeFinder
from briefing_app.importing.adopted_text.drafts import drafts, joined, marked_drafts, told_apart, without
from briefing_app.importing.adopted_text.languages import language_of
from briefing_app.importing.adopted_text.languages.model import TextLanguage
from briefing_app.importing.adopted_text.model import Draft
from briefing_app.importing.adopted_text.pasted import read_pasted
from briefing_app.importing.adopted_text.structure import structure
from briefing_app.importing.adopted_text.verbs import opening, parted

EN = language_of("en")
CALL, APPRAISAL, INSTRUCTION = CallKind.CALL, CallKind.APPRAISAL, CallKind.INSTRUCTION
KNOWN = (
    Addressee(id=AddresseeId("kz"), name="Kazakhstan", aliases=("the Kazakh authorities", "Astana")),
    Addressee(id=AddresseeId("eu"), name="European Union", aliases=("EU", "the Union")),
    Addressee(id=AddresseeId("ms"), name="EU Member States", aliases=("Member States",)),
    Addressee(id=AddresseeId("bureau"), name="Bureau for Human Rights (Almaty)"),
)


def _drafts(words: str) -> tuple[Draft, ...]:
    return drafts(structure(read_pasted(f"1. {words}")), KNOWN)


def _addressed(words: str, language: TextLanguage = EN) -> list[list[str]]:
    begun = opening(words, language)
    assert begun is not None
    finder = AddresseeFinder(KNOWN, language)
    return [[each.name for each in share.found] for share in finder.addressed(words, begun.end)]


@pytest.mark.parametrize(
    ("words", "kind", "verb"),
    [
        ("Calls on the EU to act", CALL, "calls on"),
        ("Strongly urges the EU to act", CALL, "urges"),
        ("Once again calls upon the EU to act", CALL, "calls upon"),
        ("In this regard, calls for an end", CALL, "calls for"),
        ("Calls, in this context, on the EU to act", CALL, "calls on"),
        ("Calls, with a view to the talks, for an end", CALL, "calls for"),
        ("Furthermore, strongly and firmly", None, ""),
        ("Reiterates its call on the EU to act", CALL, "reiterates its call on"),
        ("Repeats its urgent demand for release", CALL, "repeats its urgent demand for"),
        ("Reiterates its concern", APPRAISAL, "reiterates"),
        ("Insists that the EU act", CALL, "insists"),
        ("Warns the EU", APPRAISAL, "warns"),
        ("Is deeply concerned by the law", APPRAISAL, "is"),
        ("Takes note of the law", APPRAISAL, "takes note"),
        ("Notes that the Council calls on the EU", APPRAISAL, "notes"),
        ("Expresses its solidarity", APPRAISAL, "expresses"),
        ("Instructs its President to forward this", INSTRUCTION, "instructs its President"),
        ("Requests its President to forward this", INSTRUCTION, "requests its President"),
        ("Requests the Commission to act", CALL, "requests"),
        ("Calls on its Members to vote", INSTRUCTION, "calls on its Members"),
        ("Decides to send observers", INSTRUCTION, "decides"),
        ("The authorities must act", None, ""),
        ("Callsign of the unit", None, ""),
        ("Notesheets are missing", None, ""),
        ("", None, ""),
    ],
)
def test_the_opening_words_say_what_a_clause_does(words: str, kind: CallKind | None, verb: str) -> None:
    begun = opening(words, EN)
    assert (begun.kind if begun else None, begun.verb if begun else "") == (kind, verb)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Condemns it; urges the EU to act;", ["Condemns it", "urges the EU to act"]),
        ("Condemns it; and calls on the EU to act", ["Condemns it", "calls on the EU to act"]),
        ("Urges it to act; to wait; to go", ["Urges it to act; to wait; to go"]),
        ("Urges an end to “acts; notes; calls”; notes it", ["Urges an end to “acts; notes; calls”", "notes it"]),
        ("Urges it (see 1; notes the 2); stresses it", ["Urges it (see 1; notes the 2)", "stresses it"]),
        ("Condemns the (open bracket; urges it", ["Condemns the (open bracket", "urges it"]),
        ("Condemns it and calls on the EU to act", ["Condemns it", "calls on the EU to act"]),
        ("Regrets that it waits and calls on others", ["Regrets that it waits and calls on others"]),
        ("Notes that it waits, and calls on the EU", ["Notes that it waits", "calls on the EU"]),
        ("Welcomes the calls on the EU and the notes", ["Welcomes the calls on the EU and the notes"]),
        ("Condemns it; Urges is a name", ["Condemns it; Urges is a name"]),
        ("Condemns it; therefore strongly urges it", ["Condemns it", "therefore strongly urges it"]),
        ("; ; ", []),
    ],
)
def test_a_paragraph_is_parted_where_it_says_something_new(words: str, parts: list[str]) -> None:
    assert [words[start:end] for start, end in parted(words, EN)] == parts


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Calls on the Kazakh authorities to act", [["Kazakhstan"]]),
        ("Calls on the Kazakh Government to act", [["Kazakhstan"]]),
        ("Calls on the Government of Kazakhstan to act", [["Kazakhstan"]]),
        ("Calls on the authorities in Astana to act", [["Kazakhstan"]]),
        ("Calls on Kazakhstan’s Parliament to act", [["Kazakhstan"]]),
        ("Calls on the President of the Republic of Kazakhstan to act", [["Kazakhstan"]]),
        ("Urges the EU and its Member States to act", [["European Union", "EU Member States"]]),
        (
            "Calls on the Commission, the Council and the EEAS to act",
            [["European Commission", "Council of the European Union", "European External Action Service"]],
        ),
        ("Calls on the Commission as well as on the OSCE to act", [["European Commission", "OSCE"]]),
        (
            "Calls on the Vice-President of the Commission / High Representative of the Union for Foreign Affairs and"
            " Security Policy to act",
            [["High Representative / Vice-President"]],
        ),
        ("Calls on the EU Delegation to Kazakhstan to act", [["EU Delegation"]]),
        ("Calls on the EU Special Representative for Central Asia to act", [["EU Special Representative"]]),
        ("Asks the Council of Europe and the Venice Commission to act", [["Council of Europe", "Venice Commission"]]),
        ("Demands that Russia report", [["Russia"]]),
        ("Calls for the EU to act", [["European Union"]]),
        ("Calls for the release of all prisoners in Kazakhstan", [[]]),
        ("Urges the Bureau for Human Rights (Almaty) to act", [["Bureau for Human Rights (Almaty)"]]),
        ("Urges the EU–Kazakhstan Cooperation Council to act", [[]]),
        ("Urges the Kazakhstan Union of Writers to act", [[]]),
        ("Urges civil society in Kazakhstan to act", [[]]),
        ("Urges all parties to spare the EU and Kazakhstan", [[]]),
        ("Urges the Commission, once again, to act", [["European Commission"]]),
        ("Urges the Turkish and Georgian authorities to act", [["Georgia"]]),
        ("Urges Bosnia and Herzegovina to act", [["Bosnia and Herzegovina"]]),
        ("Urges the EU, in particular the Commission, to act", [["European Union"]]),
        ("Urges the union of workers to act", [[]]),
        ("Urges the EU, the EU and the Union to act", [["European Union"]]),
        ("Urges the EU to call on Kazakhstan and the Commission to act", [["European Union"]]),
        ("Urges the EU to work with Kazakhstan’s courts and the Commission to act", [["European Union"]]),
        ("Urges the EU to act and the Commission to pay", [["European Union"], ["European Commission"]]),
        (
            "Urges the EU to act, the Council to wait, and the Commission to pay",
            [["European Union"], ["European Commission"]],
        ),
        ("Urges", [[]]),
    ],
)
def test_addressees_are_found_between_the_verb_and_what_is_asked(words: str, found: list[list[str]]) -> None:
    assert _addressed(words) == found


def test_points_name_whom_they_address_where_the_words_before_them_name_nobody() -> None:
    found = _drafts(
        "Calls on:\n(a) the Kyrgyz Republic to act;\n(b) the EU to help;\n2. Calls on it:\n(a) the EU to stay."
    )
    assert [[each.name for each in draft.addressees] for draft in found] == [["Kyrgyzstan"], ["European Union"], []]


def test_and_calls_parts_also_with_words_between() -> None:
    found = _drafts("Urges Kazakhstan to act, and calls, in this context, on the EU to help.")
    assert [(draft.verb, draft.addressees[0].name) for draft in found] == [
        ("urges", "Kazakhstan"),
        ("calls on", "European Union"),
    ]


def test_the_librarys_own_name_goes_before_a_common_one() -> None:
    own = Addressee(id=AddresseeId("x"), name="Brussels", aliases=("European Commission",))
    found = AddresseeFinder([own], EN).addressed("Urges the Commission to act", 5)[0].found
    assert [(each.name, each.id) for each in found] == [("Brussels", "x")]
    assert AddresseeFinder([], EN).addressed("Urges the Commission to act", 5)[0].found[0].id is None


def test_names_with_signs_of_patterns_in_them_are_names() -> None:
    odd = (
        Addressee(id=AddresseeId("a"), name="A.B (C*)"),
        Addressee(id=AddresseeId("b"), name="[", aliases=("", "  ")),
        Addressee(id=AddresseeId("c"), name="Шығыс Қазақстан әкімдігі"),
    )
    finder = AddresseeFinder(odd, EN)
    assert finder.addressed("Urges AxB (C*) to act", 5)[0].found == ()
    assert finder.addressed("Urges Шығыс Қазақстан әкімдігі to act", 5)[0].found[0].id == "c"


def test_a_call_to_two_is_two_drafts_with_the_same_words() -> None:
    found = _drafts("Urges the EU and its Member States to act;")
    assert [(draft.addressees[0].id, draft.text, draft.counted) for draft in found] == [
        ("eu", "Urges the EU and its Member States to act", True),
        ("ms", "Urges the EU and its Member States to act", True),
    ]


def test_a_call_that_goes_on_to_somebody_else_says_what_was_left_out() -> None:
    found = _drafts("Urges the EU to act, and the Kazakh authorities to wait;")
    assert [(draft.addressees[0].id, draft.text) for draft in found] == [
        ("eu", "Urges the EU to act"),
        ("kz", "Urges […] and the Kazakh authorities to wait"),
    ]


def test_two_calls_to_one_addressee_in_one_clause_are_told_apart() -> None:
    found = _drafts("Urges the EU to act and the EU to pay;")
    assert [(draft.clause, draft.addressees[0].id) for draft in found] == [("", "eu"), ("[2]", "eu")]


def test_what_opens_with_no_known_verb_is_left_to_a_person() -> None:
    read = drafts(structure(read_pasted("1. Urges the EU to act;\n2. The law must change;")))
    assert [(draft.kind, draft.counted, draft.verb) for draft in read] == [(CALL, True, "urges"), (None, False, "")]


def test_an_appraisal_and_an_instruction_are_kept_without_addressees() -> None:
    found = _drafts("Welcomes the visit to the EU; instructs its President to inform the EU;")
    assert [(draft.kind, draft.addressees, draft.counted) for draft in found] == [
        (APPRAISAL, (), False),
        (INSTRUCTION, (), False),
    ]


def test_a_state_that_the_library_does_not_know_is_proposed_as_one() -> None:
    found = _drafts("Urges the Uzbek authorities to act;")[0].addressees[0]
    assert (found.name, found.kind, found.id) == ("Uzbekistan", AddresseeKind.STATE_AUTHORITY, None)


MARKED = "1. Calls on Kazakhstan to:\n(a) open its courts; and its files;\n(b) pay;\n" + (
    "2. Notes that “urges the EU to act” 😀 was said;\n"
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("and its files;", [("1", "(a)", "Kazakhstan", "Calls on Kazakhstan to: and its files")]),
        ("urges the EU to act", [("2", "", "European Union", "urges the EU to act")]),
        ("was said;\n", [("2", "", "", "was said")]),
        (";\n(b)"[:2], []),
    ],
)
def test_words_that_a_person_marked_are_read_as_a_clause_of_their_own(
    words: str, found: list[tuple[str, str, str, str]]
) -> None:
    adopted = structure(read_pasted(MARKED))
    start = adopted.words.index(words.strip()) if words.strip(" ;\n") else adopted.words.index(words)
    new = marked_drafts(adopted, start, start + len(words), KNOWN)
    assert [(each.paragraph, each.clause, "".join(to.name for to in each.addressees), each.text) for each in new] == (
        found
    )
    assert all(each.counted and each.kind is CALL for each in new)


def test_a_draft_made_by_hand_takes_no_place_of_another() -> None:
    own = _drafts("Urges the EU to act;")[0]
    new = told_apart([own, own], [own, replace(own, clause="[2]")])
    assert [each.clause for each in new] == ["[3]", "[4]"]


def test_a_part_that_was_split_off_can_be_joined_again() -> None:
    adopted = structure(read_pasted("1. Calls on Kazakhstan to:\n(a) open its courts and its files;\n"))
    whole = drafts(adopted, KNOWN)[0]
    start = adopted.words.index("and its files")
    left = without(whole, start, whole.end, adopted.words)
    (part,) = marked_drafts(adopted, start, whole.end, KNOWN)
    assert left is not None
    assert (left.text, part.text) == (
        "Calls on Kazakhstan to: open its courts",
        "Calls on Kazakhstan to: and its files",
    )
    again = joined([left, part], adopted.words)
    assert (again.text, again.addressees, again.start, again.end) == (
        whole.text,
        whole.addressees,
        whole.start,
        whole.end,
    )
