"""The UN's export is read entry by entry: its words, its refusals, and nothing of other countries."""

from __future__ import annotations

import io
import json
import resource
import sys
from typing import Any

import pytest

from briefing_app.domain.dates import PartialDate
from briefing_app.domain.records.recommendation import CallKind, Position
from briefing_app.errors import InputError
from briefing_app.importing import uhri
from briefing_app.importing.uhri import Tally, UhriRecord, read_uhri
from briefing_app.importing.uhri_countries import un_name
from briefing_app.importing.uhri_themes import our_themes
from briefing_app.importing.uhri_words import numbered, plain_words, states_named_at_the_end
from tests.importing.uhri_files import as_json, entry, upr


def _read(data: bytes, *countries: str, tally: Tally | None = None) -> list[UhriRecord]:
    return list(read_uhri(io.BytesIO(data), countries=countries, tally=tally or Tally()))


@pytest.mark.parametrize(
    ("text", "paragraph", "clause", "words"),
    [
        ("4.The Committee reminds", "4", "", "The Committee reminds"),
        ("140.7 Ratify the Protocol", "140.7", "", "Ratify the Protocol"),
        ("96.20 Continue", "96.20", "", "Continue"),
        ("142.12\tAdopt a law", "142.12", "", "Adopt a law"),
        ("12(b) take measures", "12", "(b)", "take measures"),
        ("12(b)Take measures", "12", "(b)", "Take measures"),
        ("23. Ensure access", "23", "", "Ensure access"),
        ("  7 Гарантировать доступ", "7", "", "Гарантировать доступ"),
        ("20 000 children were", None, "", "20 000 children were"),
        ("10 % of the budget", None, "", "10 % of the budget"),
        ("15 per cent of women", None, "", "15 per cent of women"),
        ("3 children were", None, "", "3 children were"),
        ("2019 was a year", None, "", "2019 was a year"),
        ("5.1.2 A heading", None, "", "5.1.2 A heading"),
        ("r) ratify OP-CAT", None, "", "r) ratify OP-CAT"),
        ("96.21", None, "", "96.21"),
        ("", None, "", ""),
    ],
)
def test_the_paragraph_is_the_number_in_front_and_never_one_of_the_sentence(
    text: str, paragraph: str | None, clause: str, words: str
) -> None:
    found = numbered(text)
    assert (found.paragraph, found.clause, found.words) == (paragraph, clause, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>One.</p><p>Two&nbsp;&amp; three</p>", "One.\nTwo & three"),
        ("A<br/>b<BR>c", "A\nb\nc"),
        ("<script>alert(1)</script>Words<style>p{}</style>", "Words"),
        ("fewer than 5 < 6 and 7 > 6", "fewer than 5 < 6 and 7 > 6"),
        ("<b>bold</b> and <a href='x'>link</a>", "bold and link"),
        ("Қазақстан &ndash; საქართველო", "Қазақстан – საქართველო"),
        ("a\x00b\x07c", "abc"),
        ("  spaced   out \r\n lines ", "spaced out\nlines"),
        ("<" * 5000, "<" * 5000),
    ],
)
def test_html_becomes_what_a_reader_sees(text: str, words: str) -> None:
    assert plain_words(text) == words


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("Ratify it (Maldives) (Portugal);", ("Maldives", "Portugal")),
        ("Ratify it (Maldives, Portugal and Spain).", ("Maldives", "Portugal", "Spain")),
        ("Ratify the Convention (CEDAW)", ("CEDAW",)),
        ("Ratify it (see 2019)", ()),
        ("No brackets", ()),
        (")", ()),
    ],
)
def test_the_states_that_recommend_stand_in_brackets_at_the_end(words: str, states: tuple[str, ...]) -> None:
    assert states_named_at_the_end(words) == states


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (["Supported"], Position.SUPPORTED),
        ("Noted", Position.NOTED),
        (["Supported", "Noted"], Position.PART),
        ({"Position": "Noted", "Source": "A/HRC/59/15/Add.1 - Para.3"}, Position.NOTED),
        ([{"Name": "Supported/Noted"}], Position.PART),
        (["Not supported"], Position.NOTED),
        (["Pending"], Position.OTHER),
        (None, None),
        ([], None),
    ],
)
def test_a_position_is_understood_in_whatever_shape_it_stands(position: object, expected: Position | None) -> None:
    tally = Tally()
    (record,) = _read(as_json(upr(UprPositions=position)), tally=tally)
    assert record.position is expected
    assert bool(tally.unknown) == (position == ["Pending"])


