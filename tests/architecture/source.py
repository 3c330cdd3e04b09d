"""Reads the project's own source as syntax trees: modules, their imports, and how large things have grown."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "briefing_app"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class SourceFile:
    """One Python file."""

    path: Path

    @cached_property
    def text(self) -> str:
        """The source as written."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The source as a syntax tree."""
        return ast.parse(self.text, filename=str(self.path))

    def imports(self) -> Iterator[tuple[str, int]]:
        """Yield each imported name in full, with its line; ``from a import b`` gives ``a.b``."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)

    def functions(self) -> Iterator[Function]:
        """Yield every function and method."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def classes(self) -> Iterator[ast.ClassDef]:
        """Yield every class."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))


def source_files(folder: Path) -> list[SourceFile]:
    """Return every Python file below a folder."""
    return [SourceFile(path) for path in sorted(folder.rglob("*.py"))]


def imported(name: str, banned: str) -> bool:
    """Return whether an imported name is the banned module or lies in it."""
    return name == banned or name.startswith(banned + ".")


def breaches(files: list[SourceFile], banned: tuple[str, ...]) -> list[str]:
    """Return where a banned module is imported, one line each."""
    return [
        f"{file.path.name}:{line} imports {name}"
        for file in files
        for name, line in file.imports()
        if any(imported(name, module) for module in banned)
    ]


def length(node: Function) -> int:
    """Return how many lines a function takes, decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def oversized(
    files: list[SourceFile], *, file_lines: int = 600, function_lines: int = 60, class_methods: int = 25
) -> list[str]:
    """Return what has grown too large, one line each; a visitor's ``visit_`` methods are not counted."""
    found = []
    for file in files:
        lines = len(file.text.splitlines())
        if lines > file_lines:
            found.append(f"{file.path.name} has {lines} lines")
        found += [
            f"{file.path.name}: {function.name} has {length(function)} lines"
            for function in file.functions()
            if length(function) > function_lines
        ]
        for each in file.classes():
            methods = [n for n in each.body if isinstance(n, Function) and not n.name.startswith("visit_")]
            if len(methods) > class_methods:
                found.append(f"{file.path.name}: {each.name} has {len(methods)} methods")
    return found
