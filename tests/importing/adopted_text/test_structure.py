from __future__ import annotations

import pytest

from briefing_app.errors import InputError
from briefing_app.importing.adopted_text.model import AdoptedText, SourceParagraph
from briefing_app.importing.adopted_text.pasted import read_pasted
from briefing_app.importing.adopted_text.structure import structure

_LAST = "Instructs its President to forward this resolution."


def _read(*lines: str) -> AdoptedText:
    return structure(read_pasted("\n".join(lines)))


def _labels(*points: str) -> list[str]:
    return [clause.label for clause in _read("1. Calls on the Council to:", *points).paragraphs[0].clauses]


def test_parts_are_told_apart() -> None:
    read = _read(
        "European Parliament resolution of 3 May 2019 on courts",
        "The European Parliament,",
        "– having regard to the Treaty,",
        "having regard to the Charter,",
        "A. whereas this;",
        "B. whereas that;",
        "1. Urges the Council to act;",
        f"2. {_LAST}",
        "(1) OJ C 1.",
        "Last updated: today",
        "3. Urges nobody;",
    )
    assert read.citations == ("having regard to the Treaty,", "having regard to the Charter,")
    assert [recital.number for recital in read.recitals] == ["A", "B"]
    assert [paragraph.number for paragraph in read.paragraphs] == ["1", "2"]
    assert read.paragraphs[1].text == _LAST
    assert read.remarks == ()


def test_a_text_without_its_head_is_read_from_its_first_paragraph() -> None:
    assert [each.number for each in _read("1. Urges the EU to act;", f"2. {_LAST}").paragraphs] == ["1", "2"]
    assert _read("1. Urges the EU to act;").reference == ""


def test_a_text_without_citations_is_read_from_its_first_recital() -> None:
    read = _read("A. Bread", "B9-0144/2021", "A. whereas this;", "B. whereas that;", f"1. {_LAST}")
    assert [recital.text for recital in read.recitals] == ["whereas this;", "whereas that;"]
    assert read.reference == "B9-0144/2021"


def test_a_text_whose_lines_were_broken_reads_as_one_with_whole_lines() -> None:
    read = _read(
        "The European Parliament,",
        "– having regard to the Treaty on",
        "European Union,",
        "A. whereas in the year",
        "2019. In that sense the law, says",
        "whereas it was not;",
        "1. Urges the authorities, under Article",
        "12. of the law, to release",
        "everybody;",
        "and to say so;",
        f"2. {_LAST}",
    )
    assert read.citations == ("having regard to the Treaty on European Union,",)
    assert read.recitals[0].text.endswith("In that sense the law, says whereas it was not;")
    assert read.paragraphs[0].text == (
        "Urges the authorities, under Article 12. of the law, to release everybody; and to say so;"
    )
    assert [paragraph.number for paragraph in read.paragraphs] == ["1", "2"]


@pytest.mark.parametrize(
    ("lines", "numbers", "remarked"),
    [
        (("1. Urges A;", "3. Urges B;", "4. Urges C;"), ["1", None, "4"], "numbered 3. but stands after 1"),
        (("1. Urges A;", "1. Urges B;", "2. Urges C;"), ["1", None, "2"], "numbered 1. but stands after 1"),
        (("1. Urges A;", "Urges B;", "2. Urges C;"), ["1", None, "2"], "has no number"),
        (("2. Urges A;", "3. Urges B;"), [None, "3"], "numbered 2. but stands after 0"),
        (("1. Urges A;", "1a. Urges B;", "2. Urges C;"), ["1", "1a", "2"], ""),
        (("1. Urges A;", "1a. Urges B;", "1a. Urges C;"), ["1", "1a", None], "numbered 1a. but stands after 1"),
        (("1) Urges A;", "2) Urges B;"), ["1", "2"], ""),
        (("1. Urges A", "3. Urges B;"), ["1", None], "numbered 3. but stands after 1"),
    ],
)
def test_a_number_that_is_not_due_is_not_verified(lines: tuple[str, ...], numbers: list[str], remarked: str) -> None:
    read = _read(*lines)
    assert [paragraph.number for paragraph in read.paragraphs] == numbers
    assert len(read.paragraphs) == len(lines)
    assert (remarked in " ".join(read.remarks)) if remarked else read.remarks == ()


