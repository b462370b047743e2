"""Runs a command that ends when its starter ends: python -m demo.tether PARENT COMMAND...

The starter may be killed in a way that leaves it no time to stop what it started. Linux sends the
signal by itself; elsewhere the command simply outlives its starter.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Ask the kernel for a signal at the death of the parent, and become the command."""
    parent, command = int(sys.argv[1]), sys.argv[2:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    # The parent may have gone before the request was made.
    if os.getppid() != parent:
        sys.exit(1)
    os.execvp(command[0], command)  # noqa: S606  (the command comes from demo.processes)


if __name__ == "__main__":
    main()
