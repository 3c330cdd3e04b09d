"""Every kind of handout of the sample, with a withheld twin wherever a person stands: none of them is in any file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing_app.composing.compose import Composed
from briefing_app.composing.handout import Handout, HandoutChoice, compose_handout
from briefing_app.composing.handouts import all_handouts
from briefing_app.document.words import lines
from briefing_app.domain.levels import Level
from briefing_app.domain.paper import Paper
from briefing_app.domain.records.pack import Pack
from briefing_app.errors import InputError
from briefing_app.rendering.docx import write_docx
from briefing_app.rendering.pdf import write_pdf
from tests.builders import InMemoryReader
from tests.composing.packs import NOW
from tests.journeys.sample import sample_library
from tests.journeys.test_sample_files import everything_in, everything_in_package
from tests.journeys.twins import Twins
from tests.rendering.pdf.conformance import complaints

KINDS = [kind for kind in all_handouts() if not kind.of_pack]
"""Those that compose something of their own; a pack's own files are searched elsewhere."""


def made(reader: InMemoryReader, kind: Handout, audience: Level) -> Iterator[Composed]:
    pack = reader.all(Pack)[0]
    for subject in kind.subjects(reader, pack) or (None,):
        choice = HandoutChoice(
            pack=pack.id, kind=kind, subject=subject.id if subject is not None else "", audience=audience
        )
        try:
            yield compose_handout(reader, choice, today=NOW.date(), now=NOW)
        except InputError as error:
            assert audience is Level.PUBLIC, error  # noqa: PT017  (closed records make no handout for the public)


@pytest.mark.parametrize("audience", [Level.MEMBERS, Level.PUBLIC])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_withheld_name_is_in_no_part_of_any_handout(kind: Handout, audience: Level) -> None:
    reader = sample_library()
    twins = Twins(reader)
    found = list(made(reader, kind, audience))
    assert found or audience is Level.PUBLIC
    for each in found:
        held = everything_in(write_pdf(each.document, paper=Paper.A4).data)
        if kind.word:
            held += everything_in_package(write_docx(each.document, paper=Paper.A4))
        assert not [twin.place for twin in twins.made if any(part.encode() in held for part in twin.parts)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_same_names_are_found_where_they_may_stand(kind: Handout) -> None:
    reader = sample_library()
    twins = Twins(reader)
    held = b"".join(
        everything_in(write_pdf(each.document, paper=Paper.A4).data) for each in made(reader, kind, Level.STAFF)
    )
    assert any(part.encode() in held for twin in twins.made for part in twin.parts)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_can_be_listened_to_and_kept_for_good(kind: Handout) -> None:
    for each in made(sample_library(), kind, Level.MEMBERS):
        assert complaints(write_pdf(each.document, paper=Paper.A4).data) == []
        assert list(lines(each.document))
