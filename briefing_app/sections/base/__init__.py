"""What section types share: their form, and the ways from texts and records to nodes."""
