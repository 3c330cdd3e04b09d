"""Tests of the window of the UN's index."""