def test_paragraphs_whose_numbers_were_all_lost_are_still_read() -> None:
    read = _read("The European Parliament,", "A. whereas this;", "Urges A;", "(b) Urges no more;", "Condemns B;")
    assert [(each.number, each.text) for each in read.paragraphs] == [
        (None, "Urges A; (b) Urges no more;"),
        (None, "Condemns B;"),
    ]
    assert len(read.recitals) == 1
    assert len(read.remarks) == 2


def test_a_stray_line_behind_a_whole_citation_is_in_none() -> None:
    read = _read("The European Parliament,", "– having regard to the Treaty;", "Share this page", f"1. {_LAST}")
    assert read.citations == ("having regard to the Treaty;",)


def test_recitals_numbered_in_digits_are_no_calls() -> None:
    read = _read(
        "The European Parliament,", "1. whereas this;", "2. Whereas that;", "1. Urges A;", f"2. {_LAST}"
    )  # fmt: skip
    assert [recital.number for recital in read.recitals] == ["", ""]
    assert [paragraph.number for paragraph in read.paragraphs] == ["1", "2"]
    assert len(read.remarks) == 1


def test_a_recital_that_is_missing_is_remarked() -> None:
    read = _read("The European Parliament,", "A. whereas this;", "C. whereas that;", "D. whereas more;", f"1. {_LAST}")
    assert [recital.number for recital in read.recitals] == ["A", "C", "D"]
    assert read.remarks == ("Before recital C. one is missing.",)


def test_recitals_go_on_after_z_both_as_parliaments_and_as_word_processors_count() -> None:
    alphabet = [f"{chr(letter)}. whereas this;" for letter in range(ord("A"), ord("Z") + 1)]
    for more in (["AA.", "AB.", "AC."], ["AA.", "BB.", "CC."]):
        read = _read("The European Parliament,", *alphabet, *(f"{mark} whereas that;" for mark in more), f"1. {_LAST}")
        assert [recital.number for recital in read.recitals][25:] == ["Z", "AA", "AB", "AC"]
        assert read.recitals[8].number == "I"


@pytest.mark.parametrize(
    ("points", "labels"),
    [
        (("(a) one;", "(b) two;"), ["(a)", "(b)"]),
        (("a) one;", "b) two;"), ["(a)", "(b)"]),
        (("(i) one;", "(ii) two;"), ["(i)", "(ii)"]),
        (("(1) one;", "(2) two;"), ["(1)", "(2)"]),
        (("– one;", "– two;"), ["(indent 1)", "(indent 2)"]),
        (("(a) one:", "(i) x;", "(ii) y;", "(b) two;"), ["(a)(i)", "(a)(ii)", "(b)"]),
        (("(a) one:", "– x;", "– y;", "(b) two:", "– z;"), ["(a)(indent 1)", "(a)(indent 2)", "(b)(indent 1)"]),
        (tuple(f"({letter}) x;" for letter in "abcdefghijk"), [f"({letter})" for letter in "abcdefghijk"]),
        (
            (*(f"({letter}) x;" for letter in "abcdefg"), "(h) x:", "(i) y;", "(ii) y;", "(i) x;", "(j) x;"),
            [*(f"({letter})" for letter in "abcdefg"), "(h)(i)", "(h)(ii)", "(i)", "(j)"],
        ),
        (
            (*(f"({letter}) x;" for letter in "abcdefgh"), "(i) x:", "(i) y;", "(ii) y;", "(j) x;"),
            [*(f"({letter})" for letter in "abcdefgh"), "(i)(i)", "(i)(ii)", "(j)"],
        ),
        (("(a) one;", "(c) three;", "(d) four;"), ["(a)", "(c)", "(d)"]),
        (("(a) act; urges the EU to help;",), ["(a)(1)", "(a)(2)"]),
    ],
)
def test_points_hold_their_places(points: tuple[str, ...], labels: list[str]) -> None:
    assert _labels(*points) == labels


