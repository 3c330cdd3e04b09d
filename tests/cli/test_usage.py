"""What a person can type, and what they are told where it cannot be done."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.cli.run import run, verb_modules
from briefing_app.errors import UserError
from tests.cli.parts import Program, Said

ROOT = Path(__file__).resolve().parents[2]
PACK = "Delegation pack"


def recommendations(program: Program) -> list[dict[str, str]]:
    path = program.folder / "rows.json"
    assert program("export-data", program.library, "--out", path, "--force").code == 0
    rows: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))["recommendations"]
    return rows


def refused(said: Said, *words: str, code: int = 3) -> None:
    """See that a command said why, in words for a person, and printed no result."""
    assert said.code == code, said.err
    assert said.out == ""
    for word in words:
        assert word in said.err
    assert "Traceback" not in said.err
    assert "?." not in said.err


# --- which pack -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Delegation", "delegation PACK", "  Delegation pack: eu–kazakhstan ", "d"])
def test_a_pack_is_named_by_the_beginning_of_its_name_in_any_case(program: Program, name: str) -> None:
    assert program("check", program.library, "--pack", name).code == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", ("Which pack?", "Give the id instead")),
        ("handout", ("There is no such pack", "Public handout")),
        ("Delegation pack: EU–Kazakhstan PCC, February 2021", ("There is no such pack",)),
        ("Әйгүл", ("There is no such pack", "Әйгүл")),
    ],
)
def test_a_name_of_no_pack_or_of_several_is_refused_with_those_there_are(
    program: Program, name: str, words: tuple[str, ...]
) -> None:
    refused(program("check", program.library, "--pack", name), "Delegation pack", *words)


def test_a_library_may_lie_in_a_folder_with_spaces_and_letters_of_any_script(program: Program) -> None:
    folder = program.folder / "Менің кітапханам · ჩემი" / "a b"
    folder.mkdir(parents=True)
    library = folder / "le dossier d’été.briefings"
    shutil.copyfile(program.library, library)
    said = program("build", library, "--pack", PACK, "--out", folder / "out put", "--section", section_of(program))
    assert said.code == 0, said.err
    (path,) = [Path(line) for line in said.out.splitlines()]
    assert path.parent == folder / "out put"
    assert path.read_bytes().startswith(b"%PDF")


def section_of(program: Program, kind: str = "country_situation") -> str:
    path = program.folder / "sections.json"
    program("export-data", program.library, "--out", path, "--force")
    sections = json.loads(path.read_text(encoding="utf-8"))["records"]["section"]
    return str(next(each["id"] for each in sections if each["section_type"] == kind))


# --- which library ----------------------------------------------------------------------------------------------------


@pytest.fixture(params=["missing", "folder", "empty", "foreign", "another database", "newer", "cut short"])
def unusable(request: pytest.FixtureRequest, program: Program) -> Path:
    """A file that no verb can work on."""
    path = program.folder / f"{request.param}.briefings"
    if request.param == "folder":
        path.mkdir()
    elif request.param == "empty":
        path.touch()
    elif request.param == "foreign":
        path.write_bytes(b"%PDF-1.7 a report")
    elif request.param == "another database":
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE songs (title TEXT)")
        database.close()
    elif request.param == "newer":
        shutil.copyfile(program.library, path)
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 9999")
        database.close()
    elif request.param == "cut short":
        path.write_bytes(program.library.read_bytes()[:5000])
    return path


VERBS = (
    ("packs",),
    ("status",),
    ("check", "--pack", PACK),
    ("build", "--pack", PACK, "--out", "OUT"),
    ("copies", "--pack", PACK, "--out", "OUT"),
    ("export-data", "--out", "OUT"),
    ("backup", "--out", "OUT"),
    ("assess", "--recommendation", "x", "--status", "full", "--date", "2020", "--claim", "own"),
)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_a_file_that_is_no_usable_library_is_refused_by_every_verb_and_left_as_it_is(
    program: Program, unusable: Path, verb: tuple[str, ...]
) -> None:
    before = unusable.read_bytes() if unusable.is_file() else None
    out = program.folder / "out"
    rest = [out if word == "OUT" else word for word in verb[1:]]
    refused(program(verb[0], unusable, *rest), unusable.stem)
    assert (unusable.read_bytes() if unusable.is_file() else None) == before
    assert not out.exists()


# --- where to ---------------------------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_made(program: Program) -> None:
    out = program.folder / "deep" / "down"
    assert program("build", program.library, "--pack", PACK, "--section", section_of(program), "--out", out).code == 0
    assert len(list(out.iterdir())) == 1


def test_where_a_file_lies_in_the_place_of_the_folder_nothing_is_written(program: Program) -> None:
    out = program.folder / "out"
    out.write_bytes(b"somebody's")
    said = program("build", program.library, "--pack", PACK, "--section", section_of(program), "--out", out)
    refused(said, "Choose another folder")
    assert out.read_bytes() == b"somebody's"


def test_a_folder_that_may_not_be_written_to_is_named(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    section = section_of(program)
    _close_folders(monkeypatch, "locked")
    said = program(
        "build", program.library, "--pack", PACK, "--section", section, "--out", program.folder / "locked" / "in"
    )
    refused(said, "Permission denied", "Choose another folder")


def test_without_a_folder_of_its_own_the_program_says_so_and_is_not_at_fault(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    _close_folders(monkeypatch, "home")
    refused(program("packs", program.library), "The program cannot use its own folder", "BRIEFING_HOME")


def _close_folders(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let no folder be made below one of this name, as for a person who may not write there."""
    make = Path.mkdir

    def closed(path: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if name in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        make(path, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", closed)


@pytest.mark.parametrize("verb", ["export-data", "backup", "sample"])
def test_nothing_of_another_hand_is_replaced(program: Program, verb: str) -> None:
    theirs = program.folder / "theirs.json"
    theirs.write_bytes(b"{}")
    arguments = (verb, theirs) if verb == "sample" else (verb, program.library, "--out", theirs)
    refused(program(*arguments), "theirs.json is there already")
    assert theirs.read_bytes() == b"{}"


def test_data_of_another_hand_is_replaced_when_forced(program: Program) -> None:
    theirs = program.folder / "theirs.json"
    theirs.write_bytes(b"{}")
    assert program("export-data", program.library, "--out", theirs, "--force").code == 0
    assert json.loads(theirs.read_text(encoding="utf-8"))["format"] == "briefing-exchange"


# --- dates, audiences, sections ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["status", "build"])
@pytest.mark.parametrize("day", ["2020-02", "2020", "17.2.20", "2020-02-30", "2020-13-01", "0000-01-01", "", "today"])
def test_a_date_that_is_no_day_is_wrong_usage_and_says_how_to_write_one(program: Program, verb: str, day: str) -> None:
    more = ("--pack", PACK, "--out", program.folder / "out") if verb == "build" else ()
    refused(program(verb, program.library, *more, "--as-of", day), "write it as 2020-02-17", "usage:", code=2)


@pytest.mark.parametrize("day", ["17/2/2020", "17.2.2020", "17 February 2020"])
def test_a_day_may_be_written_as_in_a_form(program: Program, day: str) -> None:
    results = program("status", program.library, "--as-of", day, "--json").value["results"]
    assert {result["as_of"] for result in results} == {"2020-02-17"}


@pytest.mark.parametrize("date", ["2020-02-30", "17 February", "", "2020-2-", "20"])
def test_an_assessment_takes_a_year_a_month_or_a_day_and_nothing_else(program: Program, date: str) -> None:
    said = program(
        "assess", program.library, "--recommendation", "x", "--status", "full", "--date", date, "--claim", "own"
    )
    refused(said, "is no date", "usage:", code=2)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_can_be_asked_about(program: Program, day: str) -> None:
    results = program("status", program.library, "--as-of", day, "--json").value["results"]
    assert [result["as_of"] for result in results] == [day] * 3


@pytest.mark.parametrize(("audience", "code"), [("staff", 0), ("members", 0), ("public", 3)])
def test_the_check_is_that_of_the_audience_asked_for(program: Program, audience: str, code: int) -> None:
    said = program("check", program.library, "--pack", PACK, "--audience", audience, "--json")
    assert said.code == code
    if code:
        refused(said, "Nothing here is for the audience “public”")
    else:
        assert isinstance(said.value, list)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--audience", "everybody"), "everybody"),
        (("--format", "odt"), "odt"),
        (("--format", ""), "format"),
        (("--colour", "red"), "--colour"),
    ],
)
def test_a_choice_that_there_is_not_is_wrong_usage(program: Program, arguments: tuple[str, ...], word: str) -> None:
    said = program("build", program.library, "--pack", PACK, "--out", program.folder / "out", *arguments)
    refused(said, word, "usage:", code=2)


