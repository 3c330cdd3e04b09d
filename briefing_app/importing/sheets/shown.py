"""What a sheet shows of a recommendation to an audience; when it comes back, that tells what was changed in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.people import Person
from briefing_app.domain.records.recommendation import Addressee, Recommendation, Theme
from briefing_app.domain.records.written import WrittenText
from briefing_app.domain.text import Run, Text

FIELDS = ("verbatim", "summary")
"""The texts of a recommendation that stand in a sheet's column of text: the first that there is."""
MAX_SHOWN = 32_000
"""Sheet programs hold 32,767 letters a cell."""
_CUT = " […] the rest is in the library only"
_WITHHELD = "name withheld"
_MARK = "#"


class Shown:
    """Shows recommendations as a sheet does. Names of addressees and themes are read once."""

    def __init__(self, reader: Reader, *, language: str) -> None:
        """Show in this language, where there is a text in it."""
        self._reader = reader
        self._language = language
        self._named: dict[str, Addressee | Theme] = {each.id: each for each in reader.all(Addressee)}
        self._named.update((each.id, each) for each in reader.all(Theme))

    def fields(self, record: Recommendation, texts: Iterable[WrittenText], *, audience: Level) -> tuple[str, ...]:
        """Return paragraph, clause, text, addressees and themes as an audience may read them."""

        def visible(field: str, words: str) -> str:
            return words if record.level_of(field).visible_to(audience) else ""

        return (
            visible("paragraph", record.paragraph or ""),
            visible("clause", record.clause),
            self._text(record, texts, audience) or visible("title", _cut(record.title)),
            visible("addressees", self.names(record.addressees, audience=audience)),
            visible("themes", self.names(record.themes, audience=audience)),
        )

    def says(self, mark: str, record: Recommendation, texts: Sequence[WrittenText]) -> bool:
        """Whether the library still says what a sheet showed, to whichever audience it was written for."""
        return any(mark == _digest(self.fields(record, texts, audience=audience)) for audience in Level)

    def _text(self, record: Recommendation, texts: Iterable[WrittenText], audience: Level) -> str:
        open_ones = [
            text
            for text in texts
            if text.level.visible_to(audience) and record.level_of(text.field).visible_to(audience)
        ]
        text = text_field(open_ones, self._language)
        return plain_for(self._reader, text, audience=audience) if text is not None else ""

    def names(self, ids: Iterable[str], *, audience: Level = Level.STAFF) -> str:
        """Return the names of addressees or themes, as far as an audience may read them."""
        found = (self._named.get(each) for each in ids)
        return "; ".join(each.name for each in found if each is not None and each.level.visible_to(audience))


def plain_for(reader: Reader, text: WrittenText, *, audience: Level) -> str:
    """Return a text's words as far as an audience may read them: no closed block or run, no name that is withheld."""
    return _cut("\n".join(filter(None, _lines(reader, text.tree, audience))))


def text_field(texts: Iterable[WrittenText], language: str) -> WrittenText | None:
    """Return the text that stands for a recommendation in a sheet: its own words before ours, this language first."""
    filled = [text for text in texts if text.field in FIELDS and not text.tree.empty]
    ordered = sorted(filled, key=lambda text: (FIELDS.index(text.field), text.language != language, text.language))
    return ordered[0] if ordered else None


def text_forms(reader: Reader, record: Recommendation, texts: Sequence[WrittenText]) -> frozenset[str]:
    """Return every form, folded, in which the texts of a recommendation may have stood in a sheet."""
    written = [text for text in texts if text.field in FIELDS]
    forms = {plain_for(reader, text, audience=audience) for text in written for audience in Level}
    return frozenset(folded(words) for words in (*forms, _cut(record.title)) if words)


def is_plain(text: WrittenText) -> bool:
    """Whether a sheet holds all that a text is: paragraphs of words, nothing marked, closed or referred to."""
    blocks = text.tree.blocks
    return all(block.level is None and all(run == Run(text=run.text) for run in block.runs) for block in blocks)


def folded(words: str) -> str:
    """Return words as they are compared: without case, each space one."""
    return " ".join(words.casefold().split())


def id_words(record: Recommendation, shown: Sequence[str]) -> str:
    """Return what stands in the id column: the id, and a mark of what the sheet showed, to see later what moved."""
    return f"{record.id}{_MARK}{_digest(shown)}"


def split_id(words: str) -> tuple[str, str]:
    """Return the id and the mark of an id cell; the mark is empty where it is another's id."""
    record_id, _, mark = words.strip().rpartition(_MARK)
    return (record_id, mark) if record_id and len(mark) == 8 else (words.strip(), "")


def _digest(shown: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(folded(words) for words in shown).encode()).hexdigest()[:8]


def _lines(reader: Reader, tree: Text, audience: Level) -> Iterable[str]:
    for block in tree.blocks:
        if block.level is None or block.level.visible_to(audience):
            yield "".join(_run_words(reader, run, audience) for run in block.runs).strip()


def _run_words(reader: Reader, run: Run, audience: Level) -> str:
    if run.is_atom or (run.level is not None and not run.level.visible_to(audience)):
        return ""
    if run.record is not None and run.record.kind is Kind.PERSON:
        person = reader.get(Person, run.record.id)
        named = person is not None and person.named_to.visible_to(audience)
        return run.text if named else ((person.shown_as if person else "") or _WITHHELD)
    return run.text


def _cut(words: str) -> str:
    return words if len(words) <= MAX_SHOWN else words[: MAX_SHOWN - len(_CUT)] + _CUT
