"""Two changes of one record that met."""

from __future__ import annotations

from briefing_app.domain.record import Record
from briefing_app.domain.reference import RecordRef
from briefing_app.errors import UserError


class ConflictError(UserError):
    """A change of a record that is no longer as the change expects it. Nothing was written.

    ``mine`` is the value that was to be stored, ``theirs`` the one that is there; ``None`` means deleted.
    """

    def __init__(self, *, ref: RecordRef, mine: Record | None, theirs: Record | None) -> None:
        """Carry both values, so that a person can choose."""
        kind = ref.kind.replace("_", " ")
        if theirs is None:
            told = f"This {kind} was deleted in another window or by somebody else."
        else:
            told = f"This {kind} was changed in another window or by somebody else, after you had opened it."
        super().__init__("Not saved: changed elsewhere", told, "Keep your version, or take the other one.")
        self.ref = ref
        self.mine = mine
        self.theirs = theirs
