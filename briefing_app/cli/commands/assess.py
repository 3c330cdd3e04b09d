"""``assess``: add an assessment of a recommendation."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_app.cli.arguments import a_date, add_library, some_words
from briefing_app.cli.command import DONE, Command, Context
from briefing_app.domain.claims import Claimant, ClaimantKind
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Instrument, Position, Recommendation
from briefing_app.domain.status import LABELS, StatusCode
from briefing_app.domain.status_words import status_words
from briefing_app.editing.assess import Judgement, assess
from briefing_app.services.finding_packs import claimant_meant, recommendation_named


def _run(arguments: Namespace, context: Context) -> int:
    def claimant(reader: Reader) -> Claimant:
        call = reader.get(Recommendation, recommendation_named(reader, arguments.recommendation))
        texts = reader.many(Instrument, [call.instrument]) if call is not None else ()
        return claimant_meant(reader, arguments.claim, arguments.by, texts)

    with context.services.library.session(arguments.library) as session:
        recommendation = session.read_now(lambda reader: recommendation_named(reader, arguments.recommendation))
        judgement = Judgement(
            status=arguments.status,
            date=arguments.date,
            claimant=session.read_now(claimant),
            original_grade=arguments.grade,
            note=arguments.note,
            evidence=arguments.evidence,
            reviewer=arguments.reviewer,
            position=arguments.position,
            why_changed=arguments.why,
        )
        applied = session.do(assess(recommendation, judgement)).result()
        call = session.read_now(lambda reader: reader.get(Recommendation, recommendation))
        scale = session.read_now(status_words)
    if call is not None and not call.counts:
        context.tell(f"“{call.title}” is not counted, so no total changes.")
    own = scale.label(arguments.status)
    if own != LABELS[arguments.status]:
        context.tell(f"“{arguments.status}” is called “{own}” in this library.")
    if arguments.status not in scale.scale.offered():
        context.tell(f"The office of this library does not offer “{own}”; the row shows it all the same.")
    context.put(str(applied.records[0].id))
    return DONE


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--recommendation", required=True, metavar="ID", help="by id, or by reference and paragraph")
    parser.add_argument(
        "--status", required=True, type=StatusCode, choices=list(StatusCode), metavar="CODE", help=", ".join(StatusCode)
    )
    parser.add_argument("--date", required=True, type=a_date, metavar="DATE", help="a day, a month or a year")
    parser.add_argument(
        "--claim",
        required=True,
        type=ClaimantKind,
        choices=list(ClaimantKind),
        metavar="KIND",
        help="who says so: " + ", ".join(ClaimantKind),
    )
    parser.add_argument(
        "--by",
        metavar="CLAIMANT",
        help="the organisation or source that says so; without it the one that the counts follow, if of this kind",
    )
    parser.add_argument(
        "--grade", type=some_words, default="", metavar="TEXT", help="the original grade in its own words"
    )
    for option, words in _WORDS.items():
        parser.add_argument(option, type=some_words, default="", metavar="TEXT", help=words)
    parser.add_argument(
        "--position",
        type=Position,
        choices=list(Position),
        metavar="CODE",
        help="what the State answered, with --claim state: " + ", ".join(Position),
    )


_WORDS = {
    "--note": "anything else",
    "--evidence": "the words that show it",
    "--reviewer": "who looked at it again",
    "--why": "why it changed",
}

COMMAND = Command(help="add an assessment of a recommendation", add_arguments=_arguments, run=_run)