def test_one_format_asked_for_twice_is_written_once(program: Program) -> None:
    section = section_of(program)
    said = program(
        "build", program.library, "--pack", PACK, "--section", section, "--out", program.folder / "out",
        "--format", "docx", "--format", "docx",
    )  # fmt: skip
    assert [Path(line).suffix for line in said.out.splitlines()] == [".docx"]


@pytest.mark.parametrize("section", ["nothing", "", "country_situation"])
def test_a_section_that_the_pack_has_not_is_refused(program: Program, section: str) -> None:
    said = program("build", program.library, "--pack", PACK, "--section", section, "--out", program.folder / "out")
    refused(said, "There is no such section for this audience")


def test_a_section_that_is_closed_to_the_audience_is_as_if_it_were_not_there(program: Program) -> None:
    said = program(
        "build", program.library, "--pack", PACK, "--audience", "public", "--section", section_of(program),
        "--out", program.folder / "out",
    )  # fmt: skip
    refused(said, "There is no such section for this audience")


# --- assess -----------------------------------------------------------------------------------------------------------


def assess(program: Program, *more: str, call: str | None = None) -> Said:
    chosen = call if call is not None else recommendations(program)[0]["id"]
    arguments = {"--status": "full", "--date": "2020-03-01", "--claim": "ngo"}
    given = [word for name, value in arguments.items() if name not in more for word in (name, value)]
    return program("assess", program.library, "--recommendation", chosen, *given, *more)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--by", "Nobody"), ("The claimant is not known", "'Nobody'")),
        (("--by", ""), ("The claimant is not known",)),
    ],
)
def test_who_says_so_must_be_known(program: Program, more: tuple[str, ...], words: tuple[str, ...]) -> None:
    refused(assess(program, *more), *words)


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (("--status", "good"), "good"),
        (("--status", ""), "status"),
        (("--claim", "church"), "church"),
        (("--note", "x" * 501), "a word of over 500 characters"),
        (("--grade", "x " * 10_001), "at most 20000"),
    ],
)
def test_a_judgement_that_no_library_can_keep_is_wrong_usage(
    program: Program, more: tuple[str, ...], word: str
) -> None:
    refused(assess(program, *more), word, "usage:", code=2)
    assert {row["status"] for row in recommendations(program)} == {"partial", "none", "unassessed"}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("nothing", ("There is no such recommendation", "export-data")),
        ("", ("There is no such recommendation",)),
        ("P8_TA(2019)0203, paragraph not verified", ("Which recommendation?", "names 24")),
    ],
)
def test_a_recommendation_that_is_not_there_or_not_the_only_one_is_refused(
    program: Program, call: str, words: tuple[str, ...]
) -> None:
    refused(assess(program, call=call), *words)


