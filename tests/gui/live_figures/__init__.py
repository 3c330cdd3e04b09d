"""Tests of live figures in the editor."""
