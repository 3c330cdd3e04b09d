"""A copy for each Member: who, by which recipe, under which names; and the passwords, shown once."""
