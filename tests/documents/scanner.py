"""A little daemon that speaks the language of ClamAV, on a port of this machine."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class _Talk(socketserver.StreamRequestHandler):
    """One question: PING; or INSTREAM, chunks with their length in front, a length of nothing."""

    def handle(self) -> None:
        server: Any = self.server
        command = self._until_nul()
        if command == b"zPING":
            self.wfile.write(server.says or b"PONG\0")
            return
        assert command == b"zINSTREAM"
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        server.asked.append(content)
        verdict = "Eicar-Test-Signature FOUND" if EICAR in content else "OK"
        self.wfile.write(server.says or f"stream: {verdict}".encode() + b"\0")

    def _until_nul(self) -> bytes:
        found = b""
        while not found.endswith(b"\0"):
            found += self.rfile.read(1)
        return found[:-1]


class _Tcp(socketserver.ThreadingTCPServer):
    daemon_threads = True


class _Unix(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def scanner(path: Path | None = None, says: bytes = b"") -> Iterator[Any]:
    """The daemon while it listens: `address` to ask it on, `asked` what it was sent.

    `says` is what it answers whatever it is asked.
    """
    server: Any = _Unix(str(path), _Talk) if path else _Tcp(("127.0.0.1", 0), _Talk)
    server.asked, server.says = [], says
    server.address = str(path) if path else f"127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
