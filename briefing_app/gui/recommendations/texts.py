"""The texts that make recommendations, each with what became of its calls. Read on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.counts import Counts
from briefing_app.domain.ids import InstrumentId
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.domain.status import StatusCode
from briefing_app.domain.status_words import HOUSE_WORDS, StatusWords, status_words
from briefing_app.gui.recommendations.words import claimant_namer, day_words
from briefing_app.services.lists import GroupBy

if TYPE_CHECKING:
    from briefing_app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One text. ``calls`` are all of its rows, ``counts`` the counted ones by status."""

    id: InstrumentId
    title: str
    reference: str
    adopted: str
    before: str
    after: str
    claimant: str
    calls: int
    counts: Counts
    scale: StatusWords = HOUSE_WORDS

    @property
    def counted(self) -> int:
        """The counted calls: the statuses add up to them."""
        return sum(self.counts.by_code.values())

    def parts(self) -> tuple[tuple[StatusCode, int], ...]:
        """The statuses that there are, with their numbers, as a headline names them."""
        return tuple((code, self.counts.by_code.get(code, 0)) for code in StatusCode if self.counts.by_code.get(code))

    def counts_words(self) -> str:
        """The counts in words."""
        return ", ".join(f"{number:,} {self.scale.inside(code)}" for code, number in self.parts()) or "Nothing counted"


def read_texts(session: Session) -> tuple[TextLine, ...]:
    """Return every text, the newest first. Waits; belongs on a worker."""
    totals = {total.group: total for total in session.lists.groups(GroupBy.INSTRUMENT).result()}
    none = Counts(by_code={})

    def read(reader: Reader) -> tuple[TextLine, ...]:
        texts = reader.all(Instrument)
        names = {text.id: name_of(text) for text in texts}
        after: dict[str, list[str]] = {}
        for text in texts:
            if text.predecessor is not None:
                after.setdefault(text.predecessor, []).append(name_of(text))
        claimants = claimant_namer(reader)
        scale = status_words(reader)
        ordered = sorted(texts, key=lambda text: (-_day(text), text.order_key, text.id))
        return tuple(
            TextLine(
                id=text.id,
                title=text.title,
                reference=text.reference,
                adopted=day_words(text.adopted, short=True),
                before=names.get(text.predecessor, "") if text.predecessor is not None else "",
                after=", ".join(after.get(text.id, ())),
                claimant=claimants(text.claimant),
                calls=totals[text.id].rows if text.id in totals else 0,
                counts=totals[text.id].counts if text.id in totals else none,
                scale=scale,
            )
            for text in ordered
        )

    return session.read_now(read)


def name_of(text: Instrument) -> str:
    """The shortest words by which a text is known."""
    return text.short_title or text.reference or text.title


def _day(text: Instrument) -> int:
    return text.adopted.first_day.toordinal() if text.adopted is not None else 0
