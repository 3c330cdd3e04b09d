"""Annexes come and go with their section, and their file with the last of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.ids import AnnexFileId, AnnexId, SectionId
from briefing_app.domain.records.annex import Annex, AnnexFile, Treatment, pages_meant
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.editing import annexes, sections
from briefing_app.editing.fields import with_field
from briefing_app.errors import InputError
from tests.builders import PACK, InMemoryReader, a_library_of_records, annex, annex_file

HERE = SectionId("section-93")


@pytest.fixture
def library() -> InMemoryReader:
    return InMemoryReader(a_library_of_records())


def titles(library: InMemoryReader, section: str = HERE) -> list[str]:
    return [each.title for each in library.where(Annex, "section", section)]


def test_an_annex_is_called_as_its_file_and_stands_behind_the_others(library: InMemoryReader) -> None:
    file = replace(annex_file(key="file-2"), file_name="Joint_statement  2019.PDF")
    change_set = annexes.add_annex(HERE, file, annex=AnnexId("annex-2"))(library)
    assert change_set.label == "Add annex Joint statement 2019"
    library.apply(change_set)
    assert titles(library) == ["A report", "Joint statement 2019"]
    assert library.get(AnnexFile, "file-2") == file


def test_a_file_that_is_there_already_is_kept_once(library: InMemoryReader) -> None:
    library.apply(annexes.add_annex(HERE, replace(annex_file(), file_name=".pdf"))(library))
    assert titles(library) == ["A report", ".pdf"]
    assert len(library.all(AnnexFile)) == 1


def test_the_file_goes_with_the_last_annex_that_shows_it(library: InMemoryReader) -> None:
    library.put(annex("The same again", key="annex-2", section="section-1"))
    library.apply(annexes.remove_annex(AnnexId("annex-1"))(library))
    assert library.get(AnnexFile, "file-1") is not None
    library.apply(annexes.remove_annex(AnnexId("annex-2"))(library))
    assert library.get(AnnexFile, "file-1") is None


def test_annexes_go_and_are_copied_with_their_section(library: InMemoryReader) -> None:
    library.put(annex("Another", key="annex-2"))
    library.apply(sections.duplicate_section(HERE, copy=SectionId("copy"))(library))
    assert titles(library, "copy") == titles(library) == ["A report", "Another"]
    library.apply(sections.remove_section(HERE)(library))
    assert titles(library) == []
    assert library.get(AnnexFile, "file-1") is not None
    library.apply(sections.copy_section(SectionId("copy"), PACK, copy=SectionId("third"))(library))
    library.apply(sections.remove_section(SectionId("copy"))(library))
    library.apply(sections.remove_section(SectionId("third"))(library))
    assert (*library.all(AnnexFile), *library.all(Annex)) == ()


@pytest.mark.parametrize(("index", "order"), [(0, "CAB"), (1, "ACB"), (2, "ABC"), (9, "ABC"), (-3, "CAB")])
def test_an_annex_is_moved_among_those_of_its_section(library: InMemoryReader, index: int, order: str) -> None:
    library.apply(annexes.remove_annex(AnnexId("annex-1"))(library))
    for letter in "ABC":
        library.put(annex(letter, key=f"key-{letter}"))
    change_set = annexes.move_annex(AnnexId("key-C"), index)(library)
    assert bool(change_set.changes) is (order != "ABC")
    library.apply(change_set)
    assert "".join(titles(library)) == order


def test_an_annex_that_is_gone_is_refused_in_words(library: InMemoryReader) -> None:
    with pytest.raises(InputError, match="not there any more"):
        annexes.remove_annex(AnnexId("gone"))(library)
    with pytest.raises(InputError, match="not there any more"):
        annexes.add_annex(SectionId("gone"), annex_file())(library)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("", (1, 7)), (" ", (1, 7)), ("3", (3, 3)), ("3-5", (3, 5)), (" 2 – 7 ", (2, 7)), ("1-1", (1, 1))],
)
def test_pages_are_meant_as_people_write_them(written: str, meant: tuple[int, int]) -> None:
    found = pages_meant(written, count=7)
    assert found is not None
    assert (found[0], found[-1]) == meant


@pytest.mark.parametrize("written", ["0", "8", "5-3", "1-8", "all", "1,3", "-3", "3-"])
def test_pages_that_are_not_there_mean_nothing(written: str) -> None:
    assert pages_meant(written, count=7) is None


def test_what_the_form_types_fits_the_record() -> None:
    changed = with_field(annex(), "turn", "right")
    assert isinstance(changed, Annex)
    assert changed.turn.degrees == 90
    assert with_field(changed, "treatment", "as_it_is") == replace(changed, treatment=Treatment.AS_IT_IS)
    assert replace(annex(), file=AnnexFileId("other")).file == "other"


def test_the_title_of_an_annex_is_in_the_language_of_its_pack(library: InMemoryReader) -> None:
    held = library.get(Pack, PACK)
    assert held is not None
    library.put(replace(held, language="fr"))
    section = library.where(Section, "pack", PACK)[0]
    library.apply(annexes.add_annex(section.id, annex_file(key="new"), annex=AnnexId("new"))(library))
    made = library.get(Annex, "new")
    assert made is not None
    assert made.words_in == "fr"
