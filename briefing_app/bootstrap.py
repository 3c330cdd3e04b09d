"""Builds everything once and hands it on: the one place where the parts of the program meet."""

from __future__ import annotations

from briefing_app.paths import Paths
from briefing_app.services.clock import system_clock
from briefing_app.services.copies import CopiesService
from briefing_app.services.export import ExportService
from briefing_app.services.handouts import HandoutService
from briefing_app.services.library import LibraryService
from briefing_app.services.office_program import OfficeProgram
from briefing_app.services.page_thread import PageThread
from briefing_app.services.printing import PrintService
from briefing_app.services.services import Services
from briefing_app.services.word_pages import WordPages
from briefing_app.services.writing import FileWriter
from briefing_app.settings import SettingsFile


def make_services(paths: Paths, *, office: OfficeProgram | None = None) -> Services:
    """Return the services over the folders of this person and machine, swept of what killed runs have left.

    ``office`` is LibreOffice; without it the one that this computer has.
    """
    paths.prepare()
    clock = system_clock()
    writer = FileWriter(notes=paths.cache / "unfinished", ledger=paths.ledger_file)
    writer.sweep()
    settings = SettingsFile(paths.settings_file, write=writer.write)
    pages = PageThread()
    office = office or OfficeProgram(paths.new_temporary_folder)
    word_pages = WordPages(office=office, thread=pages)
    printing = PrintService(thread=pages, clock=clock)
    return Services(
        paths=paths,
        clock=clock,
        settings=settings,
        writer=writer,
        library=LibraryService(paths=paths, settings=settings, writer=writer, clock=clock),
        export=ExportService(writer=writer, thread=pages, clock=clock, word_pages=word_pages),
        copies=CopiesService(writer=writer, thread=pages, clock=clock, word_pages=word_pages),
        printing=printing,
        handouts=HandoutService(printing=printing, writer=writer, thread=pages, clock=clock),
        pages=pages,
        office=office,
    )
