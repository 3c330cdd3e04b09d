"""Start the sample afresh while another window has it open: nobody is left writing into a file that is gone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.records.pack import Pack
from briefing_app.editing.fields import set_field
from briefing_app.errors import UserError
from briefing_app.services.services import Services
from tests.services.parts import services_in

ROOT = Path(__file__).parents[2]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_in(tmp_path / "home") as made:
        yield made


def _another_window(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.editing_child", str(path), "hold", "Ben"]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


def test_the_sample_is_not_taken_from_under_another_window(services: Services) -> None:
    with services.library.sample_working_copy() as session:
        pack = session.read_now(lambda reader: reader.all(Pack))[0]
        session.do(set_field(pack.ref, "name", "Changed by hand")).result()
    file = services.paths.sample_file
    before = file.stat().st_ino

    child = _another_window(file)
    try:
        with pytest.raises(UserError, match=r"sample is open in another window.*Close it there first"):
            services.library.sample_working_copy(afresh=True)
        assert file.stat().st_ino == before
    finally:
        child.communicate()

    with services.library.sample_working_copy() as session:
        kept = session.read_now(lambda reader: reader.get(Pack, pack.id))
        assert kept is not None
        assert kept.name == "Changed by hand"
    with services.library.sample_working_copy(afresh=True) as session:
        fresh = session.read_now(lambda reader: reader.get(Pack, pack.id))
        assert fresh is not None
        assert fresh.name == pack.name


def test_the_same_program_cannot_take_its_own_open_sample_away(services: Services) -> None:
    with services.library.sample_working_copy() as session:
        with pytest.raises(UserError, match="open in another window"):
            services.library.sample_working_copy(afresh=True)
        pack = session.read_now(lambda reader: reader.all(Pack))[0]
        session.do(set_field(pack.ref, "name", "Still here")).result()
    with services.library.sample_working_copy() as session:
        found = session.read_now(lambda reader: reader.get(Pack, pack.id))
        assert found is not None
        assert found.name == "Still here"
