"""The kinds of record that a library holds."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kind of a record: the name of its table and of its entries in an exchange file."""

    COUNTRY = "country"
    SITUATION_ENTRY = "situation_entry"
    PERSON = "person"
    ORGANISATION = "organisation"
    BODY = "body"
    ADDRESSEE = "addressee"
    THEME = "theme"
    INSTRUMENT = "instrument"
    RECOMMENDATION = "recommendation"
    ASSESSMENT = "assessment"
    STATED_COUNT = "stated_count"
    SOURCE = "source"
    MISSION = "mission"
    PROGRAMME_ITEM = "programme_item"
    SPEAKER_NOTE = "speaker_note"
    COMMITMENT = "commitment"
    PACK = "pack"
    SECTION = "section"
    RECIPE = "recipe"
    TEXT = "text"
    SCALE = "scale"
    KEPT_COUNT = "kept_count"
    SHEET_LAYOUT = "sheet_layout"
    ANNEX = "annex"
    ANNEX_FILE = "annex_file"
    LETTERHEAD = "letterhead"
