"""Values that nobody would write by hand: refused in words, or kept to the letter; never a crash."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.codec import decode, encode
from briefing_app.domain.ids import PersonId, ThemeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Theme
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.text import Block, Run, Text, normalise, plain_text
from briefing_app.errors import InputError
from tests.builders import a_library_of_records, theme, written

NAMES = (
    "Қайрат Әбілұлы Сәтбаев",
    "ნინო ბერიძე",
    "Ω Παπαδοπούλου-Χατζηγεωργίου",
    "محمد عبد الله",
    "רחל לוי",
    "O’Brien \N{EN DASH} d’Été",
    "Wolfeschlegelsteinhausenbergerdorffwelche",
    "a\u0301\u0323",
    "👩\u200d⚖\ufe0f",
    "\u202eright to left\u202c",
    '"; DROP TABLE person; --',
    "</text><script>",
    "{name}",
    "%s %d",
    "\\u0041",
    "line\nbreak\ttab",
    " spaces ",
)
words_of_any_kind = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def _keys(kind: Kind) -> dict[str, object]:
    record = next(record for record in a_library_of_records() if record.KIND is kind)
    value = json.loads(encode(record))
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_comes_back_to_the_letter(name: str) -> None:
    person = Person(id=PersonId("p"), name=name, original_script=name, other_spellings=(name, name[::-1]))
    kept = encode(person)
    assert decode(Kind.PERSON, kept) == person
    assert "\\u" not in kept.replace("\\\\u", "")
    text = written(person, "biography", Text(blocks=(Block(runs=(Run(text=name),)),)))
    assert decode(Kind.TEXT, encode(text)) == text


@pytest.mark.parametrize("version", [None, 0])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "7",
        '"theme"',
        "[]",
        "{}",
        "{",
        "[" * 100_000,
        '{"a":' * 50_000,
        '{"id":"t","name":"x"}}',
        '{"id":"t","name":"a\\ud800"}',
        '{"id":"t","name":"x","rev":1e400}',
        '{"id":"t","name":NaN}',
        '{"id":"t","name":null}',
        '{"id":null,"name":"x"}',
        '{"id":["t"],"name":"x"}',
        '{"id":"t","name":"x","level":"PUBLIC"}',
        '{"id":"t","name":"x","level":""}',
        '{"id":"t","name":"x","marks":{}}',
        '{"id":"t","name":"x","marks":[{"field":"x","lvl":1}]}',
        '{"id":"t","name":"x","__class__":"Person"}',
        '\ufeff{"id":"t","name":"x"}',
        b"\xff\xfe\x00",
        b'{"id":"t","name":"\xe9"}',
    ],
)
def test_what_is_no_record_is_refused_in_words_at_every_version(text: str | bytes, version: int | None) -> None:
    with pytest.raises(InputError, match="A theme cannot be read") as caught:
        decode(Kind.THEME, text, version=version, upcasts={(Kind.THEME, 0): lambda value: value})
    assert caught.value.message


@pytest.mark.parametrize("version", [2, 99, -1])
def test_a_value_of_a_version_that_nobody_knows_is_never_read_as_todays(version: int) -> None:
    with pytest.raises(InputError, match=f"version {version}"):
        decode(Kind.THEME, '{"id":"t","name":"x"}', version=version)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_field_that_a_kind_does_not_have_is_refused_by_its_name(kind: Kind) -> None:
    with pytest.raises(InputError, match="surprise"):
        decode(kind, json.dumps({**_keys(kind), "surprise": 1}))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_that_must_be_there_is_missed_by_its_name(kind: Kind) -> None:
    needed = [field.name for field in fields(CLASSES[kind]) if field.name in _required(kind)]
    assert "id" in needed
    with pytest.raises(InputError) as caught:
        decode(kind, "{}")
    for name in needed:
        assert f"{name}: Field required" in caught.value.message


def _required(kind: Kind) -> set[str]:
    found = fields(CLASSES[kind])
    return {field.name for field in found if field.default is MISSING and field.default_factory is MISSING}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_wrong_shape_anywhere_in_a_record_is_refused_with_its_place(kind: Kind) -> None:
    keys = _keys(kind)
    for name in keys:
        with pytest.raises(InputError, match=name):
            decode(kind, json.dumps({**keys, name: {"not": ["a", "value"]}}))


def test_three_million_letters_are_kept() -> None:
    big = Theme(id=ThemeId("t"), name="қ" * 3_000_000)
    assert decode(Kind.THEME, encode(big)) == big


@given(words_of_any_kind)
def test_any_words_at_all_come_back_as_they_were(words: str) -> None:
    record = replace(theme(), name=words)
    assert decode(Kind.THEME, encode(record)) == record


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=4), st.lists))
def test_any_json_in_a_records_place_is_a_record_or_refused(value: object) -> None:
    try:
        decode(Kind.THEME, json.dumps(value))
    except InputError as refused:
        assert "theme" in refused.title  # noqa: PT017


def test_two_records_that_say_the_same_are_kept_in_the_same_letters_however_they_were_written() -> None:
    shuffled = '{ "name" : "A", "level":"members", "marks":[], "rev":0, "id":"t" }'
    assert encode(decode(Kind.THEME, shuffled)) == '{"id":"t","name":"A"}'
    assert encode(decode(Kind.THEME, '{"id":"t","name":"\\u049a"}')) == '{"id":"t","name":"Қ"}'


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_lines_of_any_system_become_paragraphs(separator: str) -> None:
    text = plain_text(f"Бірінші{separator}{separator}მეორე{separator}")
    assert [block.plain for block in text.blocks] == ["Бірінші", "მეორე"]


def test_a_text_of_a_thousand_runs_is_put_into_one_form_quickly_and_loses_nothing() -> None:
    levels = (None, Level.STAFF)
    runs = tuple(Run(text=f"word {number} ", level=levels[number // 2 % 2]) for number in range(20_000))
    text = normalise(Text(blocks=(Block(runs=runs),)))
    assert len(text.blocks[0].runs) == 10_000
    assert text.blocks[0].plain == "".join(run.text for run in runs)


def test_a_text_keeps_its_owner_field_and_language_apart_from_every_other() -> None:
    ids = {
        written(owner, field, "x", language=language).id
        for owner in a_library_of_records()[:6]
        for field in ("summary", "verbatim")
        for language in ("en", "fr", "kk")
    }
    assert len(ids) == 36
    assert all(len(one) == 36 for one in ids)
    assert WrittenText.KIND is Kind.TEXT
