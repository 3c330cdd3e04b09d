"""What the work is about: records, texts, levels, dates, status and counts.

Belongs here: frozen values and pure functions over them. Does not belong here: files, databases, windows, page layout.
"""
