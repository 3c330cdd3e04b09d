"""Finds the section types by one walk of the package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from briefing_app import sections
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.annex import Annex
from briefing_app.domain.records.pack import Section
from briefing_app.domain.reference import RecordRef
from briefing_app.sections.base.section_type import SectionType


@cache
def section_types() -> Mapping[str, SectionType]:
    """Return every section type by name, in the order in which a person is offered them."""
    modules = [import_module(f"{sections.__name__}.{module.name}") for module in iter_modules(sections.__path__)]
    found = [module.SECTION_TYPE for module in modules if hasattr(module, "SECTION_TYPE")]
    return MappingProxyType({kind.name: kind for kind in sorted(found, key=lambda kind: (kind.order, kind.name))})


def contained_in(section: Section, reader: Reader) -> tuple[RecordRef, ...]:
    """Return what stands below a section in the window: the records that its type shows, then its annexes."""
    kind = section_types().get(section.section_type)
    shown = kind.contained(section, reader) if kind is not None else ()
    return (*shown, *(annex.ref for annex in reader.where(Annex, "section", section.id)))


def title_of(section: Section) -> str:
    """Return the section's own title, else its type's label (an English message id)."""
    kind = section_types().get(section.section_type)
    return section.title or (kind.label if kind is not None else section.section_type)
