"""Handouts: what is made beside the pack, looked at before it goes out."""
