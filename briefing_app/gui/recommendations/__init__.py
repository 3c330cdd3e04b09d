"""The calls of a library beside its packs: list, detail, texts, coverage."""
