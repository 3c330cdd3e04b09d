"""Keep a sentence whose count differs from the rows, with the reason; or let go of it again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing_app.domain.changes import ChangeSet, created, deleted, replaced
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import InstrumentId, KeptCountId, stable_id
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.office import KeptCount
from briefing_app.domain.reference import RecordRef
from briefing_app.editing.command import Command, needed, unchanged
from briefing_app.errors import InputError

_KEEP = "Keep a sentence that differs from the rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionedCount:
    """A count that the guard questions: where its sentence stands, its words, and both numbers as they are told."""

    owner: RecordRef
    field: str
    language: str
    quote: str
    said: str
    actual: str
    instrument: InstrumentId | None = None


def keep_count(
    count: QuestionedCount, *, reason: str, kept_by: str = "", kept_on: PartialDate | None = None
) -> Command:
    """Keep the sentence. It is questioned again when its words change, or what the rows say.

    Raises:
        InputError: when there is no reason, which the next reader would ask for.
    """
    why = " ".join(reason.split())
    if not why:
        raise InputError(
            "A reason is needed", "The sentence differs from the rows.", "Say why it is kept all the same."
        )

    def command(reader: Reader) -> ChangeSet:
        needed(reader, CLASSES[count.owner.kind], count.owner.id)
        kept_id = kept_count_id(count)
        before = reader.get(KeptCount, kept_id)
        wanted = KeptCount(
            id=kept_id,
            owner=count.owner,
            field=count.field,
            language=count.language,
            quote=count.quote,
            said=count.said,
            actual=count.actual,
            instrument=count.instrument,
            reason=why,
            kept_by=kept_by,
            kept_on=kept_on,
        )
        if before is None:
            return ChangeSet(label=_KEEP, changes=(created(wanted),))
        after = replace(before, reason=why, kept_by=kept_by, kept_on=kept_on, actual=count.actual)
        return unchanged(_KEEP) if after == before else ChangeSet(label=_KEEP, changes=(replaced(before, after),))

    return command


def question_again(kept: KeptCountId) -> Command:
    """Let go of a kept sentence, so that the guard questions it again."""

    def command(reader: Reader) -> ChangeSet:
        record = needed(reader, KeptCount, kept)
        return ChangeSet(label="Question a kept sentence again", changes=(deleted(record),))

    return command


def kept_count_id(count: QuestionedCount) -> KeptCountId:
    """Return the one id of a kept count: the same sentence at the same place is kept once."""
    owner = f"{count.owner.kind}:{count.owner.id}"
    return KeptCountId(
        stable_id(Kind.KEPT_COUNT, "\n".join((owner, count.field, count.language, count.quote, count.said)))
    )
