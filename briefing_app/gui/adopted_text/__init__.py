"""The window in which the drafts of an adopted text are confirmed, and how one comes to it."""
