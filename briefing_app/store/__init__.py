"""The library's file: records, texts, history, undo, backups, migrations.

Belongs here: everything that knows SQL or the file. Does not belong here: what a change means, or who may see what.
"""
