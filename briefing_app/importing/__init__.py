"""Files that come from other people or go to them: exchange files, the sample, data for other programs.

Belongs here: what a file says, turned into change sets after every check, and the way back. Does not belong here: how a
library keeps its records.
"""