def test_a_note_is_kept_without_letters_that_nothing_can_print(program: Program) -> None:
    said = assess(program, "--note", " Told\u0000 us\u0007\r\nin Шымкент. ", "--grade", "A (largely satisfactory)")
    assert said.code == 0, said.err
    path = program.folder / "data.json"
    program("export-data", program.library, "--out", path)
    kept = json.loads(path.read_text(encoding="utf-8"))["records"]["assessment"]
    added = next(each for each in kept if each["id"] == said.out.strip())
    assert added["note"] == "Told us\nin Шымкент."
    assert added["original_grade"] == "A (largely satisfactory)"


def test_a_judgement_of_what_is_not_counted_is_kept_and_says_that_no_total_changes(program: Program) -> None:
    appraisal = next(row for row in recommendations(program) if not row["counted"])
    said = assess(program, call=appraisal["id"])
    assert said.code == 0
    assert "is not counted, so no total changes" in said.err


def test_each_judgement_is_added_and_the_last_of_a_day_counts(program: Program) -> None:
    call = recommendations(program)[0]["id"]
    ids = {assess(program, "--status", status, call=call).out.strip() for status in ("full", "contrary")}
    assert len(ids) == 2
    row = next(row for row in recommendations(program) if row["id"] == call)
    assert row["status"] in ("none", "partial")  # the clock stands before that day
    answer = program("status", program.library, "--as-of", "2020-03-01", "--json").value["results"][0]
    assert (answer["counts"]["full"], answer["counts"]["contrary"]) == (0, 1)


