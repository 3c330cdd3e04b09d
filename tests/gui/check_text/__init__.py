"""Tests of the window in which a text is checked."""
