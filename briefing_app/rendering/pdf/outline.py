"""The viewer's outline: bookmarks as a tree of objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.rendering.pdf.objects import Objects, dictionary, text
from briefing_app.rendering.pdf.workshop import Bookmark


@dataclass(slots=True, eq=False, repr=False)
class _Entry:
    """A bookmark in its place; those of the outermost level are open."""

    number: int
    title: str = ""
    destination: str = ""
    open: bool = True
    children: list[_Entry] = field(default_factory=list)

    def shown(self) -> int:
        """Return how many entries are seen below it when it is open."""
        return sum(1 + (child.shown() if child.open else 0) for child in self.children)


def outline(bookmarks: Sequence[Bookmark], destinations: Mapping[str, str], objects: Objects) -> int:
    """Add the outline's objects; return the number of its root, 0 for no outline."""
    if not bookmarks:
        return 0
    root = _Entry(objects.reserve())
    path = [root]
    for bookmark in bookmarks:
        # An outline may go one level deeper at a time only; a heading that skips one is shown where it can be.
        level = min(bookmark.level, len(path))
        entry = _Entry(
            objects.reserve(),
            title=bookmark.title or "–",
            destination=destinations.get(bookmark.anchor, ""),
            open=level == 1,
        )
        path[level - 1].children.append(entry)
        path[level:] = [entry]
    objects.put(root.number, dictionary({"Type": "/Outlines", **_below(root)}))
    _put(root, objects)
    return root.number


def _put(parent: _Entry, objects: Objects) -> None:
    children = parent.children
    for index, entry in enumerate(children):
        objects.put(
            entry.number,
            dictionary(
                {
                    "Title": text(entry.title),
                    "Dest": entry.destination,
                    "Parent": f"{parent.number} 0 R",
                    "Prev": f"{children[index - 1].number} 0 R" if index else "",
                    "Next": f"{children[index + 1].number} 0 R" if index + 1 < len(children) else "",
                    **_below(entry),
                }
            ),
        )
        _put(entry, objects)


def _below(entry: _Entry) -> dict[str, str]:
    if not entry.children:
        return {}
    return {
        "First": f"{entry.children[0].number} 0 R",
        "Last": f"{entry.children[-1].number} 0 R",
        "Count": str(entry.shown() if entry.open else -entry.shown()),
    }
