"""Composing: a pack and an audience become a document, and what is wrong with it becomes findings.

Belongs here: the one place that decides what an audience may see, in which form a person is named, and what a count is.
Does not belong here: files, pages, windows.
"""
