"""Any text checked against what the library counts: a press release, a speech, a newsletter."""
