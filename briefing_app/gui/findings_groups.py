"""What the checks found, in the order in which it matters; many warnings of one kind as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_app.composing.findings import Finding

TYPED_COUNT = "typed-count"
"""The check of counts that somebody typed: its findings can be mended from the list, each by itself."""
_MANY = 3
_NAMED = 4
"""Places that a line names; the others are counted."""
_GRAVEST_FIRST = (
    "named-without-ground", "unknown-figure", TYPED_COUNT, "dangling-reference", "annex", "outdated-text",
    "other-language", "page-turn", "speaking-time", "long-text", "later-assessment", "note-without-item",
    "empty-section", "illustrative-content",
)  # fmt: skip
"""Warnings: what may harm somebody, then what a reader sees to be wrong, then what may be meant."""
_KINDS = {
    "named-without-ground": "names stand without a ground",
    "dangling-reference": "references lead nowhere",
    "outdated-text": "versions may no longer follow their text",
    "other-language": "texts are in another language",
    "speaking-time": "notes are too long to be spoken",
    "long-text": "texts are very long",
    "empty-section": "sections are empty",
    "illustrative-content": "places show illustrative content",
}


def in_order(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Return errors first, each by itself, then warnings, the gravest first; many of one kind stand together.

    Those that read alike are there once.
    """
    shown: dict[tuple[str, ...], Finding] = {}
    for found in findings:
        shown.setdefault((found.severity, found.where, found.message, found.fix), found)
    kinds: dict[str, list[Finding]] = {}
    for found in sorted(shown.values(), key=_rank):
        kinds.setdefault(found.check if found.severity == "warning" else "", []).append(found)
    groups: list[tuple[Finding, ...]] = []
    for check, alike in kinds.items():
        one = len(alike) >= _MANY and check not in ("", TYPED_COUNT) and (check in _KINDS or _common(alike, "message"))
        groups += [tuple(alike)] if one else [(found,) for found in alike]
    return groups


def words_of(group: Sequence[Finding]) -> str:
    """Say what is wrong at all places of a group in a few words: "7 sections are empty: Cover, Sources, …"."""
    places = list(dict.fromkeys(found.where for found in group))
    named = ", ".join(places[:_NAMED]) + (f" and {len(places) - _NAMED} more" if len(places) > _NAMED else "")
    what = _KINDS.get(group[0].check, "")
    head = f"▲ {len(group)} {what}: {named}" if what else f"▲ {len(group)} warnings: {named}"
    return "\n".join(part for part in (head, _common(group, "message"), _common(group, "fix")) if part)


def _rank(found: Finding) -> tuple[bool, int]:
    known = found.check in _GRAVEST_FIRST
    # A kind that the list does not name yet is looked at before what may be meant.
    return found.severity != "error", _GRAVEST_FIRST.index(found.check) if known else _GRAVEST_FIRST.index("long-text")


def _common(group: Sequence[Finding], name: str) -> str:
    words = {str(getattr(found, name)) for found in group}
    return words.pop() if len(words) == 1 else ""
