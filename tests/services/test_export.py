from __future__ import annotations

import os
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.ids import PackId, RecipeId, SectionId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import Block, Run, Text, plain_text
from briefing_app.errors import InputError, UserError
from briefing_app.services.building import Format, RefusedError
from briefing_app.services.export import CancelledError, ExportRequest
from briefing_app.services.export_names import export_names
from briefing_app.services.reading_back import docx_words, leaks
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from briefing_app.services.writing import FileWriter, ForeignFileError
from tests.builders import PACK, InMemoryReader, pack, person, section
from tests.services.parts import make_library, open_session, services_in

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")
TWIN = person("Withheld Twin", key="twin", named_to=Level.STAFF)


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings", TWIN)) as opened:
        yield opened


def _request(tmp_path: Path, **more: object) -> ExportRequest:
    return replace(ExportRequest(pack=PACK, out=tmp_path / "out"), **more)  # type: ignore[arg-type]


def test_an_export_holds_what_was_typed_a_moment_ago(services: Services, session: Session, tmp_path: Path) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Unmistakable farewell."))
    result = services.export.export(session, _request(tmp_path))
    pdf, docx = result.files
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    assert "Unmistakable farewell." in " ".join(text.split())
    assert "Unmistakable farewell." in docx_words(docx.read_bytes())
    assert result.pages[Format.PDF] == len(pypdf.PdfReader(pdf).pages)


def _left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*")) if folder.exists() else []


def test_progress_rises_to_one_and_a_stop_writes_nothing(services: Services, session: Session, tmp_path: Path) -> None:
    done: list[float] = []
    services.export.start(session, _request(tmp_path), progress=lambda part, _words: done.append(part)).result()
    assert done == sorted(done)
    assert done[-1] == 1.0
    stopped = _request(tmp_path, out=tmp_path / "stopped")
    with pytest.raises(CancelledError):
        services.export.export(session, stopped, cancelled=lambda: True)
    assert not (tmp_path / "stopped").exists()


def test_a_withheld_name_in_free_text_is_an_error_and_nothing_is_written(
    services: Services, session: Session, tmp_path: Path
) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Remember withheld twin."))
    with pytest.raises(RefusedError) as refused:
        services.export.export(session, _request(tmp_path, allow_missing=True))
    assert "Withheld Twin" in refused.value.findings[0].message
    assert not (tmp_path / "out").exists()
    staff = services.export.export(session, _request(tmp_path, audience=Level.STAFF))
    assert len(staff.files) == 2


