"""From a finding of a typed count to what is done about it: a live figure in its place, or a reason to keep it."""

from __future__ import annotations

from briefing_app.composing.checks.typed_counts import count_findings
from briefing_app.composing.findings import CheckInput, Finding
from briefing_app.composing.guard import CountFinding
from briefing_app.document.origin import Origin
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.figures import FigureKind, FigureQuery
from briefing_app.domain.kinds import Kind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.status import StatusCode
from briefing_app.editing.command import Command, needed
from briefing_app.editing.figures import replace_with_figure
from briefing_app.editing.kept_counts import QuestionedCount, keep_count
from briefing_app.errors import InputError
from briefing_app.services.building import BuildRequest, composed_now
from briefing_app.services.clock import Clock
from briefing_app.services.session import Session

CHECK = "typed-count"
"""The check whose findings can be mended so."""


def question_of(session: Session, request: BuildRequest, finding: Finding, *, clock: Clock) -> CountFinding:
    """Return the count that a finding questions, as the pack reads now; takes its time.

    Raises:
        InputError: if the text has changed since, so that it is not questioned any more.
    """

    def found(reader: Reader) -> CountFinding | None:
        composed = composed_now(reader, request, clock=clock)
        pack = needed(reader, Pack, request.pack)
        given = CheckInput(reader=reader, composed=composed, pack=pack, missing=lambda _words: set())
        return next((each for each in count_findings(given) if _is_same(each, finding)), None)

    session.commit().result()
    count = session.read_now(found)
    if count is None:
        raise InputError(
            "This count is not questioned any more", "The text or the rows have changed since.", "Check the pack again."
        )
    return count


def query_of(count: CountFinding) -> FigureQuery:
    """Return the live figure that says what the sentence wants to say; a person looks at it before it is inserted."""
    kind = FigureKind.SHARE if count.said.endswith("%") else FigureKind.COUNT
    if count.measure == "total":
        kind = FigureKind.TOTAL
    code = StatusCode(count.measure) if count.measure in set(StatusCode) else None
    return FigureQuery(
        kind=kind,
        instrument=count.instrument,
        addressee=count.addressee,
        code=code,
        in_words=kind is FigureKind.COUNT,
    )


def figure_command(count: CountFinding, query: FigureQuery) -> Command:
    """Return the command that puts a live figure in the place of the numbers.

    Raises:
        InputError: if their place in the stored text is not certain, or they stand in a field that holds no figures.
    """
    origin = count.origin
    if origin.block is None or count.end <= count.start:
        raise InputError(
            "The numbers cannot be replaced here",
            "They stand in a line without live figures, or parts of the text are closed.",
            "Go there, and change them by hand.",
        )
    return replace_with_figure(
        _owner(origin),
        origin.field,
        language=count.language,
        block=origin.block,
        start=count.start,
        end=count.end,
        query=query,
    )


def keep_command(count: CountFinding, *, reason: str, kept_by: str, clock: Clock) -> Command:
    """Return the command that keeps the sentence with a reason."""
    questioned = QuestionedCount(
        owner=_owner(count.origin),
        field=count.origin.field,
        language=count.language,
        quote=count.quote,
        said=count.said,
        actual=count.actual,
        instrument=count.instrument,
    )
    return keep_count(questioned, reason=reason, kept_by=kept_by, kept_on=PartialDate.of(clock.today()))


def _is_same(count: CountFinding, finding: Finding) -> bool:
    return count.origin == finding.origin and finding.message.startswith(count.message)


def _owner(origin: Origin) -> RecordRef:
    return RecordRef(kind=Kind(origin.kind), id=origin.id)
