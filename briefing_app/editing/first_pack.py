"""Start a first pack: a country and dates are enough."""

from __future__ import annotations

from briefing_app.domain.changes import ChangeSet, created
from briefing_app.domain.dates import PartialDate
from briefing_app.domain.ids import CountryId, MissionId, PackId, RecipeId, SectionId, new_id
from briefing_app.domain.language import Language
from briefing_app.domain.levels import Level
from briefing_app.domain.ordering import keys_in_order
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records.mission import Mission
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.records.place import Country
from briefing_app.editing.command import Command, behind
from briefing_app.errors import InputError

SECTIONS = (
    "cover",
    "summary",
    "programme",
    "delegation",
    "speaker_notes",
    "recommendation_status",
    "country_situation",
    "commitments",
    "sources",
)
"""Types of the sections that a first pack has, in order."""

_RECIPES = (("Delegation pack", Level.MEMBERS), ("Staff copy", Level.STAFF), ("Public handout", Level.PUBLIC))


def start_pack(
    country: str,
    *,
    start: PartialDate | None = None,
    end: PartialDate | None = None,
    pack: PackId | None = None,
    language: Language | None = None,
) -> Command:
    """Make a mission to ``country`` with a pack, its recipes and its sections; ``pack`` is the id it gets.

    What is made speaks ``language``, in which ``country`` is named too; without one, English.

    Raises:
        InputError: if the country has no name, or the mission ends before it starts.
    """
    name = " ".join(country.split())
    if not name:
        raise InputError("The country has no name", "A pack needs the name of the country that it is for.")
    if start is not None and end is not None and end < start:
        raise InputError("The dates are the wrong way round", f"The mission would end on {end}, before {start}.")
    pack_id = pack or PackId(new_id())
    code, say = (language.code, language.say) if language is not None else ("en", _in_english)

    def command(reader: Reader) -> ChangeSet:
        known = next((entry for entry in reader.all(Country) if entry.name.casefold() == name.casefold()), None)
        place = known or Country(id=CountryId(new_id()), name=name, words_in=code)
        mission = Mission(
            id=MissionId(new_id()),
            name=say("Mission to {country}", country=place.name),
            country=place.id,
            start=start,
            end=end,
            words_in=code,
        )
        recipes = _recipes(reader)
        new_pack = Pack(
            id=pack_id,
            mission=mission.id,
            name=say("Delegation pack {country}", country=place.name) + (f" {start.year}" if start else ""),
            language=code,
            recipes=tuple(recipe.id for recipe in recipes),
            order_key=behind(reader.all(Pack)),
        )
        new = [record for record in (place, mission, *recipes, new_pack, *_sections(pack_id, code)) if record.rev == 0]
        return ChangeSet(label=f"Start the pack {new_pack.name}", changes=tuple(created(record) for record in new))

    return command


def _in_english(message: str, /, **values: object) -> str:
    return message.format(**values)


def _recipes(reader: Reader) -> tuple[Recipe, ...]:
    known = {(recipe.name, recipe.audience): recipe for recipe in reader.all(Recipe)}
    keys = keys_in_order(len(_RECIPES))
    return tuple(
        known.get((name, audience)) or Recipe(id=RecipeId(new_id()), name=name, audience=audience, order_key=key)
        for key, (name, audience) in zip(keys, _RECIPES, strict=True)
    )


def _sections(pack: PackId, language: str) -> tuple[Record, ...]:
    keys = keys_in_order(len(SECTIONS))
    return tuple(
        Section(id=SectionId(new_id()), pack=pack, section_type=name, order_key=key, words_in=language)
        for key, name in zip(keys, SECTIONS, strict=True)
    )
