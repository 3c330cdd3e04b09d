"""Live preview: the real pages of the newest state. A newer request overtakes every older one."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.composing.compose import Composed
from briefing_app.composing.kept_back import kept_back
from briefing_app.composing.node_cache import NodeCache
from briefing_app.domain.ids import PackId, RecipeId, SectionId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.events import Event
from briefing_app.services.building import BuildRequest, composed_now
from briefing_app.services.clock import Clock
from briefing_app.services.file_pages import for_screen
from briefing_app.services.page_thread import PageThread
from briefing_app.services.pages import Pages, open_pages
from briefing_app.services.pauses import Pauses
from briefing_app.services.session import Changed, Session

if TYPE_CHECKING:
    from briefing_app.rendering.pdf import KeptSheets, PdfFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview(Pages):
    """The pages of one request, and where everything stands on them."""

    request: BuildRequest
    pdf: PdfFile
    composed: Composed
    kept_back: frozenset[SectionId] = frozenset()
    """Those of the sections without a word for the audience that hold something for staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewFailure:
    """Why there are no pages."""

    request: BuildRequest
    error: Exception


class PreviewService:
    """Makes previews of one session, and makes the last one anew whenever the session changes."""

    def __init__(self, session: Session, *, thread: PageThread, clock: Clock, pauses: Pauses | None = None) -> None:
        """Listen to the session from now on, until ``close``."""
        self.ready: Event[Preview] = Event()
        self.failed: Event[PreviewFailure] = Event()
        self._session = session
        self._thread = thread
        self._clock = clock
        self._pauses = pauses or Pauses()
        self._lock = threading.Lock()
        self._last: BuildRequest | None = None
        self._waiting: BuildRequest | None = None
        self._nodes = NodeCache()
        self._closed_nodes = NodeCache()
        self._sheets: KeptSheets | None = None
        session.changed.connect(self._again)

    def request(
        self,
        pack: PackId,
        recipe: RecipeId | None = None,
        *,
        audience: Level | None = None,
        section: SectionId | None = None,
    ) -> None:
        """Ask for pages; ``ready`` or ``failed`` answers on the worker, unless a newer request comes first."""
        self._put(BuildRequest(pack=pack, recipe=recipe, audience=audience, section=section))

    def close(self) -> None:
        """Stop listening, and answer no more."""
        self._session.changed.disconnect(self._again)
        with self._lock:
            self._last = self._waiting = None

    def _again(self, _changed: Changed) -> None:
        with self._lock:
            last = self._last
        if last is not None:
            self._put(last)

    def _put(self, request: BuildRequest) -> None:
        with self._lock:
            queued = self._waiting is not None
            self._last = self._waiting = request
        if not queued:
            self._thread.submit(self._make)

    def _make(self) -> None:
        with self._lock:
            request, self._waiting = self._waiting, None
        if request is None:
            return
        try:
            preview = self._preview(request)
        except Exception as error:  # noqa: BLE001  (a person sees why there are no pages; the worker goes on)
            self.failed.emit(PreviewFailure(request=request, error=error))
            return
        if preview is not None:
            self.ready.emit(preview)
            self._pauses.settle()

    def _preview(self, request: BuildRequest) -> Preview | None:
        from briefing_app.rendering.pdf import (  # noqa: PLC0415  (heavy: the window opens before it is loaded)
            KeptSheets,
            write_pdf,
        )

        composed, closed = self._session.read_now(lambda reader: self._composed(reader, request))
        if self._overtaken():
            return None
        recipe, pages = composed.recipe, for_screen(self._session.file_part)
        self._sheets = self._sheets or KeptSheets()
        pdf = write_pdf(
            composed.document,
            paper=recipe.paper,
            style=recipe.style,
            compress=False,
            tagged=False,
            pages=pages,
            kept=self._sheets,
        )
        opened = open_pages(pdf.data, self._thread)
        return Preview(
            request=request, pdf=pdf, composed=composed, kept_back=closed, sizes=opened.sizes, file=opened.file
        )

    def _composed(self, reader: Reader, request: BuildRequest) -> tuple[Composed, frozenset[SectionId]]:
        composed = composed_now(reader, request, clock=self._clock, cache=self._nodes)
        return composed, kept_back(reader, composed, request.pack, cache=self._closed_nodes)

    def _overtaken(self) -> bool:
        with self._lock:
            return self._waiting is not None
