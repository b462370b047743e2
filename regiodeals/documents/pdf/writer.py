"""Serialise a finished PDF, each object once.

pydyf builds and compresses every object a second time to compute the identifier of the file. Here
the identifier is a hash of the bytes that were just written, so it too follows from the content.
The layout is that of pydyf: streams first, everything else in one object stream, a cross-reference
stream at the end.
"""

import hashlib
import zlib
from functools import lru_cache

import pydyf

HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
CONTENT_LEVEL, CONSTANT_LEVEL = 6, 9
FREE, IN_FILE, IN_OBJECT_STREAM = 0, 1, 2
# Widths in bytes of the three columns of the cross-reference stream.
COLUMNS = (1, 4, 4)


def serialise(pdf: pydyf.PDF) -> bytes:
    """The bytes of a PDF whose pages, fonts and metadata are complete."""
    pdf.add_object(pdf.info)
    body = _Body()
    packed: list[pydyf.Object] = []
    packer = len(pdf.objects)
    for item in pdf.objects:
        if item.free == "f":
            body.references.append((FREE, 0, item.generation))
        elif isinstance(item, pydyf.Stream):
            body.add(item.number, _stream_data(item))
        else:
            body.references.append((IN_OBJECT_STREAM, packer, len(packed)))
            packed.append(item)
    body.add(packer, _object_stream(packed))
    return body.closed(root=pdf.catalog.reference, info=pdf.info.reference)


class _Body:
    """The file so far, and where each object in it stands."""

    def __init__(self) -> None:
        self._parts = [HEADER]
        self._length = len(HEADER)
        self.references: list[tuple[int, int, int]] = []

    def add(self, number: int, data: bytes) -> None:
        """Append an object at the end."""
        self.references.append((IN_FILE, self._length, 0))
        part = b"%d 0 obj\n%b\nendobj\n" % (number, data)
        self._parts.append(part)
        self._length += len(part)

    def closed(self, *, root: bytes, info: bytes) -> bytes:
        """The whole file, with its cross-reference stream and trailer."""
        start, number = self._length, len(self.references)
        identifier = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32].encode()
        self.references.append((IN_FILE, start, 0))
        rows = b"".join(
            value.to_bytes(width, "big")
            for row in self.references
            for width, value in zip(COLUMNS, row, strict=True)
        )
        extra = {
            "Type": "/XRef",
            "Index": pydyf.Array((0, number + 1)),
            "W": pydyf.Array(COLUMNS),
            "Size": number + 1,
            "Root": root,
            "Info": info,
            "ID": b"[<%b> <%b>]" % (identifier, identifier),
        }
        data = _compressed_stream(zlib.compress(rows, CONTENT_LEVEL), extra)
        self._parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, data))
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)


def _stream_data(stream: pydyf.Stream) -> bytes:
    if not stream.compress:
        return bytes(stream.data)
    if len(stream.stream) == 1 and isinstance(stream.stream[0], bytes):
        return _compressed_stream(_compress_constant(stream.stream[0]), stream.extra)
    plain = pydyf.Stream(stream.stream).data
    content = plain.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    return _compressed_stream(zlib.compress(content, CONTENT_LEVEL), stream.extra)


@lru_cache(maxsize=32)
def _compress_constant(content: bytes) -> bytes:
    """Colour profile and fonts: the same in document after document, and the largest parts."""
    return zlib.compress(content, CONSTANT_LEVEL)


def _object_stream(items: list[pydyf.Object]) -> bytes:
    index: list[bytes] = []
    data: list[bytes] = []
    position = 0
    for item in items:
        content = item.data
        index.append(b"%d %d" % (item.number, position))
        data.append(content)
        position += len(content) + 1
    head = b" ".join(index)
    extra = {"Type": "/ObjStm", "N": len(items), "First": len(head) + 1}
    content = b"\n".join((head, *data))
    return _compressed_stream(zlib.compress(content, CONTENT_LEVEL), extra)


def _compressed_stream(content: bytes, extra: dict[str, object]) -> bytes:
    return bytes(pydyf.Stream([content], {**extra, "Filter": "/FlateDecode"}).data)
