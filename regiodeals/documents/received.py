"""A PDF that somebody sent us: judged before it is kept, and never opened here.

Only its outside is looked at, in no time worth mentioning: a file that is a PDF from its first to
its last byte cannot be read as something else. What is in it is for the viewer of the reader.
"""

import re
import unicodedata
from pathlib import PurePosixPath

from django.db import transaction

from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.documents import store
from regiodeals.documents.models import Document

MOST_BYTES = 25 * 1024 * 1024
LABEL_LENGTH = 150
PDF = "application/pdf"
HEADER = re.compile(rb"%PDF-[12]\.\d")
# After the last mark only the end of a line: nothing hides behind the document.
END = re.compile(rb"%%EOF[\r\n\x20]{0,8}\Z")
TAIL = 1024

AGAIN = dutch("Kies het bestand opnieuw. Een pagina kan het niet vasthouden.")
EMPTY = dutch("Het bestand is leeg. Kies de brief opnieuw.")
TOO_LARGE = dutch(
    "Het bestand is groter dan 25 MB. Bewaar de brief met een lagere kwaliteit, of scan hem"
    " opnieuw in zwart-wit."
)
NO_PDF = dutch("Dit bestand is geen PDF. Bewaar de brief als PDF en kies dat bestand.")
NOT_WHOLE = dutch(
    "Deze PDF is niet heel: het einde ontbreekt, of er staat iets achter. Bewaar de brief opnieuw"
    " als PDF."
)


def judge_pdf(name: str, content: bytes) -> None:
    """Raise InvalidInput, with what to do, for what is not one whole PDF of at most 25 MB."""
    require_size(len(content))
    if PurePosixPath(name.lower()).suffix != ".pdf" or not HEADER.match(content):
        raise InvalidInput(NO_PDF)
    if not END.search(content[-TAIL:]):
        raise InvalidInput(NOT_WHOLE)


def require_size(size: int) -> None:
    """Raise InvalidInput for nothing, or for more than is kept; before the file is read."""
    if size == 0:
        raise InvalidInput(EMPTY)
    if size > MOST_BYTES:
        raise InvalidInput(TOO_LARGE)


def label_of(name: str) -> str:
    """The name somebody gave a file, without path and without signs that cannot be seen."""
    bare = re.split(r"[\\/]", name)[-1]
    visible = "".join(
        sign for sign in bare if unicodedata.category(sign)[0] not in "CZ" or sign == " "
    )
    return visible.strip()[-LABEL_LENGTH:] or "brief.pdf"


@transaction.atomic
def keep_pdf(*, kind: str, name: str, content: bytes, by: User) -> Document:
    """Keep a PDF that came in, in the transaction of the act that lays it down.

    Its name is a label only. Raises what `judge_pdf` raises.
    """
    judge_pdf(name, content)
    moment = clock.now()
    return Document.objects.create(
        kind=kind,
        filename=label_of(name),
        content_type=PDF,
        ordered_at=moment,
        ordered_by=by,
        stored_at=moment,
        sha256=store.put(content),
        size=len(content),
    )
