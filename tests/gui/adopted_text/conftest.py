"""Reviews here leave calls without an addressee as they are, unless a test answers that question itself."""

from __future__ import annotations

import pytest

from briefing_app.gui.adopted_text.nobody_dialog import NobodyDialog


@pytest.fixture(autouse=True)
def nobody_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer as a person who leaves them without."""

    def answer(dialog: NobodyDialog) -> int:
        dialog.whom.setCurrentIndex(0)
        dialog.answer.click()
        return dialog.result()

    monkeypatch.setattr(NobodyDialog, "exec", answer)
