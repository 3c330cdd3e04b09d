"""Every message that composing and sections say, read off their source: what a catalogue must hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import briefing_app
from briefing_app.composing.handouts import all_handouts
from briefing_app.domain.scales import MAPPINGS
from briefing_app.domain.status import LABELS
from briefing_app.editing.records import GENERAL
from briefing_app.sections.registry import section_types

_ROOT = Path(briefing_app.__file__).parent
_SAYING = {"say": 1, "say_number": 2, "head_row": 1}
"""What says its first arguments, and how many of them are messages."""
_ELSEWHERE = {"kind.label", "LABELS", "ASSESSORS", "mapping.title", "title_of(section)", "word", "words", "message"}
"""What stands for messages that are collected below, or that a caller hands on and is itself read."""


@dataclass(frozen=True)
class Said:
    """One message, its plural form where it has one, and where it is said."""

    one: str
    many: str | None
    where: str


class _Module:
    """One module: its constants, and what each of its functions says."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = ast.parse(path.read_text("utf-8"))
        self.constants = {
            target.id: node.value
            for node in self.tree.body
            for target in _targets(node)
            if isinstance(target, ast.Name) and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        }

    def said(self) -> Iterator[Said]:
        for function in ast.walk(self.tree):
            if isinstance(function, ast.FunctionDef):
                yield from self._by(function)

    def _by(self, function: ast.FunctionDef) -> Iterator[Said]:
        for call in ast.walk(function):
            name = _called(call)
            if name is None or not isinstance(call, ast.Call) or not call.args:
                continue
            where = f"{self.path.relative_to(_ROOT)}:{call.lineno}"
            forms = [self._strings(argument, function) for argument in call.args[: _SAYING[name]]]
            if name != "say_number":
                yield from (Said(one, None, where) for one in forms[0])
            else:
                assert len(forms[0]) == 1 or len(forms[0]) >= len(forms[1]), where
                others = forms[1] if len(forms[1]) == len(forms[0]) else forms[0]
                yield from (Said(one, many, where) for one, many in zip(forms[0], others, strict=True))

    def _strings(self, node: ast.expr, function: ast.FunctionDef) -> list[str]:
        """The literals that an expression can be; a name is looked up in its function, then in its module."""
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else []
        if isinstance(node, ast.Name):
            return self._named(node.id, function)
        parts = _parts(node)
        if parts is None:
            assert ast.unparse(node) in _ELSEWHERE, f"{self.path}: who says {ast.unparse(node)}?"
            return []
        return [each for part in parts for each in self._strings(part, function)]

    def _named(self, name: str, function: ast.FunctionDef) -> list[str]:
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and any(
                isinstance(each, ast.Name) and each.id == name for each in node.targets
            ):
                return self._strings(node.value, function)
            if isinstance(node, ast.For | ast.comprehension):
                found = self._looped(name, node, function)
                if found is not None:
                    return found
        if name in self.constants:
            return self._strings(self.constants[name], function)
        assert name in _ELSEWHERE, f"{self.path}: who says {name}?"
        return []

    def _looped(self, name: str, loop: ast.For | ast.comprehension, function: ast.FunctionDef) -> list[str] | None:
        """What a loop's variable can be: the members of the tuple that it goes over, at the variable's place."""
        target, over = loop.target, loop.iter
        if isinstance(over, ast.Name):
            over = self.constants.get(over.id, over)
        if isinstance(target, ast.Name) and target.id == name:
            return self._strings(over, function)
        if not isinstance(target, ast.Tuple):
            return None
        places = [index for index, each in enumerate(target.elts) if isinstance(each, ast.Name) and each.id == name]
        if not places:
            return None
        if isinstance(over, ast.Call):
            return self._strings(over, function)
        assert isinstance(over, ast.Tuple)
        return [
            each
            for member in over.elts
            if isinstance(member, ast.Tuple)
            for each in self._strings(member.elts[places[0]], function)
        ]


def messages() -> list[Said]:
    """Every message, in the order of the source."""
    found = [said for path in _paths() for said in _Module(path).said()]
    found += [Said(label, None, "domain/status.py") for label in LABELS.values()]
    found += [Said(mapping.title, None, "domain/scales.py") for mapping in MAPPINGS.values()]
    found.append(Said(GENERAL, None, "editing/records.py"))
    found += [Said(kind.label, None, f"sections/{kind.name}.py") for kind in section_types().values()]
    found += [Said(kind.label, None, f"composing/handouts/{kind.name}.py") for kind in all_handouts()]
    return [said for said in found if said.one]


def _paths() -> list[Path]:
    """The modules that speak in a document's language. The guard reads texts and speaks to the screen."""
    folders = ("composing", "composing/checks", "composing/handouts", "sections", "sections/base")
    return [
        *(path for folder in folders for path in sorted((_ROOT / folder).glob("*.py"))),
        _ROOT / "domain/scale_words.py",
        _ROOT / "editing/first_pack.py",
    ]


def _parts(node: ast.expr) -> list[ast.expr] | None:
    """What an expression chooses from, or holds."""
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.Dict):
        return node.values
    if isinstance(node, ast.Tuple | ast.List):
        return node.elts
    if isinstance(node, ast.Starred | ast.Subscript):
        return [node.value]
    if isinstance(node, ast.GeneratorExp):
        return [node.elt]
    looked_up = (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("get", "items")
    )
    return [node.func.value] if looked_up else None  # type: ignore[attr-defined]


def _called(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Call):
        return None
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name if name in _SAYING else None


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []
