"""Tests of mending typed counts from the list of findings."""
