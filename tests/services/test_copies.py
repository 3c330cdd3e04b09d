from __future__ import annotations

import csv
import errno
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pypdf
import pytest

from briefing_app.domain.changes import ChangeSet, created, replaced
from briefing_app.domain.ids import PersonId, RecipeId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import DelegationMember, Mission
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.records.people import Person
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.text import plain_text
from briefing_app.errors import InputError, UserError
from briefing_app.services import writing
from briefing_app.services.building import Format, RefusedError
from briefing_app.services.copies import CopiesResult
from briefing_app.services.copy_plan import CopiesRequest, Rule
from briefing_app.services.export import CancelledError, ExportRequest
from briefing_app.services.recipients import Choice
from briefing_app.services.services import Services
from briefing_app.services.session import Session
from briefing_app.services.writing import ForeignFileError
from tests.builders import MISSION, PACK, PERSON, person, recipe
from tests.services.parts import make_library, open_session, services_in

NOTE = RecordRef(kind=Kind.SPEAKER_NOTE, id="note-1")
ROZA = person("Róża Example", key="roza", named_to=Level.PUBLIC)
HIDDEN = person("Hidden Helper", key="hidden", named_to=Level.STAFF)
STAFF = recipe("Staff copy", key="recipe-2", audience=Level.STAFF)
NAMES = ("Max Member", "Róża Example")


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1581940920")
    with services_in(tmp_path / "home") as made:
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings", ROZA, HIDDEN, STAFF)) as opened:
        _delegation(opened, PERSON, "roza")
        yield opened


def _put(session: Session, kind: type[Record], record_id: str, **fields: object) -> None:
    held = session.read_now(lambda reader: reader.get(kind, record_id))
    assert held is not None
    change = replaced(held, replace(held, **fields))  # type: ignore[arg-type]
    session.do(lambda _reader: ChangeSet(label="Put", changes=(change,))).result()


def _delegation(session: Session, *people: str) -> None:
    members = [DelegationMember(person=PersonId(key), role="Leads" if key == PERSON else "") for key in people]
    _put(session, Mission, MISSION, delegation=tuple(members))


def _request(tmp_path: Path, **more: object) -> CopiesRequest:
    return replace(CopiesRequest(pack=PACK, out=tmp_path / "out"), **more)  # type: ignore[arg-type]


def _pages(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def _left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def _manifest(result: CopiesResult) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.manifest.read_text(encoding="utf-8-sig"))))


# --- whose copy it is -------------------------------------------------------------------------------------------------


def test_each_page_bears_its_own_name_and_number_and_the_rest_is_the_ordinary_export(
    services: Services, session: Session, tmp_path: Path
) -> None:
    made = services.copies.make(session, _request(tmp_path))
    ordinary = services.export.export(
        session, ExportRequest(pack=PACK, out=tmp_path / "ordinary", formats=(Format.PDF,))
    ).files[0]
    assert [copy.name for copy in made.copies] == list(NAMES)
    for number, copy in enumerate(made.copies, start=1):
        own = f"Copy {number} of 2 · {copy.name}"
        pages = _pages(copy.file)
        assert len(pages) == copy.pages
        assert [page.count("Copy ") for page in pages] == [1] * len(pages)
        assert [" ".join(page.replace(own, "").split()) for page in pages] == _pages(ordinary)


def test_each_foot_of_a_word_file_bears_its_own_name_and_its_body_is_the_ordinary_one(
    services: Services, session: Session, tmp_path: Path
) -> None:
    made = services.copies.make(session, _request(tmp_path, format=Format.DOCX))
    ordinary = services.export.export(
        session, ExportRequest(pack=PACK, out=tmp_path / "ordinary", formats=(Format.DOCX,))
    ).files[0]
    for number, copy in enumerate(made.copies, start=1):
        feet = [
            "\n".join(line.text for line in part.footer.paragraphs) for part in docx.Document(str(copy.file)).sections
        ]
        assert all(foot.count(f"Copy {number} of 2 · {copy.name}") == foot.count("Copy ") == 1 for foot in feet)
        with zipfile.ZipFile(copy.file) as own, zipfile.ZipFile(ordinary) as plain:
            assert own.namelist() == plain.namelist()
            other = {name for name in own.namelist() if own.read(name) != plain.read(name)}
        assert other
        assert all(re.fullmatch(r"word/footer\d+\.xml", name) for name in other)


