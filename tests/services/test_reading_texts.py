from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import AddresseeId, InstrumentId, RecommendationId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.recommendation import Addressee, CallKind, Instrument, Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.errors import InputError
from briefing_app.services import reading_texts
from briefing_app.services.reading_texts import (
    InstrumentFields,
    ReadText,
    accept,
    proposed_fields,
    read_pasted_text,
    read_text_file,
)
from briefing_app.services.session import Session
from tests.builders import InMemoryReader, addressee, instrument
from tests.services.parts import make_library, open_session

WORDS = """P9_TA(2021)0999
European Parliament resolution of 2 March 2021 on courts (2021/2999(RSP))
The European Parliament,
– having regard to its resolution, P8_TA(2019)0998,
A. whereas it calls on the Kazakh authorities to act;
1. Urges Kazakhstan and the Commission to open every hearing to the public, and the OSCE to watch;
2. Welcomes the new building; calls on Kazakhstan to:
(a) staff it;
(b) heat it;
3. Instructs its President to forward this resolution.
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(make_library(tmp_path / "office.briefings")) as opened:
        yield opened


def _read(session: Session) -> tuple[ReadText, InstrumentFields]:
    known = session.read_now(lambda reader: reader.all(Addressee))
    read = read_pasted_text(WORDS, addressees=known)
    return read, session.read_now(lambda reader: proposed_fields(reader, read.adopted))


def _taken_in(session: Session) -> tuple[Recommendation, ...]:
    found = session.read_now(lambda reader: [each for each in reader.all(Instrument) if each.reference[:2] == "P9"])
    if not found:
        return ()
    return session.read_now(lambda reader: reader.where(Recommendation, "instrument", found[0].id))


def test_confirmed_drafts_become_recommendations_in_one_step(session: Session) -> None:
    read, fields = _read(session)
    applied = session.do(accept(read.adopted, read.drafts, fields=fields)).result()
    rows = _taken_in(session)
    names = {each.id: each.name for each in session.read_now(lambda reader: reader.all(Addressee))}
    assert [(row.paragraph, row.clause, [names[each] for each in row.addressees], row.title) for row in rows] == [
        ("1", "", ["Kazakhstan"], "Open every hearing to the public"),
        ("1", "", ["European Commission"], "Open every hearing to the public"),
        ("1", "", ["OSCE"], "Watch"),
        ("2", "(c)", [], "Welcomes the new building"),
        ("2", "(a)", ["Kazakhstan"], "Staff it"),
        ("2", "(b)", ["Kazakhstan"], "Heat it"),
        ("3", "", [], "Instructs its President to forward this resolution"),
    ]
    assert [row.counts for row in rows] == [True, True, True, False, True, True, False]
    assert [row.counted_reason for row in rows if not row.counted] == ["an appraisal", "an instruction"]
    assert len({record.id for record in applied.records}) == len(applied.records)
    assert session.undo_label().result() == "Take in P9_TA(2021)0999"
    session.undo().result()
    assert _taken_in(session) == ()
    session.redo().result()
    assert _taken_in(session) == tuple(
        replace(row, rev=now.rev) for row, now in zip(rows, _taken_in(session), strict=True)
    )


def test_the_words_of_the_text_are_kept_as_they_stand_in_it(session: Session) -> None:
    read, fields = _read(session)
    session.do(accept(read.adopted, read.drafts, fields=fields)).result()
    rows = _taken_in(session)
    texts = {each.owner_id: each for each in session.read_now(lambda reader: reader.texts([row.id for row in rows]))}
    assert texts[rows[4].id].tree.plain == "calls on Kazakhstan to: staff it"
    assert texts[rows[2].id].tree.plain == "Urges […] and the OSCE to watch"
    assert {(text.field, text.language) for text in texts.values()} == {("verbatim", "en")}
    assert len(texts) == len(rows)


def test_the_instrument_is_what_the_text_says_of_itself(session: Session) -> None:
    read, fields = _read(session)
    session.do(accept(read.adopted, read.drafts, fields=replace(fields, level=Level.PUBLIC))).result()
    made = session.read_now(lambda reader: reader.where(Recommendation, "instrument", _taken_in(session)[0].instrument))
    record = session.read_now(lambda reader: reader.get(Instrument, made[0].instrument))
    assert record is not None
    assert record.title == "European Parliament resolution of 2 March 2021 on courts"
    assert (record.reference, record.other_references) == ("P9_TA(2021)0999", ("2021/2999(RSP)",))
    assert record.adopted == PartialDate.parse("2021-03-02")
    assert record.counting_rule
    assert {record.level, *(row.level for row in made)} == {Level.PUBLIC}


def test_the_same_text_a_second_time_changes_nothing(session: Session) -> None:
    read, fields = _read(session)
    session.do(accept(read.adopted, read.drafts, fields=fields)).result()
    before = _taken_in(session)
    again, fields = _read(session)
    assert fields.existing == before[0].instrument
    assert session.do(accept(again.adopted, again.drafts, fields=fields)).result().records == ()
    assert session.do(accept(again.adopted, again.drafts, fields=replace(fields, existing=None))).result().records == ()
    assert _taken_in(session) == before


def test_a_text_taken_in_undone_and_taken_in_again_is_there_once(session: Session) -> None:
    read, fields = _read(session)
    session.do(accept(read.adopted, read.drafts, fields=fields)).result()
    session.undo().result()
    session.do(accept(read.adopted, read.drafts, fields=fields)).result()
    assert len(_taken_in(session)) == len(read.drafts)


def test_drafts_confirmed_later_come_behind_and_change_nothing_before(session: Session) -> None:
    read, fields = _read(session)
    session.do(accept(read.adopted, read.drafts[:2], fields=fields)).result()
    first = _taken_in(session)
    session.do(accept(read.adopted, read.drafts, fields=fields)).result()
    rows = _taken_in(session)
    assert rows[:2] == first
    assert len(rows) == len(read.drafts)


# --- what the library has already -------------------------------------------------------------------------------------


def _accepted(words: str, reader: InMemoryReader) -> ChangeSet:
    read = read_pasted_text(words)
    return accept(read.adopted, read.drafts, fields=InstrumentFields(title="Text"))(reader)


def _rows(change_set: ChangeSet) -> list[Recommendation]:
    return [change.after for change in change_set.changes if isinstance(change.after, Recommendation)]


def _fields(reader: InMemoryReader) -> InstrumentFields:
    return proposed_fields(reader, read_pasted_text(WORDS).adopted)


@pytest.mark.parametrize("reference", ["T9-0999/2021", "TA-9-2021-0999_EN", "P9_TA-PROV(2021)0999", "2021/2999(RSP)"])
def test_an_instrument_is_found_however_its_reference_is_written(reference: str) -> None:
    own = replace(instrument(), reference=reference)
    assert _fields(InMemoryReader([own])).existing == own.id


def test_a_debate_that_texts_share_does_not_make_them_one() -> None:
    words = WORDS.replace("P9_TA(2021)0999\n", "P9_TA(2021)0999\nCRE 14/03/2019 - 8.1\n")
    other = replace(instrument(), reference="P9_TA(2021)0001", other_references=("CRE 14/03/2019 - 8.1",))
    assert proposed_fields(InMemoryReader([other]), read_pasted_text(words).adopted).existing is None


def test_the_newest_text_that_it_cites_is_proposed_as_predecessor() -> None:
    cited = replace(instrument(key="old"), reference="T8-0998/2019", adopted=PartialDate.parse("2019-05-03"))
    later = replace(cited, id=InstrumentId("later"), adopted=PartialDate.parse("2022"))
    other = replace(instrument(key="other"), reference="P8_TA(2019)0001")
    assert _fields(InMemoryReader([later, cited, other])).predecessor == "old"
    assert _fields(InMemoryReader([other])).predecessor is None


@pytest.mark.parametrize(
    "citation",
    [
        "– having regard to its resolution of 14 March 2019 on the courts of Kyrgyzstan,\n1. Urges the EU to act;",
        "– vu sa résolution du 14 mars 2019 sur les tribunaux au Kirghizstan,\n1. invite l'Union à agir;",
        "– vu la résolution du Parlement européen du 14 mars 2019 sur les tribunaux du Kirghizstan,\n1. note la loi;",
    ],
)
def test_an_earlier_text_is_known_by_its_day_and_its_country_too(citation: str) -> None:
    title = "European Parliament resolution of 14 March 2019 on courts in Kyrgyzstan"
    earlier = replace(instrument(key="old"), title=title, adopted=PartialDate.parse("2019-03-14"), reference="")
    elsewhere = replace(earlier, id=InstrumentId("else"), title="European Parliament resolution on courts in Kenya")
    other_day = replace(earlier, id=InstrumentId("day"), adopted=PartialDate.parse("2019-03-15"))
    read = read_pasted_text(citation)
    assert proposed_fields(InMemoryReader([earlier, elsewhere, other_day]), read.adopted).predecessor == "old"
    twin = replace(earlier, id=InstrumentId("twin"))
    assert proposed_fields(InMemoryReader([earlier, twin]), read.adopted).predecessor is None


def test_an_instrument_that_is_there_is_left_as_it_is() -> None:
    own = replace(instrument(), reference="P9_TA(2021)0999", title="Our own name for it", rev=3)
    reader = InMemoryReader([own])
    read = read_pasted_text(WORDS)
    change_set = accept(read.adopted, read.drafts, fields=_fields(reader))(reader)
    assert own.ref not in {change.ref for change in change_set.changes}
    assert {row.instrument for row in _rows(change_set)} == {own.id}


def test_a_call_that_was_typed_in_by_hand_is_not_doubled() -> None:
    own = replace(instrument(), reference="P9_TA(2021)0999", rev=1)
    kazakhstan = replace(addressee(), rev=1)
    typed = Recommendation(
        id=RecommendationId("typed"), instrument=own.id, title="Heat it", paragraph="2", clause="b",
        addressees=(kazakhstan.id,), rev=1,
    )  # fmt: skip
    reader = InMemoryReader([own, kazakhstan, typed])
    read = read_pasted_text(WORDS, addressees=[kazakhstan])
    change_set = accept(read.adopted, read.drafts, fields=_fields(reader))(reader)
    made = _rows(change_set)
    assert ("2", "(b)") not in {(row.paragraph, row.clause) for row in made}
    assert len(made) == len(read.drafts) - 1


def test_an_addressee_of_the_library_is_used_and_a_new_one_is_made_once() -> None:
    eu = Addressee(id=AddresseeId("com"), name="Brussels", aliases=("European Commission",), rev=1)
    change_set = _accepted(WORDS, InMemoryReader([eu]))
    made = [change.after for change in change_set.changes if isinstance(change.after, Addressee)]
    assert sorted(each.name for each in made) == ["Kazakhstan", "OSCE"]
    used = {each for row in _rows(change_set) for each in row.addressees}
    assert used == {"com", *(each.id for each in made)}


def test_paragraphs_that_are_not_verified_are_told_apart_by_their_words() -> None:
    reader = InMemoryReader()
    words = "1. Urges the EU to act;\n1. Urges the EU to wait;\n1. Urges the EU to rest;\n1. Urges the EU to wait;"
    change_set = _accepted(words, reader)
    assert [(row.paragraph, row.title) for row in _rows(change_set)] == [("1", "Act"), (None, "Wait"), (None, "Rest")]
    reader.put(*(replace(change.after, rev=1) for change in change_set.changes if change.after is not None))
    assert _accepted(words, reader).changes == ()


def test_texts_without_a_reference_are_known_by_title_and_day() -> None:
    read = read_pasted_text("1. Urges the EU to act;")
    fields = InstrumentFields(title="Text", adopted=PartialDate.parse("2021"))
    others = (fields, replace(fields, title="TEXT "), replace(fields, title="Other"), replace(fields, adopted=None))
    made = [accept(read.adopted, read.drafts, fields=each)(InMemoryReader()) for each in others]
    ids = [_rows(change_set)[0].instrument for change_set in made]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [("nothing", "Nothing was confirmed"), ("no kind", "A kind is missing"), ("no title", "no title")],
)
def test_what_cannot_be_taken_in_is_said(change: str, said: str) -> None:
    read = read_pasted_text(WORDS)
    drafts = {"nothing": (), "no kind": (replace(read.drafts[0], kind=None),)}.get(change, read.drafts)
    with pytest.raises(InputError, match=said):
        accept(read.adopted, drafts, fields=InstrumentFields(title=" " if change == "no title" else "Text"))


def test_long_words_are_shortened_in_titles_only() -> None:
    asked = "open " + "every single hearing in the land " * 20
    change_set = _accepted(f"1. Urges Kazakhstan to {asked};", InMemoryReader())
    text = next(change.after for change in change_set.changes if isinstance(change.after, WrittenText))
    title = _rows(change_set)[0].title
    assert title.startswith("Open every single hearing")
    assert title.endswith("…")
    assert len(title) <= 91
    assert text.tree.plain == f"Urges Kazakhstan to {asked.strip()}"


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_file_is_read_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "text.docx"
    file.write_text(WORDS, encoding="utf-8")
    assert read_text_file(file).adopted == read_pasted_text(WORDS).adopted
    assert [draft.kind for draft in read_text_file(file).drafts][3] is CallKind.APPRAISAL


def test_a_file_that_is_not_there_or_too_large_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"nothing\.html"):
        read_text_file(tmp_path / "nothing.html")
    with pytest.raises(InputError, match="cannot be opened"):
        read_text_file(tmp_path)
    monkeypatch.setattr(reading_texts, "MAX_FILE_BYTES", 10)
    (tmp_path / "long.html").write_text(WORDS, encoding="utf-8")
    with pytest.raises(InputError, match="MB"):
        read_text_file(tmp_path / "long.html")