def test_the_finished_file_is_read_back_though_the_checks_saw_nothing(
    services: Services, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Remember Withheld Twin."))
    monkeypatch.setattr("briefing_app.services.building.run_checks", lambda *_given, **_more: ())
    for form in Format:
        with pytest.raises(RefusedError) as refused:
            services.export.export(session, _request(tmp_path, formats=(form,)))
        assert refused.value.findings[0].check == "read-back"
    assert not (tmp_path / "out").exists()


def test_a_name_in_any_part_of_a_word_file_is_found(services: Services, session: Session, tmp_path: Path) -> None:
    (docx,) = services.export.export(session, _request(tmp_path, formats=(Format.DOCX,))).files
    assert leaks(docx.read_bytes(), docx=True, persons=[TWIN], pages=services.pages) == ()
    for part in ("docProps/app.xml", "word/comments.xml", "word/media/note.xml.rels"):
        planted = tmp_path / "planted.docx"
        with zipfile.ZipFile(docx) as source, zipfile.ZipFile(planted, "w") as package:
            for name in source.namelist():
                if name != part:
                    package.writestr(name, source.read(name))
            package.writestr(part, "<w:p><w:r><w:t>Withheld</w:t></w:r><w:r><w:t> Twin</w:t></w:r></w:p>")
        (leak,) = leaks(planted.read_bytes(), docx=True, persons=[TWIN], pages=services.pages)
        assert leak.spelling == "Withheld Twin"


def test_a_name_in_the_target_of_a_link_is_found_in_both_formats(
    services: Services, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = Run(text="here", link="https://example.org/people/withheld%20twin")
    session.type_text(NOTE, "close", "en", Text(blocks=(Block(runs=(linked,)),)))
    monkeypatch.setattr("briefing_app.services.building.run_checks", lambda *_given, **_more: ())
    for form in Format:
        with pytest.raises(RefusedError, match="Withheld Twin"):
            services.export.export(session, _request(tmp_path, formats=(form,)))


def test_an_unknown_recipe_or_section_is_refused_in_words(services: Services, session: Session, tmp_path: Path) -> None:
    for wrong in ({"recipe": RecipeId("gone")}, {"section": SectionId("gone")}):
        with pytest.raises(InputError):
            services.export.export(session, _request(tmp_path, **wrong))


# --- stopped, refused, denied: nothing half done


@pytest.mark.parametrize("looks", range(3))
def test_whenever_an_export_is_stopped_nothing_is_left_of_it(
    services: Services, session: Session, tmp_path: Path, looks: int
) -> None:
    answers = iter([False] * looks + [True])
    with pytest.raises(CancelledError):
        services.export.export(session, _request(tmp_path), cancelled=lambda: next(answers))
    assert _left(tmp_path / "out") == []
    assert next(answers, None) is None, "it was stopped at this very look"


def test_an_export_that_is_stopped_leaves_the_former_files_as_they_were(
    services: Services, session: Session, tmp_path: Path
) -> None:
    files = services.export.export(session, _request(tmp_path)).files
    before = [file.read_bytes() for file in files]
    session.type_text(NOTE, "close", "en", plain_text("Another farewell."))
    with pytest.raises(CancelledError):
        services.export.export(session, _request(tmp_path), cancelled=lambda: True)
    assert [file.read_bytes() for file in files] == before


def test_no_format_is_told_and_one_that_is_named_twice_is_written_once(
    services: Services, session: Session, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="No format"):
        services.export.export(session, _request(tmp_path, formats=()))
    result = services.export.export(session, _request(tmp_path, formats=(Format.PDF, Format.PDF)))
    assert [file.suffix for file in result.files] == [".pdf"]


def test_one_file_of_another_hand_keeps_both_formats_from_being_written(
    services: Services, session: Session, tmp_path: Path
) -> None:
    pdf, docx = services.export.export(session, _request(tmp_path)).files
    theirs = b"a colleague's notes in that very place"
    docx.write_bytes(theirs)
    pdf.unlink()
    with pytest.raises(ForeignFileError, match=re.escape(docx.name)):
        services.export.export(session, _request(tmp_path))
    assert docx.read_bytes() == theirs
    assert not pdf.exists()
    services.export.export(session, _request(tmp_path, force=True))
    assert docx.read_bytes() != theirs
    services.export.export(session, _request(tmp_path))


def test_a_folder_or_link_where_a_file_would_go_is_not_replaced(
    services: Services, session: Session, tmp_path: Path
) -> None:
    pdf, docx = services.export.export(session, _request(tmp_path)).files
    pdf.unlink()
    pdf.mkdir()
    (pdf / "inside.txt").write_text("kept")
    for force in (False, True):
        with pytest.raises(UserError):
            services.export.export(session, _request(tmp_path, force=force))
    assert (pdf / "inside.txt").read_text() == "kept"
    (pdf / "inside.txt").unlink()
    pdf.rmdir()
    theirs = tmp_path / "theirs.pdf"
    theirs.write_bytes(b"theirs")
    pdf.symlink_to(theirs)
    with pytest.raises(ForeignFileError):
        services.export.export(session, _request(tmp_path))
    services.export.export(session, _request(tmp_path, force=True))
    assert theirs.read_bytes() == b"theirs", "the link is replaced, not what it leads to"
    assert docx.exists()


def test_a_folder_that_is_missing_is_made_and_one_that_is_a_file_is_told(
    services: Services, session: Session, tmp_path: Path
) -> None:
    deep = tmp_path / "2020" / "Қазақстан" / "საქართველო"
    assert services.export.export(session, _request(tmp_path, out=deep)).files[0].parent == deep
    (tmp_path / "note.txt").write_text("kept")
    with pytest.raises(UserError, match="cannot be written"):
        services.export.export(session, _request(tmp_path, out=tmp_path / "note.txt" / "inside"))
    assert (tmp_path / "note.txt").read_text() == "kept"


@contextmanager
def _without_power() -> Iterator[None]:
    """Be an ordinary user for a while, whom folders can be closed to."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed in another way there")
@pytest.mark.parametrize("mode", [0o555, 0o000], ids=["read only", "closed"])
def test_a_folder_that_is_closed_to_us_is_told_and_left_as_it_was(tmp_path: Path, mode: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        ours, closed = Path(place) / "ours", Path(place) / "closed"
        for folder in (Path(place), ours, closed):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o777)
        if os.geteuid() == 0:
            os.chown(ours, 65534, 65534)
        closed.chmod(mode)
        writer = FileWriter(notes=ours / "notes", ledger=ours / "ledger.json")
        with _without_power():
            with pytest.raises(PermissionError):
                (closed / "probe").write_bytes(b"")
            with pytest.raises(UserError, match="cannot be written"):
                writer.write_own(closed / "Pack - members.pdf", b"pages")
            with pytest.raises(UserError, match="cannot be written"):
                writer.write_own(closed / "deeper" / "Pack - members.pdf", b"pages")
        closed.chmod(0o755)
        assert _left(closed) == []
        assert [name for name in _left(ours / "notes") if name] == []


def test_a_file_that_another_program_holds_is_tried_again_and_then_told(
    services: Services, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, docx = services.export.export(session, _request(tmp_path)).files
    before = pdf.read_bytes(), docx.read_bytes()
    held = [True]
    replace_file = Path.replace

    def windows(part: Path, target: Path) -> Path:
        if held[0] and target.suffix == ".pdf":
            error = PermissionError(13, "Access is denied")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return replace_file(part, target)

    monkeypatch.setattr(Path, "replace", windows)
    session.type_text(NOTE, "close", "en", plain_text("Another farewell."))
    start = time.monotonic()
    with pytest.raises(UserError, match="open in another program"):
        services.export.export(session, _request(tmp_path))
    assert 1.0 < time.monotonic() - start < 15
    assert (pdf.read_bytes(), docx.read_bytes()) == before
    assert _left(tmp_path / "out") == sorted([pdf.name, docx.name])
    held[0] = False
    services.export.export(session, _request(tmp_path))
    assert pdf.read_bytes() != before[0]


# --- two at once


def test_two_exports_at_once_leave_whole_files_that_are_the_programs_own(
    services: Services, session: Session, tmp_path: Path
) -> None:
    requests = [_request(tmp_path, audience=audience) for audience in (Level.MEMBERS, Level.STAFF)] * 2
    with ThreadPoolExecutor(max_workers=4) as workers:
        done = [workers.submit(services.export.export, session, request) for request in requests]
        results = [each.result() for each in done]
    files = {file for result in results for file in result.files}
    assert _left(tmp_path / "out") == sorted(file.name for file in files)
    assert len(files) == 4
    for file in files:
        assert pypdf.PdfReader(file).pages if file.suffix == ".pdf" else docx_words(file.read_bytes())
    for request in requests:
        services.export.export(session, request)


def test_writers_of_several_windows_lose_nothing_of_what_the_ledger_knows(tmp_path: Path) -> None:
    windows = [FileWriter(notes=tmp_path / "notes", ledger=tmp_path / "ledger.json") for _ in range(4)]
    same = tmp_path / "same.pdf"

    def work(window: int) -> None:
        for number in range(12):
            windows[window].write_own(tmp_path / f"{window}-{number}.pdf", b"%d" % number)
            windows[window].write_own(same, b"%d %d" % (window, number))

    with ThreadPoolExecutor(max_workers=4) as workers:
        for each in [workers.submit(work, window) for window in range(4)]:
            each.result()
    for file in tmp_path.glob("*.pdf"):
        windows[0].refuse_foreign(file)
    assert len(list(tmp_path.glob("*.pdf"))) == 49
    assert not list(tmp_path.glob("*.part-*"))


# --- names


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("Қазақстан Республикасы: адам құқықтары ұлы бәйге", "Қазақстан Республикасы адам құқықтары ұлы бәйге"),
        ("საქართველო — ადამიანის უფლებები", "საქართველო - ადამიანის უფლებები"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Users\\NUL", "C Users NUL"),
        ("con", "con"),
        ("???", "members"),
        ("تقرير \u202eحقوق الإنسان\u202c", "تقرير حقوق الإنسان"),
        ("W" * 200, "W" * 60),
        ("Ұ" * 200, "Ұ" * 40),
        ("e\u0301" * 4, "éééé"),
        ("Two\nlines\tand\x00NUL", "Two lines and NUL"),
    ],
)
def test_a_pack_of_any_name_becomes_a_file_inside_the_chosen_folder(
    services: Services, session: Session, tmp_path: Path, title: str, begins: str
) -> None:
    session.type_field(RecordRef(kind=Kind.PACK, id=PACK), "name", title)
    files = services.export.export(session, _request(tmp_path)).files
    for file in files:
        assert file.parent == tmp_path / "out"
        assert file.exists()
        assert file.name.startswith(begins), file.name
        assert len(file.name.encode()) <= 120
        assert file.stem.endswith("members")


def test_the_same_pack_for_two_audiences_never_lands_in_one_file(
    services: Services, session: Session, tmp_path: Path
) -> None:
    session.type_field(RecordRef(kind=Kind.PACK, id=PACK), "name", "Long name " * 40)
    names = [
        file.name
        for audience in (Level.STAFF, Level.MEMBERS)
        for section in (None, SectionId("section-5"))
        for file in services.export.export(session, _request(tmp_path, audience=audience, section=section)).files
    ]
    assert len(set(names)) == len(names) == 8


def test_packs_of_one_name_never_land_in_one_file_and_keep_their_names(
    services: Services, session: Session, tmp_path: Path
) -> None:
    twin = replace(pack(), id=PackId("pack-2"))
    copies = [replace(section, id=SectionId(f"{section.id}-2"), pack=twin.id) for section in _sections(session)]
    before = services.export.export(session, _request(tmp_path)).files
    session.do(lambda _reader: ChangeSet(label="Copy", changes=tuple(map(created, (twin, *copies))))).result()
    written = [
        services.export.export(session, _request(tmp_path, pack=each)).files for each in (PACK, twin.id, PACK, twin.id)
    ]
    assert written[:2] == written[2:]
    assert len({*written[0], *written[1]}) == 4
    assert all(file.exists() for file in (*before, *written[0], *written[1]))
    assert all(file.stem.endswith("members") for file in written[1])


def _sections(session: Session) -> tuple[Section, ...]:
    return session.ask(lambda reader: reader.where(Section, "pack", PACK)).result()


def test_names_that_differ_only_in_signs_that_no_file_bears_are_told_apart() -> None:
    reader = InMemoryReader(
        [
            pack(),
            replace(pack(), id=PackId("b"), name="Visit: one"),
            replace(pack(), id=PackId("c"), name="visit / ONE"),
        ]
    )
    names = {each.id: export_names(reader, each).file(audience="members", suffix="pdf") for each in reader.all(Pack)}
    assert names[PACK].endswith(f"{pack().name} - members.pdf")
    assert re.fullmatch(r"Visit one \([0-9a-f]{6}\) - members\.pdf", names[PackId("b")])
    assert re.fullmatch(r"visit ONE \([0-9a-f]{6}\) - members\.pdf", names[PackId("c")])


def test_sections_of_one_title_and_recipes_for_one_audience_are_told_apart() -> None:
    recipes = [Recipe(id=RecipeId(name), name=name, audience=Level.MEMBERS) for name in ("Chair", "Copies")]
    alone = Recipe(id=RecipeId("Handout"), name="Handout", audience=Level.PUBLIC)
    asked = replace(pack(), recipes=tuple(recipe.id for recipe in (*recipes, alone)))
    twins = [replace(section("cover", key=key), title="Twin") for key in ("s-1", "s-2")]
    names = export_names(InMemoryReader([asked, *recipes, alone, *twins]), asked)
    made = [names.file(audience="members", suffix="pdf", recipe=one.id) for one in (*recipes, alone)]
    assert made == [f"{asked.name} - {words}members.pdf" for words in ("Chair - ", "Copies - ", "")]
    parts = [names.file(audience="members", suffix="pdf", section=one.id) for one in twins]
    assert all(re.search(r"Twin \([0-9a-f]{6}\) - members", part) for part in parts)
    assert parts[0] != parts[1]


def test_a_pack_in_french_never_takes_the_place_of_the_english_one_and_names_stay_as_they_are() -> None:
    english = replace(pack(), id=PackId("english"), name="Dossier")
    french = replace(english, id=PackId("french"), language="fr")

    def name(reader: InMemoryReader, asked: Pack) -> str:
        return export_names(reader, asked).file(audience="members", suffix="pdf")

    both = InMemoryReader([english, french])
    assert name(both, english) == name(InMemoryReader([english]), english) == "Dossier - members.pdf"
    assert name(both, french) == name(InMemoryReader([french]), french) == "Dossier (fr) - members.pdf"
