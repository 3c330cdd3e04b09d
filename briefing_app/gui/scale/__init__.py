"""The office's status scale: its words, colours and what is offered, and how it is settled."""
