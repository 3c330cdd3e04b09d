"""Whatever is pasted or saved: it reads, or is refused in words; and what is read can be shown and told apart."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.errors import InputError
from briefing_app.importing.adopted_text.drafts import drafts
from briefing_app.importing.adopted_text.html import read_html
from briefing_app.importing.adopted_text.model import SourceParagraph
from briefing_app.importing.adopted_text.pasted import read_pasted
from briefing_app.importing.adopted_text.reading import read_file
from briefing_app.importing.adopted_text.structure import structure

_MARKS = ("", "1.", "2.", "3.", "2a.", "A.", "B.", "(a)", "(b)", "(i)", "(ii)", "–", "(1)", "[1]", "o o o", "AA.", "1)")
_WORDS = (
    *("The European Parliament,", "having regard to", "whereas", "Calls on the EU to act", "urges", "Urges", "; "),
    *(" and calls on Kazakhstan to", "the Commission and the Council to:", "Condemns", "Instructs its President", ":"),
    *("“", "”", "(", ")", "(1)", "[1]", "¹", ";", ".", ",", "to", "that", "[…]", "Article 2", "P8_TA(2019)0203"),
    *("Қазақстан", "საქართველო", "\u202eشعب", "\u2011", "\u00a0", "<TitreType>", "{x}", "ANNEX", "\U0001f600", "Part"),
)
_line = st.builds(
    lambda mark, words, glue: f"{mark}{glue}{' '.join(words)}",
    st.sampled_from(_MARKS),
    st.lists(st.sampled_from(_WORDS), max_size=8),
    st.sampled_from(("", " ", "\t")),
)


def _check(paragraphs: tuple[SourceParagraph, ...]) -> None:
    adopted = structure(paragraphs)
    found = drafts(adopted)
    for draft in found:
        shown = adopted.words[draft.start : draft.end].replace("\n", " ")
        assert shown
        assert draft.text.endswith(shown)
        assert draft.counted is (draft.kind is not None and draft.kind.value == "call")
        assert len(draft.addressees) <= 1
    keys = [(draft.paragraph, draft.clause, draft.addressees) for draft in found if draft.paragraph]
    assert len(keys) == len(set(keys))
    numbers = [paragraph.number for paragraph in adopted.paragraphs if paragraph.number]
    assert len(numbers) == len(set(numbers))


@given(st.lists(_line, max_size=30))
def test_lines_of_any_order_are_read_or_refused(lines: list[str]) -> None:
    with suppress(InputError):
        _check(read_pasted("\n".join(lines)))


@given(st.text(max_size=300))
def test_letters_of_any_kind_are_read_or_refused(words: str) -> None:
    with suppress(InputError):
        _check(read_pasted(f"1. Calls on {words}"))


@given(st.lists(st.sampled_from((*_WORDS, "<p>", "</p>", "<td>", "<div id=_ftn1>", "<a href=#_ftn1>", "<b", "&#0;"))))
def test_markup_of_any_order_is_read_or_refused(pieces: list[str]) -> None:
    with suppress(InputError):
        _check(read_html(f"<p>1. Urges the EU to act;</p>{''.join(pieces)}".encode()))


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_read_or_refused(data: bytes) -> None:
    with suppress(InputError):
        assert read_file(data)
