"""The office's letterhead: its name, logo, colour and address, and how it is settled."""
