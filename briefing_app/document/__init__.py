"""What a page is made of: frozen nodes, one strict visitor, transforms, the text form and walkers.

Belongs here: the tree between composing and the writers. Does not belong here: records, files, page geometry.
"""
