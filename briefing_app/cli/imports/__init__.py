"""What ``import`` does with each kind of file."""
