"""From a finished document tree to bytes: PDF, DOCX, and pictures of pages.

Belongs here: everything that knows a file format, its faces and its shapes. Does not belong here: records, what a pack
holds, where files are kept.
"""
