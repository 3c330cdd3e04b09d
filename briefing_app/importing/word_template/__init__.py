"""An office's own Word template: what is taken from it, and nothing else."""