def test_the_foot_speaks_the_language_of_the_pack(services: Services, session: Session, tmp_path: Path) -> None:
    _put(session, Pack, PACK, language="fr")
    made = services.copies.make(session, _request(tmp_path))
    assert all("Exemplaire 2 sur 2 · Róża Example" in page for page in _pages(made.copies[1].file))


def test_a_rule_gives_some_another_recipe_and_the_first_that_fits_counts(
    services: Services, session: Session, tmp_path: Path
) -> None:
    head = Rule(choice=Choice(roles=("leads",)), recipe=STAFF.id)
    later = Rule(choice=Choice(), recipe=RecipeId("recipe-1"))
    made = services.copies.make(session, _request(tmp_path, rules=(head, later), pattern="{name} {audience}"))
    assert [copy.audience for copy in made.copies] == [Level.STAFF, Level.MEMBERS]
    assert [copy.file.name for copy in made.copies] == ["Max Member staff.pdf", "Róża Example members.pdf"]
    texts = [" ".join(_pages(copy.file)) for copy in made.copies]
    assert ["For staff only" in text for text in texts] == [True, False]


# --- the list of what was made ----------------------------------------------------------------------------------------


def test_the_manifest_says_of_each_file_what_it_is(services: Services, session: Session, tmp_path: Path) -> None:
    made = services.copies.make(session, _request(tmp_path))
    rows = _manifest(made)
    assert _left(tmp_path / "out") == sorted([*(row["File"] for row in rows), made.manifest.name])
    for row, copy in zip(rows, made.copies, strict=True):
        data = copy.file.read_bytes()
        assert row["SHA-256"] == copy.sha256 == hashlib.sha256(data).hexdigest()
        assert int(row["Pages"]) == len(pypdf.PdfReader(copy.file).pages)
        assert (row["Copy"], row["Of"], row["Recipient"]) == (str(copy.number), "2", copy.name)
        assert row["Made"] == "Draft, 17 February 2020, 12:02"
        assert (row["Audience"], row["Encrypted"]) == ("members", "no")


def test_made_again_the_copies_are_the_same_bytes_in_the_same_places(
    services: Services, session: Session, tmp_path: Path
) -> None:
    first = services.copies.make(session, _request(tmp_path))
    assert services.copies.make(session, _request(tmp_path)) == first


# --- what is refused, and then nothing is written ---------------------------------------------------------------------


def test_somebody_who_may_not_be_named_to_the_audience_gets_no_copy(
    services: Services, session: Session, tmp_path: Path
) -> None:
    _delegation(session, PERSON, "hidden")
    plan = services.copies.plan(session, _request(tmp_path))
    assert [bool(copy.refusal) for copy in plan.copies] == [False, True]
    with pytest.raises(InputError, match="Hidden Helper: may be named to staff only, and this copy is for members"):
        services.copies.make(session, _request(tmp_path))
    assert _left(tmp_path / "out") == []
    ours = Rule(choice=Choice(people=("hidden",)), recipe=STAFF.id)
    assert len(services.copies.make(session, _request(tmp_path, rules=(ours,))).copies) == 2
    alone = services.copies.make(session, _request(tmp_path, out=tmp_path / "rest", choice=Choice(without=("hidden",))))
    assert [copy.name for copy in alone.copies] == ["Max Member"]


def test_a_name_that_cannot_be_drawn_is_refused(services: Services, session: Session, tmp_path: Path) -> None:
    _put(session, Person, "roza", name="Róża \N{EGYPTIAN HIEROGLYPH A001}")
    with pytest.raises(InputError, match=r"U\+13000"):
        services.copies.make(session, _request(tmp_path))
    assert _left(tmp_path / "out") == []


def test_what_the_checks_find_in_one_recipe_stops_every_copy(
    services: Services, session: Session, tmp_path: Path
) -> None:
    session.type_text(NOTE, "close", "en", plain_text("Remember hidden helper."))
    head = Rule(choice=Choice(roles=("leads",)), recipe=STAFF.id)
    with pytest.raises(RefusedError, match="Hidden Helper"):
        services.copies.make(session, _request(tmp_path, rules=(head,)))
    assert _left(tmp_path / "out") == []


