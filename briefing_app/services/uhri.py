"""Taking in what the UN's index (UHRI) holds of some countries: from the file that its site offers, as one step."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing_app.domain.changes import Change
from briefing_app.domain.reader import Reader
from briefing_app.errors import InputError
from briefing_app.importing.uhri import Tally, UhriRecord, read_uhri
from briefing_app.importing.uhri_changes import Met, uhri_changes
from briefing_app.importing.uhri_countries import un_name
from briefing_app.importing.uhri_stream import MAX_FILE_BYTES, foreign
from briefing_app.services.before_import import back_up_first
from briefing_app.services.session import Session
from briefing_app.store.taking_in import CancelledError

__all__ = ["CancelledError", "UhriProgress", "UhriResult", "countries_in", "take_in_uhri"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UhriProgress:
    """How far it is. When all is read, lists and the search index are still to be filled: ``finishing``."""

    read: int
    size: int
    recommendations: int

    @property
    def finishing(self) -> bool:
        """Whether the file is read to its end."""
        return self.read >= self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class UhriResult:
    """What was taken in, or would be (``taken`` false). ``skipped``, ``unknown``: a reason or words, and how often."""

    taken: bool
    countries: tuple[str, ...]
    entries: int
    chosen: int
    instruments: int
    new: int
    changed: int
    same: int
    positions: int
    skipped: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, int], ...]


Tell = Callable[[UhriProgress], None]


def _nobody(_progress: UhriProgress) -> None:
    """Nobody asks how far it is."""


def _never() -> bool:
    return False


def take_in_uhri(
    session: Session,
    path: Path,
    *,
    countries: Iterable[str],
    dry_run: bool = False,
    progress: Tell = _nobody,
    cancelled: Callable[[], bool] = _never,
    seen: Callable[[Change], None] | None = None,
) -> UhriResult:
    """Take in what the file holds of ``countries`` (names or ISO codes; none: all), as one step; ``seen``: each change.

    It waits for the disk: not for the window's thread. ``session.undo()`` takes all of it back.

    Raises:
        InputError: if the file is no whole export, or holds nothing of these countries: nothing was taken in.
        CancelledError: soon after ``cancelled`` says so: nothing was taken in.
    """
    names = tuple(dict.fromkeys(un_name(one) for one in countries))
    tally, met = Tally(), Met()
    with _opened(path) as stream:

        def changes(reader: Reader) -> Iterator[Change]:
            records = _read(
                stream, names, tally=tally, size=path.stat().st_size, progress=progress, cancelled=cancelled
            )
            for change in uhri_changes(records, reader, met=met):
                if seen is not None:
                    seen(change)
                yield change
            if not tally.chosen:
                raise _nothing_of(names, tally)

        if dry_run:
            session.read_now(lambda reader: sum(1 for _ in changes(reader)))
        else:
            back_up_first(session, cancelled=cancelled)
            session.take_in(_label(names), changes, cancelled=cancelled).result()
    return UhriResult(
        taken=not dry_run,
        countries=names,
        entries=tally.seen,
        chosen=tally.chosen,
        instruments=met.instruments,
        new=met.new,
        changed=met.changed,
        same=met.same,
        positions=met.positions,
        skipped=tuple((tally.skipped + met.skipped).most_common()),
        unknown=tuple(tally.unknown.most_common(20)),
    )


def countries_in(
    path: Path, *, progress: Tell = _nobody, cancelled: Callable[[], bool] = _never
) -> tuple[tuple[str, int], ...]:
    """Return the countries of an export with their number of entries, by name: for choosing one.

    Raises:
        InputError: if the file is no whole export.
        CancelledError: soon after ``cancelled`` says so.
    """
    tally, size = Tally(), _size(path)
    with _opened(path) as stream:
        # A country of no name: everything is counted, nothing is understood, which is faster.
        for _ in _read(stream, ("\0",), tally=tally, size=size, progress=progress, cancelled=cancelled):
            pass
    return tuple(sorted(tally.countries.items()))


def _read(
    stream: BinaryIO,
    countries: tuple[str, ...],
    *,
    tally: Tally,
    size: int,
    progress: Tell,
    cancelled: Callable[[], bool],
) -> Iterator[UhriRecord]:
    def watch(done: int) -> None:
        if cancelled():
            raise CancelledError
        progress(UhriProgress(read=done, size=size, recommendations=tally.chosen))

    return read_uhri(stream, countries=countries, tally=tally, watch=watch)


def _opened(path: Path) -> BinaryIO:
    if _size(path) > MAX_FILE_BYTES:
        raise foreign(f"It is larger than {MAX_FILE_BYTES // 1_000_000_000} GB.")
    try:
        return path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(f"{path.name} cannot be read", str(error.strerror or error), "Choose another file.")


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            raise InputError(f"{path.name} is a folder", "The export is one file.", "Choose the file itself.")
        return path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error


def _nothing_of(names: tuple[str, ...], tally: Tally) -> InputError:
    folded = {name.casefold(): name for name in tally.countries}
    near = [folded[one] for name in names for one in difflib.get_close_matches(name.casefold(), folded, n=3)]
    return InputError(
        f"The file holds nothing of {' or '.join(names)}" if names else "The file holds no entries",
        f"It has {tally.seen:,} entries of {len(folded)} countries. Nothing was taken in.",
        f"Did you mean {' or '.join(near)}?" if near else "Choose the full export, or name the country as the UN does.",
    )


def _label(names: tuple[str, ...]) -> str:
    return f"Take in the UN's index: {', '.join(names) or 'every country'}"
