"""Adding an annex in the window."""
