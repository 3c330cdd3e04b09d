"""From a pack and an audience to a finished document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NoReturn

from briefing_app.composing.furniture import furniture_of, imprint_of, meta_of, of_a_section
from briefing_app.composing.languages import language_for
from briefing_app.composing.node_cache import NodeCache
from briefing_app.composing.questions import Questions
from briefing_app.composing.reading import NotingReader
from briefing_app.composing.section_nodes import SectionNodes
from briefing_app.composing.view import Frame, LibraryView
from briefing_app.document.blocks import Contents, Layout
from briefing_app.document.tree import Document, Part
from briefing_app.domain.ids import PackId, RecipeId, SectionId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.reference import RecordRef
from briefing_app.errors import InputError, NothingError
from briefing_app.sections.registry import section_types

_USUAL = Recipe(id=RecipeId("usual"), name="Usual", audience=Level.MEMBERS)
"""How a pack without a recipe is built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A finished document, and what it was made from.

    ``reads`` names every record and text that was looked at, the closed ones included. ``empty`` are the sections that
    had nothing for this audience, ``borrowed`` the texts that stand in another language (owner, field, language).
    ``version`` is the minutes of the version of a note that all of it is; ``None``: each section has its own.
    """

    document: Document
    recipe: Recipe
    audience: Level
    as_of: date
    reads: frozenset[RecordRef]
    empty: tuple[SectionId, ...] = ()
    version: int | None = None
    borrowed: tuple[tuple[RecordRef, str, str], ...] = ()


def compose(
    reader: Reader,
    pack: PackId,
    *,
    recipe: Recipe | None,
    audience: Level | None,
    as_of: date | None,
    today: date,
    now: datetime,
    section: SectionId | None = None,
    cache: NodeCache | None = None,
) -> Composed:
    """Compose a pack, or one of its sections; with a ``cache`` what is as it was the last time is not made again.

    Without a recipe the pack's own decides (the first for that audience, else the first); without an audience the
    recipe's. The date is the one given, else the pack's, else ``today``.

    Raises:
        InputError: if there is no such pack, mission or section, its language is not known, or nothing in it is for
            this audience.
    """
    asking = Questions(NotingReader(reader))
    frame = frame_of(asking, pack, recipe=recipe, audience=audience, as_of=as_of, today=today)
    view = LibraryView(asking, frame)
    keeping = cache or NodeCache()
    nodes = keeping.nodes(_chosen(view, section), frame, asking.reader)
    parts = list(_parts(nodes))
    if not parts:
        _refuse_nothing(view, section)
    if section is None and frame.recipe.contents and any(part.listed for part in parts):
        parts = _with_contents(parts, view)
    document = Document(
        meta=meta_of(view, now),
        furniture=furniture_of(view, now),
        parts=tuple(parts),
        imprint=imprint_of(asking) if section is None else of_a_section(imprint_of(asking)),
    )
    borrowed = (view.borrowed, *(each.borrowed for each in nodes))
    return Composed(
        document=keeping.finish(document),
        recipe=frame.recipe,
        audience=frame.recipe.audience,
        as_of=frame.as_of,
        reads=asking.reads.union(*(each.reads for each in nodes)),
        empty=tuple(each.section.id for each in nodes if each.part is None),
        borrowed=tuple(sorted({(*about, code) for held in borrowed for about, code in held.items()})),
    )


def frame_of(
    reader: Reader,
    pack_id: PackId,
    *,
    recipe: Recipe | None,
    audience: Level | None,
    as_of: date | None,
    today: date,
    language: str = "",
) -> Frame:
    """Return what holds for all that is composed from one pack; ``language`` where it is not the pack's.

    Raises:
        InputError: if there is no such pack or mission, or the language is not known.
    """
    pack = reader.get(Pack, pack_id)
    if pack is None:
        raise InputError("There is no such pack", f"The library holds no pack {pack_id}.", "Choose one of its packs.")
    mission = reader.get(Mission, pack.mission)
    if mission is None:
        raise InputError("The pack has no mission", f"The mission of “{pack.name}” is not in the library.")
    used = recipe or _recipe_for(reader, pack, audience)
    own = pack.as_of.first_day if pack.as_of is not None else None
    return Frame(
        pack=pack,
        mission=mission,
        recipe=replace(used, audience=audience) if audience not in (None, used.audience) else used,
        language=language_for(language or pack.language),
        as_of=as_of or own or today,
    )


def _recipe_for(reader: Reader, pack: Pack, audience: Level | None) -> Recipe:
    recipes = reader.many(Recipe, pack.recipes)
    fitting = (each for each in recipes if audience in (None, each.audience))
    return next(fitting, recipes[0] if recipes else _USUAL)


def _chosen(view: LibraryView, section: SectionId | None) -> Sequence[Section]:
    known = [each for each in view.sections if each.section_type in section_types()]
    if section is None:
        return known
    one = [each for each in known if each.id == section]
    if not one:
        raise InputError(
            "There is no such section for this audience",
            f"“{view.pack.name}” has no section {section} that {view.audience} may see.",
            "Choose another section or audience.",
        )
    return one


def _parts(nodes: Sequence[SectionNodes]) -> Iterator[Part]:
    """Yield the parts of sections, each with its annexes behind it, then the annexes that stand at the end."""
    for each in nodes:
        if each.part is not None:
            yield each.part
        yield from (annex.part for annex in each.annexes if not annex.at_end)
    yield from (annex.part for each in nodes for annex in each.annexes if annex.at_end)


def _refuse_nothing(view: LibraryView, section: SectionId | None) -> NoReturn:
    whom = view.audience.value
    what = f"“{view.pack.name}”" if section is None else "This section"
    raise NothingError(
        f"Nothing here is for the audience “{whom}”",
        f"{what} holds nothing that it may see.",
        "Choose another audience, or open a part to this one: “May be read by” in the form of a section or record.",
    )


def _with_contents(parts: list[Part], view: LibraryView) -> list[Part]:
    title = view.language.say("Contents")
    listing = Part(anchor="contents", title=title, children=(Contents(title=title),), listed=False, show_title=False)
    cover = next((index for index, part in enumerate(parts) if part.layout is not Layout.COVER), len(parts))
    return [*parts[:cover], listing, *parts[cover:]]
