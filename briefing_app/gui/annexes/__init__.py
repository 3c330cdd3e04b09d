"""Annexes in the window: choosing a file, and waiting while it is read."""
