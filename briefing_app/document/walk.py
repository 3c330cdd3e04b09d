"""Walking and rebuilding frozen nodes: one place that knows where a node keeps its children."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

from briefing_app.document.visitor import UnknownNodeError

Node = TypeVar("Node")

_READING_ORDER = (
    "parts", "caption", "head", "children", "attribution", "items", "cells", "rows", "bars", "pairs", "entries",
)  # fmt: skip
"""Fields that hold nodes, in the order in which they are read: a caption stands above what it names."""


def child_fields(node: object) -> tuple[str, ...]:
    """Return the fields of a node that hold nodes, in reading order."""
    node_class: type = type(node)
    return _fields_of(node_class)


@cache
def _fields_of(node_class: type) -> tuple[str, ...]:
    if not is_dataclass(node_class):
        raise UnknownNodeError(f"nobody knows where a {node_class.__name__} keeps its children")
    names = {field.name for field in fields(node_class)}
    return tuple(name for name in _READING_ORDER if name in names)


@cache
def _from_the_last(node_class: type) -> tuple[str, ...]:
    return _fields_of(node_class)[::-1]


def walk(node: object) -> Iterator[object]:
    """Yield the node and everything below it in reading order.

    Raises:
        UnknownNodeError: where something stands that is no node.
    """
    waiting = [node]
    while waiting:
        reached = waiting.pop()
        yield reached
        node_class: type = type(reached)
        for name in _from_the_last(node_class):
            waiting += getattr(reached, name)[::-1]


def rebuild(node: Node, change: Callable[[Any], object | None]) -> Node:
    """Return the tree with ``change`` done to every node, children first.

    ``change`` returns the node itself where nothing is to do, another node in its place, or ``None`` to leave it out.
    What does not change is shared with the tree that was given: the very same objects.
    """
    result = _rebuilt(node, change)
    if result is None:
        raise ValueError("the root of a tree cannot be left out")
    return cast("Node", result)


def _rebuilt(node: object, change: Callable[[Any], object | None]) -> object | None:
    changed: dict[str, Any] = {}
    for name in child_fields(node):
        after: list[object] = []
        same = True
        for child in getattr(node, name):
            new = _rebuilt(child, change)
            same = same and new is child
            if new is not None:
                after.append(new)
        if not same:
            changed[name] = tuple(after)
    return change(replace(cast("Any", node), **changed) if changed else node)
