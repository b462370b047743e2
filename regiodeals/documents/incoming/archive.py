"""An archive judged by its directory, before anything in it is unpacked."""

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch

MOST_MEMBERS = 2_000
MOST_UNPACKED = 100_000_000
MOST_RATIO = 100
MOST_DIRECTORY = 1_000_000
LOCAL_HEADER, END_RECORD = b"PK\x03\x04", b"PK\x05\x06"
END_SIZE = 22
ENCRYPTED = 0x1

NO_WORKBOOK = dutch(
    "Dit is geen Excel-bestand (.xlsx). Open het in Excel en sla het op als Excel-werkmap (.xlsx)."
)
TOO_MUCH = dutch(
    "Dit bestand is uitgepakt veel groter dan het kan zijn. Het is niet geopend."
    " Download het sjabloon opnieuw en neem de gegevens daarin over."
)
NOT_ALONE = dutch(
    "In dit bestand zit meer dan een Excel-werkmap. Het is niet geopend. Sla het opnieuw op als"
    " Excel-werkmap (.xlsx)."
)
WITH_MACRO = dutch(
    "In dit bestand zit een macro of een ingesloten bestand. Sla het op als Excel-werkmap zonder"
    " macro's (.xlsx)."
)
LOCKED = dutch("Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf.")
# Parts that can do something, or that bring a file of their own along.
ACTIVE = (
    "vbaproject",
    "/embeddings/",
    "/activex/",
    "/externallinks/",
    "/macrosheets/",
    "/ctrlprops/",
)
NESTED = (".zip", ".xlsx", ".xlsm", ".docx", ".jar", ".7z", ".rar", ".gz")


def judge_workbook(content: bytes) -> None:
    """Raise InvalidInput for what is no plain workbook; nothing is unpacked.

    Its directory tells the number of parts and their sizes; what the parts hold beyond that is
    never read by anybody.
    """
    _require_one_archive(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
        raise InvalidInput(NO_WORKBOOK) from error
    for sentence in _objections(members):
        raise InvalidInput(sentence)


def _require_one_archive(content: bytes) -> None:
    """It begins with its first part and ends with its directory: nothing before, nothing after."""
    end = content[-END_SIZE:]
    if not content.startswith(LOCAL_HEADER) or len(end) < END_SIZE:
        raise InvalidInput(NO_WORKBOOK)
    if not end.startswith(END_RECORD):
        raise InvalidInput(NOT_ALONE)
    count, size, offset = struct.unpack("<10xHII2x", end)
    if count > MOST_MEMBERS or size > MOST_DIRECTORY:
        raise InvalidInput(TOO_MUCH)
    if offset + size + END_SIZE != len(content):
        raise InvalidInput(NOT_ALONE)


def _objections(members: list[zipfile.ZipInfo]) -> Iterator[str]:
    names = [member.filename.lower() for member in members]
    if any(member.flag_bits & ENCRYPTED for member in members):
        yield LOCKED
    if _is_too_much(members):
        yield TOO_MUCH
    if any(part in f"/{name}" for name in names for part in ACTIVE):
        yield WITH_MACRO
    if any(name.endswith(NESTED) or _leads_elsewhere(name) for name in names):
        yield NOT_ALONE
    if len(set(names)) < len(names) or min(m.header_offset for m in members) > 0:
        yield NOT_ALONE
    if not {"[content_types].xml", "xl/workbook.xml"} <= set(names):
        yield NO_WORKBOOK


def _is_too_much(members: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    return (
        len(members) > MOST_MEMBERS
        or unpacked > MOST_UNPACKED
        or unpacked > MOST_RATIO * max(packed, 1)
    )


def _leads_elsewhere(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name