def test_how_far_right_decides_where_nothing_else_does() -> None:
    letters = [SourceParagraph(f"({letter})", "x;", 1) for letter in "abcdefgh"]
    for depth, label in ((1, "(i)"), (2, "(h)(i)")):
        last = SourceParagraph("(i)", "y;", depth)
        read = structure([SourceParagraph("1.", "Calls on the Council to:"), *letters, last])
        assert read.paragraphs[0].clauses[-1].label == label


def test_a_point_that_needs_the_words_above_has_them() -> None:
    read = _read(
        "1. Condemns the trial; calls on the Council to:", "(a) act by:", "(i) asking;", "(b) urges the EU to pay;"
    )  # fmt: skip
    assert [(clause.label, clause.lead) for clause in read.paragraphs[0].clauses] == [
        ("(c)", ""),
        ("(a)(i)", "calls on the Council to: act by:"),
        ("(b)", "calls on the Council to:"),
    ]


def test_words_behind_the_points_belong_to_the_paragraph() -> None:
    read = _read("1. Calls on the Council to:", "(a) act;", "and urges the EU to help;", f"2. {_LAST}")
    assert [(clause.label, clause.text) for clause in read.paragraphs[0].clauses] == [
        ("(a)", "act"),
        ("(b)", "urges the EU to help"),
    ]


def test_headings_and_separators_are_in_no_paragraph() -> None:
    read = _read("1. Urges A;", "Political prisoners", "2. Urges B;", "o o o", "* * *", f"3. {_LAST}", "ANNEX", "Words")
    assert read.headings == ("Political prisoners",)
    assert [paragraph.text for paragraph in read.paragraphs] == ["Urges A;", "Urges B;", _LAST]


def test_places_are_those_of_the_words_that_are_shown() -> None:
    read = _read("The European Parliament,", "A. whereas;", "1. Condemns this; urges", "the EU to act(1);", "2. Asks;")
    shown = [read.words[clause.start : clause.end] for each in read.paragraphs for clause in each.clauses]
    assert shown == ["Condemns this", "urges\nthe EU to act", "Asks"]


@pytest.mark.parametrize(
    ("head", "reference", "others"),
    [
        (["P8_TA-PROV(2019)0998RC-B8-0997/2019"], "P8_TA(2019)0998", ("RC-B8-0997/2019",)),
        (["Procedure : 2019/2999(RSP)", "T8-0998/2019"], "P8_TA(2019)0998", ("2019/2999(RSP)",)),
        (["RC-B10-0249/2025", "TA-10-2025-0999"], "RC-B10-0249/2025", ("P10_TA(2025)0999",)),
        (["B9\u20110144/2021 to B9-0145/2021"], "B9-0144/2021", ("B9-0145/2021",)),
        (["PV 14/03/2019 - 8.1", "CRE 14/03/2019 - 8.1"], "", ("PV 14/03/2019 - 8.1", "CRE 14/03/2019 - 8.1")),
        (["PE 645.630v01-00", "A9-0001/2020"], "A9-0001/2020", ("PE645.630v01-00",)),
        ([], "", ()),
    ],
)
def test_a_text_is_known_by_its_own_reference(head: list[str], reference: str, others: tuple[str, ...]) -> None:
    read = _read(*head, "The European Parliament,", f"1. {_LAST}")
    assert (read.reference, read.other_references) == (reference, others)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["Courts", "Resolution of 3 May 2019 on it (2019/2999(RSP))", "on x"], "Resolution of 3 May 2019 on it"),
        (["A RESOLUTION", "on courts (2019/2999(RSP))", "Anna Example"], "A RESOLUTION on courts"),
        (["P9_TA(2021)0999", "The courts of Exampleland"], "The courts of Exampleland"),
        (["on courts"], "on courts"),
        (["JOINT MOTION FOR A RESOLUTION on courts", "on courts"], "JOINT MOTION FOR A RESOLUTION on courts"),
        (["P9_TA(2021)0999"], ""),
    ],
)
def test_the_title_is_the_line_that_says_what_was_resolved(head: list[str], title: str) -> None:
    assert _read(*head, "The European Parliament,", f"1. {_LAST}").title == title


