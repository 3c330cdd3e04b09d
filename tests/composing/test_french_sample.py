"""A French pack from an English library: what is missing is found by name and place, and once written all is French."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing_app.composing.checks import run_checks
from briefing_app.composing.compose import Composed, compose
from briefing_app.composing.findings import Finding
from briefing_app.composing.places import Said
from briefing_app.domain.ids import PackId
from briefing_app.domain.levels import Level
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.text import plain_text
from briefing_app.editing.fields import set_text
from briefing_app.editing.sections import duplicate_pack
from briefing_app.importing.sample import sample_change_set
from tests.builders import InMemoryReader
from tests.composing.packs import DAY, NOW

SAMPLE = Path(__file__).parents[2] / "assets" / "sample"
FRENCH = PackId("french")


def duplicated() -> InMemoryReader:
    """The sample, with a copy of its fullest pack in French."""
    reader = InMemoryReader.of(sample_change_set(SAMPLE))
    fullest = max(reader.all(Pack), key=lambda each: len(reader.where(Section, "pack", each.id)))
    reader.apply(duplicate_pack(fullest.id, copy=FRENCH)(reader))
    copy = reader.get(Pack, FRENCH)
    assert copy is not None
    reader.put(replace(copy, language="fr", name="Dossier de la délégation"))
    return reader


def built(reader: InMemoryReader) -> Composed:
    return compose(reader, FRENCH, recipe=None, audience=Level.MEMBERS, as_of=None, today=DAY, now=NOW)


def missing(reader: InMemoryReader, composed: Composed) -> list[Finding]:
    found = run_checks(reader, composed, FRENCH, covers=lambda _: set())
    return [each for each in found if each.check == "other-language"]


def test_a_french_pack_of_the_sample_names_what_is_missing_and_holds_no_english_of_ours_once_it_is_written() -> None:
    reader = duplicated()
    first = built(reader)
    said = Said(first.document)
    found = {(each.where, each.quote) for each in missing(reader, first)}
    assert ("Amend Criminal Code Article 274, title", "Amend Criminal Code Article 274") in found
    assert ("The DCK movement is banned, title", "The DCK movement is banned") in found
    assert ("Speakers to be heard, title", "Speakers to be heard") in found
    assert ("17th EU–Kazakhstan PCC, Nur-Sultan, role of Fulvio Martusciello", "Leads the mission") in found
    assert ("The DCK movement is banned, fact", "") in found
    assert all(said.holds(quote) for _, quote in found if quote)
    for owner, field, _ in first.borrowed:
        reader.apply(set_text(owner, field, language="fr", tree=plain_text("Mots français"))(reader))
    whole = built(reader)
    assert missing(reader, whole) == []
    assert whole.borrowed == ()
    left = Said(whole.document)
    assert not [quote for _, quote in found if len(quote.split()) > 2 and left.holds(quote)]
