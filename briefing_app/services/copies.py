"""Copies: every Member's own copy of a pack, with number and name in its foot, and a list of what was made."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_app.composing.furniture import for_recipient
from briefing_app.domain.ids import PackId, RecipeId
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.records.pack import Pack, Recipe
from briefing_app.errors import InputError
from briefing_app.importing.sheets.partner_sheet import rows_as_csv
from briefing_app.rendering.fonts import missing_characters
from briefing_app.services.building import (
    BuildRequest,
    BuiltFile,
    Draft,
    Format,
    RefusedError,
    build,
    draft,
    refuse_leaks,
)
from briefing_app.services.clock import Clock
from briefing_app.services.copy_names import PATTERN, copy_names
from briefing_app.services.export import Progress, never, no_progress, stop_if
from briefing_app.services.export_names import export_names
from briefing_app.services.file_names import file_name
from briefing_app.services.page_thread import PageThread
from briefing_app.services.recipients import Choice, Delegation, Recipient
from briefing_app.services.session import Session
from briefing_app.services.writing import FileWriter

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for one another."""
_HEADINGS = ("Copy", "Of", "Recipient", "Recipe", "Audience", "File", "Pages", "SHA-256", "Made", "Encrypted")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCopy:
    """One copy as it lies in the folder. ``password`` is kept nowhere else; empty where the file is open."""

    number: int
    name: str
    recipe: str
    audience: Level
    file: Path
    pages: int | None
    sha256: str
    stamp: str
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesResult:
    """What was made, and where the list of it lies."""

    copies: tuple[MadeCopy, ...]
    manifest: Path


