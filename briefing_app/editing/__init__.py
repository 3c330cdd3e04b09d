"""Commands: functions that look at a library and return the change set that does what a person wants.

Belongs here: what an edit means, and the one open edit. Does not belong here: writing, threads, windows.
"""
