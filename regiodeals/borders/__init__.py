"""Boundaries from a file of somebody else: read with distrust, made small, fitted in a picture.

Pure Python: no Django, no database, no library that reads files in more ways than are needed.
"""

from regiodeals.borders.geojson import Found, Place, Refused, read
from regiodeals.borders.picture import Frame, Outline, outlines_of
from regiodeals.borders.simplify import simplified

__all__ = ["Found", "Frame", "Outline", "Place", "Refused", "outlines_of", "read", "simplified"]
