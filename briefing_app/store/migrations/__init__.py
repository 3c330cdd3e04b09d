"""Migrations: how a file of an older release becomes one of today. History values are never rewritten here."""
