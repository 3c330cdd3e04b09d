"""What tests of forms begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.services.services import Services
from tests.gui.forms.opened import Opened


@pytest.fixture
def opened(services: Services, qtbot: QtBot) -> Iterator[Opened]:
    opened = Opened(services.library.sample_working_copy(), qtbot)
    yield opened
    assert opened.failures == []
    opened.bridge.release()
    opened.session.close()
