"""The faces that every page is set in, and which characters they can draw.

Belongs here: the files of the faces, read and cut down, and the letters that are replaced before setting. Does not
belong here: what a file of pages makes of them (``rendering.pdf``).
"""

from briefing_app.rendering.fonts.cleaning import clean
from briefing_app.rendering.fonts.coverage import missing_characters
from briefing_app.rendering.fonts.embeddable import embeddable_face
from briefing_app.rendering.fonts.faces import FACES, FaceName, face_data
from briefing_app.rendering.fonts.truetype import TrueType
from briefing_app.rendering.fonts.truetype_subset import cut_down

__all__ = ["FACES", "FaceName", "TrueType", "clean", "cut_down", "embeddable_face", "face_data", "missing_characters"]
