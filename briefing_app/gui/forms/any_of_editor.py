"""The editor of records of several kinds in one order: the kind is said first, then one of it is looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt

from briefing_app.domain.fields import AnyOfField, ManyOfField
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.records import NEW
from briefing_app.gui.boxes import ShortBox
from briefing_app.gui.forms.choices import Choice
from briefing_app.gui.forms.field_editor import Help
from briefing_app.gui.forms.record_choosers import ManyOfEditor


class AnyOfEditor(ManyOfEditor):
    """Tells references, in the order chosen."""

    def __init__(self, declared: AnyOfField, helper: Help) -> None:
        """Search the kinds that are declared, one at a time."""
        self._kinds: dict[str, Kind] = {}
        one = ManyOfField(name=declared.name, label=declared.label, help=declared.help, kind=declared.kinds[0])
        super().__init__(one, helper)
        self.kind = ShortBox(10)
        self.kind.setAccessibleName(f"What is added to {declared.label}")
        for kind in declared.kinds:
            self.kind.addItem(NEW[kind].noun.capitalize(), kind.value)
        self.kind.activated.connect(self._kind_chosen)
        self._layout.insertWidget(1, self.kind)
        self._layout.setAlignment(self.kind, Qt.AlignmentFlag.AlignLeft)

    def set_value(self, value: object) -> None:
        """Show the records in their order."""
        refs = tuple(each for each in value if isinstance(each, RecordRef)) if isinstance(value, (tuple, list)) else ()
        self._kinds.update((ref.id, ref.kind) for ref in refs)
        super().set_value(tuple(ref.id for ref in refs))

    def value(self) -> tuple[object, ...]:
        """The references in their order."""
        return self._refs(self._ids())

    def _refs(self, ids: tuple[str, ...]) -> tuple[object, ...]:
        return tuple(RecordRef(kind=self._kind_of(each), id=each) for each in ids)

    def _tell(self, value: object) -> None:
        assert isinstance(value, tuple)
        super()._tell(self._refs(value))

    def _kind_of(self, record: str) -> Kind:
        return self._kinds.get(record, self._kind)

    def _kind_chosen(self) -> None:
        self._kind = Kind(self.kind.currentData())
        self._add.search_among(self._kind)

    def _added(self, choice: Choice | None) -> None:
        self._know(choice)
        super()._added(choice)

    def _made(self, choice: Choice) -> None:
        self._know(choice)
        super()._made(choice)

    def _know(self, choice: Choice | None) -> None:
        if choice is not None:
            self._kinds.setdefault(choice.id, self._kind)
