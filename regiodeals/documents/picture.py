"""A picture that somebody sent us: judged, drawn anew and only then kept.

What is kept is what was drawn here: no file of somebody else, with whatever was hidden in it, ever
comes into a letter.
"""

from io import BytesIO

from django.db import transaction

from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.documents import store
from regiodeals.documents.models import Document

MOST_BYTES = 1024 * 1024
MOST_PIXELS_A_SIDE = 4_000
LEAST_PIXELS_HIGH = 100
# 60 by 18 mm at 600 dots an inch: more is not seen on paper.
KEPT = (1_417, 425)
# 110 by 75 mm at 300 dots an inch.
PRINTED = (1_300, 890)
QUALITY = 85
# How a whole file of each kind ends. The reader of pictures itself is lenient: WeasyPrint, where it
# is loaded, makes it forgive what is cut off.
ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}
PNG = "image/png"

RULE = dutch(
    "Een PNG of JPEG van hoogstens 1 MB, tussen 100 en 4.000 beeldpunten hoog. In de brief is het"
    " hoogstens 18 mm hoog en 60 mm breed."
)
NO_PICTURE = dutch(
    "Dit bestand is geen PNG of JPEG, of het is beschadigd. Bewaar de afbeelding opnieuw als PNG en"
    " kies dat bestand."
)
SMALL = dutch(
    "De afbeelding is lager dan {aantal} beeldpunten en wordt in druk onscherp. Kies een grotere.",
    aantal=LEAST_PIXELS_HIGH,
)
LARGE = dutch("De afbeelding is groter dan 4.000 bij 4.000 beeldpunten. Maak haar kleiner.")


def require_size(size: int) -> None:
    """Raise InvalidInput for nothing, or for more than is kept; before the file is read."""
    if size == 0:
        raise InvalidInput(dutch("Het bestand is leeg. Kies de afbeelding opnieuw."))
    if size > MOST_BYTES:
        megabytes = f"{size / MOST_BYTES:.1f}".replace(".", ",")
        raise InvalidInput(
            dutch(
                "De afbeelding is {grootte} MB; hoogstens 1 MB mag. Bewaar haar kleiner of"
                " met een lagere kwaliteit.",
                grootte=megabytes,
            )
        )


def for_print(content: bytes) -> bytes:
    """A picture that was drawn here before, no larger than a page shows; the same in, the same out.

    One by one, so that a document with many of them asks for the memory of one.
    """
    # Only a document with pictures needs it.
    from PIL import Image  # noqa: PLC0415

    with Image.open(BytesIO(content), formats=tuple(ENDS)) as picture:
        kind = str(picture.format)
        # A JPEG is read at a part of its size, if that is more than is printed.
        picture.draft(None, PRINTED)
        picture.thumbnail(PRINTED)
        written = BytesIO()
        picture.save(written, kind, **({"quality": QUALITY} if kind == "JPEG" else {}))
    return written.getvalue()


def redrawn(content: bytes) -> bytes:
    """The picture as a PNG on white without anything beside its pixels; the same in, the same out.

    Raises InvalidInput, with what to do, for what is no picture or is too small or too large.
    """
    # Only who hands in a picture needs it.
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    require_size(len(content))
    try:
        with Image.open(BytesIO(content), formats=tuple(ENDS)) as picture:
            _require_sides(*picture.size)
            if not content.endswith(ENDS[str(picture.format)]):
                raise InvalidInput(NO_PICTURE)
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise InvalidInput(NO_PICTURE) from error
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    paper.thumbnail(KEPT)
    written = BytesIO()
    paper.save(written, "PNG")
    return written.getvalue()


def _require_sides(width: int, height: int) -> None:
    if max(width, height) > MOST_PIXELS_A_SIDE:
        raise InvalidInput(LARGE)
    if height < LEAST_PIXELS_HIGH:
        raise InvalidInput(SMALL)


@transaction.atomic
def keep_picture(*, kind: str, name: str, content: bytes, by: User) -> Document:
    """Keep a picture, drawn anew, in the transaction of the act that needs it."""
    drawn = redrawn(content)
    moment = clock.now()
    return Document.objects.create(
        kind=kind,
        filename=name,
        content_type=PNG,
        ordered_at=moment,
        ordered_by=by,
        stored_at=moment,
        sha256=store.put(drawn),
        size=len(drawn),
    )
