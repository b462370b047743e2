"""The real worker on what the bench made: python -m demo.bench.worker PREFIX FOLDER.

Its messages stand under PREFIX in the broker, its letters go to FOLDER, its database is the one of
DATABASE_URL; so it takes no work of the site, and leaves nothing there.
"""

import sys
from pathlib import Path

import django
from django.conf import settings

from regiodeals.celery import app

PROCESSES = 2


def main() -> None:
    """Work until told to stop, in two processes, with the settings of every worker."""
    prefix, folder = sys.argv[1:]
    django.setup()
    settings.DOCUMENTS_ROOT = Path(folder)
    options = app.conf.broker_transport_options | {"global_keyprefix": prefix}
    app.conf.broker_transport_options = options
    quiet = ("--without-gossip", "--without-mingle", "--loglevel", "ERROR")
    app.worker_main(["worker", "--concurrency", str(PROCESSES), *quiet])


if __name__ == "__main__":
    main()
