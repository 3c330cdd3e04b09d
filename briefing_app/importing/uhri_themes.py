"""Under which of our themes the UN's index's own themes fall: by words in their names; what fits none is general."""

from __future__ import annotations

from collections.abc import Iterable

GENERAL = "general"
NAMES = {
    "prisoners": "Political prisoners",
    "expression": "Expression and media",
    "assembly": "Assembly",
    "association": "Association and labour",
    "defenders": "Defenders and civil society",
    "criminal-law": "Criminal law",
    "fair-trial": "Fair trial",
    "torture": "Torture and detention",
    "elections": "Elections",
    "minorities": "Minorities, religion and language",
    "women-children": "Women and children",
    "anti-corruption": "Anti-corruption",
    GENERAL: "General",
}
"""Our themes by the key of the shipped vocabulary."""
_WORDS = (
    ("prisoners", ("political prisoner",)),
    ("expression", ("opinion and expression", "freedom of expression", "media", "journalist", "access to information")),
    ("assembly", ("assembly",)),
    ("association", ("association", "trade union", "work", "labour", "employment", "just and favourable conditions")),
    ("defenders", ("human rights defender", "civil society", "ngo", "reprisal")),
    ("criminal-law", ("criminal law", "terrorism", "extremism", "death penalty", "impunity", "accountability")),
    (
        "fair-trial",
        ("fair trial", "administration of justice", "independence of judges", "access to justice", "judiciary"),
    ),
    (
        "torture",
        ("torture", "detention", "ill-treatment", "enforced disappearance", "liberty and security", "prison", "police"),
    ),
    ("elections", ("election", "vote", "political participation", "public affairs", "democracy")),
    (
        "minorities",
        ("minorit", "religion", "belief", "language", "racial", "indigenous", "ethnic", "xenophobia", "roma"),
    ),
    (
        "women-children",
        ("women", "gender", "child", "girl", "domestic violence", "maternal", "trafficking", "marriage"),
    ),
    ("anti-corruption", ("corruption",)),
)


def our_themes(names: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of our themes for those of the index, each once, in the order of ``NAMES``."""
    words = " | ".join(f" {name.casefold()} " for name in names)
    found = {key for key, signs in _WORDS if any(f" {sign}" in words for sign in signs)}
    return tuple(key for key in NAMES if key in found) or (GENERAL,)
