"""What the program does for its two faces: libraries, sessions, previews, exports, printing.

Belongs here: threads, files, and the order in which rooms are asked. Does not belong here: windows, SQL, page layout.
"""
