"""Foreign files are read in a process of their own: what it may use, how it ends, and what a person is told."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from briefing_app.domain.records.recommendation import Recommendation
from briefing_app.errors import InputError
from briefing_app.importing.adopted_text.reading import read_adopted
from briefing_app.importing.plain_words import read_plain_words
from briefing_app.importing.sheets.opening import open_sheet
from briefing_app.rendering.raster import page_words
from briefing_app.services import apart_child
from briefing_app.services.apart import Limits, read_apart
from briefing_app.services.reading_texts import read_text_file
from briefing_app.services.sheets import prepare, read_sheet_file
from briefing_app.services.text_check import words_of_file
from tests.services import apart_readers, bombs
from tests.services.apart_readers import readers
from tests.services.parts import CLOCK, make_library, open_session

ROOT = Path(__file__).resolve().parents[2]
TIGHT = Limits(memory=300_000_000, seconds=2)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the processes of the system are listed in /proc")


def wait_for_a_reader() -> int:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if found := readers():
            return found[0]
        time.sleep(0.01)
    raise AssertionError("no reader was started")


# --- what comes back --------------------------------------------------------------------------------------------------

TEXT = b"<html><body><p>1. Urges Kazakhstan to free all prisoners;</p></body></html>"
SAME: dict[str, tuple[Callable[[bytes], object], bytes]] = {
    "sheet": (partial(open_sheet, name="a.csv"), b"Reference,Paragraph\nA/1,7\n"),
    "adopted text": (partial(read_adopted, addressees=()), TEXT),
    "words": (read_plain_words, TEXT),
    "pages": (page_words, bombs.pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")),
}


@pytest.mark.parametrize("kind", SAME)
def test_what_is_read_apart_is_what_would_be_read_here(kind: str) -> None:
    read, data = SAME[kind]
    assert read_apart(read, data, name="file") == read(data)


def test_a_refusal_comes_back_in_its_own_words() -> None:
    with pytest.raises(InputError) as here:
        open_sheet(b"%PDF-1.7", "a.xlsx")
    with pytest.raises(InputError) as apart:
        read_apart(partial(open_sheet, name="a.xlsx"), b"%PDF-1.7", name="a.xlsx")
    assert vars(apart.value) == vars(here.value)
    assert str(apart.value) == str(here.value)


@pytest.mark.logs_warnings("a reader has a fault: IndexError at")
def test_a_fault_of_a_reader_is_a_fault_of_the_program_and_names_its_place_only() -> None:
    with pytest.raises(RuntimeError, match=r"IndexError at apart_readers\.py:\d+ < apart_child\.py:\d+$") as fault:
        read_apart(apart_readers.has_a_fault, b"Ana Secret", name="file")
    assert "Secret" not in str(fault.value)


def test_a_reader_that_was_taken_over_can_make_nothing_happen_here(tmp_path: Path) -> None:
    made = tmp_path / "made"
    with pytest.raises(InputError, match="could not be read to its end"):
        read_apart(apart_readers.answers_with_a_program, str(made).encode(), name="file")
    assert not made.exists()


def test_a_reader_that_answers_for_ever_fills_no_memory() -> None:
    with pytest.raises(InputError, match="file"):
        read_apart(apart_readers.answers_for_ever, b"x", name="file", limits=Limits(seconds=10))


def test_the_reader_leaves_no_file_behind(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such limit")
    assert read_apart(apart_readers.writes_files, str(tmp_path).encode(), name="file") == "OSError"
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) == 0


def test_the_folder_where_the_program_was_started_lends_no_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert read_apart(apart_readers.echo, b"read", name="file") == "read"


# --- limits -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("read", [apart_readers.never_ends, apart_readers.computes_for_ever])
def test_a_reader_that_does_not_end_is_ended_and_the_words_name_the_file(read: Callable[[bytes], str]) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError) as refused:
        read_apart(read, b"x" * 1_000, name="slow.xlsx", limits=TIGHT)
    assert time.monotonic() - begun < TIGHT.seconds + 4
    assert refused.value.title == "slow.xlsx takes too long to read"
    assert "after 2 seconds, and nothing has changed" in refused.value.message
    assert refused.value.hint


def test_a_reader_that_fills_memory_is_ended_at_its_limit() -> None:
    if sys.platform != "linux":
        pytest.skip("the other systems do not hold to a limit of memory")
    with pytest.raises(InputError) as refused:
        read_apart(apart_readers.fills_memory, b"x" * 10_000, name="bomb.ods", limits=TIGHT)
    assert refused.value.title == "bomb.ods needs too much memory"
    assert "more than 300 MB, and nothing has changed" in refused.value.message


@pytest.fixture(scope="module")
def large_sheet() -> bytes:
    """A sheet that takes its time to read, as people make them."""
    rows = (f'<row r="{row}">{"<c><v>7.5</v></c>" * 40}</row>' for row in range(1, 20_000))
    return bombs.xlsx("".join(rows))


def test_a_real_file_that_takes_too_long_is_given_up_at_the_limit(large_sheet: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(InputError, match=r"^large\.xlsx takes too long"):
        read_apart(partial(open_sheet, name="large.xlsx"), large_sheet, name="large.xlsx", limits=Limits(seconds=1))
    assert time.monotonic() - begun < 5


SHEET, ADOPTED, CHECKED = read_sheet_file, read_text_file, words_of_file
STRINGS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'
ROW = (
    '<table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="{}"'
    ' office:value-type="string"><text:p>{}</text:p></table:table-cell></table:table-row>'
)
BOMBS: dict[str, tuple[Callable[..., object], Callable[[], bytes]]] = {
    "zeros.xlsx": (SHEET, lambda: bombs.xlsx(b" " * 210_000_000)),
    "strings.xlsx": (
        SHEET,
        lambda: bombs.xlsx("", **{"xl/sharedStrings.xml": STRINGS % (b"<si><t/></si>" * 14_000_000)}),
    ),
    "far-away.xlsx": (SHEET, lambda: bombs.xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "repeated.ods": (SHEET, lambda: bombs.ods(ROW.format(1_000_000, 16_000, "a"))),
    "repeated-words.ods": (SHEET, lambda: bombs.ods(ROW.format(9_999, 200, "a" * 900_000))),
    "one-line.csv": (SHEET, lambda: b"a," * 14_000_000),
    "deep.html": (ADOPTED, lambda: b"<html><body>" + b"<div>" * 1_000_000),
    "deep-too.html": (CHECKED, lambda: b"<html><body>" + b"<b>" * 1_000_000),
    "zeros.docx": (ADOPTED, lambda: bombs.zipped(**{"word/document.xml": b" " * 310_000_000})),
    "forms-in-forms.pdf": (CHECKED, bombs.forms_in_forms),
    "letters.pdf": (CHECKED, bombs.letters_without_end),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_was_made_to_hurt_is_refused_in_words_and_in_time(tmp_path: Path, name: str) -> None:
    read, made = BOMBS[name]
    path = tmp_path / name
    path.write_bytes(made())
    begun = time.monotonic()
    with pytest.raises(InputError) as refused:
        read(path)
    assert time.monotonic() - begun < 20
    assert refused.value.title
    assert refused.value.message
    assert refused.value.hint
    assert [each.name for each in tmp_path.iterdir()] == [name]


# --- ended from outside -----------------------------------------------------------------------------------------------


@linux
def test_a_reader_that_is_killed_is_said_and_changes_nothing_in_the_library(tmp_path: Path, large_sheet: bytes) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(large_sheet)
    with open_session(make_library(tmp_path / "office.briefings")) as session, ThreadPoolExecutor(1) as workers:
        before = session.read_now(lambda reader: reader.all(Recommendation))
        steps = session.undo_label().result()
        reading = workers.submit(lambda: prepare_sheet(session.read_now, path))
        os.kill(wait_for_a_reader(), signal.SIGKILL)
        with pytest.raises(InputError, match=r"^large\.xlsx could not be read to its end .* Nothing has changed\."):
            reading.result()
        assert session.read_now(lambda reader: reader.all(Recommendation)) == before
        assert session.undo_label().result() == steps
    assert readers() == []


def prepare_sheet(read_now: Callable[..., object], path: Path) -> object:
    sheet = read_sheet_file(path)
    return read_now(lambda reader: prepare(reader, sheet, today=CLOCK.today()))


@pytest.mark.parametrize("read", [apart_readers.never_ends, apart_readers.computes_for_ever])
def test_cancelling_ends_the_reader_at_once(read: Callable[[bytes], str]) -> None:
    stopped = threading.Event()
    with ThreadPoolExecutor(1) as workers:
        reading = workers.submit(lambda: read_apart(read, b"x" * 1_000, name="file", cancelled=stopped.is_set))
        time.sleep(0.5)
        begun = time.monotonic()
        stopped.set()
        with pytest.raises(CancelledError):
            reading.result(10)
    assert time.monotonic() - begun < 1
    if sys.platform == "linux":
        assert readers() == []


@linux
def test_a_reader_ends_soon_when_the_program_was_killed() -> None:
    code = (
        "from briefing_app.services.apart import Limits, read_apart\n"
        "from tests.services.apart_readers import never_ends\n"
        "read_apart(never_ends, b'x', name='file', limits=Limits(seconds=1))\n"
    )
    program = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    try:
        children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
        end = time.monotonic() + 10
        while not (found := children.read_text().split()) and time.monotonic() < end:
            time.sleep(0.01)
    finally:
        program.kill()
        program.wait()
    reader = Path(f"/proc/{found[0]}")
    end = time.monotonic() + 8
    while reader.exists() and "State:\tZ" not in (reader / "status").read_text() and time.monotonic() < end:
        time.sleep(0.1)
    assert not reader.exists() or "State:\tZ" in (reader / "status").read_text()


# --- a packed program -------------------------------------------------------------------------------------------------


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that is one file, as packers make it: nothing but itself can be started."""
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\necho started >> {tmp_path}/starts\nexec "{sys.executable}" "{ROOT}/main.py" "$@"\n')
    program.chmod(0o700)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return tmp_path


@linux
def test_a_packed_program_starts_itself_as_a_reader(packed: Path) -> None:
    assert read_apart(apart_readers.echo, b"words", name="file") == "words"
    assert (packed / "starts").read_text() == "started\n"


def test_the_hidden_word_reads_a_task_from_the_input_and_makes_no_folder(tmp_path: Path) -> None:
    task = pickle.dumps((1_000_000_000, 10)) + pickle.dumps((apart_readers.echo, b"words"))
    done = subprocess.run(
        [sys.executable, "main.py", apart_child.VERB],
        input=task,
        cwd=ROOT,
        env={**os.environ, "BRIEFING_HOME": str(tmp_path / "home")},
        capture_output=True,
        check=True,
    )
    assert pickle.loads(done.stdout) == (apart_child.READ, "words")
    assert not (tmp_path / "home").exists()
