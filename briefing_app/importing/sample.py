"""The sample: files by topic, read through the same door as any import.

In them people's keys stand for ids: each gives the same id for ever. ``"illustrative": ["title"]`` marks the fields
that are made up.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.ids import stable_id
from briefing_app.domain.kinds import Kind
from briefing_app.errors import InputError
from briefing_app.importing.exchange import FORMAT, VERSION, read_exchange
from briefing_app.importing.hand_text import from_hand, to_hand
from briefing_app.importing.identities import text_with_ids, with_ids


def sample_change_set(folder: Path) -> ChangeSet:
    """Read every JSON file of the folder and return the change set that creates the sample.

    Raises:
        InputError: if the folder holds no sample, or a fault; each is named.
    """
    records: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(folder.glob("*.json")):
        for kind, objects in _read(path).items():
            records.setdefault(kind, []).extend(_with_stable_ids(Kind(kind), value) for value in objects)
    if not records:
        raise InputError(
            "The sample is not there", f"No file of the sample lies in {folder}.", "Install the program again."
        )
    whole = {"format": FORMAT, "version": VERSION, "records": records}
    return replace(read_exchange(json.dumps(whole, ensure_ascii=False).encode()), label="The Kazakhstan sample")


def _read(path: Path) -> dict[str, list[dict[str, Any]]]:
    try:
        found: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("The sample cannot be read", f"{path.name}: {error}", "Install the program again.") from error
    return found


def _with_stable_ids(kind: Kind, value: dict[str, Any]) -> dict[str, Any]:
    texts = {
        name: {language: to_hand(text_with_ids(from_hand(words), _stable)) for language, words in languages.items()}
        for name, languages in value.get("texts", {}).items()
    }
    changed = with_ids(kind, value, _stable)
    made_up = [{"field": name, "illustrative": True} for name in changed.pop("illustrative", [])]
    if made_up:
        changed["marks"] = [*changed.get("marks", []), *made_up]
    return {**changed, "texts": texts} if texts else changed


def _stable(kind: Kind, key: str, _place: str) -> str:
    return stable_id(kind, key)
