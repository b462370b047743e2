"""Processes that work on the database of one test, and its own broker."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as django_settings
from django.db import connection

from tests.broker import broker

__all__ = ["broker"]


@pytest.fixture
def start_process(transactional_db: None) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts Python on the database and the documents of this test; killed when it is over."""
    started: list[subprocess.Popen[str]] = []

    def start(program: str, *arguments: str) -> subprocess.Popen[str]:
        database = connection.settings_dict
        address = (
            f"postgres://{database['USER']}:{database['PASSWORD']}"
            f"@{database['HOST']}:{database['PORT']}/{database['NAME']}"
        )
        environment = {
            "DJANGO_SETTINGS_MODULE": "regiodeals.settings.test",
            "DATABASE_URL": address,
            "TEST_DOCUMENTS_ROOT": str(django_settings.DOCUMENTS_ROOT),
        }
        process = subprocess.Popen(
            [sys.executable, "-c", PREPARED + program, *arguments],
            cwd=django_settings.BASE_DIR,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


PREPARED = """
import os, sys
import django
from django.conf import settings
django.setup()
settings.DOCUMENTS_ROOT = os.environ["TEST_DOCUMENTS_ROOT"]
"""
