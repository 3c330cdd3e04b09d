"""The part of ijson that is used."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Protocol, TypeAlias

class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...

_Value: TypeAlias = str | int | float | Decimal | bool | None

backend: str

class JSONError(Exception): ...
class IncompleteJSONError(JSONError): ...

def basic_parse(source: _Readable, *, buf_size: int = ..., use_float: bool = ...) -> Iterator[tuple[str, _Value]]: ...
