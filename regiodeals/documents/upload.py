"""A file that somebody adds: what it is follows from its bytes, never from its name.

A picture is drawn anew, so that nothing hidden in it and nothing about the place where it was taken
is kept. A PDF and an office file are kept as they are, and only handed out to be saved.
"""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.documents.apart import run_apart
from regiodeals.documents.drawer import BROKEN, HUGE
from regiodeals.documents.received import PDF, judge_pdf, label_of

MOST_BYTES = 25 * 1024 * 1024
# A picture takes three or four bytes for each of these while it is drawn, in a process of its own.
MOST_PIXELS = 40_000_000
DRAWER = Path(__file__).with_name("drawer.py")
DRAWERS_MEMORY = 768 * 1024 * 1024
# Enough for a page of A4 in print; what a camera has more is dropped.
KEPT_SIDE = 2_400
MOST_ENTRIES = 2_000
LONGEST_TYPE = 100

RULE = dutch(
    "Een foto (JPEG of PNG), een PDF, of een bestand van Word, Excel, PowerPoint of LibreOffice,"
    " van hoogstens 25 MB."
)
EMPTY = dutch("Het bestand is leeg. Kies het opnieuw.")
TOO_LARGE = dutch("Het bestand is groter dan 25 MB. Maak het kleiner, of deel het op.")
UNKNOWN = dutch(
    "Dit soort bestand kan hier niet bij, of het is beschadigd. Wat het is, lezen wij uit het"
    " bestand zelf en niet uit de naam. {regel}",
    regel=RULE,
)
WITH_MACROS = dutch("Dit bestand bevat macro’s. Bewaar het zonder macro’s en kies dat bestand.")
BROKEN_PICTURE = dutch("Deze foto is beschadigd. Bewaar haar opnieuw als JPEG of PNG.")
HUGE_PICTURE = dutch(
    "Deze foto heeft meer dan 40 miljoen beeldpunten. Maak haar kleiner, bijvoorbeeld 2.400"
    " beeldpunten breed, en kies haar opnieuw."
)

# Two readers must agree: the first bytes, and a table of thousands of kinds.
STARTS = {
    b"\xff\xd8\xff": (".jpg", {".jpg", ".jpeg"}),
    b"\x89PNG\r\n": (".png", {".png"}),
    b"%PDF-": (".pdf", {".pdf"}),
    b"PK\x03\x04": ("", {".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"}),
}
PICTURES = {".jpg": ("JPEG", "image/jpeg"), ".png": ("PNG", "image/png")}
OFFICE = {
    "word/": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xl/": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ppt/": (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}
OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """What is kept: under a name that says what it is."""

    filename: str
    content_type: str
    content: bytes

    @property
    def is_picture(self) -> bool:
        """Whether it was drawn here, and may be shown on a page."""
        return self.content_type.startswith("image/")


def judged(name: str, content: bytes) -> Upload:
    """The file as it is kept; raises InvalidInput, with what to do, for what is not taken."""
    require_size(len(content))
    suffix = _suffix_of(content)
    if suffix in PICTURES:
        kind, content_type = PICTURES[suffix]
        return Upload(_named(name, suffix), content_type, _drawn_anew(content, kind))
    if suffix == ".pdf":
        judge_pdf("bestand.pdf", content)
        return Upload(_named(name, suffix), PDF, content)
    suffix, content_type = _office(content)
    return Upload(_named(name, suffix), content_type, content)


def require_size(size: int) -> None:
    """Raise InvalidInput for nothing, or for more than is kept; before the file is read."""
    if size == 0:
        raise InvalidInput(EMPTY)
    if size > MOST_BYTES:
        raise InvalidInput(TOO_LARGE)


def _suffix_of(content: bytes) -> str:
    """What the first bytes say; a zip may be an office file, which its own parts tell."""
    # Its table of signatures is large, and only an upload needs it.
    import puremagic  # noqa: PLC0415

    found = [told for start, told in STARTS.items() if content.startswith(start)]
    try:
        known = {match.extension for match in puremagic.magic_string(content[:4096])}
    except (puremagic.PureError, ValueError):
        known = set()
    if not found or not known & found[0][1]:
        raise InvalidInput(UNKNOWN)
    return found[0][0]


def _named(name: str, suffix: str) -> str:
    """The name somebody gave it, with the suffix of what it is."""
    bare = PurePosixPath(label_of(name)).stem.strip(". ")
    return f"{bare[:120] or 'bestand'}{suffix}"


def _drawn_anew(content: bytes, kind: str) -> bytes:
    """The same picture, upright, without anything beside its pixels."""
    found = run_apart(
        DRAWER, content, kind, MOST_PIXELS, KEPT_SIDE, DRAWERS_MEMORY, unread=BROKEN_PICTURE
    )
    if found == HUGE:
        raise InvalidInput(HUGE_PICTURE)
    if found == BROKEN or not found:
        raise InvalidInput(BROKEN_PICTURE)
    return found


def _office(content: bytes) -> tuple[str, str]:
    """What kind of office file a zip is, by the names of its parts; nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [entry.filename for entry in archive.infolist()[: MOST_ENTRIES + 1]]
            if len(names) > MOST_ENTRIES:
                raise InvalidInput(UNKNOWN)
            open_document = _open_document(archive, names)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as error:
        raise InvalidInput(UNKNOWN) from error
    if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
        raise InvalidInput(WITH_MACROS)
    if open_document:
        return OPEN_DOCUMENT[open_document], open_document
    parts = [part for part in OFFICE if any(name.startswith(part) for name in names)]
    if len(parts) != 1 or "[Content_Types].xml" not in names:
        raise InvalidInput(UNKNOWN)
    return OFFICE[parts[0]]


def _open_document(archive: zipfile.ZipFile, names: list[str]) -> str:
    """The type that an OpenDocument file says of itself, in its first part; else nothing."""
    if not names or names[0] != "mimetype":
        return ""
    with archive.open("mimetype") as part:
        said = part.read(LONGEST_TYPE).decode("ascii", "replace").strip()
    return said if said in OPEN_DOCUMENT else ""
