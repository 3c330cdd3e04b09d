"""Text becomes codes: one byte a letter, in subsets of a face that one file embeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_app.rendering.fonts import FaceName

_NO_BREAK_SPACE = 0xA0
_ASCII = range(32, 127)
_FREE_FIRST = (*range(128, 256), *range(1, 32), 127)
"""Codes of a first subset that do not stand for themselves, in the order in which they are given away."""
_FREE_LATER = tuple(code for code in range(1, 256) if code != 32)
_ESCAPES = {ord("\\"): "\\\\", ord("("): "\\(", ord(")"): "\\)"}
_BYTES = [_ESCAPES.get(code, chr(code)) if code >= 32 else f"\\{code:03o}" for code in range(256)]
"""Each code as it stands inside a string's brackets."""
_ELSEWHERE = "\ue000"
"""Stands for a letter that lies in another subset than the first."""


class Subset:
    """Up to 255 letters of a face, each with its code; code 0 is never shown."""

    def __init__(self, face: FaceName, name: str, free: Sequence[int]) -> None:
        self.face = face
        self.name = name
        self._free = iter(free)
        self._letters = {0: 0}

    def assign(self, letter: int, code: int | None = None) -> int | None:
        """Give a letter its code, or the next that is free; None when none is."""
        code = next(self._free, None) if code is None else code
        if code is not None:
            self._letters[code] = letter
        return code

    def letters(self) -> list[int]:
        """Return the letter of each code up to the last that is used; 0 for a code that is not."""
        return [self._letters.get(code, 0) for code in range(max(self._letters) + 1)]


class _Letters(dict[int, str]):
    """Letter to escaped code in a face's first subset, filled as letters are met."""

    def __init__(self, face: FaceName, subsets: list[Subset]) -> None:
        super().__init__()
        self._face = face
        self._all = subsets
        self._mine = [self._open(_FREE_FIRST)]
        self.places: dict[int, tuple[Subset, int]] = {}
        for letter in _ASCII:
            # All of them, used or not, so that plain text need not be looked at letter by letter.
            self[letter]

    @property
    def first(self) -> Subset:
        """The subset that holds the letters of most texts."""
        return self._mine[0]

    def __missing__(self, letter: int) -> str:
        # A no-break space is a space that the line breaking knew of.
        subset, code = self._place(32 if letter == _NO_BREAK_SPACE else letter)
        self.places[letter] = subset, code
        self[letter] = _BYTES[code] if subset is self._mine[0] else _ELSEWHERE
        return self[letter]

    def _place(self, letter: int) -> tuple[Subset, int]:
        first = self._mine[0]
        if letter in _ASCII:
            first.assign(letter, letter)
            return first, letter
        code = self._mine[-1].assign(letter)
        if code is None:
            self._mine.append(self._open(_FREE_LATER))
            code = self._mine[-1].assign(letter)
        return self._mine[-1], code or 0

    def _open(self, free: Sequence[int]) -> Subset:
        subset = Subset(self._face, f"/F{len(self._all) + 1}", free)
        self._all.append(subset)
        return subset


class Encoder:
    """Turns clean text into the codes of the subsets that one file embeds."""

    def __init__(self) -> None:
        self.subsets: list[Subset] = []
        self.pictures: dict[bytes, str] = {}
        """Pictures of the file, with their names."""
        self._letters: dict[FaceName, _Letters] = {}

    def encode(self, face: FaceName, text: str) -> Sequence[tuple[str, str]]:
        """Return pieces of (name of the subset, escaped text)."""
        letters = self._letters.get(face)
        if letters is None:
            letters = self._letters[face] = _Letters(face, self.subsets)
        if text.isascii() and not ("(" in text or ")" in text or "\\" in text):
            return ((letters.first.name, text),)
        escaped = text.translate(letters)
        if _ELSEWHERE not in escaped:
            return ((letters.first.name, escaped),)
        return tuple(_pieces(letters, text))

    def picture(self, data: bytes) -> str:
        """Return the name of a picture of the file."""
        return self.pictures.setdefault(data, f"/P{len(self.pictures) + 1}")

    def figures(self, face: FaceName) -> str:
        """Return the subset that has the figures; they stand for themselves, so that a number can be set later."""
        return self.encode(face, "0")[0][0]


def _pieces(letters: _Letters, text: str) -> Iterator[tuple[str, str]]:
    """Yield neighbours of one subset together."""
    current, codes = letters.first, ""
    for letter in map(ord, text):
        subset, code = letters.places[letter]
        if subset is not current:
            if codes:
                yield current.name, codes
            current, codes = subset, ""
        codes += _BYTES[code]
    yield current.name, codes
