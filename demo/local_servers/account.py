"""Who runs the servers: the caller, or `nobody` when that is root (PostgreSQL refuses root)."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

# A fixed environment: PGPORT, PGDATA and the like of the caller must not steer our server.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class Account:
    """The user that owns the data folder and the processes; without ids it is the caller."""

    uid: int | None = None
    gid: int | None = None

    def run(self, *command: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run as this user, with `text` on standard input; the caller judges the return code."""
        return subprocess.run(  # noqa: S603  (fixed programs from our own virtualenv)
            [str(part) for part in command],
            input=text,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=ENVIRONMENT,
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
        )

    def can_use(self, path: Path) -> bool:
        """Whether this user can enter the folder or execute the file, through all its parents."""
        return self.uid is None or self.run("test", "-x", path).returncode == 0

    def take(self, path: Path) -> None:
        """Make this user the owner of the path and of all below it."""
        if self.uid is None or self.gid is None:
            return
        for each in (path, *path.rglob("*")):
            os.chown(each, self.uid, self.gid, follow_symlinks=False)


def server_account() -> Account:
    """The caller itself, unless that is root."""
    if os.geteuid() != 0:
        return Account()
    nobody = pwd.getpwnam("nobody")
    return Account(uid=nobody.pw_uid, gid=nobody.pw_gid)
