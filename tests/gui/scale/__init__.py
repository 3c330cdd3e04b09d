"""Tests of the window of the status scale."""
