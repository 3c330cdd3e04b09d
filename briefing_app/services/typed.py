"""What a keyboard or a clipboard hands over, made fit to be kept."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.text import Text


def whole_letters(text: str) -> str:
    """Join halves of letters (surrogates), and leave out those that stand alone: no file can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return text


def whole_text(tree: Text) -> Text:
    """Return a text of whole letters; the very same one where nothing is to do."""
    if whole_letters(tree.plain) == tree.plain:
        return tree
    blocks = (
        replace(block, runs=tuple(replace(run, text=whole_letters(run.text)) for run in block.runs))
        for block in tree.blocks
    )
    return replace(tree, blocks=tuple(blocks))
