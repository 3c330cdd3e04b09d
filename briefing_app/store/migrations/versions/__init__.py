"""One module a migration; the revision is the file's ``user_version`` in four figures."""
