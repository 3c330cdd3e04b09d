from collections.abc import Iterator
from pathlib import Path

LANGUAGES: dict[str, Path]

def language_fallback(language: str) -> str | None: ...

class Pyphen:
    left: int
    right: int
    def __init__(
        self,
        filename: Path | str | None = None,
        lang: str | None = None,
        left: int = 2,
        right: int = 2,
        cache: bool = True,
    ) -> None: ...
    def positions(self, word: str) -> list[int]: ...
    def iterate(self, word: str) -> Iterator[tuple[str, str]]: ...
    def wrap(self, word: str, width: int, hyphen: str = "-") -> tuple[str, str] | None: ...
    def inserted(self, word: str, hyphen: str = "-") -> str: ...
