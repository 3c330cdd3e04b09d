"""What a start costs, and what it leaves behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.cli.parts import Program


@pytest.fixture
def collector() -> Iterator[None]:
    """Python's search for unused memory, as it was before."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("collector")
def test_memory_is_looked_after_again_once_the_program_has_started(program: Program) -> None:
    gc.disable()
    assert program("packs", program.library).code == 0
    assert gc.isenabled()
    assert gc.get_freeze_count() > 10_000


@pytest.mark.usefixtures("collector")
def test_a_program_that_others_run_within_theirs_leaves_their_memory_alone(program: Program) -> None:
    frozen = gc.get_freeze_count()
    assert program("packs", program.library).code == 0
    assert gc.get_freeze_count() == frozen
