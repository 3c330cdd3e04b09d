"""Forms: hand-made editors for the kinds of declared fields, and the form of a record."""
