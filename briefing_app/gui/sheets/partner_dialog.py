"""Asks what a sheet for a partner shall hold."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from briefing_app.domain.fields import ChoiceField, OneOfField
from briefing_app.domain.ids import AddresseeId, InstrumentId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.gui.claimant_choices import claimant_of
from briefing_app.gui.dialog_parts import answer_buttons, dialog_layout, letters_wide
from briefing_app.gui.forms.choices import Find
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.form import form_for
from briefing_app.gui.sheets.settings import Known
from briefing_app.gui.text.session_undo import SessionUndo
from briefing_app.gui.words import faint, heading
from briefing_app.importing.sheets.partner_sheet import SheetRequest

_HELP = (
    "The partner fills in statuses and sends the file back; “Read in” then finds each call again. "
    "What its readers may not know is not in it."
)
_AUDIENCES = (
    (Level.PUBLIC.value, "P  Everybody"),
    (Level.MEMBERS.value, "M  Members of the delegation"),
    (Level.STAFF.value, "S  Own staff only"),
)


class PartnerDialog(QDialog):
    """``request`` is what was asked for."""

    def __init__(self, known: Known, *, as_of: date, find: Find, parent: QWidget | None = None) -> None:
        """Begin with a sheet that everybody may read, of the library's only text if it has one."""
        super().__init__(parent)
        self.setWindowTitle("Sheet for a partner")
        self._known = known
        self._as_of = as_of
        claimants = (("", "Whom each text follows"), *((each.key, each.words) for each in known.claimants))
        fields = (
            OneOfField(name="instrument", label="Text", kind=Kind.INSTRUMENT),
            OneOfField(name="addressee", label="Addressed to", kind=Kind.ADDRESSEE),
            ChoiceField(name="audience", label="May be read by", choices=_AUDIENCES),
            ChoiceField(name="claimant", label="Statuses of", choices=claimants),
        )
        self.form = form_for(fields, Help(find=find, undo=SessionUndo(self)))
        for name in ("instrument", "addressee"):
            self.form.editors[name].set_optional(True)
        self.form.show_words(known.titles, {"instrument": "All texts", "addressee": "Anybody"})
        only = known.texts[0] if len(known.texts) == 1 else None
        self.form.show_values({"instrument": only, "audience": Level.PUBLIC, "claimant": ""})
        buttons = answer_buttons(self, "&Save…")
        buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(known.texts))
        layout = dialog_layout(self)
        layout.addWidget(heading("Sheet for a partner"))
        layout.addWidget(faint(_HELP if known.texts else "This library has no text yet, so there is nothing to send."))
        layout.addWidget(self.form)
        layout.addWidget(buttons)
        self.setMinimumWidth(letters_wide(self, 90))

    @property
    def request(self) -> SheetRequest:
        """What the sheet is to hold."""
        values = {name: editor.value() for name, editor in self.form.editors.items()}
        text, whom = values["instrument"], values["addressee"]
        return SheetRequest(
            instruments=(InstrumentId(str(text)),) if text else self._known.texts,
            audience=Level(str(values["audience"])),
            as_of=self._as_of,
            addressee=AddresseeId(str(whom)) if whom else None,
            claimant=claimant_of(self._known.claimants, str(values["claimant"] or "")),
        )