@pytest.mark.parametrize(
    ("line", "adopted"),
    [
        ("European Parliament resolution of 14\u00a0March\u00a02019 on courts", "2019-03-14"),
        ("Résolution du Parlement européen du 1er août 2020 sur les tribunaux", "2020-08-01"),
        ("Entschließung des Europäischen Parlaments vom 2. Dezember 2021", "2021-12-02"),
        ("Thursday, 14 March 2019 - Strasbourg", "2019-03-14"),
        ("European Parliament resolution of 31 February 2019 on courts", "None"),
        ("Courts", "None"),
    ],
)
def test_the_day_of_adoption_is_read_where_there_is_one(line: str, adopted: str) -> None:
    assert str(_read(line, "The European Parliament,", f"1. {_LAST}").adopted) == adopted


def test_the_language_of_a_text_is_told_by_its_own_words() -> None:
    french = ("– vu le traité,", "A. considérant que ceci;", "1. demande au Conseil d'agir;")
    for lines in (("Le Parlement européen,", *french), french):
        read = _read(*lines)
        assert (read.language, len(read.citations), len(read.recitals), len(read.paragraphs)) == ("fr", 1, 1, 1)
    assert _read("– having regard to “Le Parlement européen”,", "1. Calls on the EU to act;").language == "en"


def test_a_text_in_another_language_is_refused_by_its_name() -> None:
    lines = ("Das Europäische Parlament,", "– unter Hinweis auf den Vertrag,", "1. fordert den Rat auf, zu handeln;")
    with pytest.raises(InputError, match=r"The text is in German\. Texts are read in English and French only\."):
        _read(*lines)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Sitemap", "Legal notice"], "No paragraph"),
        (["Text proposed by the Commission", "Amendment", "(a) the law"], "table of amendments"),
        (["The European Parliament,", "– having regard to the Treaty,"], "No paragraph"),
        (["1. Bread", "2. Milk"], "No paragraph"),
    ],
)
def test_what_makes_no_calls_is_refused(lines: list[str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        _read(*lines)


def test_what_follows_the_last_instruction_is_no_part_of_it() -> None:
    forwarded = "1. Instructs its President to forward this resolution to the Council."
    read = structure(read_pasted(f"{forwarded}\nOJ C 47, 7.2.2023, p. 263.\nCalled on 3 May."))
    assert [each.text for each in read.paragraphs] == [forwarded.removeprefix("1. ")]


@pytest.mark.parametrize(
    "head",
    [
        ["European Parliament resolution of 13 July 2023 on the press in", "Kyrgyzstan (2023/2782(RSP))"],
        ["European Parliament resolution of 13 July", "2023 on the press in", "Kyrgyzstan", "(2023/2782(RSP))"],
    ],
)
def test_a_title_that_was_broken_into_lines_is_one(head: list[str]) -> None:
    read = structure(read_pasted("\n".join([*head, "The European Parliament,", "1. Calls on the EU to act."])))
    assert read.title == "European Parliament resolution of 13 July 2023 on the press in Kyrgyzstan"
    assert str(read.adopted) == "2023-07-13"
