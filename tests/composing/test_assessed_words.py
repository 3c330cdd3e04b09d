"""What an assessment rests on, in the pack's language: named where it is missing, printed where it is written."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.document.words import words
from briefing_app.domain.levels import Level
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.short_words import one_line
from briefing_app.domain.status import StatusCode
from tests.builders import InMemoryReader, assessment, pack, written
from tests.composing.packs import composed, findings, library, of

HELD = replace(
    assessment(1, StatusCode.PARTIAL, on="2020-02-17", sequence=90), evidence="A law was passed", note="No decree yet"
)
FRENCH = replace(pack(recipes=("recipe-1",)), language="fr")


def missing(reader: InMemoryReader) -> dict[str, str]:
    found = of(findings(reader), "other-language")
    return {each.where: each.quote for each in found if each.origin.kind == Assessment.KIND}


def said(reader: InMemoryReader) -> str:
    return " ".join(words(composed(reader).document))


def test_english_evidence_in_a_french_pack_is_named_by_the_call_and_the_date() -> None:
    assert missing(library(FRENCH, HELD)) == {
        "Call 1, assessment of 2020-02-17, evidence": "A law was passed",
        "Call 1, assessment of 2020-02-17, note": "No decree yet",
    }
    assert missing(library(HELD)) == {}


def test_what_was_written_in_the_packs_language_is_printed_and_not_asked_for() -> None:
    reader = library(FRENCH, HELD, written(HELD, "evidence", one_line("Une loi est votée"), language="fr"))
    assert missing(reader) == {"Call 1, assessment of 2020-02-17, note": "No decree yet"}
    assert "Une loi est votée" in said(reader)
    assert "A law was passed" not in said(reader)
    assert "No decree yet" in said(reader)


def test_a_closed_version_is_not_printed() -> None:
    version = replace(written(HELD, "evidence", one_line("Une loi est votée"), language="fr"), level=Level.STAFF)
    reader = library(FRENCH, HELD, version)
    printed = " ".join(words(composed(reader, Level.MEMBERS).document))
    assert "Une loi" not in printed
    assert "A law was passed" in printed
