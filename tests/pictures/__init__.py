"""Makes the pictures of ``docs/pictures``: ``python -m tests.pictures [FOLDER]`` (Linux, Xvfb, openbox, soffice)."""
