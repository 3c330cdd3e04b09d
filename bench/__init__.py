"""Measurements: what a build costs, beside other programs in the same run.

Belongs here: packs with pinned content, the stopwatch, the rivals. Does not belong here: tests.
"""
