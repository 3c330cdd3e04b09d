import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.composing.headline import HeadlineWords, headline
from briefing_app.composing.languages import language_for
from briefing_app.domain.counts import Counts, count_codes
from briefing_app.domain.status import StatusCode

ENGLISH = language_for("en")
ABOUT = HeadlineWords(
    instrument="P8_TA(2019)0203", addressee="Kazakhstan", claimant="the report", as_of=date(2020, 2, 17)
)


def said(*codes: StatusCode) -> str:
    return headline(count_codes(codes), ABOUT, ENGLISH)


def test_none_fully_is_said_where_nothing_is_full() -> None:
    assert said(*[StatusCode.PARTIAL] * 2, *[StatusCode.NONE] * 18) == (
        "Of 20 recommendations addressed to Kazakhstan in P8_TA(2019)0203, none fully implemented, "
        "2 partially implemented, 18 not implemented (as of 17 February 2020, assessed by the report)."
    )


def test_with_all_nine_codes_every_one_is_named_in_the_order_of_the_table() -> None:
    assert said(*StatusCode) == (
        "Of 8 recommendations addressed to Kazakhstan in P8_TA(2019)0203, 1 fully implemented, 1 largely implemented, "
        "1 partially implemented, 1 announced or under way, 1 not implemented, 1 met with action against it, "
        "1 without information, 1 not yet assessed (as of 17 February 2020, assessed by the report); "
        "1 more overtaken and left out."
    )


@given(st.lists(st.sampled_from(StatusCode), max_size=60))
def test_the_numbers_of_a_headline_add_up_to_its_total(codes: list[StatusCode]) -> None:
    counts: Counts = count_codes(codes)
    sentence = headline(counts, ABOUT, ENGLISH)
    if not counts.total:
        assert sentence.startswith("No recommendation")
        return
    listed = sentence.split("0203, ")[1].split(" (as of")[0]
    assert sum(map(int, re.findall(r"\b\d+\b", listed))) == counts.total
    assert f"Of {counts.total} recommendation" in sentence
    assert (f"{counts.overtaken} more overtaken" in sentence) == bool(counts.overtaken)


def test_rows_that_nobody_has_assessed_are_not_called_unimplemented() -> None:
    assert said(StatusCode.UNASSESSED) == (
        "Of 1 recommendation addressed to Kazakhstan in P8_TA(2019)0203, 1 not yet assessed "
        "(as of 17 February 2020, assessed by the report)."
    )


@pytest.mark.parametrize(
    ("codes", "addressee", "opening"),
    [
        (1, "Kazakhstan", "Of the 1 recommendation tracked here that is addressed to Kazakhstan in the text, 1 fully"),
        (2, "Kazakhstan", "Of the 2 recommendations tracked here that are addressed to Kazakhstan in the text, 2"),
        (1, "", "Of the 1 recommendation in the text that is tracked here, 1 fully implemented"),
        (3, "", "Of the 3 recommendations in the text that are tracked here, 3 fully implemented"),
        (0, "Kazakhstan", "No recommendation addressed to Kazakhstan in the text is counted."),
    ],
)
def test_a_headline_over_a_part_of_the_text_claims_nothing_of_the_whole(
    codes: int, addressee: str, opening: str
) -> None:
    about = HeadlineWords(
        instrument="the text", addressee=addressee, claimant="", as_of=date(2020, 2, 17), tracked_here=True
    )
    assert headline(count_codes([StatusCode.FULL] * codes), about, ENGLISH).startswith(opening)


def test_a_text_whose_calls_are_all_overtaken_says_so_and_counts_none() -> None:
    assert said(StatusCode.OVERTAKEN) == (
        "No recommendation addressed to Kazakhstan in P8_TA(2019)0203 is counted "
        "(as of 17 February 2020, assessed by the report); 1 more overtaken and left out."
    )


def test_action_against_several_calls_is_said_of_several() -> None:
    assert "2 met with action against them" in said(StatusCode.CONTRARY, StatusCode.CONTRARY)


def test_without_addressee_or_claimant_the_sentence_leaves_them_out() -> None:
    about = HeadlineWords(instrument="the text", addressee="", claimant="", as_of=date(2020, 2, 17))
    assert headline(count_codes([StatusCode.FULL]), about, ENGLISH) == (
        "Of 1 recommendation in the text, 1 fully implemented (as of 17 February 2020)."
    )
    assert headline(count_codes([]), about, ENGLISH) == "No recommendation in the text is counted."


@given(st.lists(st.sampled_from(StatusCode), min_size=1, max_size=40), st.sets(st.sampled_from(StatusCode)))
def test_the_numbers_add_up_whatever_the_office_calls_a_status(
    codes: list[StatusCode], renamed: set[StatusCode]
) -> None:
    about = replace(ABOUT, labels={code: f"Word {code.name.lower()}" for code in renamed})
    counts = count_codes(codes)
    if not counts.total:
        return
    sentence = headline(counts, about, ENGLISH)
    listed = sentence.split("0203, ")[1].split(" (as of")[0]
    assert sum(map(int, re.findall(r"\b\d+\b", listed))) == counts.total
    said = {code for code in renamed if f"“Word {code.name.lower()}”" in listed}
    silent = {code for code in renamed if not counts.by_code[code] or code is StatusCode.OVERTAKEN}
    assert renamed - said <= silent


@pytest.mark.parametrize("number", [0, 1, 2, 20])
def test_a_french_headline_agrees_with_its_number(number: int) -> None:
    french = language_for("fr")
    words = headline(count_codes([StatusCode.NONE] * number), ABOUT, french).replace("\u00a0", " ")
    expected = {
        0: "Aucune recommandation n’est comptée (P8_TA(2019)0203 ; destinataire : Kazakhstan).",
        1: "Sur 1 recommandation (P8_TA(2019)0203 ; destinataire : Kazakhstan), aucune pleinement mise en œuvre, "
        "1 non mise en œuvre (situation au 17 février 2020 ; évaluation : the report).",
    }
    plural = (
        f"Sur {number} recommandations (P8_TA(2019)0203 ; destinataire : Kazakhstan), aucune pleinement mise en œuvre, "
        f"{number} non mises en œuvre (situation au 17 février 2020 ; évaluation : the report)."
    )
    assert words == expected.get(number, plural)
