"""Everything that a face of the program may ask for, made once by the bootstrap."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.paths import Paths
from briefing_app.services.clock import Clock
from briefing_app.services.copies import CopiesService
from briefing_app.services.export import ExportService
from briefing_app.services.handouts import HandoutService
from briefing_app.services.left_words import LeftWords
from briefing_app.services.library import LibraryService
from briefing_app.services.office_program import OfficeProgram
from briefing_app.services.page_thread import PageThread
from briefing_app.services.pauses import Pauses
from briefing_app.services.preview import PreviewService
from briefing_app.services.printing import PrintService
from briefing_app.services.session import Session
from briefing_app.services.writing import FileWriter
from briefing_app.settings import SettingsFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The services by name. ``close`` ends their workers."""

    paths: Paths
    clock: Clock
    settings: SettingsFile
    writer: FileWriter
    library: LibraryService
    export: ExportService
    copies: CopiesService
    printing: PrintService
    handouts: HandoutService
    pages: PageThread
    office: OfficeProgram
    pauses: Pauses = field(default_factory=Pauses)

    @property
    def left_words(self) -> LeftWords:
        """What was typed and could not be saved when the program was ended."""
        return LeftWords(self.paths.data / "words not saved", clock=self.clock)

    def preview(self, session: Session) -> PreviewService:
        """Make the preview of one session."""
        return PreviewService(session, thread=self.pages, clock=self.clock, pauses=self.pauses)

    def close(self) -> None:
        """End every worker; what runs is finished first."""
        self.export.close()
        self.copies.close()
        self.handouts.close()
        self.printing.close()
        self.pages.close()
