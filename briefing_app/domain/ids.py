"""Typed identifiers of records, and how they are made."""

from __future__ import annotations

from typing import NewType
from uuid import UUID, uuid4, uuid5

CountryId = NewType("CountryId", str)
SituationEntryId = NewType("SituationEntryId", str)
PersonId = NewType("PersonId", str)
OrganisationId = NewType("OrganisationId", str)
BodyId = NewType("BodyId", str)
AddresseeId = NewType("AddresseeId", str)
ThemeId = NewType("ThemeId", str)
InstrumentId = NewType("InstrumentId", str)
RecommendationId = NewType("RecommendationId", str)
AssessmentId = NewType("AssessmentId", str)
StatedCountId = NewType("StatedCountId", str)
SourceId = NewType("SourceId", str)
MissionId = NewType("MissionId", str)
ProgrammeItemId = NewType("ProgrammeItemId", str)
SpeakerNoteId = NewType("SpeakerNoteId", str)
CommitmentId = NewType("CommitmentId", str)
PackId = NewType("PackId", str)
SectionId = NewType("SectionId", str)
RecipeId = NewType("RecipeId", str)
TextId = NewType("TextId", str)
ScaleId = NewType("ScaleId", str)
KeptCountId = NewType("KeptCountId", str)
SheetLayoutId = NewType("SheetLayoutId", str)
AnnexId = NewType("AnnexId", str)
AnnexFileId = NewType("AnnexFileId", str)
LetterheadId = NewType("LetterheadId", str)

_NAMESPACE = UUID("5b0f7c2e-6a0d-5e57-9d0b-1f2f5f0c7a11")


def new_id() -> str:
    """Return a fresh random identifier (UUID4, 36 characters)."""
    return str(uuid4())


def stable_id(kind: str, key: str) -> str:
    """Return the identifier that ``key`` always has among records of ``kind`` (UUID5).

    Used for data that is shipped or imported again, so that a second import finds the same record.
    """
    return str(uuid5(_NAMESPACE, f"{kind}:{key}"))
