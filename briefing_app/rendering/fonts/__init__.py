"""The faces that every page is set in, and which characters they can draw.

Belongs here: the bytes of the faces, their coverage, and the letters that are replaced before setting. Does not belong
here: widths and embedding (``rendering.pdf``).
"""

from briefing_app.rendering.fonts.cleaning import clean
from briefing_app.rendering.fonts.coverage import missing_characters
from briefing_app.rendering.fonts.embeddable import embeddable_face
from briefing_app.rendering.fonts.faces import FACES, FaceName, face_data

__all__ = ["FACES", "FaceName", "clean", "embeddable_face", "face_data", "missing_characters"]
