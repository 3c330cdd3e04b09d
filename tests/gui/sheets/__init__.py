"""Tests of the windows of partners' sheets."""
