"""The strict visitor: each writer handles every node by name, and an unknown node is an error."""

from __future__ import annotations

import re
from functools import cache
from typing import Generic, TypeVar, cast

Result = TypeVar("Result")

_HUMP = re.compile(r"(?<!^)(?=[A-Z])")


class UnknownNodeError(TypeError):
    """A node reached a visitor that has no method for it: a bug, never passed over."""


@cache
def method_name(node_class: type) -> str:
    """Return the method that visits a node class: ``visit_item_list`` for ``ItemList``."""
    return "visit_" + _HUMP.sub("_", node_class.__name__).lower()


class Visitor(Generic[Result]):
    """Calls ``visit_<node>`` for a node. Children are visited by the methods themselves."""

    def visit(self, node: object) -> Result:
        """Visit one node.

        Raises:
            UnknownNodeError: if this visitor has no method for the node.
        """
        node_class: type = type(node)
        method = getattr(self, method_name(node_class), None)
        if method is None:
            raise UnknownNodeError(f"{type(self).__name__} has no way to write a {type(node).__name__}")
        return cast("Result", method(node))
