from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from main import main
from tests.cli.parts import Program


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_HOME", str(folder / "home"))
        assert main(["sample", str(folder / "sample.briefings")]) == 0
    return folder / "sample.briefings"


@pytest.fixture
def program(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    library = tmp_path / "office.briefings"
    shutil.copyfile(sample, library)
    capsys.readouterr()
    return Program(capsys=capsys, library=library, folder=tmp_path)
