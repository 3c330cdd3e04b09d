"""Whatever an office renames, recolours or hides: a code has words, a key keeps its code, a held one is never lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.records.office import OFFICE_SCALE, ScaleEntry, StatusScale
from briefing_app.domain.status import LABELS, StatusCode
from briefing_app.domain.status_words import HOUSE_WORDS, StatusWords, status_words
from tests.builders import InMemoryReader

scales = st.lists(
    st.builds(
        ScaleEntry,
        code=st.sampled_from(StatusCode),
        labels=st.dictionaries(st.sampled_from(["en", "fr"]), st.text(max_size=8), max_size=2),
        colour=st.sampled_from(["", "#ffcc00", "#123456", "blue"]),
        hidden=st.booleans(),
    ),
    unique_by=lambda entry: entry.code,
).map(lambda entries: StatusScale(id=OFFICE_SCALE, entries=tuple(entries)))


@given(scale=scales, held=st.sampled_from(StatusCode))
def test_every_code_has_words_and_every_key_its_code(scale: StatusScale, held: StatusCode) -> None:
    words = StatusWords(scale=scale)
    offered = words.numbered(held)
    assert held in [code for _number, code in offered]
    assert {code for _number, code in offered} - {held} == set(scale.offered()) - {held}
    for number, code in enumerate(StatusCode, 1):
        own = scale.entry(code).labels.get("en", "").strip()
        assert words.label(code) == (own or LABELS[code])
        assert words.inside(code) == (own or LABELS[code].lower())
        assert words.of_key(number) is (None if scale.entry(code).hidden else code)


def test_a_library_without_a_scale_speaks_as_the_house_does() -> None:
    assert status_words(InMemoryReader()) == HOUSE_WORDS
    own = StatusScale(id=OFFICE_SCALE, entries=(ScaleEntry(code=StatusCode.FULL, labels={"en": "Met"}),))
    assert status_words(InMemoryReader([own])).label(StatusCode.FULL) == "Met"
