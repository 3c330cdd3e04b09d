"""What lies on the table at a meeting: the right people, the right words, and nobody who may not be named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.composing.compose import Composed
from briefing_app.document.blocks import Layout, RowKind, Table
from briefing_app.document.words import lines
from briefing_app.domain.ids import PersonId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.mission import DelegationMember
from briefing_app.domain.records.place import DatedName
from briefing_app.errors import InputError
from tests.builders import MISSION, InMemoryReader, mission, person, programme_item
from tests.composing.packs import library
from tests.composing.spoken import handout

GREEN = DatedName(name="Greens/EFA", short="Verts/ALE")
MEMBER = replace(person("Róża Member", key="member", named_to=Level.PUBLIC), groups=(GREEN,))
HOME = person("Hugo Home", key="home", named_to=Level.PUBLIC)
GUEST = replace(person("Gulnar Guest", key="guest", named_to=Level.PUBLIC), description="Judge of the Supreme Court")
HIDDEN = replace(
    person("Withheld Twin", key="hidden", named_to=Level.STAFF, shown_as="a lawyer, name withheld"),
    description="Counsel of the strikers",
)
SECRET = person("Secret Twin", key="secret", named_to=Level.STAFF)
TRIP = replace(
    mission(),
    delegation=(
        DelegationMember(person=PersonId("member"), role="Leads the mission"),
        DelegationMember(person=PersonId("home"), travels=False),
    ),
)
MEETING = replace(
    programme_item("Meeting with counsel", key="meeting"),
    people=tuple(map(PersonId, ("guest", "hidden", "secret", "member"))),
    place="Court house",
)
KINDS = ("attendance", "name-plates", "small-name-plates")


@pytest.fixture
def reader() -> InMemoryReader:
    return library(MEMBER, HOME, GUEST, HIDDEN, SECRET, TRIP, MEETING)


def made(
    reader: InMemoryReader, kind: str, subject: str = "meeting", audience: Level = Level.MEMBERS, **options: str
) -> Composed:
    return handout(reader, kind, subject=subject, audience=audience, options={"people": "all", **options})


def rows(found: Composed) -> list[list[str]]:
    (table,) = [block for block in found.document.parts[0].children if isinstance(block, Table)]
    assert {row.kind for row in table.rows} == {RowKind.SIGN}
    return [
        [" ".join(line for child in cell.children for line in lines(child)) for cell in row.cells] for row in table.rows
    ]


def test_a_sheet_names_the_meeting_and_has_a_row_for_each_who_is_expected_and_some_more(reader: InMemoryReader) -> None:
    found = made(reader, "attendance")
    told = list(lines(found.document))
    assert told[:2] == ["Meeting with counsel", "Attendance sheet"]
    assert "Court house" in told
    assert "Monday 17\u00a0February 2020" in told
    assert rows(found) == [
        ["1", "Róża Member", "Greens/EFA · Leads the mission", ""],
        ["2", "Gulnar Guest", "Judge of the Supreme Court", ""],
        ["3", "a lawyer, name withheld", "", ""],
        *([[str(number), "", "", ""] for number in range(4, 7)]),
    ]


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ("delegation", ["Róża Member"]),
        ("met", ["Gulnar Guest", "a lawyer, name withheld", "Róża Member"]),
    ],
)
def test_one_side_alone_can_be_chosen(reader: InMemoryReader, people: str, names: list[str]) -> None:
    assert [row[1] for row in rows(made(reader, "attendance", people=people, blank="0"))] == names


@pytest.mark.parametrize("kind", KINDS)
def test_whom_one_only_meets_has_a_place_at_the_table_where_that_is_chosen(reader: InMemoryReader, kind: str) -> None:
    told = list(lines(handout(reader, kind, subject="meeting", audience=Level.MEMBERS).document))
    assert "Róża Member" in told
    assert "Gulnar Guest" not in told


def test_the_sheet_of_the_mission_holds_all_whom_it_meets(reader: InMemoryReader) -> None:
    found = made(reader, "attendance", subject=MISSION, blank="0")
    assert [row[1] for row in rows(found)][:2] == ["Róża Member", "Gulnar Guest"]
    assert "25–27\u00a0February 2020" in list(lines(found.document))


@pytest.mark.parametrize(
    ("below", "words"),
    [("both", "Greens/EFA · Leads the mission"), ("group", "Greens/EFA"), ("role", "Leads the mission"),
     ("nothing", None)],
)  # fmt: skip
@pytest.mark.parametrize(("kind", "layout"), [("name-plates", Layout.PLATE), ("small-name-plates", Layout.SMALL_PLATE)])
def test_a_plate_bears_name_and_what_was_chosen_below(
    reader: InMemoryReader, below: str, words: str | None, kind: str, layout: Layout
) -> None:
    found = made(reader, kind, people="delegation", below=below).document
    assert [part.layout for part in found.parts] == [layout]
    assert list(lines(found.parts[0])) == ["Róża Member", *([words] if words else [])]


@pytest.mark.parametrize("kind", KINDS)
def test_of_who_may_not_be_named_nothing_stands_there(reader: InMemoryReader, kind: str) -> None:
    told = " ".join(lines(made(reader, kind).document))
    assert "a lawyer, name withheld" in told
    assert not any(word in told for word in ("Withheld", "Secret", "strikers", "Hugo"))
    staff = " ".join(lines(made(reader, kind, audience=Level.STAFF).document))
    assert "Withheld Twin" in staff
    assert "Secret Twin" in staff


def test_without_anybody_there_is_nothing_to_hand_out() -> None:
    empty = library(replace(TRIP, delegation=()), replace(MEETING, people=()))
    for kind in KINDS:
        with pytest.raises(InputError, match="holds nothing"):
            handout(
                empty,
                kind,
                subject="meeting",
                options={"people": "met", **({"blank": "0"} if kind == "attendance" else {})},
            )
