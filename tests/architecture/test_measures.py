"""What grows too large is split before it is merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.architecture.source import PACKAGE, ROOT, SourceFile, oversized, source_files

if TYPE_CHECKING:
    from pathlib import Path


def test_no_file_function_or_class_of_the_program_has_grown_too_large() -> None:
    assert oversized([*source_files(PACKAGE), SourceFile(ROOT / "dev.py")]) == []


def test_the_main_window_holds_the_parts_together_and_does_nothing_itself() -> None:
    window = SourceFile(PACKAGE / "gui" / "main_window.py")
    assert oversized([window], file_lines=249) == []


def test_a_file_a_function_and_a_class_that_are_too_large_are_each_named(tmp_path: Path) -> None:
    long_function = "def long_one():\n" + "    x = 1\n" * 60
    methods = "".join(f"    def method_{number}(self): ...\n" for number in range(26))
    visits = "".join(f"    def visit_{number}(self): ...\n" for number in range(40))
    path = tmp_path / "grown.py"
    path.write_text(
        f"{long_function}\nclass Crowd:\n{methods}\nclass Visitor:\n{visits}" + "# more\n" * 600, encoding="utf-8"
    )

    found = oversized([SourceFile(path)])

    assert [line.split(" has")[0] for line in found] == ["grown.py", "grown.py: long_one", "grown.py: Crowd"]


def test_what_is_just_at_the_limit_passes(tmp_path: Path) -> None:
    path = tmp_path / "full.py"
    path.write_text("def full():\n" + "    x = 1\n" * 59 + "# more\n" * 540, encoding="utf-8")

    assert oversized([SourceFile(path)]) == []
