"""Verbs: one module each with a ``COMMAND``, found by one walk of this package."""
