#!/usr/bin/env python
"""Django's commands; in development and test on local servers that start by themselves."""

import os
import sys
from argparse import ArgumentParser

LOCAL_SETTINGS = {"regiodeals.settings.development", "regiodeals.settings.test"}


def settings_module() -> str:
    """The settings that this command will run with: --settings goes before the environment."""
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--settings")
    chosen: str | None = parser.parse_known_args()[0].settings
    return chosen or os.environ.get("DJANGO_SETTINGS_MODULE", "regiodeals.settings.development")


def start_local_servers() -> None:
    """Production has no demo package, so it is imported only here."""
    from demo.local_servers import LocalServersError, provide_environment  # noqa: PLC0415

    try:
        provide_environment()
    except LocalServersError as error:
        sys.exit(str(error))


def main() -> None:
    """Run the command."""
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_module()
    if os.environ["DJANGO_SETTINGS_MODULE"] in LOCAL_SETTINGS:
        start_local_servers()
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
