"""What a paragraph of a Word file takes from its style, and that style from those that it builds on."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefing_app.importing.adopted_text.docx_package import W

_LONGEST_CHAIN = 50


class Styles:
    """The styles of one file by their ids."""

    def __init__(self, part: etree._Element | None) -> None:
        """Take the part with the styles; a file may have none."""
        found = part.iter(f"{W}style") if part is not None else ()
        self._styles = {value_of(style, "styleId"): style for style in found}

    def chain(self, name: str) -> Iterator[etree._Element]:
        """Yield the style and those that it builds on, nearest first; a circle ends."""
        seen: set[str] = set()
        while name in self._styles and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            style = self._styles[name]
            yield style
            name = child_value(style, "basedOn")

    def hides(self, name: str) -> bool:
        """Whether words in this style are hidden."""
        for style in self.chain(name):
            hidden = is_hidden(style.find(f"{W}rPr"))
            if hidden is not None:
                return hidden
        return False

    def numbering(self, name: str) -> tuple[str, str, str]:
        """Return the list of a style, its level and the id of the style that says so; "" for what none says."""
        list_id = level = owner = ""
        for style in self.chain(name):
            found = style.find(f"{W}pPr/{W}numPr")
            if found is None:
                continue
            level = level or child_value(found, "ilvl")
            if not list_id and child_value(found, "numId"):
                list_id, owner = child_value(found, "numId"), value_of(style, "styleId")
        return list_id, level, owner


def value_of(element: etree._Element | None, name: str) -> str:
    """Return an attribute, "" where it is not."""
    return str(element.get(f"{W}{name}", "")) if element is not None else ""


def child_value(element: etree._Element | None, name: str) -> str:
    """Return the value of the child with this name, "" where there is none."""
    return value_of(element.find(f"{W}{name}"), "val") if element is not None else ""


def number_of(words: str, *, default: int = 0) -> int:
    """Return a small whole number that a file states, ``default`` where it is none."""
    core = words.lstrip("-")
    if not (core.isascii() and core.isdigit() and len(core) <= 9):
        return default
    return int(words) if words.count("-") <= 1 else default


def is_hidden(properties: etree._Element | None) -> bool | None:
    """Whether run properties hide the words; ``None`` where they do not say."""
    vanish = properties.find(f"{W}vanish") if properties is not None else None
    return None if vanish is None else value_of(vanish, "val") not in ("0", "false", "off")
