"""What is done about a typed count that differs from the rows."""
