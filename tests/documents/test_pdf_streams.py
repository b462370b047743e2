"""Look into a file of a stranger without reading it as a PDF."""

import os
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.documents.pdf import streams
from regiodeals.documents.pdf.streams import streams_of

MB = 1024 * 1024


def stream(content: bytes) -> bytes:
    return b"1 0 obj\n<<>>\nstream\r\n" + content + b"\nendstream\nendobj\n"


def found(content: bytes) -> list[bytes]:
    return [each.strip() for each in streams_of(content)]


def test_packed_and_plain_streams_are_both_found():
    content = b"%PDF-1.7\n" + stream(zlib.compress(b"ingepakt")) + stream(b"open en bloot")
    assert found(content) == [b"ingepakt", b"open en bloot"]


def test_what_comes_after_a_damaged_stream_is_still_found():
    broken = bytearray(zlib.compress(b"kapot" * 100))
    broken[5] ^= 255
    assert found(stream(bytes(broken)) + stream(zlib.compress(b"heel")))[-1] == b"heel"


def test_a_file_that_was_cut_off_gives_what_is_left():
    assert found(stream(b"eerste") + b"stream\nhalf") == [b"eerste", b"half"]


def test_a_file_without_streams_has_none():
    assert found(b"geen pdf") == []


def test_of_a_large_stream_only_the_beginning_is_unpacked():
    (begin,) = streams_of(stream(zlib.compress(bytes(100 * MB))))
    assert len(begin) == streams.UNPACK_AT_MOST


def test_no_more_streams_are_looked_at_than_a_letter_ever_has():
    assert len(found(stream(b"x") * 3000)) == streams.MOST_STREAMS


@given(st.binary(max_size=2000))
def test_no_file_is_too_strange(content):
    list(streams_of(content))
    list(streams_of(b"stream" + content + b"endstream" + content))


@pytest.mark.parametrize(
    "content",
    [
        b"stream" * 4_000_000,
        b"stream\n" + zlib.compress(bytes(10 * MB)) * 400,
        (b"stream\n" + zlib.compress(bytes(100 * MB))[:60_000] + b"endstream\n") * 400,
        (b"stream\n" + zlib.compress(os.urandom(200))[:60]) * 300_000,
    ],
    ids=["words", "no end", "bombs", "crumbs"],
)
def test_a_file_made_to_keep_us_busy_does_not(content):
    start = time.process_time()
    list(streams_of(content))
    assert time.process_time() - start < 10
