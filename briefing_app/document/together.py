"""Which blocks share a page: a heading that asks for it, with all that stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_app.document.blocks import Block, Heading


def sections(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield first and end of each run of blocks that share a page, or of a block that stands for itself."""
    start = 0
    while start < len(blocks):
        end = start + 1
        first = blocks[start]
        if isinstance(first, Heading) and first.together:
            while end < len(blocks) and not _ends(blocks[end], first):
                end += 1
        yield start, end
        start = end


def _ends(block: Block, first: Heading) -> bool:
    return isinstance(block, Heading) and block.level <= first.level
