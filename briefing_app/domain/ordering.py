"""Order keys: short strings between any two of which there is always room for another."""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def key_between(before: str | None, after: str | None) -> str:
    """Return a key that sorts after ``before`` and before ``after``; ``None`` is the open end.

    Keys are fractions in base 36 without their leading "0."; none ends in "0".

    Raises:
        ValueError: if ``before`` does not sort before ``after``.
    """
    low = before or ""
    if after is not None and low >= after:
        raise ValueError(f"no key between {before!r} and {after!r}")
    key = ""
    bounded = after is not None
    position = 0
    while True:
        floor = _DIGITS.index(low[position]) if position < len(low) else 0
        ceiling = _BASE
        if bounded and after is not None:
            ceiling = _DIGITS.index(after[position]) if position < len(after) else 0
        if ceiling - floor > 1:
            return key + _DIGITS[(floor + ceiling) // 2]
        key += _DIGITS[floor]
        bounded = bounded and floor == ceiling
        position += 1


def keys_in_order(count: int) -> list[str]:
    """Return ``count`` keys in rising order, evenly spread, with room between them."""
    width = 1
    while _BASE**width < (count + 1) * 2:
        width += 1
    step = _BASE**width // (count + 1)
    return [_padded(step * (index + 1), width) for index in range(count)]


def _padded(value: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        value, digit = divmod(value, _BASE)
        digits = _DIGITS[digit] + digits
    stripped = digits.rstrip("0")
    return stripped or _DIGITS[1]
