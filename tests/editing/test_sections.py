from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.domain.ids import PackId, SectionId
from briefing_app.domain.ordering import keys_in_order
from briefing_app.domain.records.pack import Pack, Section
from briefing_app.editing import sections
from briefing_app.editing.command import Command
from briefing_app.errors import InputError
from tests.builders import PACK, InMemoryReader, a_library_of_records, pack, section, written

OTHER = PackId("pack-2")


@pytest.fixture
def library() -> InMemoryReader:
    library = InMemoryReader(a_library_of_records())
    sections_in_order = library.where(Section, "pack", PACK)
    for each, key in zip(sections_in_order, keys_in_order(len(sections_in_order)), strict=True):
        library.put(replace(each, order_key=key))
    return library


def _types(library: InMemoryReader, of: PackId = PACK) -> list[str]:
    return [each.section_type for each in library.where(Section, "pack", of)]


def _done(library: InMemoryReader, command: Command) -> InMemoryReader:
    library.apply(command(library))
    return library


@pytest.mark.parametrize("index", [0, 4, 9, None, 99])
def test_a_section_is_added_where_it_is_wanted(library: InMemoryReader, index: int | None) -> None:
    before = _types(library)
    _done(library, sections.add_section(PACK, "sources", index=index))
    before.insert(len(before) if index is None else index, "sources")
    assert _types(library) == before


def test_an_unknown_type_is_refused_before_anything_is_done() -> None:
    with pytest.raises(InputError, match="cover"):
        sections.add_section(PACK, "poem")


def test_removing_a_section_takes_its_texts_and_leaves_the_records(library: InMemoryReader) -> None:
    cover = library.get(Section, "section-1")
    assert cover is not None
    library.put(written(cover, "introduction", "Hello."))
    before = len(library.records)
    _done(library, sections.remove_section(SectionId("section-1")))
    assert len(library.records) == before - 2
    assert "cover" not in _types(library)
    assert library.texts(["section-1"]) == ()


def test_a_duplicate_stands_behind_its_original_with_the_same_texts(library: InMemoryReader) -> None:
    original = library.get(Section, "section-2")
    assert original is not None
    library.put(written(original, "introduction", "Why we go."))
    _done(library, sections.duplicate_section(original.id, copy=SectionId("copy")))
    assert _types(library)[1:3] == ["summary", "summary"]
    copy = library.get(Section, "copy")
    assert copy is not None
    assert copy.options == original.options
    assert [text.tree.plain for text in library.texts(["copy"])] == ["Why we go."]
    assert [text.tree.plain for text in library.texts([original.id])] == ["Why we go."]


def test_a_section_is_copied_to_the_end_of_another_pack(library: InMemoryReader) -> None:
    other = pack()
    library.put(type(other)(id=OTHER, mission=other.mission, name="Handout"))
    library.put(Section(id=SectionId("there"), pack=OTHER, section_type="cover", order_key="m"))
    change_set = sections.copy_section(SectionId("section-6"), OTHER)(library)
    assert change_set.label.endswith("to Handout")
    library.apply(change_set)
    assert _types(library, OTHER) == ["cover", "recommendation_status"]
    assert _types(library).count("recommendation_status") == 1


@pytest.mark.parametrize(("start", "end"), [(0, 8), (8, 0), (3, 4), (4, 3), (2, 99)])
def test_a_moved_section_stands_at_its_new_place_and_no_other_record_changes(
    library: InMemoryReader, start: int, end: int
) -> None:
    order = [each.id for each in library.where(Section, "pack", PACK)]
    change_set = sections.move_section(order[start], end)(library)
    assert len(change_set.changes) == 1
    library.apply(change_set)
    moved = order.pop(start)
    order.insert(end, moved)
    assert [each.id for each in library.where(Section, "pack", PACK)] == order


def test_moving_a_section_to_its_own_place_changes_nothing(library: InMemoryReader) -> None:
    assert sections.move_section(SectionId("section-3"), 2)(library).changes == ()


def test_a_hundred_moves_to_the_same_place_never_run_out_of_room(library: InMemoryReader) -> None:
    for _ in range(100):
        last = library.where(Section, "pack", PACK)[-1]
        _done(library, sections.move_section(last.id, 1))
    keys = [each.order_key for each in library.where(Section, "pack", PACK)]
    assert len(set(keys)) == 12


