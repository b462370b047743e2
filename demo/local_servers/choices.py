"""What is chosen once per clone and kept beside the data: two ports and one password."""

import json
import secrets
import socket
from pathlib import Path

# Below the range from which the kernel hands out ports for outgoing connections.
LOWEST_PORT, HIGHEST_PORT = 20_000, 32_000


class Choices:
    """The kept choices; the file is readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        """Read what was chosen before; a new clone gets a new password."""
        self._file = folder / "choices.json"
        self._kept: dict[str, str | int] = (
            json.loads(self._file.read_text()) if self._file.exists() else {}
        )
        if "password" not in self._kept:
            self._keep("password", secrets.token_urlsafe(32))

    @property
    def password(self) -> str:
        """The password of both servers; safe in a URL."""
        return str(self._kept["password"])

    def port(self, server: str) -> int:
        """The port of this server, chosen at the first call."""
        if server not in self._kept:
            self._keep(server, _free_port())
        return int(self._kept[server])

    def settle_port(self, server: str) -> int:
        """The port to start on: the kept one, or another when someone else listens there."""
        if not _is_free(self.port(server)):
            self._keep(server, _free_port())
        return self.port(server)

    def _keep(self, name: str, value: str | int) -> None:
        self._kept[name] = value
        # Written beside it and moved over: a reader never sees half a file.
        draft = self._file.with_suffix(".new")
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(self._kept))
        draft.replace(self._file)


def _free_port() -> int:
    while True:
        port = LOWEST_PORT + secrets.randbelow(HIGHEST_PORT - LOWEST_PORT)
        if _is_free(port):
            return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the servers do: a connection that is still closing does not keep the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
