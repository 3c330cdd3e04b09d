"""The very letters in which each kind of record is kept: libraries of every release are read by them."""

from __future__ import annotations

import pytest

from briefing_app.domain.codec import decode, encode
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.ids import SourceId
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.record import FieldMark, Record
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.domain.text import Block, BlockKind, Run, SourceReference, Text
from tests.builders import NGO, a_library_of_records, theme, written

KEPT = """\
country {"id":"country-1","level":"public","name":"Kazakhstan","capital_names":[{"name":"Astana","until":"2019-03"},\
{"name":"Nur-Sultan","since":"2019-03","until":"2022-09"},{"name":"Astana","since":"2022-09"}]}
body {"id":"body-1","level":"public","code":"DCAS","names":[{"name":"Delegation DCAS"}]}
addressee {"id":"addressee-1","level":"public","name":"Kazakhstan","addressee_kind":"state_authority",\
"order_key":"addressee-1"}
theme {"id":"theme-1","level":"public","name":"Assembly","order_key":"theme-1"}
source {"id":"source-1","level":"public","title":"A report","order_key":"source-1"}
organisation {"id":"organisation-1","level":"public","name":"An organisation"}
instrument {"id":"instrument-1","level":"public","title":"Resolution of 14 March 2019","short_title":"the resolution",\
"reference":"2019/2610(RSP)","instrument_kind":"ep_resolution","claimant":{"kind":"ngo","by":{"kind":"source",\
"id":"source-1"}},"counting_rule":"by the report, a row a call","order_key":"instrument-1"}
recommendation {"id":"recommendation-1","level":"public","instrument":"instrument-1","title":"Call 1",\
"addressees":["addressee-1"],"themes":["theme-1"],"order_key":"000001"}
assessment {"id":"assessment-1-ngo-source-1-2020-02-17-1","level":"public","recommendation":"recommendation-1",\
"date":"2020-02-17","sequence":1,"status":"partial","claimant":{"kind":"ngo","by":{"kind":"source","id":"source-1"}}}
stated_count {"id":"stated-1","level":"public","instrument":"instrument-1","addressee":"addressee-1",\
"source":"source-1","numbers":[{"measure":"implemented","number":2}],"total":20}
person {"id":"person-1","level":"public","name":"Max Member","named_to":"public","ground":"source"}
mission {"id":"mission-1","name":"PCC, Nur-Sultan","body":"body-1","country":"country-1","place":"Nur-Sultan",\
"start":"2020-02-25","end":"2020-02-27","delegation":[{"person":"person-1"}]}
programme_item {"id":"item-1","mission":"mission-1","title":"Exchange of views","date":"2020-02-17",\
"order_key":"item-1"}
speaker_note {"id":"note-1","mission":"mission-1","use":"speak","title":"Opening statement","role":"lead Member",\
"minutes":2.0,"order_key":"note-1"}
commitment {"id":"commitment-1","mission":"mission-1","title":"Meet activists","order_key":"commitment-1"}
situation_entry {"id":"entry-1","country":"country-1","theme":"theme-1","title":"A ban","sources":["source-1"],\
"order_key":"entry-1"}
pack {"id":"pack-1","mission":"mission-1","name":"Delegation pack","as_of":"2020-02-17","recipes":["recipe-1"]}
recipe {"id":"recipe-1","name":"Delegation pack"}
section {"id":"section-1","pack":"pack-1","section_type":"cover","order_key":"section-1"}
text {"id":"2fbf5bd8-8252-58f7-b629-12605bc23693","owner":{"kind":"mission","id":"mission-1"},"field":"why",\
"language":"en","tree":{"blocks":[{"runs":[{"text":"The agreement enters into force."}]}]}}
scale {"id":"4a717754-b775-5027-a313-2e032fee9781","entries":[{"code":"started","labels":{"en":"Under way"}}]}
letterhead {"id":"19fb902c-a264-5299-a1cd-830be946ec0f","name":"An office","address":"1 Any Street\\nAny Town",\
"colour":"#7a1f3d"}
kept_count {"id":"kept-1","owner":{"kind":"speaker_note","id":"note-1"},"field":"close","language":"en",\
"quote":"Two of 20 were implemented.","said":"2 of 20","actual":"0 of 20","reason":"The minister's own words.",\
"instrument":"instrument-1"}
sheet_layout {"id":"layout-1","name":"A partner's sheet","headings":["call","grade"],"columns":{"call":"text",\
"grade":"status"},"mapping":"ccpr","claimant":{"kind":"ngo","by":{"kind":"source","id":"source-1"}}}
annex {"id":"annex-1","section":"section-93","file":"file-1","title":"A report","order_key":"annex-1"}
annex_file {"id":"file-1","level":"public","file_name":"report.pdf","pages":[{"width":595.0,"height":842.0,\
"words":"What the annex says."},{"width":595.0,"height":842.0,"words":"What the annex says."}],\
"bookmarks":[{"level":1,"title":"Findings","page":1}]}
"""
FORMS = dict(line.split(" ", 1) for line in KEPT.splitlines())


