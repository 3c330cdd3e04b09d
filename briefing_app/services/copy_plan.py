"""The plan of a pack's copies: who gets which number, recipe and file name, and who cannot get one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_app.domain.ids import PackId, RecipeId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack, Recipe
from briefing_app.errors import InputError
from briefing_app.rendering.fonts import missing_characters
from briefing_app.services.building import Format
from briefing_app.services.copy_names import PATTERN, copy_names
from briefing_app.services.export_names import export_names
from briefing_app.services.file_names import file_name
from briefing_app.services.recipients import Choice, Delegation, Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Those who are meant get their copy by this recipe."""

    choice: Choice
    recipe: RecipeId


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesRequest:
    """Who gets a copy of what, and how the files are called. ``recipe`` of ``None`` is the pack's usual one.

    The first rule that means a Member decides, else ``recipe``.
    """

    pack: PackId
    recipe: RecipeId | None = None
    choice: Choice = field(default_factory=Choice)
    rules: tuple[Rule, ...] = ()
    format: Format = Format.PDF
    pattern: str = PATTERN
    encrypt: bool = False
    print_plan: bool = False
    """Whether a plan for printing and collating lies beside the copies."""
    out: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCopy:
    """One copy before it is made. ``refusal`` says why it cannot be; empty: it can."""

    number: int
    recipient: Recipient
    recipe: Recipe | None
    file: str
    refusal: str = ""

    @property
    def audience(self) -> Level:
        """For whom its pages are composed."""
        return self.recipe.audience if self.recipe is not None else Level.MEMBERS

    @property
    def name(self) -> str:
        """The name in its foot."""
        return self.recipient.person.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All copies of a run, by number, and the name of the list of them."""

    copies: tuple[PlannedCopy, ...]
    manifest: str
    print_plan: str = ""
    """The file of the plan for printing; empty: none is wanted."""

    def refuse(self) -> None:
        """Refuse the whole, where one copy cannot be made.

        Raises:
            InputError: naming whom, and why.
        """
        refused = [copy for copy in self.copies if copy.refusal]
        if refused:
            raise InputError(
                "Nothing was written",
                " ".join(f"{copy.name}: {copy.refusal}" for copy in refused),
                "Leave them out, or give them another recipe.",
            )


def plan_copies(reader: Reader, request: CopiesRequest, delegation: Delegation) -> Plan:
    """Number the chosen Members in the order of the delegation list, and give each recipe and file name.

    Raises:
        InputError: if the pack, a recipe or a chosen Member is not there, or the pattern cannot be used.
    """
    pack = pack_of(reader, request.pack)
    words = export_names(reader, pack).pack
    members = delegation.chosen(request.choice)
    by_rule = _by_rule(request.rules, delegation)
    wanted = {each: _recipe(reader, pack, each) for each in {request.recipe, *by_rule.values()}}
    recipes = [wanted[by_rule.get(member.person.id, request.recipe)] for member in members]
    width = len(str(len(members)))
    drafts = [
        PlannedCopy(number=number, recipient=member, recipe=recipe, file="")
        for number, (member, recipe) in enumerate(zip(members, recipes, strict=True), start=1)
    ]
    places = [
        {"pack": words, "number": f"{copy.number:0{width}}", "name": copy.name, "audience": copy.audience.value}
        for copy in drafts
    ]
    names = copy_names(request.pattern, places, suffix=request.format.value)
    copies = (replace(copy, file=name, refusal=_refusal(copy)) for copy, name in zip(drafts, names, strict=True))
    return Plan(
        copies=tuple(copies),
        manifest=file_name(words, "copies", suffix="csv"),
        print_plan=file_name(words, "print plan", suffix="pdf") if request.print_plan else "",
    )


def recipe_named(reader: Reader, pack_id: PackId, words: str) -> RecipeId:
    """Return the recipe of a pack with this id or name (in any case, or as the only one that begins so).

    Raises:
        InputError: if there is none, or more than one.
    """
    pack = reader.get(Pack, pack_id)
    recipes = reader.many(Recipe, pack.recipes) if pack is not None else ()
    wanted = words.strip().casefold()
    exact = [recipe for recipe in recipes if recipe.id == words or recipe.name.casefold() == wanted]
    found = exact or [recipe for recipe in recipes if wanted and recipe.name.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0].id
    names = ", ".join(recipe.name for recipe in (found or recipes)) or "none"
    if found:
        raise InputError("Which recipe?", f"More than one is called {words!r}: {names}.", "Give the id instead.")
    raise InputError("There is no such recipe", f"The pack has no recipe {words!r}.", f"It has: {names}.")


def pack_of(reader: Reader, pack_id: PackId) -> Pack:
    """Return a pack.

    Raises:
        InputError: if it is not there.
    """
    pack = reader.get(Pack, pack_id)
    if pack is None:
        raise InputError("There is no such pack", f"The library holds no pack {pack_id}.")
    return pack


def _recipe(reader: Reader, pack: Pack, recipe: RecipeId | None) -> Recipe | None:
    """Return a recipe; the usual one is the pack's first, or none where it has none."""
    if recipe is None:
        return next(iter(reader.many(Recipe, pack.recipes)), None)
    found = reader.get(Recipe, recipe)
    if found is None:
        raise InputError("There is no such recipe", f"The library holds no recipe {recipe}.")
    return found


def _by_rule(rules: Iterable[Rule], delegation: Delegation) -> dict[str, RecipeId]:
    decided: dict[str, RecipeId] = {}
    for rule in rules:
        for member in delegation.chosen(rule.choice):
            decided.setdefault(member.person.id, rule.recipe)
    return decided


def _refusal(copy: PlannedCopy) -> str:
    person, audience = copy.recipient.person, copy.audience
    if not person.named_to.visible_to(audience):
        return f"may be named to {person.named_to} only, and this copy is for {audience}."
    missing = missing_characters(copy.name)
    if missing:
        signs = " ".join(f"U+{ord(sign):04X}" for sign in sorted(missing))
        return f"the name holds characters that cannot be drawn: {signs}."
    return ""
