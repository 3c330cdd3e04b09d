"""One open library with its services and its workspace: made together, closed together."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.ids import PackId, new_id
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.records import DELEGATION
from briefing_app.editing.sections import duplicate_pack
from briefing_app.errors import UserError
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.conflicts import Conflicts
from briefing_app.gui.editor_pane import EditorPane
from briefing_app.gui.find_bar import Finder
from briefing_app.gui.forms.choices import RecordFinder
from briefing_app.gui.forms.making import RecordMaker
from briefing_app.gui.forms.record_form import RecordForm
from briefing_app.gui.live_figures.desk import FigureDesk
from briefing_app.gui.live_figures.values import LiveValues
from briefing_app.gui.outline import kind_words
from briefing_app.gui.recommendations.rooms import PACK, RECOMMENDATIONS, Rooms
from briefing_app.gui.recommendations.view import RecommendationsView
from briefing_app.gui.record_dialog import RecordDialog
from briefing_app.gui.spots import Spot, Stepped, stepped
from briefing_app.gui.whose_word import WhoseWord
from briefing_app.gui.words_language import WordsLanguage
from briefing_app.gui.workspace import Workspace
from briefing_app.store.conflict import ConflictError

if TYPE_CHECKING:
    from briefing_app.services.services import Services
    from briefing_app.services.session import Changed, SaveState, Session
    from briefing_app.store.library import Step

_NO_PACK = "There is no pack in this library yet. Start one with Pack ▸ Start a new pack."


class OpenLibrary(QObject):
    """Undo, redo, saving; and the workspace that shows the rest."""

    saved = Signal(str, object, str)
    history_known = Signal(object, object)

    def __init__(
        self, services: Services, session: Session, window: QWidget, report: Callable[[BaseException], None]
    ) -> None:
        """Build the workspace of ``session``; failures go to ``report``."""
        super().__init__(window)
        self.session = session
        self._report = report
        self.bridge = Bridge(self, self._failed)
        self.preview = services.preview(session)
        self.find = RecordFinder(session, self.bridge).find
        self.maker = RecordMaker(session, self.bridge)
        self.figure_values = LiveValues(session, self.bridge, today=services.clock.today)
        self.figures = FigureDesk(session, self.bridge, values=self.figure_values, find=self.find)
        self._window = window
        self._records: RecordDialog | None = None
        form = RecordForm(session, self.bridge, figures=self.figures)
        members = RecordForm(session, self.bridge, only=frozenset({DELEGATION}), adding=False)
        for each in (form, members):
            each.undo_requested.connect(self.undo)
            each.redo_requested.connect(self.redo)
            each.open_asked.connect(self._edit)
        self.whose = WhoseWord(session, self.bridge, window=window)
        editor = EditorPane(form, members, whose=self.whose)
        self.workspace = Workspace(session, self.preview, self.bridge, editor, whose=self.whose, window=window)
        self.workspace.outline_shown.connect(self._look_from_pack)
        self.workspace.record_asked.connect(lambda ref: self._edit(ref, kind_words(ref)))
        self.recommendations = RecommendationsView(
            services,
            session,
            self.bridge,
            pack=self._pack,
            as_of=lambda: self.workspace.as_of,
            figures=self.figures,
            whose=self.whose,
            window=window,
        )
        self.workspace.panel.pack_settings_asked.connect(self.edit_pack)
        self.workspace.panel.recipe_settings_asked.connect(self.edit_recipe)
        self.rooms = Rooms(self.workspace, self.recommendations)
        self.rooms.switched.connect(self._room_switched)
        self.recommendations.said.connect(self.workspace.said)
        self.recommendations.spot_asked.connect(self._go_to_spot)
        self.words_language = WordsLanguage(session, self.bridge, clock=services.clock, window=window)
        self.words_language.said.connect(self.workspace.said)
        self.conflicts = Conflicts(session, self.bridge, window=window, left=services.left_words.keep)
        self.conflicts.said.connect(self.workspace.said)
        self.finder = Finder(session, self.bridge, self.workspace)
        self.bridge.listen(session.saved, self._show_saved)
        self.bridge.listen(session.changed, self._changed)
        self._read_history()

    def _look_from_pack(self) -> None:
        outline = self.workspace.outline
        self.figure_values.look_from(outline.pack if outline is not None else None)
        if outline is not None:
            self.recommendations.set_language(outline.pack.language)

    def undo(self) -> None:
        """Take the last step back, and with it the answer whose word a status is: it may be what was wrong."""
        self.whose.forget()
        self._step(self.session.undo, "Undone")

    def redo(self) -> None:
        """Do the last undone step again."""
        self._step(self.session.redo, "Done again")

    def _step(self, move: Callable[[], Future[Step]], word: str) -> None:
        def done(made: Stepped) -> None:
            self.workspace.said.emit(f"{word}: {made.label}")
            if self.rooms.in_recommendations:
                self.recommendations.go_to_step(made.spots)
            else:
                self.workspace.go_to_step(made.spots)

        self.bridge.work(lambda: stepped(self.session, move), done)

    def save(self) -> None:
        """Everything is saved as it is typed; whoever presses Ctrl+S shall read so."""
        self.bridge.then(self.session.commit(), lambda _done: self.workspace.said.emit("Saved"))

    def close(self) -> None:
        """Let go of the services; what is still being typed is kept first."""
        self.bridge.release()
        self.preview.close()
        try:
            self.session.close()
        except UserError as error:
            self._report(error)

    def search_here(self) -> None:
        """Search what is shown: the calls, or the pack."""
        if self.rooms.in_recommendations:
            self.recommendations.focus_search()
        else:
            self.finder.open()

    def in_pack(self) -> Workspace:
        """Show the pack, and return it."""
        self.rooms.go_to(PACK)
        return self.workspace

    def edit_pack(self) -> None:
        """Open the form of the pack itself: its name, language and date."""
        outline = self.workspace.outline
        if outline is not None:
            self._edit(outline.pack.ref, "Pack settings")
            self.words_language.remember(outline.pack)
        else:
            self.workspace.said.emit(_NO_PACK)

    def duplicate_pack(self) -> None:
        """Make a copy of the pack with its sections: for another language, another audience, the next mission."""
        outline = self.workspace.outline
        if outline is None:
            self.workspace.said.emit(_NO_PACK)
            return
        if self.workspace.actions_.held_still():
            return
        copy = PackId(new_id())

        def done(_applied: object) -> None:
            self.workspace.open_pack(copy)
            self.workspace.said.emit("This is the copy. Pack ▸ Pack settings changes its name and its language.")

        self.bridge.then(self.session.commit())
        self.bridge.then(self.session.do(duplicate_pack(outline.pack.id, copy=copy)), done)

    def ask_language_of_words(self) -> None:
        """Ask which words of the pack are in its language already, though they are noted as another."""
        outline = self.workspace.outline
        if outline is not None:
            self.words_language.ask(outline.pack)
        else:
            self.workspace.said.emit(_NO_PACK)

    def edit_recipe(self) -> None:
        """Open the form of the chosen recipe: its audience, its paper, its sections."""
        outline = self.workspace.outline
        recipe = outline.recipe(self.workspace.panel.recipe) if outline is not None else None
        if recipe is not None:
            self._edit(recipe.ref, "Recipe settings")
        else:
            self.workspace.said.emit("There is no recipe to change. Start a pack with Pack ▸ Start a new pack.")

    def _edit(self, ref: RecordRef, title: str) -> None:
        if self._records is None:
            self._records = RecordDialog(self._window, self.session, self.bridge, figures=self.figures)
            self._records.finished.connect(lambda _result: self.words_language.form_closed())
        outline = self.workspace.outline
        self._records.edit(ref, title=title, language=outline.pack.language if outline is not None else "en")

    def show_recommendations(self) -> None:
        """Show the calls beside the pack."""
        self.rooms.go_to(RECOMMENDATIONS)

    def set_text_size(self, percent: int) -> None:
        """Arrange what is shown for a size of text."""
        self.workspace.set_text_size(percent)
        self.recommendations.set_text_size(percent)

    def _pack(self) -> PackId | None:
        outline = self.workspace.outline
        return outline.pack.id if outline is not None else None

    def _room_switched(self, room: int) -> None:
        if room == RECOMMENDATIONS:
            self.recommendations.open()

    def _go_to_spot(self, spot: Spot) -> None:
        self.in_pack().go_to_step((spot,))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, ConflictError):
            self.conflicts.show(error)
        else:
            self._report(error)

    def _changed(self, _changed: Changed) -> None:
        self._read_history()

    def _read_history(self) -> None:
        self.bridge.then(self.session.undo_label(), self._undo_known)

    def _undo_known(self, undo: str | None) -> None:
        self.bridge.then(self.session.redo_label(), lambda redo: self.history_known.emit(undo, redo))

    def _show_saved(self, state: SaveState) -> None:
        message = state.error.title if isinstance(state.error, UserError) else state.message
        self.saved.emit(state.state, state.at, message)
        if isinstance(state.error, ConflictError):
            self.conflicts.show(state.error, again=False)
        if state.state == "saved":
            self._read_history()