class CopiesService:
    """Makes copies from one session at a time."""

    def __init__(self, *, writer: FileWriter, thread: PageThread, clock: Clock) -> None:
        """Take the parts that all exports share."""
        self._writer = writer
        self._thread = thread
        self._clock = clock
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copies")

    def plan(self, session: Session, request: CopiesRequest) -> Plan:
        """Return what would be made, on this thread.

        Raises:
            InputError: if the pack, a recipe or a chosen Member is not there, or the pattern cannot be used.
        """
        today = self._clock.today()
        return session.read_now(
            lambda reader: plan_copies(reader, request, Delegation(reader, _pack(reader, request), today=today))
        )

    def start(
        self,
        session: Session,
        request: CopiesRequest,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> Future[CopiesResult]:
        """Make the copies on a worker."""
        return self._worker.submit(self.make, session, request, progress=progress, cancelled=cancelled)

    def make(
        self,
        session: Session,
        request: CopiesRequest,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> CopiesResult:
        """Compose once a recipe, lay every copy out and read it back, and only then write all of them.

        Raises:
            RefusedError: if the checks find errors; nothing is written.
            CancelledError: if ``cancelled`` says so between two copies; nothing is written.
            InputError: if somebody may not be named to the own copy's audience, or another's file is in the way.
        """
        if request.encrypt and request.format is not Format.PDF:
            raise InputError("A Word file cannot have a password", "Only PDF is encrypted here.", "Choose PDF.")
        progress(0.0, "Reading the pack")
        session.commit().result()
        plan, drafts = session.read_now(lambda reader: self._drafted(reader, request))
        plan.refuse()
        blocking = [found for drafted in drafts.values() for found in drafted.blocking(allow_missing=False)]
        if blocking:
            raise RefusedError(dict.fromkeys(blocking))
        manifest = request.out / plan.manifest
        for path in (*(request.out / copy.file for copy in plan.copies), manifest):
            self._writer.refuse_foreign(path)
        built = []
        for copy in plan.copies:
            stop_if(cancelled)
            progress(0.95 * (copy.number - 1) / len(plan.copies), f"Copy {copy.number} of {len(plan.copies)}")
            built.append(self._built(drafts[_key(copy)], copy, request, count=len(plan.copies)))
        stop_if(cancelled)
        progress(0.95, "Writing the files")
        with self._all_or_none() as written:
            for made, data in built:
                self._writer.write_own(made.file, data)
                written.append(made.file)
            copies = tuple(made for made, _ in built)
            self._writer.write_own(manifest, _manifest(copies))
        progress(1.0, "Done")
        return CopiesResult(copies=copies, manifest=manifest)

    def save_passwords(self, result: CopiesResult, path: Path) -> None:
        """Write the passwords to a list of a person's choosing: the one place where they are kept.

        Raises:
            InputError: if another's file lies there.
            UserError: if it cannot be written.
        """
        rows = [(str(copy.number), copy.name, copy.file.name, copy.password) for copy in result.copies]
        self._writer.write_own(path, rows_as_csv(("Copy", "Recipient", "File", "Password"), rows))

    def refuse_foreign(self, path: Path) -> None:
        """Refuse a place where another's file lies.

        Raises:
            InputError: if it is so.
        """
        self._writer.refuse_foreign(path)

    def close(self) -> None:
        """Wait for the copies that are being made."""
        self._worker.shutdown()

    def _drafted(self, reader: Reader, request: CopiesRequest) -> tuple[Plan, dict[RecipeId | None, Draft]]:
        delegation = Delegation(reader, _pack(reader, request), today=self._clock.today())
        plan = plan_copies(reader, request, delegation)
        return plan, {
            key: draft(reader, BuildRequest(pack=request.pack, recipe=key), clock=self._clock)
            for key in dict.fromkeys(map(_key, plan.copies))
        }

    def _built(
        self, drafted: Draft, copy: PlannedCopy, request: CopiesRequest, *, count: int
    ) -> tuple[MadeCopy, bytes]:
        document = for_recipient(drafted.composed.document, copy.name, number=copy.number, count=count)
        own = replace(drafted, composed=replace(drafted.composed, document=document))
        file: BuiltFile = build(own, request.format)
        refuse_leaks(own, file, self._thread)
        data, password = file.data, ""
        if request.encrypt:
            from briefing_app.rendering.pdf.encryption import encrypted  # noqa: PLC0415  (heavy: loaded when needed)

            password = _new_password()
            data = encrypted(data, password)
        made = MadeCopy(
            number=copy.number,
            name=copy.name,
            recipe=copy.recipe.name if copy.recipe is not None else "",
            audience=copy.audience,
            file=request.out / copy.file,
            pages=file.pages,
            sha256=hashlib.sha256(data).hexdigest(),
            stamp=document.furniture.stamp,
            password=password,
        )
        return made, data

    @contextmanager
    def _all_or_none(self) -> Iterator[list[Path]]:
        """Take out again what this run has written, where it does not come to its end."""
        written: list[Path] = []
        try:
            yield written
        except BaseException:
            for path in written:
                path.unlink(missing_ok=True)
            raise


def plan_copies(reader: Reader, request: CopiesRequest, delegation: Delegation) -> Plan:
    """Number the chosen Members in the order of the delegation list, and give each recipe and file name.

    Raises:
        InputError: if the pack, a recipe or a chosen Member is not there, or the pattern cannot be used.
    """
    pack = _pack(reader, request)
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
    return Plan(copies=tuple(copies), manifest=file_name(words, "copies", suffix="csv"))


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


def _pack(reader: Reader, request: CopiesRequest) -> Pack:
    pack = reader.get(Pack, request.pack)
    if pack is None:
        raise InputError("There is no such pack", f"The library holds no pack {request.pack}.")
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


def _key(copy: PlannedCopy) -> RecipeId | None:
    return copy.recipe.id if copy.recipe is not None else None


def _new_password() -> str:
    """Return 20 signs in groups that can be read out: about 99 bits."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(5)) for _ in range(4))


def _manifest(copies: Sequence[MadeCopy]) -> bytes:
    rows = [
        (
            str(copy.number), str(len(copies)), copy.name, copy.recipe, copy.audience.value, copy.file.name,
            "" if copy.pages is None else str(copy.pages), copy.sha256, copy.stamp, "yes" if copy.password else "no",
        )
        for copy in copies
    ]  # fmt: skip
    return rows_as_csv(_HEADINGS, rows)
