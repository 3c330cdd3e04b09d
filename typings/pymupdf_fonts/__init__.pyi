from collections.abc import Callable

fontbuffers: dict[str, Callable[[], bytes]]
