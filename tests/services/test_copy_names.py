from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefing_app.errors import InputError
from briefing_app.services.copy_names import PATTERN, copy_names


def _copies(*names: str) -> list[dict[str, str]]:
    width = len(str(len(names)))
    return [
        {"pack": "Pack", "number": f"{number:0{width}}", "name": name, "audience": "members"}
        for number, name in enumerate(names, start=1)
    ]


def test_the_usual_pattern_names_pack_number_and_person() -> None:
    assert copy_names(PATTERN, _copies("Róża Thun", "Kinga Gál"), suffix="pdf") == (
        "Pack - 1 - Róża Thun.pdf",
        "Pack - 2 - Kinga Gál.pdf",
    )


def test_a_name_never_leads_out_of_the_folder() -> None:
    (name,) = copy_names("../{audience}/{name}", _copies("../../etc/passwd\0 <b>"), suffix="pdf")
    assert not set('/\\<>:"|?*\0') & set(name)
    assert not name.startswith(".")


def test_names_that_would_be_one_file_bear_their_numbers() -> None:
    names = copy_names("{name}", _copies("Ann", "ann", "Bob"), suffix="docx")
    assert names == ("Ann - 1.docx", "ann - 2.docx", "Bob - 3.docx")


@pytest.mark.parametrize("pattern", ["", "  ", "{surname}", "{name", "name}", "{}", "{name.__class__}", "{{name}}"])
def test_a_pattern_that_cannot_be_used_says_which_places_there_are(pattern: str) -> None:
    with pytest.raises(InputError, match="pattern") as refused:
        copy_names(pattern, _copies("Ann"), suffix="pdf")
    assert "{pack}, {number}, {name}, {audience}" in refused.value.hint


def test_braces_in_a_name_are_words() -> None:
    assert copy_names("{name}", _copies("{number}"), suffix="pdf") == ("number.pdf",)


@given(
    some.lists(some.text(max_size=150), min_size=1, max_size=12),
    some.sampled_from([PATTERN, "{name}", "{pack}", "{audience} {name}", "{number}{name}"]),
)
def test_whatever_the_names_are_no_two_files_are_one(people: list[str], pattern: str) -> None:
    names = copy_names(pattern, _copies(*people), suffix="pdf")
    assert len({unicodedata.normalize("NFKD", name).casefold() for name in names}) == len(people)
    assert all(len(name.encode()) <= 130 and name.endswith(".pdf") for name in names)