def test_an_entry_is_read_with_all_that_it_says() -> None:
    (record,) = _read(as_json(upr(21, UprRecommendingCountry=["Maldives"], Surprise={"new": [1]})))
    assert record == UhriRecord(
        key="00000000-0000-4000-8000-000000000021",
        words="Ratify protocol number 21 (Maldives) (Portugal);",
        paragraph="139.21",
        clause="",
        symbol="A/HRC/43/10",
        document="41a0b08f-5a9a-4eb5-985f-05b47986ad82",
        body="UPR",
        kind=CallKind.CALL,
        kind_words="Recommendations",
        countries=("Kazakhstan",),
        themes=("Children: protection",),
        affected=("Children",),
        cycle="3rd cycle",
        position=Position.SUPPORTED,
        position_words="Supported",
        recommending=("Maldives",),
        published=PartialDate.parse("2019-12-12"),
    )
    assert record.is_upr
    assert [one.is_upr for one in _read(as_json(entry(1)))] == [False]


def test_only_recommendations_are_calls_and_a_kind_that_is_not_known_is_told() -> None:
    tally = Tally()
    kinds = ("- Recommendations", "Recommendation", "- Concerns/Observations", "- Riddles", None)
    data = as_json(*(entry(number, AnnotationType=kind) for number, kind in enumerate(kinds)))
    assert [one.kind for one in _read(data, tally=tally)] == [CallKind.CALL] * 2 + [CallKind.APPRAISAL] * 3
    assert tally.unknown == {"Riddles": 1}


def test_only_entries_of_the_country_asked_for_are_taken_whatever_the_case() -> None:
    names: tuple[object, ...] = (["Kazakhstan"], ["Peru"], ["Peru", "KAZAKHSTAN"], [], None, "Kazakhstan")
    tally = Tally()
    data = as_json(*(entry(number, Countries=name) for number, name in enumerate(names)))
    assert [int(one.key[-2:]) for one in _read(data, "kazakhstan", tally=tally)] == [0, 2, 5]
    assert (tally.seen, tally.chosen) == (6, 3)
    assert tally.countries["Peru"] == 2


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"Text": ""}, uhri.NOTHING_SAID),
        ({"Text": "1"}, uhri.NOTHING_SAID),
        ({"Text": "Annex"}, uhri.NOTHING_SAID),
        ({"Text": "<p> </p>"}, uhri.NOTHING_SAID),
        ({"Text": "12345678"}, uhri.NOTHING_SAID),
        ({"Text": None}, uhri.NO_KEY),
        ({"AnnotationId": None}, uhri.NO_KEY),
        ({"AnnotationId": " "}, uhri.NO_KEY),
        ({"Text": "word " * 5000}, uhri.TOO_LONG),
        ({"Text": "x" * 501}, uhri.TOO_LONG),
        ({"Text": "word " * 300_000}, uhri.TOO_LARGE),
        ({"Sdgs": ["x"] * 1_100_000}, uhri.TOO_LARGE),
        ({"AnnotationId": entry(99)["AnnotationId"]}, uhri.TWICE),
    ],
)
def test_what_is_left_out_is_counted_with_its_reason(fields: dict[str, Any], reason: str) -> None:
    tally = Tally()
    found = _read(as_json(entry(99), entry(1, **fields), entry(2)), tally=tally)
    assert [int(one.key[-2:]) for one in found] == [99, 2]
    assert dict(tally.skipped) == {reason: 1}


