"""Sections that have nothing for this audience, or whose type this program does not know."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.document.origin import Origin
from briefing_app.domain.records.pack import Section
from briefing_app.sections.registry import section_types, title_of


def run(given: CheckInput) -> Iterator[Finding]:
    """Report the sections that are left out of the document although the recipe takes them."""
    for section in given.reader.where(Section, "pack", given.pack.id):
        unknown = section.section_type not in section_types()
        if not unknown and section.id not in given.composed.empty:
            continue
        reason = (
            f"This program knows no section type “{section.section_type}”; the section is left out."
            if unknown
            else "The section has nothing for this audience, so it is left out with its heading."
        )
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=title_of(section),
            quote="",
            message=reason,
            fix="Remove the section." if unknown else "Fill it, open its content to this audience, or remove it.",
            origin=Origin(section=section.id, kind=section.KIND, id=section.id),
        )


CHECK = Check(name="empty-section", run=run)
