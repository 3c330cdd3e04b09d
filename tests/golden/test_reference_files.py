"""A change of the sample's pages shows as a difference that a person can read."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from tests.golden.reference import FOLDER, REFERENCES

_MOST = 80
_MEANT = "If the change is meant: .venv/bin/python -m tests.golden --update, and read git diff."


@pytest.mark.parametrize("name", REFERENCES)
def test_the_samples_files_are_what_they_were(name: str) -> None:
    held, made = (FOLDER / name).read_text("utf-8").splitlines(), REFERENCES[name]().splitlines()
    differences = list(unified_diff(held, made, f"{name} (kept)", f"{name} (made now)", lineterm="", n=2))
    if differences:
        pytest.fail("\n".join([*differences[:_MOST], _MEANT]), pytrace=False)


@pytest.mark.parametrize("name", REFERENCES)
def test_a_reference_file_is_the_same_each_time_it_is_made(name: str) -> None:
    assert REFERENCES[name]() == REFERENCES[name]()
