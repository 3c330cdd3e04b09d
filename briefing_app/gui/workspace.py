"""One open library: its tree at the left, the editor in the centre, the real pages at the right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.document.origin import Origin
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import PackId, new_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.records import DELEGATION
from briefing_app.errors import UserError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.editor_pane import DELEGATION_SECTION, EditorPane
from briefing_app.gui.left_out_marks import LeftOutMarks
from briefing_app.gui.no_pages import NoPages
from briefing_app.gui.outline import Entry, Outline, read_outline, read_packs
from briefing_app.gui.pack_actions import PackActions
from briefing_app.gui.pack_panel import PackPanel
from briefing_app.gui.panes import Panes
from briefing_app.gui.preview_pane import PreviewPane
from briefing_app.gui.spots import Spot
from briefing_app.gui.status_list import read_status_lines
from briefing_app.gui.tree_commands import TreeCommands
from briefing_app.gui.whose_word import WhoseWord
from briefing_app.sections.record_forms import FORMS

if TYPE_CHECKING:
    from briefing_app.services.preview import Preview, PreviewFailure, PreviewService
    from briefing_app.services.session import Changed, Session

_REST = 120
"""Milliseconds of rest after which the tree is read again; the preview follows the session by itself."""
_PATIENCE = 3
"""How many readings of the tree a place is waited for that is not there yet."""


class Workspace(Panes):
    """Keeps tree, editor and preview on the same place of the same pack."""

    said = Signal(str)
    outline_shown = Signal()
    preview_shown = Signal(int, str)
    action_asked = Signal(str)
    """What the menus call so is to be done."""
    record_asked = Signal(object)
    """A record that has no row here is to be shown in a window of its own."""

    def __init__(
        self,
        session: Session,
        preview: PreviewService,
        bridge: Bridge,
        editor: EditorPane,
        *,
        whose: WhoseWord,
        window: QWidget,
    ) -> None:
        """Show what ``session`` holds; the first pack is the fullest. ``whose`` knows whose word a status is."""
        self.panel = PackPanel()
        self.editor = editor
        self.pages = PreviewPane(bridge)
        self._left_out = LeftOutMarks(self.panel, self.pages)
        self._no_pages = NoPages(self.panel, self.pages)
        super().__init__(self.panel, self.editor, self.pages)
        self.session = session
        self.outline: Outline | None = None
        self.packs: tuple[Pack, ...] = ()
        self._preview = preview
        self._bridge = bridge
        self._pending: tuple[Spot, ...] = ()
        self._pending_for = 0
        self._led_by: Spot | None = None
        self._pack: PackId | None = None
        self._leads = True
        self.actions_ = PackActions(session, bridge, whose=whose, window=window)
        self.commands = TreeCommands(self.panel, self.actions_, pack=lambda: (self.outline, self.packs))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.refresh)
        self._connect()
        if session.reading_only is not None:
            self.panel.hold_still(session.reading_only)
            self.editor.statuses.hold_still(session.reading_only)
            self.editor.contents.hold_still(session.reading_only)
        self.refresh()

    # --- reading

    def refresh(self) -> None:
        """Read packs, outline and statuses again."""
        self._bridge.then(self.session.ask(read_packs), self._show_packs)

    def open_pack(self, pack: PackId) -> None:
        """Show another pack of the library."""
        if pack != self._pack:
            self._pack = pack
            self.outline = None
            self._read_outline()

    def start_pack(self) -> None:
        """Ask for country, dates and language, make a pack of them in this library, and show it."""
        pack = PackId(new_id())
        language = self.outline.pack.language if self.outline is not None else ""
        self.actions_.start_pack(pack, lambda: self.open_pack(pack), language=language)

    @property
    def as_of(self) -> date:
        """The date at which statuses hold: the pack's, else today."""
        held = self.outline.pack.as_of if self.outline else None
        return held.first_day if held else date.today()  # noqa: DTZ011  (a person's own day)

    def request_preview(self) -> None:
        """Ask for the pages of the whole pack; the newest request wins."""
        if self.outline is not None:
            self._left_out.forget(self.outline)
            recipe = self.outline.recipe(self.panel.recipe)
            self._preview.request(self.outline.pack.id, recipe.id if recipe else None)

    def _show_packs(self, packs: tuple[Pack, ...]) -> None:
        self.packs = packs
        ids = [pack.id for pack in packs]
        if self._pack not in ids:
            self._pack = ids[0] if ids else None
        self.panel.show_packs(packs, self._pack)
        self._read_outline()

    def _read_outline(self) -> None:
        pack = self._pack
        if pack is not None:
            self._bridge.then(self.session.ask(lambda reader: read_outline(reader, pack)), self._show_outline)
        else:
            self.outline = None
            self.panel.model.show_entries(())
            self.preview_shown.emit(0, "")
            self.pages.show_problem("No pages yet", "The pages of a pack appear here.")
            self.outline_shown.emit()

    def _show_outline(self, outline: Outline | None) -> None:
        if outline is None or outline.pack.id != self._pack:
            return
        first = self.outline is None
        self.outline = outline
        self.panel.show_outline(outline)
        self._left_out.show(outline)
        self._no_pages.know(outline)
        self.editor.form.set_language(outline.pack.language)
        self._go_to_pending()
        current, section = self.panel.tree.current(), self.panel.tree.current_section()
        if current is not None and section is not None:
            self.editor.show_entry(current, section)
        self._read_statuses()
        if first:
            self.request_preview()
        self.outline_shown.emit()

    def _read_statuses(self) -> None:
        refs, as_of = self.editor.recommendations, self.as_of
        if refs:
            self._bridge.then(
                self.session.ask(lambda reader: read_status_lines(reader, refs, as_of)),
                lambda lines: self.editor.show_statuses(lines, as_of),
            )

    # --- what happens

    def _connect(self) -> None:
        self._bridge.listen(self.session.changed, self._changed)
        self._bridge.listen(self._preview.ready, self._show_preview)
        self._bridge.listen(self._preview.failed, self._show_failure)
        self.panel.tree.chosen.connect(self._chosen)
        self.panel.pack_chosen.connect(lambda pack: self.open_pack(PackId(pack)))
        self.panel.section_asked.connect(self.commands.add)
        self.panel.pack_asked.connect(self.start_pack)
        self.panel.recipe_chosen.connect(lambda _recipe: self.request_preview())
        self.panel.model.rename_asked.connect(self.actions_.rename)
        self.panel.model.move_asked.connect(self.commands.move)
        self.panel.tree.nudge_asked.connect(self.commands.nudge)
        self.panel.tree.remove_asked.connect(self.commands.remove)
        self.pages.origin_clicked.connect(self.go_to)
        self.editor.assess_asked.connect(
            lambda recommendation, status: self.actions_.assess(recommendation, status, PartialDate.of(self.as_of))
        )
        self.editor.assess_asked.connect(lambda _recommendation, _status: self.pages.lead_back())
        self.editor.contents.add_asked.connect(self.commands.add_content)
        self.editor.contents.remove_asked.connect(self.commands.take_out)
        self.editor.contents.open_asked.connect(self._open_listed)
        self.editor.contents.step_asked.connect(
            lambda step: self.commands.take_step(step, go_to=self.go_to_spot, do=self.action_asked.emit)
        )
        self.pages.answered.connect(lambda: self._no_pages.leads(self.go_to_spot))
        self.actions_.added.connect(self._await)
        self.actions_.made.connect(lambda ref: self._await(Spot(ref=ref)))
        self.actions_.said.connect(self.said)

    def _open_listed(self, ref: RecordRef) -> None:
        section = self.panel.tree.current_section()
        if section is not None:
            self.go_to_spot(Spot(ref=ref, section=section.ref.id))

    def _changed(self, _changed: Changed) -> None:
        self._rest.start()

    def _show_preview(self, preview: Preview) -> None:
        self.pages.show_preview(preview)
        self._left_out.learn(preview, self.outline)
        self._mark()
        if self._led_by is not None and self.pages.view.marked:
            self.pages.lead_to(field=self._led_by.field, block=self._led_by.block)
            self._led_by = None
        self.preview_shown.emit(preview.pdf.pages, preview.composed.audience.value)

    def _show_failure(self, failure: PreviewFailure) -> None:
        error = failure.error
        if isinstance(error, UserError):
            self.preview_shown.emit(0, "")
            self._no_pages.show(error, self.outline)
        else:
            self._bridge.report(error)

    def _chosen(self, entry: Entry, section: Entry) -> None:
        self.editor.show_entry(entry, section)
        self._read_statuses()
        self._mark()
        self._left_out.note()
        if self._leads:
            # Where nothing of it is on the pages, they turn to it as soon as something is.
            self._led_by = None if self.pages.view.marked else Spot(ref=entry.ref)
            self.pages.lead_to()

    def _mark(self) -> None:
        entry, section = self.panel.tree.current(), self.panel.tree.current_section()
        if entry is not None and section is not None:
            record = entry.ref.id if entry.ref != section.ref else ""
            self.pages.reveal(section=section.ref.id, record=record)

    def go_to(self, origin: Origin) -> None:
        """Choose what a place on a page came from, and put the caret into its paragraph; the page stays where it is."""
        self._leads = False
        found = False
        if origin.kind and origin.id:
            ref = RecordRef(kind=Kind(origin.kind), id=origin.id)
            found = self.panel.tree.select(ref, origin.section)
            if found:
                self.editor.place_caret(Spot(ref=ref, field=origin.field, block=origin.block))
        if not found and origin.section:
            ref = RecordRef(kind=Kind.SECTION, id=origin.section)
            self.panel.tree.select(ref)
            self.editor.place_caret(Spot(ref=ref))
        elif not found and origin.kind in FORMS:
            self.record_asked.emit(RecordRef(kind=Kind(origin.kind), id=origin.id))
        self._leads = True
        self.show_pane(self.editor)

    def go_to_spot(self, spot: Spot, *, keyboard: bool = True) -> bool:
        """Choose a place, show it in form and pages; ``keyboard``: put the caret there. Tell whether it is there."""
        tree, outline = self.panel.tree, self.outline
        if not spot.field and self.editor.choose_status(spot.ref):
            self.pages.lead_to()
            return True
        spot = _in_its_list(spot, outline)
        section = spot.section or (outline.section_of(spot.ref, tree.current_section()) if outline else "")
        if not tree.select(spot.ref, section):
            return False
        self.show_pane(self.editor)
        if keyboard:
            self.editor.place_caret(spot)
        else:
            self.editor.point_out(spot)
        self.pages.lead_to(field=spot.field, block=spot.block)
        return True

    def go_to_step(self, spots: tuple[Spot, ...]) -> None:
        """Go to what a step of the history changed, as soon as it is read; in its own pack."""
        pack = next((spot.pack for spot in spots if spot.pack), None)
        if pack is not None and pack != self._pack and pack in [held.id for held in self.packs]:
            self.open_pack(PackId(pack))
        self._await(*spots)

    def _await(self, *spots: Spot) -> None:
        self._pending, self._pending_for = spots, _PATIENCE
        self._rest.start()

    def _go_to_pending(self) -> None:
        gone_to = next((spot for spot in self._pending if self.go_to_spot(spot)), None)
        if gone_to is not None:
            self._led_by = gone_to  # the pages that show it are still to come
        self._pending_for -= 1
        if gone_to is not None or self._pending_for <= 0:
            self._pending = ()

    def focus_tree(self) -> None:
        """Put the keyboard into the tree."""
        self.panel.tree.setFocus()

    def focus_editor(self) -> None:
        """Put the keyboard into the editor."""
        self.show_pane(self.editor)
        self.editor.focus()

    def focus_preview(self) -> None:
        """Put the keyboard into the preview."""
        self.show_pane(self.pages)
        self.pages.view.setFocus()


def _in_its_list(spot: Spot, outline: Outline | None) -> Spot:
    """Lead to the list of a delegation's Members in their section, rather than to the mission that holds it."""
    if spot.field != DELEGATION or outline is None:
        return spot
    lists = [entry for entry in outline.entries if entry.section_type == DELEGATION_SECTION]
    listed = next((entry for entry in lists if any(child.ref == spot.ref for child in entry.children)), None)
    return Spot(ref=listed.ref) if listed is not None else spot
