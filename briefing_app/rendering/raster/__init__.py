"""Pictures of pages.

Belongs here: PDFium, which no other package may import. Does not belong here: laying out.
"""

from briefing_app.rendering.raster.file_words import file_words
from briefing_app.rendering.raster.page_raster import PageRaster, RasterImage

__all__ = ["PageRaster", "RasterImage", "file_words"]