def test_each_finished_copy_is_read_back(
    services: Services, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = person("Róża", key="twin", named_to=Level.STAFF)
    session.do(lambda _reader: ChangeSet(label="Put", changes=(created(twin),))).result()
    monkeypatch.setattr("briefing_app.services.building.run_checks", lambda *_given, **_more: ())
    _delegation(session, PERSON, "roza")
    for form in Format:
        with pytest.raises(RefusedError) as refused:
            services.copies.make(session, _request(tmp_path, format=form))
        assert refused.value.findings[0].check == "read-back"
    assert _left(tmp_path / "out") == []


def test_a_file_of_another_hand_is_never_replaced(services: Services, session: Session, tmp_path: Path) -> None:
    for position in (0, 1, 2):
        out = tmp_path / str(position)
        request = _request(tmp_path, out=out)
        plan = services.copies.plan(session, request)
        name = [*(copy.file for copy in plan.copies), plan.manifest][position]
        out.mkdir()
        (out / name).write_bytes(b"somebody's")
        with pytest.raises(ForeignFileError):
            services.copies.make(session, request)
        assert _left(out) == [name]
        assert (out / name).read_bytes() == b"somebody's"


def test_progress_rises_to_one_and_a_stop_writes_nothing(services: Services, session: Session, tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    services.copies.start(session, _request(tmp_path), progress=lambda *each: told.append(each)).result()
    done = [each for each, _ in told]
    assert done == sorted(done)
    assert done[-1] == 1.0
    assert "Copy 2 of 2" in [words for _, words in told]
    asked = iter([False, True])
    with pytest.raises(CancelledError):
        services.copies.make(session, _request(tmp_path, out=tmp_path / "stopped"), cancelled=lambda: next(asked))
    assert _left(tmp_path / "stopped") == []


@pytest.mark.parametrize("full_at", ["list", "last copy"])
def test_where_the_disk_fills_no_part_of_the_run_stays_and_an_earlier_one_is_as_it_was(
    services: Services, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full_at: str
) -> None:
    made = services.copies.make(session, _request(tmp_path))
    earlier = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    session.type_text(NOTE, "close", "en", plain_text("Other words than before."))
    meets = made.manifest if full_at == "list" else made.copies[-1].file
    write = writing._write_durably

    def fills(path: Path, data: bytes) -> None:
        if path.name.startswith(meets.name):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    monkeypatch.setattr(writing, "_write_durably", fills)
    for folder in ("out", "new"):
        with pytest.raises(UserError, match="disk is full"):
            services.copies.make(session, _request(tmp_path, out=tmp_path / folder))
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == earlier
    assert _left(tmp_path / "new") == []
    monkeypatch.undo()
    services.copies.make(session, _request(tmp_path))
    assert all(path.read_bytes() != data for path, data in earlier.items()), "with room again, all is new"


# --- passwords --------------------------------------------------------------------------------------------------------


def test_each_encrypted_copy_opens_with_its_own_password_alone(
    services: Services, session: Session, tmp_path: Path
) -> None:
    made = services.copies.make(session, _request(tmp_path, encrypt=True))
    first, second = made.copies
    assert first.password != second.password
    assert [row["Encrypted"] for row in _manifest(made)] == ["yes", "yes"]
    for copy, other in ((first, second), (second, first)):
        for wrong in ("", other.password):
            with pytest.raises(pikepdf.PasswordError):
                pikepdf.open(copy.file, password=wrong)
        with pikepdf.open(copy.file, password=copy.password) as opened:
            assert (opened.encryption.R, opened.encryption.stream_method.name) == (6, "aesv3")
            assert opened.allow.accessibility
            with opened.open_metadata() as said:
                assert "pdfaid:part" not in said
                assert said["pdfuaid:part"] == "1"
        read = pypdf.PdfReader(copy.file, password=copy.password)
        assert all(f"· {copy.name}" in " ".join(page.extract_text().split()) for page in read.pages)


def test_passwords_are_written_to_the_list_that_was_asked_for_and_to_nothing_else(
    services: Services, session: Session, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    made = services.copies.make(session, _request(tmp_path, encrypt=True))
    words = [copy.password for copy in made.copies]
    held = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(word.encode() in data for word in words for data in held)
    services.copies.save_passwords(made, tmp_path / "list.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["Recipient"], row["Password"]) for row in rows] == list(zip(NAMES, words, strict=True))
    assert not any(word in caplog.text or word in repr(made) for word in (*words,))
    assert not any(name in caplog.text for name in NAMES)
    (tmp_path / "theirs.csv").write_text("somebody's")
    with pytest.raises(ForeignFileError):
        services.copies.save_passwords(made, tmp_path / "theirs.csv")


def test_a_word_file_with_a_password_is_refused(services: Services, session: Session, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Choose PDF"):
        services.copies.make(session, _request(tmp_path, format=Format.DOCX, encrypt=True))
    assert _left(tmp_path / "out") == []
