"""Which editor a kind of field has: the one place where a new kind is added."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefing_app.domain.fields import (
    AnyOfField,
    ChoiceField,
    ClaimantField,
    DateField,
    Field,
    FlagField,
    LineField,
    ManyOfField,
    MinutesField,
    OneOfField,
    RowsField,
    SectionTypesField,
    TextField,
    TimeField,
    WordsField,
)
from briefing_app.gui.forms.any_of_editor import AnyOfEditor
from briefing_app.gui.forms.claimant_editor import ClaimantEditor
from briefing_app.gui.forms.field_editor import FieldEditor, Help
from briefing_app.gui.forms.plain_editors import ChoiceEditor, FlagEditor, LineEditor, TextFieldEditor, WordsEditor
from briefing_app.gui.forms.record_choosers import ManyOfEditor, OneOfEditor
from briefing_app.gui.forms.rows_editor import RowsEditor
from briefing_app.gui.forms.section_types import SectionTypesEditor
from briefing_app.gui.forms.short_editors import DateEditor, MinutesEditor, TimeEditor

EDITORS: Mapping[type[Field], Callable[[Any, Help], FieldEditor]] = {
    TextField: TextFieldEditor,
    LineField: LineEditor,
    WordsField: WordsEditor,
    ChoiceField: ChoiceEditor,
    ClaimantField: ClaimantEditor,
    FlagField: FlagEditor,
    DateField: DateEditor,
    TimeField: TimeEditor,
    MinutesField: MinutesEditor,
    OneOfField: OneOfEditor,
    ManyOfField: ManyOfEditor,
    AnyOfField: AnyOfEditor,
    SectionTypesField: SectionTypesEditor,
    RowsField: lambda declared, helper: RowsEditor(declared, helper, editor_for),
}


def editor_for(declared: Field, helper: Help) -> FieldEditor:
    """Return a fresh editor for a declared field."""
    return EDITORS[type(declared)](declared, helper)
