"""What is found by a walk of its package is whole: one place each, and nothing else to remember."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from briefing_app.cli.command import Command
from briefing_app.cli.run import verb_modules
from briefing_app.composing import checks
from briefing_app.composing.checks import all_checks
from briefing_app.composing.findings import Check
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records import CLASSES
from briefing_app.sections.record_forms import FORMS
from briefing_app.sections.registry import section_types
from tests.builders import a_library_of_records

DOCS = Path(__file__).resolve().parents[2] / "docs"
WITHOUT_A_FORM = {
    Kind.TEXT, Kind.ASSESSMENT, Kind.STATED_COUNT, Kind.SECTION, Kind.SCALE,
    Kind.KEPT_COUNT, Kind.SHEET_LAYOUT, Kind.ANNEX_FILE, Kind.LETTERHEAD,
}  # fmt: skip
"""Edited elsewhere in the window, or not yet."""


@pytest.mark.parametrize("name", [module.name for module in iter_modules(checks.__path__)])
def test_each_check_is_found_bears_a_name_of_its_own_and_says_what_it_looks_for(name: str) -> None:
    module = import_module(f"{checks.__name__}.{name}")
    assert isinstance(module.CHECK, Check)
    assert module.CHECK in all_checks()
    assert module.__doc__
    assert module.CHECK.name.replace("-", " ").islower()


def test_no_two_checks_share_a_name() -> None:
    names = [check.name for check in all_checks()]
    assert len(names) == len(set(names)) == len(list(iter_modules(checks.__path__)))


@pytest.mark.parametrize(("verb", "module"), sorted(verb_modules().items()))
def test_each_verb_has_a_command_a_help_and_a_place_in_the_manual(verb: str, module: str) -> None:
    command = import_module(module).COMMAND
    assert isinstance(command, Command)
    assert command.help
    assert f"main.py {verb}" in (DOCS / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(section_types()))
def test_each_type_of_section_lies_in_the_file_of_its_name_and_stands_in_the_small_library(name: str) -> None:
    module = import_module(f"briefing_app.sections.{name}")
    assert module.SECTION_TYPE is section_types()[name]
    used = {getattr(record, "section_type", None) for record in a_library_of_records()}
    assert name in used


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_of_record_has_a_class_and_a_form_unless_it_is_edited_elsewhere(kind: Kind) -> None:
    assert CLASSES[kind].KIND is kind
    assert (kind in FORMS) != (kind in WITHOUT_A_FORM)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_small_library_that_all_tests_share_has_one_of_each_kind(kind: Kind) -> None:
    assert any(record.KIND is kind for record in a_library_of_records())
