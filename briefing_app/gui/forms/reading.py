"""What the form of a record shows, read off the window's thread in one consistent state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefing_app.domain.fields import (
    AnyOfField,
    ChoiceField,
    ClaimantField,
    Field,
    LineField,
    ManyOfField,
    OneOfField,
    RowsField,
    TextField,
)
from briefing_app.domain.kinds import Kind
from briefing_app.domain.levels import Level
from briefing_app.domain.reader import Reader
from briefing_app.domain.record import Record
from briefing_app.domain.records import CLASSES
from briefing_app.domain.records.pack import Pack, Recipe, Section
from briefing_app.domain.records.recommendation import Instrument
from briefing_app.domain.records.written import TextState, WrittenText, text_id
from briefing_app.domain.reference import RecordRef
from briefing_app.domain.short_words import is_short, names_in_rows, short_words, versions_of, with_short_words
from briefing_app.domain.text import Text
from briefing_app.domain.text_versions import original_of, source_of, state_in
from briefing_app.editing.fields import with_field
from briefing_app.editing.records import makeable
from briefing_app.errors import InputError
from briefing_app.gui.claimant_choices import read_claimants_of
from briefing_app.gui.forms.fallbacks import foreign_words, placeholders, value_of
from briefing_app.gui.forms.version_line import Version, place_in_rows
from briefing_app.gui.outline import record_title
from briefing_app.sections.record_forms import form_of
from briefing_app.sections.registry import section_types

LEVEL_FIELD = ChoiceField(
    name="level",
    label="May be read by",
    help="The widest audience whose pack may hold this.",
    choices=(
        (Level.STAFF.value, "S  Own staff only"),
        (Level.MEMBERS.value, "M  Members of the delegation"),
        (Level.PUBLIC.value, "P  Everybody"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One record with its declared fields, its texts in one language, and what may be chosen for it."""

    record: Record
    fields: tuple[Field, ...]
    language: str
    texts: Mapping[str, Text]
    revs: Mapping[str, int]
    """The revs of the texts that are there, by field."""
    titles: Mapping[str, str]
    """The words of the records that are named here, by id."""
    named: frozenset[RecordRef]
    placeholders: Mapping[str, str]
    versions: Mapping[str, Version]
    """Texts that are written in another language too, by their places: a field, or the field of a row."""
    makeable: frozenset[Kind]
    """The kinds of record that can be made here, from a few words."""

    @property
    def foreign(self) -> frozenset[str]:
        """The names of words that the record holds in another language than this: a version of them is written."""
        if self.record.words_in == self.language:
            return frozenset()
        return frozenset({*self.record.SHORT, *self.record.SHORT_IN_ROWS})

    @property
    def spoken(self) -> Record:
        """The record with its words in the language of the form, where they are written in it."""
        if self.record.words_in == self.language:
            return self.record
        return with_short_words(self.record, {name: text.plain for name, text in self.texts.items() if not text.empty})

    @property
    def values(self) -> dict[str, object]:
        """The values by the names of the fields."""
        return {declared.name: self._value(declared) for declared in self.fields}

    @property
    def optional(self) -> frozenset[str]:
        """The names of the fields that may hold nothing."""
        choosers = (declared.name for declared in self.fields if isinstance(declared, (ChoiceField, OneOfField)))
        return frozenset(name for name in choosers if self._takes_none(name))

    @property
    def refs(self) -> frozenset[RecordRef]:
        """The records whose change changes what is shown."""
        named = [declared.name for declared in self.fields if isinstance(declared, (TextField, LineField))]
        names = dict.fromkeys((*named, *short_words(self.record)))
        owner = self.record.ref
        languages = {self.language, *(code for each in self.versions.values() for code, _ in each.others)}
        texts = (
            RecordRef(kind=Kind.TEXT, id=text_id(owner, name, language)) for name in names for language in languages
        )
        return frozenset({owner, *texts, *self.named})

    def _value(self, declared: Field) -> object:
        if isinstance(declared, TextField):
            return self.texts.get(declared.name, Text())
        if isinstance(declared, RowsField):
            return value_of(self.spoken, declared.name)
        if declared.name in self.foreign:
            return self.texts.get(declared.name, Text()).plain
        return value_of(self.record, declared.name)

    def _takes_none(self, name: str) -> bool:
        try:
            with_field(self.record, name, None)
        except InputError:
            return False
        return True


