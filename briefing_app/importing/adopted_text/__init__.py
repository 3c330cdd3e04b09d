"""Reading an adopted text: from a saved page, a Word file or pasted words to its paragraphs, and to a draft a call.

Belongs here: what the text itself says, in three steps: paragraphs with their numbers (``html``, ``docx``, ``pasted``),
the text's parts (``structure``), its calls (``drafts``). Does not belong here: what a library holds already, and what
becomes of a draft.
"""
