"""Where a page that is read aloud may be turned: a wrong end cuts a sentence in two before a full room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.document.inline import Citation, Inline, LineBreak, Pronounced, Words
from briefing_app.document.sentences import clauses, sentence_ends, sentences

ENGLISH = (
    "Mr. Smith of the U.S. asked about No. 5.|He said: \u201cNo!\u201d and left.|Is it so?|"
    "Art. 12 holds (see p. 3).|22 of 40 were done.|It cost 3.5 million, i.e. nothing.|\u201cWe ask.\u201d|Do you?"
)
FRENCH = (
    "M. Dupont a dit \u00ab\u00a0Non\u00a0!\u00a0\u00bb au ministre.|Est-ce vrai\u00a0?|L\u2019art. 5, al. 2 le dit.|"
    "Oui\u2026|\u00ab\u00a0Nous demandons.\u00a0\u00bb|Bien."
)
KAZAKH = "Бұл 1986 ж. болды.|Екінші сөйлем.|Үшінші?"
GEORGIAN = "ეს არის.|მეორე აქ!|მესამე?"
GERMAN = "Am 3. Oktober war es.|Dann nicht, z.B. nie.|So."


def line(text: str) -> tuple[Inline, ...]:
    return (Words(text=text),)


def said(parts: tuple[tuple[Inline, ...], ...]) -> list[str]:
    return ["".join(node.text for node in part if isinstance(node, Words | Pronounced)) for part in parts]


@pytest.mark.parametrize(
    ("language", "marked"),
    [("en", ENGLISH), ("fr", FRENCH), ("kk", KAZAKH), ("ka", GEORGIAN), ("de", GERMAN)],
)
def test_sentences_end_where_a_reader_ends_them(language: str, marked: str) -> None:
    wanted = marked.split("|")
    found = said(sentences(line(" ".join(wanted)), language=language))
    assert [part.strip() for part in found] == wanted


@pytest.mark.parametrize("text", ["1. We ask for release.", "J. Smith spoke.", "One", "", "Stop. now", "Etc. etc."])
def test_what_cannot_be_told_is_kept_together(text: str) -> None:
    assert sentence_ends(text) == []


def test_a_new_line_ends_a_sentence() -> None:
    assert len(sentences((Words(text="One"), LineBreak(), Words(text="two")))) == 2


def test_a_sentence_of_many_looks_is_one() -> None:
    mixed = (
        Words(text="We thank "),
        Pronounced(text="A. Name", said="nahm"),
        Words(text=" now. Then "),
        Words(text="go."),
    )
    first, second = sentences(mixed)
    assert said((first, second)) == ["We thank A. Name now. ", "Then go."]
    assert isinstance(first[1], Pronounced)


def test_clauses_end_at_commas_and_dashes_but_not_inside_numbers() -> None:
    found = said(clauses(line("We ask, again; 1,000 times: now \u2013 not later \u2014 please.")))
    assert found == ["We ask, ", "again; ", "1,000 times: ", "now \u2013 ", "not later \u2014 ", "please."]


NODES = st.one_of(
    st.builds(Words, text=st.text("aB.!? ,;\n\u00ab\u00bb\u201d(1აЖж\u00a0", max_size=20), strong=st.booleans()),
    st.builds(Pronounced, text=st.just("N. Ame"), said=st.just("x")),
    st.just(LineBreak()),
    st.just(Citation(source="s")),
)


@given(st.lists(NODES, max_size=6).map(tuple))
def test_nothing_is_lost_and_nothing_is_turned_round(nodes: tuple[Inline, ...]) -> None:
    for parts in (sentences(nodes), clauses(nodes)):
        joined = [node for part in parts for node in part]
        assert "".join(said((tuple(joined),))) == "".join(said((nodes,)))
        assert [type(node) for node in joined if not isinstance(node, Words)] == [
            type(node) for node in nodes if not isinstance(node, Words)
        ]