def read_shown(reader: Reader, ref: RecordRef, language: str, *, only: frozenset[str] = frozenset()) -> Shown | None:
    """Return what the form of ``ref`` shows, or those fields ``only``; ``None`` where the record is gone."""
    record = reader.get(CLASSES[ref.kind], ref.id)
    if record is None:
        return None
    wanted = (each for each in _fields_of(record) if not only or each.name in only)
    declared = tuple(_with_claimants(reader, record, each) for each in wanted)
    if isinstance(record, Section):
        pack = reader.get(Pack, record.pack)
        language = pack.language if pack is not None else language
    every = [text for text in reader.texts([ref.id]) if text.owner == ref]
    written = [text for text in every if text.language == language]
    texts = {text.field: text.tree for text in written}
    named = _named(record, declared, texts)
    titles = {
        str(found.id): record_title(found) for kind, ids in named.items() for found in reader.many(CLASSES[kind], ids)
    }
    return Shown(
        record=record,
        fields=declared,
        language=language,
        texts=texts,
        revs={text.field: text.rev for text in written},
        titles=titles,
        named=frozenset(RecordRef(kind=kind, id=each) for kind, ids in named.items() for each in ids),
        placeholders=placeholders(record, declared, reader) | foreign_words(record, language),
        versions=_versions(record, declared, every, language),
        makeable=makeable(reader, ref),
    )


def _versions(
    record: Record, declared: tuple[Field, ...], texts: list[WrittenText], language: str
) -> dict[str, Version]:
    found = {}
    whole_is_foreign = record.words_in != language and not any(
        text.language == language and is_short(type(record), text.field) and not text.tree.empty for text in texts
    )
    for place, name in _written_places(record, declared):
        versions = versions_of(record, name, texts)
        others = [text for text in versions if text.language != language and not text.tree.empty]
        state = state_in(language, versions)
        if not others or state is None:
            continue
        own = next((text for text in versions if text.language == language), None)
        missing = state is TextState.MISSING
        source = original_of(versions, beside=language) if missing else source_of(own, versions) if own else None
        found[place] = Version(
            language=language,
            state=state,
            field=name,
            source=source.language if source is not None else "",
            source_words=source.tree.plain if source is not None else "",
            others=tuple((text.language, state_in(text.language, versions) or TextState.DRAFT) for text in others),
            may_be_own=whole_is_foreign and is_short(type(record), name),
        )
    return found


def _written_places(record: Record, declared: tuple[Field, ...]) -> Iterator[tuple[str, str]]:
    """Yield each place of the form whose words may have versions, with the name by which its text is kept."""
    for field in declared:
        if isinstance(field, (TextField, LineField)):
            yield field.name, field.name
        elif field.name in record.SHORT_IN_ROWS:
            inner = record.SHORT_IN_ROWS[field.name][1]
            for row, name in enumerate(names_in_rows(record, field.name)):
                yield place_in_rows(field.name, inner, row), name


def _fields_of(record: Record) -> tuple[Field, ...]:
    if isinstance(record, Section):
        kind = section_types().get(record.section_type)
        return (*kind.fields, LEVEL_FIELD) if kind is not None else ()
    declared = form_of(record)
    # A pack and a recipe are ways to build: what they let through is settled by the audience alone.
    return (*declared, LEVEL_FIELD) if declared and not isinstance(record, (Pack, Recipe)) else declared


def _with_claimants(reader: Reader, record: Record, declared: Field) -> Field:
    """Fill in who may be chosen, where a field asks whose word the counts of a text follow."""
    if not isinstance(declared, ClaimantField) or not isinstance(record, Instrument):
        return declared
    known = read_claimants_of(reader, record.id)
    return replace(declared, choices=tuple((each.claimant, each.words) for each in known))


def _named(record: Record, declared: tuple[Field, ...], texts: Mapping[str, Text]) -> dict[Kind, list[str]]:
    """Return the ids of the records that fields and texts name, by kind."""
    found: dict[Kind, list[str]] = {}
    for entry in declared:
        if isinstance(entry, (OneOfField, ManyOfField)):
            value = value_of(record, entry.name)
            ids = value if isinstance(value, (tuple, list)) else (value,)
            found.setdefault(entry.kind, []).extend(str(each) for each in ids if each)
        if isinstance(entry, AnyOfField):
            for ref in getattr(record, entry.name):
                found.setdefault(ref.kind, []).append(ref.id)
        if isinstance(entry, RowsField):
            for inner in entry.row:
                if isinstance(inner, OneOfField):
                    rows = getattr(record, entry.name)
                    found.setdefault(inner.kind, []).extend(str(getattr(row, inner.name)) for row in rows)
    runs = (run for text in texts.values() for block in text.blocks for run in block.runs)
    found.setdefault(Kind.SOURCE, []).extend(str(run.source.source) for run in runs if run.source is not None)
    return found
