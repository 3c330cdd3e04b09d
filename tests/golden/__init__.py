"""Reference files: what the sample's packs look like as text, so that a change shows as a difference to be read.

After a change that is meant, write them again and read what ``git diff`` shows::

    .venv/bin/python -m tests.golden --update
"""
