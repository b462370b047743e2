"""Asks a ClamAV daemon about a file, in its own small language over a socket (INSTREAM).

The one package for this is from 2014 and says nothing of time-outs; the language is four lines.
"""

import socket
import struct
from typing import cast

from django.conf import settings

CHUNK = 64 * 1024
LONGEST_ANSWER = 4096
PATIENCE_SECONDS = 60
# Somebody waits for a page.
PATIENCE_OF_A_PAGE_SECONDS = 0.5


class ScannerUnavailable(Exception):
    """Nobody knows yet whether the file is clean: ask again later."""


def is_configured() -> bool:
    """Whether there is a scanner to ask."""
    return bool(settings.CLAMAV_ADDRESS)


def virus_in(content: bytes) -> str:
    """The name of what was found; empty for a clean file.

    Raises ScannerUnavailable when there is no answer, or none that says either.
    """
    try:
        with _connected() as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                part = content[start : start + CHUNK]
                line.sendall(struct.pack("!I", len(part)) + part)
            line.sendall(struct.pack("!I", 0))
            answer = _answer(line)
    except OSError as error:
        raise ScannerUnavailable(type(error).__name__) from error
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")[:100]
    raise ScannerUnavailable(answer[:200] or "no answer")


def require_answer() -> None:
    """Ask only whether it is there. Raises ScannerUnavailable when it does not say so at once."""
    try:
        with _connected(PATIENCE_OF_A_PAGE_SECONDS) as line:
            line.sendall(b"zPING\0")
            answer = _answer(line)
    except OSError as error:
        raise ScannerUnavailable(type(error).__name__) from error
    if answer != "PONG":
        raise ScannerUnavailable("no answer")


def _connected(patience: float = PATIENCE_SECONDS) -> socket.socket:
    """To 'host:port', or to the path of a socket on this machine."""
    address = cast("str", settings.CLAMAV_ADDRESS)
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(patience)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=patience)


def _answer(line: socket.socket) -> str:
    """Up to the sign that ends an answer, or until the other side stops."""
    found = b""
    while b"\0" not in found and len(found) < LONGEST_ANSWER:
        part = line.recv(LONGEST_ANSWER)
        if not part:
            break
        found += part
    return found.split(b"\0")[0].decode("utf-8", "replace").strip()
