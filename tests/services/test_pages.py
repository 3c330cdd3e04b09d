"""Pages to look at: opened, drawn and closed on one thread, and open no longer than somebody may look at them."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import replace

import pytest

from briefing_app.domain.paper import Paper
from briefing_app.rendering.pdf import write_pdf
from briefing_app.rendering.raster import PageRaster
from briefing_app.services.page_thread import PageThread
from briefing_app.services.pages import Pages, open_pages
from tests.rendering.pdf.documents import document, paragraph, part
from tests.services.pictures import dense

DATA = write_pdf(
    document(*(part(f"Part {n}", paragraph("Words. " * 10 * n)) for n in range(1, 5))), paper=Paper.A4
).data


@pytest.fixture
def thread() -> Iterator[PageThread]:
    made = PageThread()
    yield made
    made.close()


def _opened(thread: PageThread) -> Pages:
    return thread.submit(lambda: open_pages(DATA, thread)).result()


def _turn(thread: PageThread) -> None:
    thread.submit(lambda: None).result()


def test_pages_are_open_as_long_as_somebody_holds_them(thread: PageThread) -> None:
    pages = _opened(thread)
    _turn(thread)
    assert thread.open_files == 1
    same = replace(pages)
    del pages
    _turn(thread)
    assert thread.open_files == 1, "another holds the same file"
    del same
    _turn(thread)
    assert thread.open_files == 0


def test_a_picture_that_is_waited_for_keeps_its_file_open(thread: PageThread) -> None:
    pages = _opened(thread)
    go = threading.Event()
    thread.submit(go.wait)
    picture = pages.picture(1, 1.0)
    del pages
    go.set()
    assert picture.result().width > 500


def test_files_are_closed_on_the_page_thread_whoever_lets_go(
    thread: PageThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []
    close = PageRaster.close

    def noted(raster: PageRaster) -> None:
        closed.append(threading.current_thread().name)
        close(raster)

    monkeypatch.setattr(PageRaster, "close", noted)
    held = [_opened(thread) for _ in range(6)]
    with ThreadPoolExecutor(max_workers=3) as others:
        for each in [others.submit(held.pop) for _ in range(6)]:
            each.result()
    del each
    gc.collect()
    _turn(thread)
    assert len(closed) == 6
    assert {name.split("_")[0] for name in closed} == {"pages"}


def test_what_is_still_open_at_the_end_is_closed_with_it_and_letting_go_later_does_no_harm() -> None:
    thread = PageThread()
    pages = _opened(thread)
    thread.close()
    assert thread.open_files == 0
    with pytest.raises(RuntimeError):
        pages.picture(1, 1.0)
    del pages
    thread.close()


def test_what_waits_at_the_end_is_dropped_not_done() -> None:
    thread = PageThread()
    pages = _opened(thread)
    began, go = threading.Event(), threading.Event()

    def hold() -> None:
        began.set()
        go.wait(10)

    thread.submit(hold)
    picture = pages.picture(1, 1.0)
    began.wait(10)
    closing = threading.Thread(target=thread.close)
    closing.start()
    while not picture.cancelled():
        pass
    go.set()
    closing.join()
    with pytest.raises(CancelledError):
        picture.result()


@pytest.mark.parametrize("page", [0, 5, -1])
def test_a_page_that_is_not_there_is_an_error_and_the_others_can_still_be_drawn(thread: PageThread, page: int) -> None:
    pages = _opened(thread)
    with pytest.raises(Exception, match=r".+"):
        pages.picture(page, 1.0).result()
    assert pages.picture(1, 1.0).result().height > 800


def test_many_who_look_at_once_each_get_their_page(thread: PageThread) -> None:
    pages = _opened(thread)
    meant = {page: dense(pages.picture(page, 0.4).result()) for page in range(1, 5)}
    wanted = [1, 4, 2, 3] * 12
    with ThreadPoolExecutor(max_workers=8) as others:
        drawn = list(others.map(lambda page: dense(pages.picture(page, 0.4).result()), wanted))
    assert drawn == [meant[page] for page in wanted]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"PK\x03\x04"])
def test_bytes_that_are_no_pdf_are_refused_and_leave_nothing_open(thread: PageThread, data: bytes) -> None:
    with pytest.raises(Exception, match=r".+"):
        thread.submit(lambda: open_pages(data, thread)).result()
    assert thread.open_files == 0
