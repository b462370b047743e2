"""Run a small program on what a stranger sent: a process of its own, with little time and memory.

What takes more than it may have is killed, and nobody else notices. The program gets the file on
its input and knows nothing of this house: no setting, no environment, no place in the database.
"""

import subprocess
import sys
from pathlib import Path

from regiodeals.common.errors import InvalidInput

CPU_SECONDS, PATIENCE = 10, 30


def run_apart(program: Path, content: bytes, *arguments: str | int, unread: str) -> bytes:
    """What the program wrote; raises InvalidInput with the sentence `unread` if it did not end.

    The program gets its `arguments` and after them how many seconds of processor it may use.
    """
    command = [sys.executable, "-I", str(program), *map(str, arguments), str(CPU_SECONDS)]
    try:
        done = subprocess.run(  # noqa: S603  (the command is made here)
            command, input=content, capture_output=True, timeout=PATIENCE, check=True, env={}
        )
    except subprocess.SubprocessError as error:
        raise InvalidInput(unread) from error
    return done.stdout
