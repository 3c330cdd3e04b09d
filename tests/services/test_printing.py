from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from briefing_app.domain.ids import SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Imposition, Paper
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.errors import InputError, UserError
from briefing_app.rendering.pdf.imposition import booklet_order
from briefing_app.rendering.raster import RasterImage
from briefing_app.services import printing
from briefing_app.services.building import BuildRequest, Format, RefusedError
from briefing_app.services.export import ExportRequest
from briefing_app.services.pages import Pages
from briefing_app.services.printing import JOB_TITLE, Duplex, Printer, PrintRequest
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from tests.builders import PACK, person
from tests.services.parts import make_library, open_session, services_in

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")
TWIN = person("Withheld Twin", key="twin", named_to=Level.STAFF)
_LP = """#!/usr/bin/env python3
import json, pathlib, sys
folder = pathlib.Path(__file__).parent
(folder / "arguments.json").write_text(json.dumps(sys.argv[1:]))
(folder / "received.pdf").write_bytes(sys.stdin.buffer.read())
"""
_LPSTAT = """#!/bin/sh
case "$1" in
  -e) printf 'Office\\nReception\\n' ;;
  -d) echo 'system default destination: Reception' ;;
esac
"""


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings", TWIN)) as opened:
        yield opened


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    _program(folder / "lp", _LP)
    _program(folder / "lpstat", _LPSTAT)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.fixture
def no_cups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_app.services.printing.shutil.which", lambda _name: None)


def _program(path: Path, script: str) -> None:
    path.write_text(script)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


class PaperTray:
    """A printer that keeps what it is given."""

    def __init__(self) -> None:
        self.printed: list[RasterImage] = []
        self.requests: list[PrintRequest] = []
        self.title = ""

    def printers(self) -> tuple[Printer, ...]:
        return (Printer(name="Paper"),)

    def print_pages(self, pages: Pages, request: PrintRequest, *, title: str, scale: float) -> None:
        self.requests.append(request)
        self.title = title
        self.printed = [pages.picture(page, scale).result() for page in range(1, len(pages.sizes) + 1)]


# --- CUPS


@pytest.mark.parametrize("audience", [Level.STAFF, Level.MEMBERS])
def test_cups_gets_the_very_bytes_of_the_export_for_that_audience(
    services: Services, session: Session, tmp_path: Path, cups: Path, audience: Level
) -> None:
    result = services.printing.print_pack(session, PrintRequest(pack=PACK, audience=audience))
    request = ExportRequest(pack=PACK, audience=audience, out=tmp_path / "out", formats=(Format.PDF,))
    (pdf,) = services.export.export(session, request).files
    assert (cups / "received.pdf").read_bytes() == pdf.read_bytes()
    assert result.pages == len(pypdf.PdfReader(pdf).pages)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (
            PrintRequest(pack=PACK, printer="Office", copies=3, duplex=Duplex.LONG),
            ["-d", "Office", "-n", "3", "-t", JOB_TITLE, "-o", "sides=two-sided-long-edge", "-o", "media=A4"],
        ),
        (
            PrintRequest(pack=PACK, duplex=Duplex.SHORT),
            ["-n", "1", "-t", JOB_TITLE, "-o", "sides=two-sided-short-edge", "-o", "media=A4"],
        ),
        (
            PrintRequest(pack=PACK, printer="Кабинет; rm -rf ~ $(x) 'y'", copies=999),
            [
                "-d",
                "Кабинет; rm -rf ~ $(x) 'y'",
                "-n",
                "999",
                "-t",
                JOB_TITLE,
                "-o",
                "sides=one-sided",
                "-o",
                "media=A4",
            ],
        ),
    ],
    ids=["a printer by name", "the usual printer", "a name that a shell would run"],
)
def test_options_go_to_cups_as_one_list_which_no_shell_reads(
    services: Services, session: Session, cups: Path, request_: PrintRequest, expected: list[str]
) -> None:
    services.printing.print_pack(session, request_)
    arguments = json.loads((cups / "arguments.json").read_text())
    collated = ["-o", "collate=true"] if request_.copies > 1 else []
    assert arguments == [*expected, *collated, "-s", "-"]


def test_copies_page_by_page_are_asked_for_as_such() -> None:
    command = printing.lp_command(PrintRequest(pack=PACK, copies=2, collate=False), Paper.A4)
    assert "collate=false" in command
    assert not any("collate" in each for each in printing.lp_command(PrintRequest(pack=PACK), Paper.A4))


def test_a_part_of_the_pages_is_all_that_cups_gets(services: Services, session: Session, cups: Path) -> None:
    whole = services.printing.prepare(session, BuildRequest(pack=PACK))
    result = services.printing.print_pack(session, PrintRequest(pack=PACK, page_range=(2, 3)))
    assert result.pages == 2
    assert _words(cups / "received.pdf") == _words(BytesIO(whole.data))[1:3]


