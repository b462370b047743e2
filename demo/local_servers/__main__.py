"""`python -m demo.local_servers start|stop|status|remove`."""

import argparse
import sys

from demo.local_servers import LocalServersError, ensure_running, remove, status, stop

ACTIONS = {"start": ensure_running, "stop": stop, "remove": remove}


def main() -> int:
    """Do what is asked; 0 is well, 1 failed, 3 means that a server is down."""
    parser = argparse.ArgumentParser(prog="python -m demo.local_servers", description=__doc__)
    parser.add_argument("action", choices=[*ACTIONS, "status"])
    action = parser.parse_args().action
    try:
        if action == "status":
            return _show_status()
        ACTIONS[action]()
    except LocalServersError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _show_status() -> int:
    running = status()
    for name, answers in running.items():
        print(f"{name}: {'draait' if answers else 'staat uit'}")
    return 0 if all(running.values()) else 3


if __name__ == "__main__":
    sys.exit(main())