def test_a_renamed_section_takes_its_types_label_again_when_the_title_is_emptied(library: InMemoryReader) -> None:
    _done(library, sections.rename_section(SectionId("section-2"), "  At a glance "))
    renamed = library.get(Section, "section-2")
    assert renamed is not None
    assert renamed.title == "At a glance"
    assert sections.rename_section(SectionId("section-2"), "At a glance")(library).changes == ()
    _done(library, sections.rename_section(SectionId("section-2"), ""))
    emptied = library.get(Section, "section-2")
    assert emptied is not None
    assert emptied.title == ""


def test_a_section_that_is_gone_is_refused_in_words(library: InMemoryReader) -> None:
    with pytest.raises(InputError, match="not there any more"):
        sections.remove_section(section("cover", key="gone").id)(library)


@pytest.mark.parametrize("keys", [[""] * 12, ["a"] * 12, [f"section-{number:02}" for number in range(12)]])
def test_sections_whose_keys_leave_no_room_get_new_ones_and_keep_their_order(
    library: InMemoryReader, keys: list[str]
) -> None:
    for each, key in zip(library.where(Section, "pack", PACK), keys, strict=True):
        library.put(replace(each, order_key=key))
    order = [each.id for each in library.where(Section, "pack", PACK)]
    _done(library, sections.move_section(order[7], 1))
    order.insert(1, order.pop(7))
    assert [each.id for each in library.where(Section, "pack", PACK)] == order


def test_a_copy_of_a_pack_has_its_sections_in_their_order_with_their_texts_and_shares_the_records(
    library: InMemoryReader,
) -> None:
    summary = library.get(Section, "section-2")
    assert summary is not None
    library.put(
        written(summary, "introduction", "Why we go."), written(summary, "introduction", "Pourquoi", language="fr")
    )
    before = len(library.records)
    _done(library, sections.duplicate_pack(PACK, copy=OTHER))
    original, copy = library.get(Pack, PACK), library.get(Pack, OTHER)
    assert original is not None
    assert copy is not None
    assert (copy.name, copy.mission, copy.recipes) == (f"{original.name} (copy)", original.mission, original.recipes)
    assert copy.order_key > original.order_key
    assert _types(library, OTHER) == _types(library)
    assert len(library.records) == before + 1 + len(_types(library)) + 2 + 1
    copied = library.where(Section, "pack", OTHER)[1]
    assert [text.tree.plain for text in library.texts([copied.id])] == ["Why we go.", "Pourquoi"]


def test_a_pack_that_is_gone_has_no_copy(library: InMemoryReader) -> None:
    with pytest.raises(InputError):
        sections.duplicate_pack(PackId("gone"))(library)


def test_a_title_given_in_a_french_pack_leaves_the_english_one_and_emptying_it_takes_both(
    library: InMemoryReader,
) -> None:
    known = library.get(Section, "section-2")
    assert known is not None
    library.put(replace(pack(), language="fr"), replace(known, title="At a glance"))
    _done(library, sections.rename_section(SectionId("section-2"), " En bref "))
    assert [(each.field, each.language, each.tree.plain) for each in library.texts(["section-2"])] == [
        ("title", "fr", "En bref")
    ]
    kept = library.get(Section, "section-2")
    assert kept is not None
    assert (kept.title, kept.words_in) == ("At a glance", "en")
    _done(library, sections.rename_section(SectionId("section-2"), ""))
    assert library.texts(["section-2"]) == ()
    emptied = library.get(Section, "section-2")
    assert emptied is not None
    assert emptied.title == ""


def test_the_first_title_of_a_section_is_in_its_packs_language(library: InMemoryReader) -> None:
    library.put(replace(pack(), language="fr"))
    _done(library, sections.rename_section(SectionId("section-2"), "En bref"))
    named = library.get(Section, "section-2")
    assert named is not None
    assert (named.title, named.words_in) == ("En bref", "fr")
    _done(library, sections.add_section(PACK, "coverage", section=SectionId("section-new")))
    added = library.get(Section, "section-new")
    assert added is not None
    assert added.words_in == "fr"
