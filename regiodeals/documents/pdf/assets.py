"""The published assets: the closed table of files that a document may use."""

from functools import cache, cached_property
from pathlib import Path

from django.conf import settings

SCHEME = "asset"
CONTENT_TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ttf": "font/ttf",
}


class AssetTable:
    """Maps `asset:folder/name` to a file; what is not in the table does not exist.

    Addresses are compared as they are written, so that no `..` and no escape leads elsewhere.
    """

    def __init__(self, folder: Path) -> None:
        self._files = {
            f"{SCHEME}:{path.relative_to(folder).as_posix()}": path
            for path in sorted(folder.rglob("*"))
            if path.suffix in CONTENT_TYPES and path.is_file() and not path.is_symlink()
        }

    def __contains__(self, address: object) -> bool:
        return address in self._files

    def content(self, address: str) -> bytes:
        """The bytes of an asset."""
        return self._files[address].read_bytes()

    def content_type(self, address: str) -> str:
        """The media type of an asset."""
        return CONTENT_TYPES[self._files[address].suffix]

    @cached_property
    def font_families(self) -> frozenset[str]:
        """Family names of the published fonts."""
        return frozenset(name for name, _ in self._fonts)

    @cached_property
    def printable(self) -> frozenset[str]:
        """Characters that the published fonts can print, and the white space of HTML."""
        characters = (chr(code) for _, codes in self._fonts for code in codes)
        return frozenset(characters) | frozenset("\n\t")

    @cached_property
    def _fonts(self) -> list[tuple[str, frozenset[int]]]:
        # Web processes load this module and never print; they go without the reader of fonts.
        from fontTools.ttLib import TTFont  # noqa: PLC0415

        fonts = []
        for path in self._files.values():
            if path.suffix == ".ttf":
                with TTFont(path, lazy=True) as font:
                    name = font["name"].getDebugName(1) or path.stem
                    fonts.append((name, frozenset(font.getBestCmap())))
        return fonts


@cache
def document_assets() -> AssetTable:
    """The published assets of this project."""
    return AssetTable(settings.BASE_DIR / "templates" / "documents")
