"""Texts that stand in another language than the document's, for want of a version in it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.composing.findings import Check, CheckInput, Finding
from briefing_app.composing.names import short_name
from briefing_app.document.origin import Origin
from briefing_app.domain.records import CLASSES


def run(given: CheckInput) -> Iterator[Finding]:
    """Report each text that was borrowed from another language."""
    for owner, field, language in given.composed.borrowed:
        record = given.reader.get(CLASSES[owner.kind], owner.id)
        name = short_name(record, given.composed.as_of) if record is not None else owner.id
        yield Finding(
            check=CHECK.name,
            severity="warning",
            where=f"{name}, {field.replace('_', ' ')}",
            quote="",
            message=f"Written in “{language}” only; the pack's language is “{given.pack.language}”.",
            fix="Write this text in the pack's language.",
            origin=Origin(kind=owner.kind, id=owner.id, field=field),
        )


CHECK = Check(name="other-language", run=run)
