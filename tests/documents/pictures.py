"""Pictures as somebody might hand them in."""

from io import BytesIO

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo


def picture(
    width: int = 600, height: int = 200, *, kind: str = "PNG", mode: str = "RGBA", text: str = ""
) -> bytes:
    """A blue shape on nothing; `text` is hidden beside the pixels."""
    drawn = Image.new(mode, (width, height))
    ImageDraw.Draw(drawn).rectangle((0, 0, width // 3, height), fill="#12395b")
    written = BytesIO()
    hidden = PngInfo()
    if text:
        hidden.add_text("Comment", text)
    options = {"pnginfo": hidden} if kind == "PNG" else {}
    drawn.save(written, kind, **options)
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    """As a program reads it."""
    return Image.open(BytesIO(content))
