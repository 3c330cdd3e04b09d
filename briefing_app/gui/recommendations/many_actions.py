"""What a person does to the chosen calls: each is one command, one step of the history, one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from briefing_app.composing.languages import language_name
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, InstrumentId, RecommendationId, ThemeId, new_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.offered_mappings import offered_mappings
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.scales import GradeMapping
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import StatusWords, status_words
from briefing_app.editing.assess import Judgement, assess, correct, say_in, settle
from briefing_app.editing.calls import add_call
from briefing_app.editing.command import Command
from briefing_app.editing.many import add_themes, assess_many, remove_themes, set_addressees, set_level_of, set_themes
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.claimant_choices import ClaimantChoice, read_claimants
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.forms.making import LaterMaker
from briefing_app.gui.recommendations.detail import Claim
from briefing_app.gui.recommendations.judgement_dialog import Asked, JudgementDialog
from briefing_app.gui.recommendations.many_dialogs import AddCallDialog, ChooseRecordsDialog
from briefing_app.gui.recommendations.marks import status_icon
from briefing_app.gui.recommendations.said_again_dialog import SaidAgainDialog
from briefing_app.gui.recommendations.settle_dialog import SettleDialog
from briefing_app.gui.recommendations.words import LEVELS, count_words, day_words, within_sentence
from briefing_app.gui.record_dialog import RecordDialog
from briefing_app.gui.text.figures import Figures
from briefing_app.gui.whose_word import KEPT_AS_OURS, Ours, WhoseWord

if TYPE_CHECKING:
    from briefing_app.services.session import Session

Ids = Sequence[str]
_THEME_WAYS = (("add", "Add these themes"), ("remove", "Take these themes away"), ("set", "Have these themes only"))
_ADDRESSEE_WAYS = (("set", "Address them to these only"),)
_BACK = "Ctrl+Z takes it back."


class ManyActions(QObject):
    """Asks the session for commands. ``made`` names a new call."""

    said = Signal(str)
    made = Signal(str)

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        find: Find,
        *,
        today: Callable[[], date],
        as_of: Callable[[], date],
        scale: Callable[[], StatusWords],
        figures: Figures,
        whose: WhoseWord,
        window: QWidget,
    ) -> None:
        """Work on ``session``; ``as_of`` is the date of the pack that is open beside, ``scale`` what is offered."""
        super().__init__(window)
        self._session = session
        self._bridge = bridge
        self._find = find
        self._today = today
        self._as_of = as_of
        self._scale = scale
        self._figures = figures
        self._whose = whose
        self._window = window
        self.language = "en"
        """The language in which texts are shown and written: that of the pack beside."""
        self.held = session.reading_only
        """Why nothing can be changed here; ``None``: it can."""
        self._records: RecordDialog | None = None

    def offered(self) -> tuple[tuple[str, str, Callable[[Ids], object]], ...]:
        """The actions on chosen calls: words, tip, what is called with the ids."""
        return (
            ("&Set status…", "Set the status of the chosen calls (keys 1 to 9 do it at once)", self.ask_status),
            ("T&hemes…", "Add or take away themes of the chosen calls", self.ask_themes),
            ("A&ddressees…", "Say to whom the chosen calls are addressed", self.ask_addressees),
        )

    def menu(
        self, parent: QWidget, with_chosen: Callable[[Callable[[tuple[str, ...]], object]], None], *, chosen: int
    ) -> QMenu:
        """The menu for the chosen calls."""
        menu = QMenu(parent)
        statuses = menu.addMenu("Status &today")
        scale = self._scale()
        for number, code in scale.numbered():
            words = scale.label(code).replace("&", "&&")
            action = statuses.addAction(status_icon(code, scale.colour(code)), f"&{number}  {words}")
            action.triggered.connect(lambda _on=False, to=code: with_chosen(lambda ids: self.set_status(ids, to)))
        for words, _tip, call in self.offered():
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, run=call: with_chosen(run))
        levels = menu.addMenu("&May be read by")
        for level, words in LEVELS.items():
            action = levels.addAction(words)
            action.triggered.connect(lambda _on=False, to=level: with_chosen(lambda ids: self.set_level(ids, to)))
        menu.setEnabled(chosen > 0 and self.held is None)
        return menu

    # --- many

    def set_status(self, ids: Ids, code: StatusCode) -> None:
        """Assess calls as of today; whose word it is is asked once, where their text follows another than us."""
        if self._is_held():
            return
        day, calls = PartialDate.of(self._today()), _recommendations(ids)
        words = f"{_calls(ids)} set to {self._scale().inside(code)}, dated {day_words(day)}."

        def add(ours: Ours) -> None:
            said = f"{words} {KEPT_AS_OURS}" if ours else words
            self._do(assess_many(calls, Judgement(status=code, date=day), ours=ours), f"{said} {_BACK}")

        self._whose.settle(calls, add)

    def ask_status(self, ids: Ids) -> None:
        """Ask for a judgement, and set it on all of these calls."""
        title = f"Set the status of {_calls(ids)}"
        self._ask(
            title,
            lambda said: self._do(assess_many(_recommendations(ids), said), f"{_calls(ids)} assessed. {_BACK}"),
        )

    def ask_themes(self, ids: Ids) -> None:
        """Ask for themes, and add them or take them away."""
        title = f"Themes of {_calls(ids)}"
        chosen = self._choose(title, Kind.THEME, _THEME_WAYS)
        if chosen is not None:
            way, keys = chosen
            themes = tuple(ThemeId(key) for key in keys)
            command = {"add": add_themes, "remove": remove_themes, "set": set_themes}[way]
            self._do(command(_recommendations(ids), themes), f"Themes changed of {_calls(ids)}. {_BACK}")

    def ask_addressees(self, ids: Ids) -> None:
        """Ask for addressees, and set them."""
        chosen = self._choose(f"Addressees of {_calls(ids)}", Kind.ADDRESSEE, _ADDRESSEE_WAYS)
        if chosen is not None:
            addressees = tuple(AddresseeId(key) for key in chosen[1])
            self._do(set_addressees(_recommendations(ids), addressees), f"{_calls(ids)} addressed anew. {_BACK}")

    def set_level(self, ids: Ids, level: Level) -> None:
        """Set who may read calls."""
        if self._is_held():
            return
        said = f"{_calls(ids)} may be read by: {LEVELS[level].lower()}. {_BACK}"
        self._do(set_level_of(_recommendations(ids), level), said)

    # --- one

    def ask_assessment(self, call: str, status: StatusCode) -> None:
        """Ask for a new assessment of one call."""
        self._ask(
            "Assess this call",
            lambda said: self._do(assess(RecommendationId(call), said), f"Assessed. {_BACK}"),
            status=status,
        )

    def ask_correction(self, assessment: Assessment, source: str) -> None:
        """Ask how an assessment was meant; the wrong one stays to be seen, struck through."""
        self._ask(
            "Correct this assessment",
            lambda said: self._do(correct(assessment.id, said), f"Corrected. {_BACK}"),
            correcting=assessment,
            source=source,
        )

    def ask_other_words(self, assessment: Assessment) -> None:
        """Ask for the evidence and note of an assessment in another language."""
        if self._is_held():
            return

        def show(written: dict[tuple[str, str], str]) -> None:
            dialog = SaidAgainDialog(self._window, assessment, written, language=self.language)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                command = say_in(assessment.id, dialog.words, language=dialog.language)
                self._do(command, f"Kept in {language_name(dialog.language)}. {_BACK}")

        def known(reader: Reader) -> dict[tuple[str, str], str]:
            return {(text.language, text.field): text.tree.plain for text in reader.texts([assessment.id])}

        self._bridge.then(self._session.ask(known), show)

    def ask_settlement(self, call: str, claim: Claim) -> None:
        """Ask why another claimant's value is taken over, and take it over."""
        if self._is_held():
            return
        dialog = SettleDialog(self._window, claim, self._scale())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            day = max(PartialDate.of(self._today()), claim.assessment.date)
            command = settle(RecommendationId(call), claim.assessment.id, date=day, why=dialog.why)
            self._do(command, f"Taken over from {within_sentence(claim.words)}. {_BACK}")

    def add_call(self) -> None:
        """Ask for a new call, and add it."""
        if self._is_held():
            return
        maker = LaterMaker(self._session, self._bridge, language=self.language)
        dialog = AddCallDialog(self._window, find=self._find, maker=maker)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        call = RecommendationId(new_id())
        text, addressees = dialog.text.value(), tuple(str(each) for each in dialog.addressees.value())
        maker.keep(text, *addressees)
        command = add_call(
            dialog.says(dialog.call),
            call=call,
            text=InstrumentId(text or ""),
            paragraph=dialog.says(dialog.paragraph),
            addressees=tuple(AddresseeId(key) for key in addressees),
            language=self.language,
        )
        self._do(command, f"The call was added. {_BACK}", lambda: self.made.emit(call))

    def edit(self, ref: RecordRef, *, title: str) -> None:
        """Open the form of a record."""
        if self._records is None:
            self._records = RecordDialog(self._window, self._session, self._bridge, figures=self._figures)
        self._records.edit(ref, title=title, language=self.language)

    # --- inside

    def _ask(
        self,
        title: str,
        done: Callable[[Judgement], object],
        *,
        status: StatusCode = StatusCode.UNASSESSED,
        correcting: Assessment | None = None,
        source: str = "",
    ) -> None:
        if self._is_held():
            return

        def show(read: tuple[tuple[ClaimantChoice, ...], StatusWords, tuple[GradeMapping, ...]]) -> None:
            claimants, scale, mappings = read
            today, as_of = self._today(), self._as_of()
            asked = Asked(
                title=title,
                answer="Correct" if correcting is not None else "Assess",
                today=today,
                claimants=claimants,
                status=status,
                correcting=correcting,
                source=source,
                as_of=as_of if as_of != today else None,
                scale=scale,
                mappings=mappings,
                assessor=correcting.assessor if correcting is not None else self._session.who.name,
            )
            maker = LaterMaker(self._session, self._bridge, language=self.language)
            dialog = JudgementDialog(self._window, asked, self._find, maker=maker)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                maker.keep(dialog.judgement.evidence_source)
                done(replace(dialog.judgement, words_in=self.language))

        def known(reader: Reader) -> tuple[tuple[ClaimantChoice, ...], StatusWords, tuple[GradeMapping, ...]]:
            return read_claimants(reader), status_words(reader), offered_mappings(reader)

        self._bridge.then(self._session.ask(known), show)

    def _choose(self, title: str, kind: Kind, ways: tuple[tuple[str, str], ...]) -> tuple[str, tuple[str, ...]] | None:
        if self._is_held():
            return None
        maker = LaterMaker(self._session, self._bridge, language=self.language)
        dialog = ChooseRecordsDialog(self._window, title=title, kind=kind, ways=ways, find=self._find, maker=maker)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        maker.keep(*dialog.chosen)
        return str(dialog.way.currentData()), dialog.chosen

    def _is_held(self) -> bool:
        """Say why nothing can be changed, where nothing can."""
        if self.held is not None:
            self.said.emit(self.held)
        return self.held is not None

    def _do(self, command: Command, said: str, done: Callable[[], object] | None = None) -> None:
        def applied(_applied: object) -> None:
            self.said.emit(said)
            if done is not None:
                done()

        self._bridge.then(self._session.do(command), applied)


def _calls(ids: Ids) -> str:
    return count_words(len(ids), "call", "calls")


def _recommendations(ids: Ids) -> tuple[RecommendationId, ...]:
    return tuple(RecommendationId(each) for each in ids)
