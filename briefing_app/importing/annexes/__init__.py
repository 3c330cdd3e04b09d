"""Annexes: pages that others made, to be bound into a pack.

Belongs here: what of a foreign PDF or picture may come in, and how all else stays outside. Does not belong here: what a
page looks like, and where in a pack it stands.
"""
