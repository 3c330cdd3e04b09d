"""The menu's actions on what is chosen in the tree."""

from __future__ import annotations

from collections.abc import Callable

from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.reference import RecordRef
from briefing_app.gui.outline import Entry, Outline
from briefing_app.gui.pack_actions import PackActions
from briefing_app.gui.pack_panel import PackPanel
from briefing_app.gui.spots import Spot
from briefing_app.sections.base.section_type import FirstStep
from briefing_app.sections.registry import section_types


class TreeCommands:
    """Turns "remove" into "remove this section of this pack"."""

    def __init__(
        self,
        panel: PackPanel,
        actions: PackActions,
        *,
        pack: Callable[[], tuple[Outline | None, tuple[Pack, ...]]],
    ) -> None:
        """Take what is chosen from ``panel``; ``pack`` tells what is shown now, and the packs beside it."""
        self._tree = panel.tree
        self._model = panel.model
        self._actions = actions
        self._pack = pack

    def add(self) -> None:
        """Add a section behind the chosen one."""
        outline, _ = self._pack()
        if outline is not None:
            self._actions.add(outline, self._tree.current_section())

    def add_content(self) -> None:
        """Add to what the chosen section lists."""
        section = self._tree.current_section()
        if section is not None:
            self._actions.add_content(section)

    def take_out(self, entry: Entry) -> None:
        """Remove a record from what the chosen section lists."""
        section = self._tree.current_section()
        if section is not None:
            self._actions.take_out(section, entry)

    def take_step(self, step: FirstStep, *, go_to: Callable[[Spot], object], do: Callable[[str], object]) -> None:
        """Take the first step of the chosen section: open a field's choices, or do what the menus call so."""
        section = self._tree.current_section()
        if step.action:
            do(step.action)
        elif section is not None:
            go_to(Spot(ref=step.record or section.ref, section=section.ref.id, field=step.field, choices=True))

    def rename(self) -> None:
        """Rename the chosen section in place."""
        section = self._tree.current_section()
        if section is not None and not self._actions.held_still():
            self._tree.setCurrentIndex(self._model.find(section.ref))
            self._tree.edit(self._tree.currentIndex())

    def duplicate(self) -> None:
        """Duplicate the chosen section."""
        section = self._tree.current_section()
        if section is not None:
            self._actions.duplicate(section)

    def copy_to(self) -> None:
        """Copy the chosen section to another pack."""
        section, (outline, packs) = self._tree.current_section(), self._pack()
        if section is not None and outline is not None:
            self._actions.copy_to(section, packs, outline)

    def nudge(self, by: int) -> None:
        """Move the chosen section up or down, or the chosen annex among those of its section."""
        entry, section, (outline, _) = self._tree.current(), self._tree.current_section(), self._pack()
        if entry is not None and section is not None and entry.ref.kind is Kind.ANNEX:
            self._actions.nudge_annex(section, entry.ref, by)
        elif section is not None and outline is not None:
            self._actions.nudge(outline, section, by)

    def remove(self) -> None:
        """Remove the chosen section or annex, or the chosen record from what its section lists."""
        entry, section = self._tree.current(), self._tree.current_section()
        declared = section_types().get(section.section_type) if section is not None else None
        if entry is not None and entry.ref.kind is Kind.SECTION:
            self._actions.remove(entry)
        elif entry is not None and entry.ref.kind is Kind.ANNEX:
            self._actions.remove_annex(entry)
        elif entry is not None and section is not None and declared is not None and declared.adds is entry.ref.kind:
            self._actions.take_out(section, entry)
        elif entry is not None:
            self._actions.said.emit("This belongs to the library. Take it out in the section\u2019s form.")

    def move(self, ref: RecordRef, index: int) -> None:
        """Move a section to a place in its pack, or an annex to one among those of its section."""
        if ref.kind is Kind.ANNEX:
            self._actions.move_annex(ref, index)
            return
        outline, _ = self._pack()
        entry = next((held for held in (outline.entries if outline else ()) if held.ref == ref), None)
        if entry is not None:
            self._actions.move(entry, index)
