"""One module a program: ``build(document)`` returns the file and its number of pages."""