def _first(kind: Kind) -> Record:
    return next(record for record in a_library_of_records() if record.KIND is kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_record_is_kept_in_the_same_letters_as_ever(kind: Kind) -> None:
    assert encode(_first(kind)) == FORMS[kind]
    assert decode(kind, FORMS[kind]) == _first(kind)


@pytest.mark.parametrize(
    ("run", "kept"),
    [
        (Run(text="Қазақстан"), '{"text":"Қазақстан"}'),
        (Run(text="საქართველო", strong=True), '{"text":"საქართველო","strong":true}'),
        (Run(text="“quoted”\\\n", emphasis=True), '{"text":"“quoted”\\\\\\n","emphasis":true}'),
        (Run(text="site", link="https://example.org"), '{"text":"site","link":"https://example.org"}'),
        (Run(text="closed", level=Level.STAFF), '{"text":"closed","level":"staff"}'),
        (
            Run(text="Ana", record=RecordRef(kind=Kind.PERSON, id="p")),
            '{"text":"Ana","record":{"kind":"person","id":"p"}}',
        ),
        (
            Run(source=SourceReference(source=SourceId("s"), locator="p. 4")),
            '{"source":{"source":"s","locator":"p. 4"}}',
        ),
        (
            Run(figure=FigureQuery(kind=FigureKind.COUNT, code=StatusCode.PARTIAL, claimant=NGO)),
            '{"figure":{"kind":"count","code":"partial","claimant":{"kind":"ngo","by":{"kind":"source","id":"source-1"}}}}',
        ),
    ],
)
def test_every_mark_of_a_text_is_kept_in_the_same_letters_as_ever(run: Run, kept: str) -> None:
    text = written(theme(), "summary", Text(blocks=(Block(runs=(run,)),)))
    assert encode(text).endswith(f'"tree":{{"blocks":[{{"runs":[{kept}]}}]}}}}')
    assert decode(Kind.TEXT, encode(text)) == text


@pytest.mark.parametrize(("kind", "word"), [(kind, str(kind)) for kind in BlockKind if kind is not BlockKind.PARAGRAPH])
def test_every_kind_of_block_is_kept_by_its_word(kind: BlockKind, word: str) -> None:
    text = written(theme(), "summary", Text(blocks=(Block(kind=kind, depth=2, level=Level.MEMBERS),)))
    assert f'"blocks":[{{"kind":"{word}","depth":2,"level":"members"}}]' in encode(text)


def test_marks_on_fields_are_kept_with_the_record() -> None:
    marks = (FieldMark(field="name", level=Level.STAFF), FieldMark(field="order_key", illustrative=True))
    record = type(theme())(id=theme().id, name="T", marks=marks)
    kept = '"marks":[{"field":"name","level":"staff"},{"field":"order_key","illustrative":true}]'
    assert encode(record) == f'{{"id":"theme-1",{kept},"name":"T"}}'
    assert decode(Kind.THEME, encode(record)) == record


def test_the_words_that_files_hold_for_closed_sets_never_change() -> None:
    assert [str(kind) for kind in Kind] == [
        "country", "situation_entry", "person", "organisation", "body", "addressee", "theme", "instrument",
        "recommendation", "assessment", "stated_count", "source", "mission", "programme_item", "speaker_note",
        "commitment", "pack", "section", "recipe", "text", "scale", "kept_count", "sheet_layout", "annex",
        "annex_file", "letterhead",
    ]  # fmt: skip
    assert [str(code) for code in StatusCode] == [
        "full", "substantial", "partial", "started", "none", "contrary", "no_info", "overtaken", "unassessed",
    ]  # fmt: skip
    assert [str(level) for level in Level] == ["staff", "members", "public"]
    assert [str(kind) for kind in FigureKind] == ["count", "total", "headline", "as_of", "share", "moved"]
