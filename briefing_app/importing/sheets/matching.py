"""Which recommendation of the library a row speaks of.

By its own id in a sheet that came from here; else by instrument, paragraph, clause and addressee; else by the sheet's
own id; else by its words. The id of a new one is made of the same, so that the same row finds it again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from briefing_app.domain.ids import InstrumentId, RecommendationId, stable_id
from briefing_app.domain.reader import Reader
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.recommendation import Assessment, Recommendation
from briefing_app.domain.records.written import WrittenText
from briefing_app.importing.sheets.faults import FaultKind
from briefing_app.importing.sheets.row_reading import ReadRow
from briefing_app.importing.sheets.shown import folded, text_forms

_OUR_IDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The recommendation that a row speaks of: the library's, or the one that would be made. Or why it is neither."""

    id: RecommendationId
    known: Recommendation | None = None
    fault: FaultKind | None = None
    expected: str = ""


class Calls:
    """The recommendations of one instrument, with their texts and assessments, found in every way that sheets know."""

    def __init__(self, reader: Reader, instrument: InstrumentId) -> None:
        """Read them once."""
        self._reader = reader
        self._instrument = instrument
        self.records = reader.where(Recommendation, "instrument", instrument)
        self.last_key = max((each.order_key for each in self.records), default="")
        ids = [each.id for each in self.records]
        self.texts: dict[str, list[WrittenText]] = defaultdict(list)
        for text in reader.texts(ids):
            self.texts[text.owner_id].append(text)
        self.assessments: dict[str, list[Assessment]] = defaultdict(list)
        for assessment in reader.assessments(ids):
            self.assessments[assessment.recommendation].append(assessment)
        self._by_id = {each.id: each for each in self.records}
        self._by_place: dict[str, list[Recommendation]] = defaultdict(list)
        self._by_words: dict[str, list[Recommendation]] = defaultdict(list)
        for each in self.records:
            if each.paragraph:
                self._by_place[place_key(each.paragraph, each.clause)].append(each)
            for words in text_forms(reader, each, self.texts[each.id]):
                self._by_words[words].append(each)

    def target(self, row: ReadRow) -> Target:
        """Return what a row speaks of."""
        made = RecommendationId(stable_id("recommendation", f"{self._instrument}:{_row_key(row)}"))
        if row.own_id in self._by_id:
            known = self._by_id[RecommendationId(row.own_id)]
            return Target(id=known.id, known=known)
        refused = self._foreign_id(row)
        if refused is not None:
            return Target(id=made, fault=refused, expected="an id that the program wrote for this text, or none")
        found = self._found(row, made)
        if len(found) > 1:
            expected = "the addressee" if not row.addressees else "an id, or a clause that tells them apart"
            return Target(id=made, fault=FaultKind.SEVERAL_CALLS, expected=expected)
        known_one = found[0] if found else None
        return Target(id=known_one.id if known_one else made, known=known_one)

    def is_read_in(self, record: Recommendation, row: ReadRow) -> bool:
        """Whether a record was made by reading a sheet or a text in: its id is then made of its place or words."""
        texts = [text for text in self.texts[record.id] if text.field == "verbatim"]
        words = [folded(text.tree.plain) for text in texts] or [folded(record.title)]
        place = _place_words(record.paragraph, record.clause, record.addressees)
        keys = {place, _row_key(row), *(place + each for each in words)}
        return record.id in {stable_id("recommendation", f"{self._instrument}:{key}") for key in keys}

    def _foreign_id(self, row: ReadRow) -> FaultKind | None:
        if not row.mark and not _OUR_IDS.fullmatch(row.own_id):
            return None
        if self._reader.get(Recommendation, row.own_id) is not None:
            return FaultKind.ID_OF_ANOTHER_TEXT
        taken = any(self._reader.get(kind, row.own_id) is not None for kind in CLASSES.values())
        return FaultKind.ID_OF_ANOTHER_KIND if taken else None

    def _found(self, row: ReadRow, made: RecommendationId) -> list[Recommendation]:
        if row.paragraph is not None:
            found = _of_addressees(self._by_place.get(place_key(row.paragraph, row.clause), ()), row)
            if found:
                return found
        if made in self._by_id:
            return [self._by_id[made]]
        words = (folded(row.text), folded(row.title))
        same = next((self._by_words[each] for each in words if each and each in self._by_words), [])
        if row.paragraph is None:
            return _of_addressees(same, row)
        # Where a paragraph was not verified before, the words tell; two such are two questions, not one answer.
        unplaced = [each for each in _of_addressees(same, row) if each.paragraph is None]
        return unplaced if len(unplaced) == 1 else []


def place_key(paragraph: str, clause: str) -> str:
    """Return how a place is compared: "12(b)" and paragraph 12, clause b, are one."""
    return re.sub(r"[^\w.]+", "-", normalize("NFC", f"{paragraph} {clause}".casefold())).strip("-.")


def _of_addressees(candidates: Iterable[Recommendation], row: ReadRow) -> list[Recommendation]:
    found = list(candidates)
    if not row.addressees:
        return found
    wanted = set(row.addressees)
    return [each for each in found if not each.addressees or wanted <= set(each.addressees)]


def _row_key(row: ReadRow) -> str:
    if row.paragraph is None and row.own_id:
        return f"sheet:{folded(row.own_id)}"
    place = _place_words(row.paragraph, row.clause, row.addressees)
    return place if row.paragraph else place + folded(row.text or row.title)


def _place_words(paragraph: str | None, clause: str, addressees: Iterable[str]) -> str:
    return f"{paragraph or ''}:{clause.strip('()')}:{','.join(sorted(addressees))}"
