"""Texts and words that stand in another language than the document's, for want of a version in it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.languages import language_name
from briefing_app.composing.names import field_place
from briefing_app.composing.places import Said
from briefing_app.document.origin import Origin
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import Assessment
from briefing_app.domain.short_words import is_short, short_words

_ASSESSED = "Write it in {}: Recommendations, the call, \u201cHow it came to be\u201d, In another language."


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each text that was borrowed from another language, and each title, name or role that stands there so."""
    said = Said(given.composed.document)
    own = language_name(given.composed.document.meta.language)
    for owner, field, language in given.composed.borrowed:
        kind = CLASSES[owner.kind]
        record = given.reader.get(kind, owner.id)
        words = short_words(record).get(field, "") if record is not None and is_short(kind, field) else ""
        if is_short(kind, field) and not said.holds(words):
            continue
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=field_place(record, field, owner.id, given.composed.as_of, given.reader),
            quote=words,
            message=f"Written in {language_name(language)} only; the pack\u2019s language is {own}.",
            fix=_ASSESSED.format(own) if kind is Assessment else f"Write it in {own}: open the form from here.",
            origin=Origin(kind=owner.kind, id=owner.id, field=field.partition(".")[0]),
        )


CHECK = Check(name="other-language", run=run)
