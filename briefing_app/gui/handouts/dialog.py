"""Handouts…: which one, made from what, for whom; beside it the very pages that go out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.composing.findings import Finding
from briefing_app.composing.handout import Handout
from briefing_app.document.origin import Origin
from briefing_app.domain.ids import PackId
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import PAGE_STYLE_LABELS, Imposition, PageStyle
from briefing_app.gui.boxes import ShortBox
from briefing_app.gui.bridge import Bridge
from briefing_app.gui.dialog_parts import form_layout, letters_wide, make_primary
from briefing_app.gui.export_dialog import AUDIENCE_LABELS, keep_narrow
from briefing_app.gui.findings_list import FindingsList
from briefing_app.gui.handouts.choices import KindRows
from briefing_app.gui.page_view import Pages, PageView
from briefing_app.gui.pages_beside import lay_pages_beside
from briefing_app.gui.words import faint, heading, labelled
from briefing_app.services.handouts import HandoutRequest, Offer

_LAYING_OUT = "Laying out the pages…"
_ON_PAPER = {
    Imposition.NONE: "One page a sheet, for the screen too",
    Imposition.BOOKLET: "A booklet to fold",
    Imposition.LINES: "Two, and lines to write",
    Imposition.CARDS: "Four to a sheet, to be cut",
    Imposition.HALVES: "Two to a sheet, to be cut",
}
_USUAL_STYLE = "As the recipe has it"
_LETTERS = 20
"""How many letters a box is wide at least."""


class HandoutsDialog(QDialog):
    """Asks what to hand out. ``preview_asked`` wants the pages of ``request``; they come back by ``show_pages``."""

    preview_asked = Signal()
    export_asked = Signal()
    print_asked = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        bridge: Bridge,
        pack: PackId,
        offers: Sequence[Offer],
        *,
        audience: Level,
        begin_with: tuple[str, str],
    ) -> None:
        """Offer the kinds with what each may be made from, beginning with one of them: its name, and a record's id."""
        super().__init__(parent)
        self.setWindowTitle("Handouts")
        self._pack = pack
        self._offers = {offer.kind.name: offer for offer in offers}
        self._usual, self._audience_chosen = audience, False
        self.go_to: Origin | None = None
        """The place of a finding that a person wants to see once the window is closed."""
        self.first_line = heading(_LAYING_OUT)
        self.view = PageView(bridge)
        self._instead = faint(_LAYING_OUT)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page = faint("")
        self.findings = FindingsList()
        self._form = form_layout()
        self.kinds, self.audiences, self.styles, self.papers = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.subjects = ShortBox(_LETTERS)
        self.help = faint("")
        self._fill(audience)
        self._rows = KindRows(self._form)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.print = self.buttons.addButton("&Print…", QDialogButtonBox.ButtonRole.ActionRole)
        self.export = self.buttons.addButton("&Export…", QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self._choose(*begin_with)
        self._connect()

    @property
    def kind(self) -> Handout:
        """The kind that is chosen now."""
        return self._offers[self.kinds.currentData()].kind

    @property
    def rows(self) -> KindRows:
        """The choices of the kind that is chosen now."""
        return self._rows

    @property
    def request(self) -> HandoutRequest:
        """What is chosen now."""
        kind, style = self.kind, self.styles.currentData()
        return HandoutRequest(
            pack=self._pack,
            kind=kind.name,
            subject=(self.subjects.currentData() or "") if kind.about else "",
            options=self._rows.options,
            audience=Level(self.audiences.currentData()),
            imposition=Imposition(self.papers.currentData()),
            style=PageStyle(style) if kind.styled and style else None,
        )

    def show_pages(self, pages: Pages, *, line: str, findings: Sequence[Finding] = ()) -> None:
        """Show the pages that would go out, say what they are, and what the checks found in them."""
        self._pages.setCurrentWidget(self.view)
        self.view.show_pages(pages)
        self.view.fit()
        self._show_page(self.view.current_page)
        self._finish(line, findings)
        self._allow(True)

    def show_problem(self, title: str, message: str, *, findings: Sequence[Finding] = ()) -> None:
        """Say why there is nothing to hand out, and take away the pages of what was asked for before."""
        self._instead.setText("The pages appear here once the errors are mended." if findings else message)
        self._page.clear()
        self._pages.setCurrentIndex(0)
        self._finish(f"{title}.", findings)

    def ask(self) -> None:
        """Ask for the pages of what is chosen now, or say what is missing for them."""
        self._allow(False)
        self._page.clear()
        self._pages.setCurrentIndex(0)
        kind = self.kind
        if kind.about and not self.subjects.count():
            self.show_problem(
                f"There is no {kind.about} yet",
                f"“{kind.label}” is made from a {kind.about}, and this pack\u2019s mission has none.",
            )
            return
        self._finish(_LAYING_OUT, ())
        self._instead.setText(_LAYING_OUT)
        self.preview_asked.emit()

    def _fill(self, audience: Level) -> None:
        for offer in self._offers.values():
            self.kinds.addItem(offer.kind.label, offer.kind.name)
        for level, words in AUDIENCE_LABELS.items():
            self.audiences.addItem(words, level.value)
        self.audiences.setCurrentIndex(self.audiences.findData(audience.value))
        self.styles.addItem(_USUAL_STYLE, "")
        for style, words in PAGE_STYLE_LABELS.items():
            self.styles.addItem(words, style.value)

    def _choose(self, kind: str, subject: str) -> None:
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kind)))
        self._show_kind()
        self.subjects.setCurrentIndex(max(0, self.subjects.findData(subject)))

    def _show_kind(self) -> None:
        """Ask for what belongs to the chosen kind."""
        offer, kept = self._offers[self.kinds.currentData()], self.subjects.currentData()
        kind = offer.kind
        self.help.setText(kind.help)
        for box in (self.subjects, self.papers):
            box.blockSignals(True)
            box.clear()
        for record, words in offer.subjects:
            self.subjects.addItem(words, record)
        self.subjects.setCurrentIndex(max(0, self.subjects.findData(kept)))
        for imposition in kind.impositions:
            self.papers.addItem(_ON_PAPER[imposition], imposition.value)
        for box in (self.subjects, self.papers):
            box.blockSignals(False)
        self._rows.show_kind(kind)
        self._bring_audience(kind)
        self._form.setRowVisible(self.subjects, bool(kind.about))
        self._form.setRowVisible(self.papers, len(kind.impositions) > 1)
        self._form.setRowVisible(self.styles, kind.styled)
        self._order_by_sight()

    def _bring_audience(self, kind: Handout) -> None:
        """Choose for whom a kind usually is, until a person chooses for whom."""
        if not self._audience_chosen:
            self.audiences.blockSignals(True)
            self.audiences.setCurrentIndex(self.audiences.findData((kind.audience or self._usual).value))
            self.audiences.blockSignals(False)

    def _choose_audience(self) -> None:
        self._audience_chosen = True
        self.ask()

    def _kind_chosen(self) -> None:
        self._show_kind()
        self.ask()

    def _order_by_sight(self) -> None:
        """Let the Tab key go from the pages down the rows, then to what the checks found, and to the buttons."""
        boxes = (self.kinds, self.subjects, self.audiences, self.styles, self.papers, *self._rows.controls)
        order = (self.view, *boxes, self.findings.list, self.findings.go, self.print)
        for first, then in pairwise(order):
            QWidget.setTabOrder(first, then)

    def _finish(self, line: str, findings: Sequence[Finding]) -> None:
        self.first_line.setText(line)
        self.findings.show_findings(findings)

    def _allow(self, on: bool) -> None:
        for button in (self.export, self.print):
            button.setEnabled(on)

    def _show_page(self, page: int) -> None:
        what = "Page" if self.papers.currentData() == Imposition.NONE else "Side"
        self._page.setText(f"{what} {page} of {self.view.page_count}")

    def _leave_for(self, origin: Origin) -> None:
        self.go_to = origin
        self.reject()

    def _connect(self) -> None:
        self.kinds.currentIndexChanged.connect(self._kind_chosen)
        self.audiences.currentIndexChanged.connect(lambda _index: self._choose_audience())
        for box in (self.subjects, self.styles, self.papers):
            box.currentIndexChanged.connect(lambda _index: self.ask())
        self._rows.changed.connect(self.ask)
        self.view.page_changed.connect(self._show_page)
        self.findings.go_asked.connect(self._leave_for)
        self.export.clicked.connect(self.export_asked)
        self.print.clicked.connect(self.print_asked)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        for box in (self.kinds, self.audiences, self.styles, self.papers):
            keep_narrow(box)
        labelled(self._form, "&Handout", self.kinds)
        self._form.addRow("", self.help)
        labelled(self._form, "&Made from", self.subjects)
        labelled(self._form, "&Audience", self.audiences)
        labelled(self._form, "Page &style", self.styles)
        labelled(self._form, "&On paper", self.papers)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        column.addLayout(self._form)
        column.addWidget(self.findings, 1)
        column.addStretch(0)
        # In large letters there may be more of it than a screen has room for.
        beside = QScrollArea()
        beside.setWidget(side)
        beside.setWidgetResizable(True)
        beside.setFrameShape(QScrollArea.Shape.NoFrame)
        beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside.setMinimumWidth(letters_wide(self, 52))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        make_primary(self.export, self.export.text())
        self._pages = lay_pages_beside(
            self,
            beside,
            first_line=self.first_line,
            instead=self._instead,
            view=self.view,
            page=self._page,
            buttons=self.buttons,
        )
        self.kinds.setFocus()
