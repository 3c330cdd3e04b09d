"""Tests of the review of an adopted text."""
