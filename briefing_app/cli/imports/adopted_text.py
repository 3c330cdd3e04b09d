"""``import`` of an adopted text: its calls become recommendations, those that leave no doubt."""

from __future__ import annotations

from argparse import Namespace

from briefing_app.cli.command import DONE, Context
from briefing_app.importing.adopted_text.languages import language_of
from briefing_app.importing.adopted_text.model import Draft
from briefing_app.services.before_import import take_over, without_backup
from briefing_app.services.reading_in import ImportKind, ReadDrafts, read_drafts

_UNDECIDED = "its opening words are not known: a call, an appraisal or an instruction"


def read_in(arguments: Namespace, context: Context) -> int:
    """Read the text, and take in what is sure of it unless it is a dry run."""
    with context.services.library.session(arguments.library) as session:
        read = session.read_now(lambda reader: read_drafts(arguments.file, reader))
        command = None if arguments.dry_run else read.command
        if command is not None:
            take_over(session, command).result()
            context.tell_if(without_backup(session))
    if arguments.json:
        context.put_json(_object(read, taken=command is not None))
    else:
        _say(read, context, taken=command is not None)
    return DONE


def _say(read: ReadDrafts, context: Context, *, taken: bool) -> None:
    for remark in read.adopted.remarks:
        context.tell(remark)
    for draft in read.undecided:
        context.tell(f"Left out, {_place(draft)}: {_UNDECIDED}. Read it in the window, which asks.")
    for draft in read.new:
        context.put(f"new: {_place(draft)}: {draft.text}")
    counted = sum(draft.counted for draft in read.new)
    ending = "Taken in." if taken else "Nothing was taken." if read.new else "The library has all of it already."
    context.put(f"Read as {language_of(read.adopted.language).name}.")
    context.put(
        f"{len(read.new)} new, of which {counted} count; {len(read.known)} there already, "
        f"{len(read.undecided)} undecided. {ending}"
    )


def _place(draft: Draft) -> str:
    number = f"paragraph {draft.paragraph}" if draft.paragraph else "a paragraph without a verified number"
    return number + (f" {draft.clause}" if draft.clause else "")


def _object(read: ReadDrafts, *, taken: bool) -> dict[str, object]:
    return {
        "kind": ImportKind.ADOPTED_TEXT.value,
        "taken": taken,
        "title": read.fields.title,
        "reference": read.fields.reference,
        "language": read.adopted.language,
        "new": [_draft_object(draft) for draft in read.new],
        "changed": [],
        "unchanged": len(read.known),
        "conflicts": [{**_draft_object(draft), "reason": _UNDECIDED} for draft in read.undecided],
        "faults": [],
        "warnings": list(read.adopted.remarks),
    }


def _draft_object(draft: Draft) -> dict[str, object]:
    return {
        "paragraph": draft.paragraph,
        "clause": draft.clause,
        "kind": draft.kind.value if draft.kind is not None else None,
        "verb": draft.verb,
        "addressee": "; ".join(each.name for each in draft.addressees),
        "counted": draft.counted,
        "text": draft.text,
    }
