"""Everything that is shown of one call. Read on a worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing_app.domain.claims import Claimant
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Commitment, Source, SpeakerNote
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.domain.records.people import Body, Person
from briefing_app.domain.records.recommendation import (
    Addressee,
    Assessment,
    CallKind,
    Instrument,
    Recommendation,
    Theme,
)
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status_words import StatusWords, status_words
from briefing_app.domain.timeline import TimelineEntry, timeline
from briefing_app.domain.valuation import claims_at, disputing
from briefing_app.gui.outline import record_title
from briefing_app.gui.recommendations.words import claimant_namer, day_words, place_words
from briefing_app.gui.spots import Spot
from briefing_app.sections.registry import title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one claimant says now. ``counted``: the counts follow it; ``disputes``: it is newer and says otherwise."""

    claimant: Claimant
    words: str
    assessment: Assessment
    source: str
    counted: bool
    disputes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One assessment in the timeline, with the words for its claimant and its source."""

    entry: TimelineEntry
    claimant: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLink:
    """Another call that this one repeats, or that repeats it."""

    call: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place in a pack that raises the call."""

    spot: Spot
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One call with all that belongs to it. ``facts`` are labels and words; those without words are left out."""

    call: Recommendation
    scale: StatusWords
    reference: str
    text: Instrument | None
    words: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    claims: tuple[Claim, ...]
    moments: tuple[Moment, ...]
    before: tuple[CallLink, ...]
    after: tuple[CallLink, ...]
    uses: tuple[Use, ...]

    @property
    def counted(self) -> Claim | None:
        """The claim that the counts follow."""
        return next((claim for claim in self.claims if claim.counted), None)


_TEXTS = (("verbatim", "In the words of the text"), ("summary", "In short"), ("done_when", "Done when"))


def read_detail(reader: Reader, call_id: str, *, language: str = "en") -> Detail | None:
    """Return everything on a call; ``None`` where it is gone."""
    call = reader.get(Recommendation, call_id)
    if call is None:
        return None
    text = reader.get(Instrument, call.instrument)
    judged = reader.assessments([call.id])
    title = (text.short_title or text.reference or text.title) if text is not None else "A text that is no longer here"
    return Detail(
        call=call,
        scale=status_words(reader),
        reference=f"{title}, {place_words(call)}" if call.paragraph else title,
        text=text,
        words=_words(reader, call, language),
        facts=_facts(reader, call, text),
        claims=_claims(reader, judged, text),
        moments=_moments(reader, judged),
        before=_before(reader, call),
        after=_after(reader, call),
        uses=tuple(_uses(reader, call)),
    )


def _words(reader: Reader, call: Recommendation, language: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for text in reader.texts([call.id]):
        if not text.tree.empty and (text.field not in found or text.language == language):
            found[text.field] = text.tree.plain
    return tuple((label, found[field]) for field, label in _TEXTS if field in found)


def _facts(reader: Reader, call: Recommendation, text: Instrument | None) -> tuple[tuple[str, str], ...]:
    body = reader.get(Body, call.responsible_body) if call.responsible_body else None
    facts = (
        ("Text", text.title if text is not None else ""),
        ("Reference", text.reference if text is not None else ""),
        ("Adopted", day_words(text.adopted) if text is not None else ""),
        ("Paragraph", place_words(call) if call.paragraph else "Not verified"),
        ("Addressed to", ", ".join(each.name for each in reader.many(Addressee, call.addressees))),
        ("Themes", ", ".join(each.name for each in reader.many(Theme, call.themes))),
        ("Persons", ", ".join(record_title(each) for each in reader.many(Person, call.persons))),
        ("About", ", ".join(call.affected)),
        ("Made by", ", ".join(call.made_by)),
        ("Responsible", record_title(body) if body is not None else ""),
        ("Deadline", day_words(call.deadline)),
        ("Not counted", "" if call.counts else call.counted_reason or _uncounted(call)),
        ("Words", "Our own: the text is paraphrased" if call.paraphrase else ""),
    )
    return tuple((label, words) for label, words in facts if words)


def _uncounted(call: Recommendation) -> str:
    if call.call_kind is CallKind.CALL:
        return "It was taken out of the count; no reason is given."
    return f"It is no call but an {call.call_kind.value}."


def _claims(reader: Reader, judged: tuple[Assessment, ...], text: Instrument | None) -> tuple[Claim, ...]:
    followed = text.claimant if text is not None else None
    claims = claims_at(judged, date.max)
    disputes = {each.id for each in disputing(claims, followed)}
    named = claimant_namer(reader)
    found = [
        Claim(
            claimant=claimant,
            words=named(claimant),
            assessment=held,
            source=_source(reader, held),
            counted=claimant == followed,
            disputes=held.id in disputes,
        )
        for claimant, held in claims.items()
    ]
    return tuple(sorted(found, key=lambda claim: not claim.counted))


def _moments(reader: Reader, judged: tuple[Assessment, ...]) -> tuple[Moment, ...]:
    named = claimant_namer(reader)
    return tuple(
        Moment(entry=entry, claimant=named(entry.assessment.claimant), source=_source(reader, entry.assessment))
        for entry in reversed(timeline(judged))
    )


def _source(reader: Reader, assessment: Assessment) -> str:
    source = reader.get(Source, assessment.evidence_source) if assessment.evidence_source else None
    return record_title(source) if source is not None else ""


def _before(reader: Reader, call: Recommendation) -> tuple[CallLink, ...]:
    """Return the calls that this one repeats, the newest first."""
    found: list[Recommendation] = []
    held = call
    while held.predecessor is not None and held.predecessor not in {call.id, *(each.id for each in found)}:
        before = reader.get(Recommendation, held.predecessor)
        if before is None:
            break
        found.append(before)
        held = before
    return tuple(_link(reader, each) for each in found)


def _after(reader: Reader, call: Recommendation) -> tuple[CallLink, ...]:
    """Return the calls that repeat this one in the texts that follow its text."""
    later = [text for text in reader.all(Instrument) if text.predecessor == call.instrument]
    calls = (each for text in later for each in reader.where(Recommendation, "instrument", text.id))
    return tuple(_link(reader, each) for each in calls if each.predecessor == call.id)


def _link(reader: Reader, call: Recommendation) -> CallLink:
    text = reader.get(Instrument, call.instrument)
    title = (text.short_title or text.reference or text.title) if text is not None else ""
    place = f"{title}, {place_words(call)}" if call.paragraph else title
    return CallLink(call=call.id, words=f"{place}: {call.title}")


def _uses(reader: Reader, call: Recommendation) -> Iterator[Use]:
    packs = reader.all(Pack)
    for note in reader.all(SpeakerNote):
        if call.id in note.recommendations:
            pack = next((each for each in packs if each.mission == note.mission), None)
            yield _use(note.ref, f"Note: {note.title}", pack)
    for promise in reader.all(Commitment):
        if call.id in promise.recommendations:
            pack = next((each for each in packs if each.mission == promise.mission), None)
            yield _use(promise.ref, f"Commitment: {promise.title}", pack)
    for pack in packs:
        for section in reader.where(Section, "pack", pack.id):
            if shows(section, call):
                yield _use(section.ref, f"Section: {title_of(section)}", pack)


def _use(ref: RecordRef, words: str, pack: Pack | None) -> Use:
    return Use(spot=Spot(ref=ref, pack=pack.id if pack else ""), words=f"{words} ({pack.name})" if pack else words)


def shows(section: Section, call: Recommendation) -> bool:
    """Tell whether a section is about a call: it names it, or its text and no other addressee."""
    named = any(call.id in section.chosen(option) for option in section.options)
    addressees = section.chosen("addressee")
    of_text = call.instrument in section.chosen("instrument")
    return named or (of_text and (not addressees or addressees[0] in call.addressees))
