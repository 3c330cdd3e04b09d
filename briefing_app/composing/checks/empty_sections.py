"""Sections that have nothing for this audience, or whose type this program does not know."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.kept_back import kept_back
from briefing_app.document.origin import Origin
from briefing_app.domain.records.pack import Section
from briefing_app.sections.registry import section_types, title_of


def run(given: CheckInput) -> Iterator[Finding]:
    """Report the sections that are left out of the document although the recipe takes them."""
    closed = kept_back(given.reader, given.composed, given.pack.id)
    for section in given.reader.where(Section, "pack", given.pack.id):
        unknown = section.section_type not in section_types()
        if not unknown and section.id not in given.composed.empty:
            continue
        if unknown:
            reason = f"This program knows no section type “{section.section_type}”; the section is left out."
            fix = "Remove the section."
        elif section.id in closed:
            reason = (
                "Nothing of what the section holds may be read by this audience, so it is left out with its heading."
            )
            fix = "Open something in it to this audience (“May be read by”), or leave it out on purpose."
        else:
            reason = "The section has nothing in it yet, so it is left out with its heading."
            fix = "Fill it, or remove it."
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=title_of(section),
            quote="",
            message=reason,
            fix=fix,
            origin=Origin(section=section.id, kind=section.KIND, id=section.id),
        )


CHECK = Check(name="empty-section", run=run)