# --- what is printed --------------------------------------------------------------------------------------------------


def test_status_in_json_says_who_counts_what_and_what_sources_state(program: Program) -> None:
    result = program("status", program.library, "--as-of", "2020-02-17", "--json").value["results"][0]
    assert set(result) == {
        "instrument", "addressee", "as_of", "claimant", "total", "counts", "overtaken", "claims", "stated", "headline"
    }  # fmt: skip
    assert set(result["claimant"]) == {"claimant", "by"}
    for claim in result["claims"]:
        assert set(claim) == {"claimant", "by", "total", "counts"}
        assert sum(claim["counts"].values()) - claim["counts"]["overtaken"] == claim["total"]
    for stated in result["stated"]:
        assert set(stated) == {"source", "numbers", "total", "date", "words", "differences", "total_difference"}


def test_each_way_of_naming_a_claimant_leads_to_the_same_counts(program: Program) -> None:
    by_kind = program("status", program.library, "--by", "ngo", "--json").value["results"]
    name = by_kind[0]["claimant"]["by"]
    assert program("status", program.library, "--by", f" {name.upper()} ", "--json").value["results"] == by_kind


def test_an_addressee_is_found_by_an_alias(program: Program) -> None:
    by_name = program("status", program.library, "--addressee", "European External Action Service", "--json").value
    assert program("status", program.library, "--addressee", "eeas", "--json").value == by_name


def test_letters_that_the_system_has_not_are_printed_all_the_same(program: Program) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "status", str(program.library)],
        cwd=ROOT, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "“Kazakhstan: a dialogue or bluff?”" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("verb", sorted(verb_modules()))
def test_each_verb_explains_itself(program: Program, verb: str) -> None:
    said = program(verb, "--help")
    assert said.code == 0
    assert f"usage: main.py {verb}" in said.out


@pytest.mark.parametrize("title", ["Which one?", "Stop!", "It stopped", "It stopped."])
def test_a_title_is_closed_by_one_sign(capsys: pytest.CaptureFixture[str], title: str) -> None:
    def fails() -> None:
        raise UserError(title, "Something", "Do this.")

    code = run(["packs", "x"], make_services=fails, show_window=lambda *_, **__: 0)  # type: ignore[arg-type]
    assert code == 3
    closed = title if title[-1] in "?!." else f"{title}."
    assert capsys.readouterr().err == f"{closed} Something Do this.\n"


def test_a_command_that_is_interrupted_ends_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    code = run(["packs", "x"], make_services=interrupted, show_window=lambda *_, **__: 0)  # type: ignore[arg-type]
    assert code == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_has_read_enough_is_no_fault_of_the_program(program: Program) -> None:
    reading = subprocess.Popen(
        [sys.executable, "main.py", "packs", str(program.library)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert reading.stdout is not None
    assert reading.stderr is not None
    reading.stdout.close()
    assert (reading.stderr.read(), reading.wait(60)) == (b"", 0)
    reading.stderr.close()
