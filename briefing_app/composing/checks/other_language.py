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
    yield from _unsaid(given, own)


def _unsaid(given: CheckInput, own: str) -> Iterator[Finding]:
    """Report words that the pack's language has none of though another has, so that nothing at all is printed."""
    composed = given.composed
    language = composed.document.meta.language
    read = given.reader.texts(sorted(ref.id for ref in composed.reads if CLASSES[ref.kind].SHORT))
    spoken = {(text.owner, text.field) for text in read if text.language == language and not text.tree.empty}
    for text in read:
        kind, about = CLASSES[text.owner.kind], (text.owner, text.field)
        if text.tree.empty or about in spoken or text.language == language or not is_short(kind, text.field):
            continue
        record = given.reader.get(kind, text.owner.id)
        if record is None or text.field not in record.SHORT or short_words(record).get(text.field):
            continue
        if not (text.level.visible_to(composed.audience) and record.level_of(text.field).visible_to(composed.audience)):
            continue
        spoken.add(about)
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=field_place(record, text.field, text.owner.id, composed.as_of, given.reader),
            quote=text.tree.plain,
            message=f"Written in {language_name(text.language)} only, and empty in {own}: the pack shows nothing here.",
            fix=f"Write it in {own}: open the form from here.",
            origin=Origin(kind=text.owner.kind, id=text.owner.id, field=text.field),
        )


CHECK = Check(name="other-language", run=run)