def test_a_booklet_goes_out_in_its_order_turned_over_the_short_edge(
    services: Services, session: Session, cups: Path
) -> None:
    whole = services.printing.prepare(session, BuildRequest(pack=PACK))
    request = PrintRequest(pack=PACK, imposition=Imposition.BOOKLET, duplex=Duplex.LONG)
    result = services.printing.print_pack(session, request)
    arguments = json.loads((cups / "arguments.json").read_text())
    assert "sides=two-sided-short-edge" in arguments
    pages = _words(BytesIO(whole.data))
    order = booklet_order(len(pages))
    assert result.pages == len(order)
    sides = ["".join(pages[page] for page in side if page is not None) for side in order]
    assert ["".join(side.split()) for side in _words(cups / "received.pdf")] == [
        "".join(side.split()) for side in sides
    ]


def test_how_pages_lie_on_sheets_is_said(services: Services, session: Session) -> None:
    whole = services.printing.prepare(session, BuildRequest(pack=PACK))
    count = len(whole.pages.sizes)
    arrange = services.printing.arrange
    assert arrange(whole, imposition=Imposition.NONE) is whole
    lined = arrange(whole, imposition=Imposition.LINES)
    sides = -(-count // 2)
    assert len(lined.pages.sizes) == sides
    assert lined.line == f"{whole.line}, two to a side, with lines to write on ({sides} sides)"
    booklet = arrange(whole, imposition=Imposition.BOOKLET, page_range=(2, 2))
    assert booklet.line == f"{whole.line}, page 2, as a booklet (2 sides)"
    assert booklet.pages.sizes[0] == pytest.approx(whole.pages.sizes[0][::-1], abs=1)


def _words(file: Path | BytesIO) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(file).pages]


def test_the_paper_of_the_recipe_is_asked_for(services: Services, session: Session) -> None:
    prepared = services.printing.prepare(session, BuildRequest(pack=PACK))
    assert prepared.paper is Paper.A4
    for paper, media in ((Paper.A4, "media=A4"), (Paper.LETTER, "media=Letter")):
        assert media in printing.lp_command(PrintRequest(pack=PACK), paper)


def test_the_title_in_the_queue_says_nothing_of_the_pack(services: Services, session: Session, cups: Path) -> None:
    services.printing.print_pack(session, PrintRequest(pack=PACK, section=SectionId("section-5")))
    arguments = json.loads((cups / "arguments.json").read_text())
    assert JOB_TITLE in arguments
    for word in ("Delegation", "Speaker", "Kazakhstan", "members", "office", ".briefings"):
        assert not [argument for argument in arguments if word.casefold() in argument.casefold()]


def test_the_usual_printer_comes_first(services: Services, cups: Path) -> None:
    assert cups.exists()
    assert services.printing.printers() == (Printer(name="Reception", default=True), Printer(name="Office"))


@pytest.mark.parametrize(
    ("lpstat", "expected"),
    [
        ("#!/bin/sh\nexit 1\n", ()),
        ("#!/bin/sh\n[ $1 = -e ] && echo Office || exit 1\n", (Printer(name="Office"),)),
        (
            "#!/bin/sh\n[ $1 = -e ] && echo Office || echo 'no system default destination'\n",
            (Printer(name="Office"),),
        ),
    ],
    ids=["no scheduler", "no answer about the usual one", "no usual one"],
)
def test_a_printing_system_that_says_little_is_taken_as_it_is(
    services: Services, cups: Path, lpstat: str, expected: tuple[Printer, ...]
) -> None:
    _program(cups / "lpstat", lpstat)
    assert services.printing.printers() == expected


def test_a_printer_that_refuses_is_told_in_its_own_words(services: Services, session: Session, cups: Path) -> None:
    _program(cups / "lp", "#!/bin/sh\ncat > /dev/null\necho 'lp: Unknown destination' >&2\nexit 1\n")
    with pytest.raises(UserError, match="Unknown destination"):
        services.printing.print_pack(session, PrintRequest(pack=PACK, printer="Nowhere"))


@pytest.mark.parametrize(
    "lp",
    ["#!/bin/sh\nexit 3\n", "#!/bin/sh\nexec < /dev/null\nexit 3\n"],
    ids=["it fails without a word", "it closes the pipe at once"],
)
def test_a_print_that_fails_in_silence_is_not_taken_for_paper(
    services: Services, session: Session, cups: Path, lp: str
) -> None:
    _program(cups / "lp", lp)
    with pytest.raises(UserError) as failed:
        services.printing.print_pack(session, PrintRequest(pack=PACK))
    assert failed.value.title == "Nothing was printed"
    assert "3" in failed.value.message


