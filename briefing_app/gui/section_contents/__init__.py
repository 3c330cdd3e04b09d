"""What a section lists: shown in its editor, added to, taken out of."""
