from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest

from briefing_app.services.pauses import Pauses


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before, frozen = sys.getswitchinterval(), gc.get_freeze_count()
    yield
    sys.setswitchinterval(before)
    if not frozen:
        gc.unfreeze()


def test_a_window_is_let_in_every_millisecond_while_pages_are_made() -> None:
    Pauses().keep_short()
    assert sys.getswitchinterval() == pytest.approx(0.001)


def test_after_the_first_pages_what_is_loaded_is_looked_through_no_more() -> None:
    pauses = Pauses()
    pauses.keep_short()
    before = gc.get_freeze_count()
    pauses.settle()
    assert gc.get_freeze_count() > before + 10_000
    held = [[number] for number in range(1000)]
    frozen = gc.get_freeze_count()
    pauses.settle()
    assert gc.get_freeze_count() <= frozen, "what comes later is found when it is no longer used"
    assert len(held) == 1000


def test_without_a_window_nothing_is_changed() -> None:
    before, frozen = sys.getswitchinterval(), gc.get_freeze_count()
    Pauses().settle()
    assert (sys.getswitchinterval(), gc.get_freeze_count()) == (before, frozen)
