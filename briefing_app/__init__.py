"""The Briefing Pack Builder: speaker notes, country summaries and recommendation status as briefing packs."""

__version__ = "0.1.0"
