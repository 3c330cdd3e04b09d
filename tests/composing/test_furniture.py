"""What stands around the text: whose paper it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from briefing_app.composing.compose import compose
from briefing_app.composing.furniture import imprint_of
from briefing_app.document.tree import Imprint, Logo
from briefing_app.domain.ids import PackId, SectionId
from briefing_app.domain.records.letterhead import OFFICE_LETTERHEAD, Letterhead
from tests.builders import InMemoryReader, a_library_of_records


def test_the_letterhead_is_whose_paper_it_is() -> None:
    reader = InMemoryReader()
    assert imprint_of(reader) == Imprint()
    head = Letterhead(
        id=OFFICE_LETTERHEAD, name="An office", address="1 Any Street\nAny Town", colour="#ffcc00", logo="aGVsbG8="
    )
    reader.put(head)
    found = imprint_of(reader)
    assert (found.name, found.address) == ("An office", ("1 Any Street", "Any Town"))
    assert found.logo == Logo(data=b"hello", alt="An office")
    assert found.colour == head.printed_colour != head.colour
    reader.put(replace(head, logo="no base 64!"))
    assert imprint_of(reader).logo == Logo(data=b"", alt="An office")


def test_a_whole_pack_bears_it_and_a_section_alone_its_colour_only() -> None:
    reader = InMemoryReader()
    for record in a_library_of_records():
        reader.put(record)
    today = date(2020, 2, 17)

    def imprint(section: SectionId | None) -> Imprint:
        now = datetime(2020, 2, 17, 14, 2, tzinfo=UTC)
        made = compose(
            reader, PackId("pack-1"), recipe=None, audience=None, as_of=None, today=today, now=now, section=section
        )
        return made.document.imprint

    whole = imprint(None)
    assert (whole.name, whole.address, whole.colour) == ("An office", ("1 Any Street", "Any Town"), "#7a1f3d")
    assert imprint(SectionId("section-1")) == Imprint(colour="#7a1f3d")
