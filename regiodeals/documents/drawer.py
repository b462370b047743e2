"""Draws a picture anew; run as a program of its own, which may use little and not long.

`python drawer.py KIND PIXELS SIDE BYTES SECONDS` gets the picture on its input and writes the new
one: upright, no larger than is kept, without anything beside its pixels. It ends with HUGE for a
picture of more pixels, and with BROKEN for what cannot be drawn. It starts with a reader of
pictures that nobody changed: WeasyPrint, where it is loaded, makes it forgive what is cut off.
"""

import io
import resource
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

HUGE, BROKEN = b"huge", b"broken"
QUALITY = 85
# A palette is turned into colours before it is made smaller: its numbers cannot be averaged.
PALETTES = ("P", "1")


def limit(seconds: int, size: int) -> None:
    """From here on no more time and memory than this, and no file."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def drawn_anew(content: bytes, kind: str, most_pixels: int, side: int) -> bytes:
    """The same picture in the same kind of file, JPEG or PNG; or a word that says why not."""
    from PIL import Image  # noqa: PLC0415  (only after the limits hold)

    try:
        with Image.open(io.BytesIO(content), formats=(kind,)) as picture:
            if picture.width * picture.height > most_pixels:
                return HUGE
            drawn = upright(picture, "RGB" if kind == "JPEG" else "RGBA", side)
    except Image.DecompressionBombError:
        return HUGE
    # What strangers put in a picture makes its reader fail in any way there is.
    except Exception:
        return BROKEN
    paper = Image.new(drawn.mode, drawn.size)
    paper.paste(drawn)
    written = io.BytesIO()
    options: dict[str, Any] = {"quality": QUALITY, "optimize": True} if kind == "JPEG" else {}
    paper.save(written, kind, **options)
    return written.getvalue()


def upright(picture: "Image.Image", mode: str, side: int) -> "Image.Image":
    """Shrunk first, so that it is turned and copied while it is small."""
    from PIL import ImageOps  # noqa: PLC0415

    # A JPEG is read at a half, a quarter or an eighth, if that is more than is kept.
    picture.draft(None, (side, side))
    drawn = picture.convert(mode) if picture.mode in PALETTES else picture
    drawn.thumbnail((side, side))
    return ImageOps.exif_transpose(drawn).convert(mode)


def main(arguments: list[str]) -> bytes:
    """What is written to the output."""
    kind, most_pixels, side, size, seconds = arguments
    limit(int(seconds), int(size))
    return drawn_anew(sys.stdin.buffer.read(), kind, int(most_pixels), int(side))


if __name__ == "__main__":
    sys.stdout.buffer.write(main(sys.argv[1:]))
