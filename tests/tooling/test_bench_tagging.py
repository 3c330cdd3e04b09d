"""What tags cost is told for each size, against both kinds of file without tags; a size over its limit is told, too."""

from __future__ import annotations

import re

import pytest

from bench import tagging
from bench.packs import PackMaker


@pytest.fixture(autouse=True)
def short_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagging, "pack", lambda _pages: PackMaker().document(1))


def test_sizes_are_those_of_three_files() -> None:
    plain, packed, export = tagging.sizes(PackMaker().document(1))
    assert packed < plain
    assert packed < export


def test_each_size_has_a_line_with_its_shares(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("CPU_LIMIT", "PACKED_CPU_LIMIT", "SIZE_LIMIT"):
        monkeypatch.setattr(tagging, limit, 1000.0)
    assert tagging.main(["--pages", "20", "110", "--times", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert re.search(r"^ +20 .*% of plain, .*% of packed\)$", lines[1])


@pytest.mark.parametrize("limit", ["CPU_LIMIT", "PACKED_CPU_LIMIT", "SIZE_LIMIT"])
def test_what_is_over_a_limit_is_told(
    limit: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in ("CPU_LIMIT", "PACKED_CPU_LIMIT", "SIZE_LIMIT"):
        monkeypatch.setattr(tagging, other, 0.01 if other == limit else 1000.0)
    assert tagging.main(["--pages", "20", "--times", "1"]) == 1
    assert "over its limit" in capsys.readouterr().out
