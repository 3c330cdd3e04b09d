"""Pictures of pages.

Belongs here: PDFium, which no other package may import. Does not belong here: laying out.
"""

from briefing_app.rendering.raster.file_bookmarks import file_bookmarks
from briefing_app.rendering.raster.file_words import file_words
from briefing_app.rendering.raster.named_places import named_places
from briefing_app.rendering.raster.page_raster import PageRaster, RasterImage
from briefing_app.rendering.raster.page_words import page_words

__all__ = ["PageRaster", "RasterImage", "file_bookmarks", "file_words", "named_places", "page_words"]