def test_a_printing_system_that_hangs_is_given_up_and_ended(
    services: Services, session: Session, cups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_LONGEST", 0.5)
    _program(cups / "lp", '#!/bin/sh\necho $$ > "$(dirname "$0")/pid"\nexec sleep 60\n')
    start = time.monotonic()
    with pytest.raises(UserError, match="does not answer"):
        services.printing.print_pack(session, PrintRequest(pack=PACK))
    assert time.monotonic() - start < 20
    with pytest.raises(ProcessLookupError):
        os.kill(int((cups / "pid").read_text()), 0)


def test_a_printing_system_that_cannot_be_run_is_told(services: Services, session: Session, cups: Path) -> None:
    _program(cups / "lp", "#!/no/such/program\n")
    with pytest.raises(UserError, match="does not answer"):
        services.printing.print_pack(session, PrintRequest(pack=PACK))


# --- what goes out


def test_the_first_line_says_what_goes_out(services: Services, session: Session) -> None:
    prepared = services.printing.prepare(session, BuildRequest(pack=PACK, section=SectionId("section-5")))
    count = len(prepared.pages.sizes)
    pages = "1 page" if count == 1 else f"{count} pages"
    assert prepared.line.endswith(f", audience members, {pages}, draft")
    picture = prepared.pages.picture(1, 1.0).result()
    assert picture.width == pytest.approx(prepared.pages.sizes[0][0], abs=1)


@pytest.mark.parametrize("copies", [0, -1, 1000])
def test_a_number_of_copies_that_makes_no_sense_reaches_no_printer(
    services: Services, session: Session, cups: Path, copies: int
) -> None:
    with pytest.raises(InputError, match="1 to 999"):
        services.printing.print_pack(session, PrintRequest(pack=PACK, copies=copies))
    assert not (cups / "received.pdf").exists()


@pytest.mark.parametrize("wanted", [(0, 1), (2, 1), (1, 900), (900, 901)])
def test_pages_that_are_not_there_reach_no_printer(
    services: Services, session: Session, cups: Path, wanted: tuple[int, int]
) -> None:
    with pytest.raises(InputError, match="There are pages 1 to"):
        services.printing.print_pack(session, PrintRequest(pack=PACK, page_range=wanted))
    assert not (cups / "received.pdf").exists()


def test_what_an_export_refuses_is_not_printed_either(services: Services, session: Session, cups: Path) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Remember withheld twin."))
    with pytest.raises(RefusedError, match="Withheld Twin"):
        services.printing.print_pack(session, PrintRequest(pack=PACK))
    assert not (cups / "received.pdf").exists()
    services.printing.print_pack(session, PrintRequest(pack=PACK, audience=Level.STAFF))
    assert (cups / "received.pdf").exists()


def test_a_print_holds_what_was_typed_a_moment_ago(services: Services, session: Session, cups: Path) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Unmistakable farewell."))
    services.printing.print_pack(session, PrintRequest(pack=PACK))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(cups / "received.pdf").pages)
    assert "Unmistakable farewell." in " ".join(text.split())


# --- without CUPS


def test_without_any_printer_it_is_said_what_to_do(services: Services, session: Session, no_cups: None) -> None:
    assert services.printing.printers() == ()
    with pytest.raises(UserError, match="no printer") as refused:
        services.printing.print_pack(session, PrintRequest(pack=PACK))
    assert "PDF file" in refused.value.hint


def test_without_cups_pages_go_out_as_pictures_at_300_points_an_inch(
    services: Services, session: Session, no_cups: None
) -> None:
    services.printing.page_printer = paper = PaperTray()
    assert services.printing.printers() == (Printer(name="Paper"),)
    request = PrintRequest(pack=PACK, copies=2, duplex=Duplex.SHORT)
    result = services.printing.print_pack(session, request)
    assert len(paper.printed) == result.pages
    assert paper.title == JOB_TITLE
    assert paper.requests == [request]
    assert paper.printed[0].width == pytest.approx(595 * 300 / 72, abs=5)


def test_a_part_of_the_pages_is_that_part_and_no_other(services: Services, session: Session, no_cups: None) -> None:
    services.printing.page_printer = paper = PaperTray()
    prepared = services.printing.prepare(session, BuildRequest(pack=PACK))
    services.printing.print_prepared(prepared, PrintRequest(pack=PACK))
    whole = paper.printed
    part = services.printing.arrange(prepared, imposition=Imposition.NONE, page_range=(2, 3))
    result = services.printing.print_prepared(part, PrintRequest(pack=PACK))
    assert [image.data for image in paper.printed] == [image.data for image in whole[1:3]]
    assert result.pages == 2
