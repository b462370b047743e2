"""Catches the mail of the demonstration: python -m demo.catcher PORT FOLDER. Nothing goes further.

Each mail becomes a file that a mail program opens. It is named after its Message-ID, so a repeat
is the same file.
"""

import logging
import re
import signal
import sys
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

HOST = "127.0.0.1"


class Catcher:
    """Takes in every mail and writes it down."""

    def __init__(self, folder: Path) -> None:
        """Write into this folder."""
        self._folder = folder

    async def handle_DATA(  # noqa: N802  (the name that aiosmtpd calls)
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        """Keep the mail."""
        headers = BytesHeaderParser().parsebytes(envelope.content)
        name = re.sub(r"[^A-Za-z0-9]+", "-", str(headers["Message-ID"])).strip("-")[:60]
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f"{name}.new"
        draft.write_bytes(envelope.content)
        draft.replace(draft.with_suffix(".eml"))
        return "250 OK"


def main() -> None:
    """Listen until the process is ended."""
    logging.basicConfig(level=logging.WARNING)
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    Controller(Catcher(folder), hostname=HOST, port=port).start()
    signal.pause()


if __name__ == "__main__":
    main()
