"""``check --text``: a text that others wrote, compared on the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.parts import Program

NEWSLETTER = (
    "Dana Zhanay presented a report on the recommendations of the EP resolution adopted on 14 March 2019."
    " So far, Kazakhstan implemented only 2 out of 20 of them."
)
KEYS = ["check", "severity", "where", "quote", "message", "fix", "said", "actual", "outcome"]


def check(program: Program, text: str | bytes, *more: str) -> tuple[int, str]:
    file = program.folder / "text.txt"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    said = program("check", program.library, "--text", file, "--as-of", "2020-02-17", *more)
    return said.code, said.out + said.err


def test_the_count_of_a_newsletter_that_the_rows_contradict_is_found_with_both_numbers(program: Program) -> None:
    file = program.folder / "newsletter.txt"
    file.write_text(NEWSLETTER, encoding="utf-8")
    said = program("check", program.library, "--text", file, "--as-of", "2020-02-17", "--json")
    assert said.code == 1
    (found,) = said.value
    assert list(found) == KEYS
    assert found["outcome"] == "differs"
    assert (found["said"], found["actual"], found["severity"]) == ("2 of 20", "0 of 20", "error")
    assert found["quote"] == "So far, Kazakhstan implemented only 2 out of 20 of them."


def test_a_person_reads_where_it_stands_what_is_wrong_and_what_to_do(program: Program) -> None:
    code, out = check(program, NEWSLETTER)
    assert code == 1
    assert out.startswith("error: paragraph 1: The text says 2 of 20 implemented")
    assert "the rows say 0 of 20" in out
    assert "Correct the number" in out


def test_a_text_that_the_rows_bear_out_is_passed_and_an_old_encoding_is_told(program: Program) -> None:
    true = "None of the 20 recommendations has been fully implemented."
    code, out = check(program, true)
    assert (code, out.splitlines()[-1]) == (0, "1 count agrees with the rows.")
    assert out.startswith("note: paragraph 1: It agrees. 0 of 20 fully implemented (recommendations addressed to")
    code, out = check(program, f"{true} Très bien.".encode("cp1252"))
    assert (code, "Windows-1252" in out) == (0, True)


def test_what_became_of_the_calls_later_is_not_held_against_an_older_text(program: Program) -> None:
    file = program.folder / "text.txt"
    file.write_text("Eighteen of the 20 recommendations have not been implemented.", encoding="utf-8")
    for day, code in (("2020-02-17", 0), ("2019-12-31", 1)):
        assert program("check", program.library, "--text", file, "--as-of", day).code == code


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 2),
        (("--text", "FILE", "--pack", "Delegation pack"), 2),
        (("--text", "FILE", "--audience", "public"), 2),
        (("--pack", "Delegation pack", "--as-of", "2020-02-17"), 2),
        (("--pack", "Delegation pack", "--language", "en"), 2),
        (("--text", "FILE", "--as-of", "yesterday"), 2),
        (("--text", "FILE", "--language", "de"), 3),
        (("--text", "MISSING"), 3),
    ],
)
def test_arguments_that_do_not_go_together_are_refused(program: Program, arguments: tuple[str, ...], code: int) -> None:
    file = program.folder / "text.txt"
    file.write_text(NEWSLETTER, encoding="utf-8")
    places = {"FILE": str(file), "MISSING": str(program.folder / "missing.txt")}
    said = program("check", program.library, *(places.get(each, each) for each in arguments))
    assert (said.code, said.out) == (code, "")
    assert said.err


def test_a_count_that_could_not_be_compared_is_never_mistaken_for_a_right_one(program: Program) -> None:
    file = program.folder / "text.txt"
    file.write_text(
        f"{NEWSLETTER}\n\nUzbekistan has implemented 5 of 9.\nNone of the 20 calls was met.", encoding="utf-8"
    )
    asked = ("check", program.library, "--text", file, "--as-of", "2020-02-17")
    told = [
        (each["outcome"], each["severity"], each["said"], each["actual"]) for each in program(*asked, "--json").value
    ]
    assert told == [
        ("differs", "error", "2 of 20", "0 of 20"),
        ("not compared", "note", "5 of 9", ""),
        ("not compared", "note", "None of the 20 calls", ""),
    ]
    said = program(*asked)
    assert "note: paragraph 2: Not compared. It speaks of “Uzbekistan”" in said.out
    assert said.err.strip() == "1 count differs from the rows; 2 counts could not be compared."
    file.write_text("Uzbekistan has implemented 5 of 9.", encoding="utf-8")
    assert program(*asked).code == 0
    file.write_text("Nothing is counted here.", encoding="utf-8")
    said = program(*asked)
    assert (said.code, said.out) == (0, "")
    assert "nothing was compared" in said.err


def test_the_count_of_a_pack_that_the_rows_contradict_carries_both_numbers_too(program: Program) -> None:
    data = program.folder / "data.json"
    program("export-data", program.library, "--out", data)
    exchange = json.loads(data.read_text(encoding="utf-8"))
    note = next(each for each in exchange["records"]["speaker_note"] if each["title"].startswith("What became"))
    note["title"] = "Kazakhstan implemented 2 of the 20 recommendations"
    data.write_text(json.dumps(exchange), encoding="utf-8")
    assert program("import", program.library, data).code == 0
    said = program("check", program.library, "--pack", "Delegation pack", "--json")
    assert said.code == 1
    found = [each for each in said.value if each["check"] == "typed-count"]
    assert [(each["said"], each["actual"]) for each in found] == [("2 of 20", "0 of 20")]
    assert all("said" not in each for each in said.value if each["check"] != "typed-count")