GOOD = as_json(entry(1), entry(2))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"{}", "one JSON object"),
        (b'{"records": []}', "one JSON object"),
        (b"%PDF-1.7", "does not begin as a list"),
        ("[]".encode("utf-16"), "does not begin as a list"),
        (b"[1, 2]", "something else"),
        (b'["a"]', "something else"),
        (b"[[]]", "something else"),
        (b'[{"a": 1}]', "other fields"),
        (b'[{"AnnotationId": "x", "Text": "y"}]', "other fields"),
        (GOOD[:-40], "not saved completely"),
        (GOOD[:-1], "not saved completely"),
        (GOOD + b"]", "not saved completely"),
        (GOOD.replace(b"rule 2", b"rule \xe9"), "not saved completely"),
        (GOOD.replace(b"null", b"NaN"), "not saved completely"),
        (b"[" * 5000, "something else"),
        (as_json(entry(1)).replace(b"null", b"[" * 5000 + b"]" * 5000), "deeper"),
        (as_json(entry(1)).replace(b"null", b'{"a":' * 5000 + b"1" + b"}" * 5000), "deeper"),
        (b'[{"AnnotationId": "' + b"x" * 9_000_000, "millions of letters"),
    ],
)
def test_a_file_that_is_no_whole_export_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        _read(data)
    assert "Nothing was taken in" in str(refused.value)
    assert refused.value.hint


def test_a_mark_of_the_encoding_and_blank_lines_in_front_are_no_fault() -> None:
    assert len(_read(b"\xef\xbb\xbf\r\n  " + GOOD)) == 2


def test_odd_but_harmless_json_is_read() -> None:
    odd = as_json(entry(1)).replace(b'"CRC/C/KAZ/CO/4"', b'"first", "Symbol": "CRC/C/KAZ/CO/5"')
    odd = odd.replace(b"rule 1", rb"rule \u0000\ud800 \u041a")
    (record,) = _read(odd)
    assert record.symbol == "CRC/C/KAZ/CO/5"
    assert "К" in record.words
    assert "\x00" not in record.words


@pytest.mark.skipif(sys.platform == "win32", reason="memory is told by the system's resource module")
def test_a_file_of_nothing_but_brackets_takes_no_memory() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match="deeper"):
        _read(json.dumps([entry(1)]).encode()[:-2] + b', "x": ' + b"[" * 3_000_000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("KZ", "Kazakhstan"), ("kaz", "Kazakhstan"), ("kazakhstan", "Kazakhstan"), ("Turkey", "Türkiye"),
        ("TR", "Türkiye"), ("UK", "United Kingdom of Great Britain and Northern Ireland"),
        ("moldova", "Republic of Moldova"),
        (" Viet  Nam ", "Viet Nam"), ("Vietnam", "Viet Nam"), ("Côte d’Ivoire", "Côte d'Ivoire"), ("Kosovo", "Kosovo"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_code_and_by_its_common_name(typed: str, name: str) -> None:
    assert un_name(typed) == name


@pytest.mark.parametrize("typed", ["", "  ", "XX", "ZZZ"])
def test_a_code_that_no_country_has_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match=r"no code|No country was named"):
        un_name(typed)


@pytest.mark.parametrize(
    ("themes", "ours"),
    [
        (["Children: protection"], ("women-children",)),
        (["Freedom of opinion and expression & access to information"], ("expression",)),
        (["Freedom of association"], ("association",)),
        (["Prohibition of torture & ill-treatment"], ("torture",)),
        (["Conditions of detention", "Women's rights"], ("torture", "women-children")),
        (["Legal & institutional reform"], ("general",)),
        ([], ("general",)),
    ],
)
def test_themes_of_the_index_fall_under_ours_and_else_under_general(themes: list[str], ours: tuple[str, ...]) -> None:
    assert our_themes(themes) == ours
