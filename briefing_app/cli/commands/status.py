"""``status``: what has become of an instrument's recommendations."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from briefing_app.cli.arguments import a_day, add_json, add_library
from briefing_app.cli.command import DONE, Command, Context
from briefing_app.composing.languages import language_for
from briefing_app.composing.status import StatusResult, status_results
from briefing_app.domain.claims import Claimant
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.domain.status import StatusCode, Trend
from briefing_app.domain.view import Moves
from briefing_app.services.data_export import reference_of
from briefing_app.services.finding_packs import name_of_claimant

_TRENDS: Mapping[Trend | None, str] = {
    Trend.BETTER: "better",
    Trend.WORSE: "worse",
    Trend.REVERSED: "reversed",
    Trend.SAME: "same",
    None: "not comparable",
}

Names = Mapping[Claimant, str | None]
"""The organisation or source behind each claimant, as it may be given to ``--by``."""


def _run(arguments: Namespace, context: Context) -> int:
    as_of = arguments.as_of or context.services.clock.today()

    def results(reader: Reader) -> tuple[tuple[StatusResult, ...], Names]:
        found = status_results(
            reader,
            instrument=arguments.instrument,
            addressee=arguments.addressee,
            as_of=as_of,
            by=arguments.by,
            since=arguments.since,
            language=language_for("en"),
        )
        claimants = {claim.claimant for result in found for claim in result.claims}
        claimants |= {result.claimant for result in found if result.claimant is not None}
        return found, {claimant: name_of_claimant(reader, claimant) for claimant in claimants}

    with context.services.library.session(arguments.library) as session:
        found, names = session.read_now(results)
    if arguments.json:
        context.put_json({"results": [_object(result, names) for result in found]})
    else:
        for result in found:
            context.put(result.headline)
            if result.moves is not None:
                _say_moves(result.moves, result.instrument, context)
    return DONE


def _say_moves(moves: Moves, instrument: Instrument, context: Context) -> None:
    numbers = ", ".join(f"{number} {_TRENDS[trend]}" for trend, number in moves.numbers.items())
    context.put(f"Since {moves.since}: {numbers}.")
    for row in moves.rows:
        if row.changed:
            place = reference_of(row.recommendation, instrument)
            context.put(f"  {place}: {row.before} -> {row.after} ({_TRENDS[row.trend]}): {row.recommendation.title}")


def _object(result: StatusResult, names: Names) -> dict[str, object]:
    return {
        "instrument": result.instrument.reference or result.instrument.short_title or result.instrument.title,
        "addressee": result.addressee.name,
        "as_of": result.as_of.isoformat(),
        "claimant": _claimant(result.claimant, names),
        "total": result.total,
        "counts": _counts(result.counts.by_code),
        "overtaken": result.overtaken,
        "claims": [
            {
                **_claimant(claim.claimant, names),
                "total": claim.counts.total,
                "counts": _counts(claim.counts.by_code),
            }
            for claim in result.claims
        ],
        "stated": [
            {
                "source": stated.source,
                "numbers": {number.measure.value: number.number for number in stated.figure.stated.numbers},
                "total": stated.figure.stated.total,
                "date": str(stated.figure.stated.date) if stated.figure.stated.date is not None else None,
                "words": stated.figure.stated.words,
                "differences": dict(stated.figure.differences),
                "total_difference": stated.figure.total_difference,
            }
            for stated in result.stated
        ],
        "headline": result.headline,
        **({"moved": _moves(result.moves, result.instrument)} if result.moves is not None else {}),
    }


def _moves(moves: Moves, instrument: Instrument) -> dict[str, object]:
    return {
        "since": moves.since.isoformat(),
        "total": moves.total,
        "numbers": {_TRENDS[trend].replace(" ", "_"): number for trend, number in moves.numbers.items()},
        "calls": [
            {
                "id": row.recommendation.id,
                "reference": reference_of(row.recommendation, instrument),
                "title": row.recommendation.title,
                "before": row.before.value,
                "after": row.after.value,
                "trend": row.trend.value if row.trend is not None else None,
            }
            for row in moves.rows
            if row.changed
        ],
    }


def _claimant(claimant: Claimant | None, names: Names) -> dict[str, str | None]:
    if claimant is None:
        return {"claimant": None, "by": None}
    return {"claimant": claimant.kind.value, "by": names[claimant]}


def _counts(by_code: Mapping[StatusCode, int]) -> dict[str, int]:
    return {code.value: by_code[code] for code in StatusCode}


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--instrument", metavar="REF", help="one text only, by reference, title or id")
    parser.add_argument("--addressee", metavar="NAME", help="one addressee only, by name or alias")
    parser.add_argument("--as-of", type=a_day, metavar="DATE", help="as it was on this day; without it, today")
    parser.add_argument("--since", type=a_day, metavar="DATE", help="also what moved since this day")
    parser.add_argument("--by", metavar="CLAIMANT", help="follow state, ngo, third_party, own, or one by name")
    add_json(parser)


COMMAND = Command(help="count what has become of recommendations", add_arguments=_arguments, run=_run)
