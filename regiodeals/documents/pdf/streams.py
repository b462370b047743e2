"""What stands in a file of a stranger, found without reading it as a PDF.

A reader of PDF follows what the file says about itself, and a file of a few hundred bytes can keep
it busy for hours. This goes from the beginning to the end once, so it finds things in damaged files
as well.
"""

import zlib
from collections.abc import Iterator

BEGINS, ENDS = b"stream", b"endstream"
# Far more than a document of ours has, and little enough to be done with in a second.
MOST_STREAMS = 1000
LOOK_AT_MOST = 64 * 1024
UNPACK_AT_MOST = 1024 * 1024


def streams_of(content: bytes) -> Iterator[bytes]:
    """The beginning of each stream, unpacked where it was packed."""
    end = 0
    for _ in range(MOST_STREAMS):
        start = content.find(BEGINS, end)
        if start < 0:
            return
        start += len(BEGINS)
        yield _unpacked(content[start : start + LOOK_AT_MOST].lstrip(b"\r\n"))
        end = content.find(ENDS, start)
        if end < 0:
            return
        end += len(ENDS)


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, UNPACK_AT_MOST)
    except zlib.error:
        return packed.partition(ENDS)[0]
