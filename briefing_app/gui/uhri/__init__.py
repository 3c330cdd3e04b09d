"""Taking in the UN's index: countries chosen, a dry run, progress that can be stopped."""
