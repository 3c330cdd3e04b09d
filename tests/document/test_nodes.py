import re
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass
from pathlib import Path

import pytest

from briefing_app.document import blocks, inline, textform, tree, words
from briefing_app.document.inline import Words
from briefing_app.document.nodes import INLINE_NODES, NODES
from briefing_app.document.spoken import plain_words
from briefing_app.document.transforms import finish
from briefing_app.document.visitor import UnknownNodeError, method_name
from briefing_app.document.walk import walk
from tests.document.samples import full_document

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "document-tree.md"
NO_NODES = {"Column", "Furniture", "Imprint", "Logo", "Meta"}
"""Values that describe a node and are not written by themselves."""


@dataclass(frozen=True)
class Stranger:
    text: str = "unknown"


def test_every_dataclass_of_the_tree_is_listed_as_a_node() -> None:
    modules = (blocks, inline, tree)
    found = {
        value.__name__
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and is_dataclass(value) and value.__module__ == module.__name__
    }
    assert found - NO_NODES == {node.__name__ for node in NODES}


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.__name__)
def test_every_node_has_its_row_in_the_documentation_with_every_field(node: type) -> None:
    rows = [row for row in DOCUMENTATION.read_text("utf-8").splitlines() if row.startswith(f"| `{node.__name__}` |")]
    assert len(rows) == 1
    named = {field.name for field in fields(node)} - {"origin"}
    assert not {name for name in named if not re.search(rf"`{name}`", rows[0])}


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.__name__)
def test_every_node_is_handled_by_each_visitor(node: type) -> None:
    if node in INLINE_NODES:
        assert hasattr(textform._Inline, method_name(node))
    else:
        assert hasattr(textform._Form, method_name(node))
        assert hasattr(words._Lines, method_name(node))


def test_the_sample_document_holds_every_node() -> None:
    assert {type(node) for node in walk(finish(full_document()))} == set(NODES)


def test_an_unknown_node_is_an_error_and_never_passed_over() -> None:
    stranger = Stranger()
    with pytest.raises(UnknownNodeError):
        words._Lines().visit(stranger)
    with pytest.raises(UnknownNodeError):
        plain_words((stranger,))  # type: ignore[arg-type]


def test_nodes_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        Words(text="a").text = "b"  # type: ignore[misc]
