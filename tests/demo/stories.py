"""Plays the story inside a test, and takes a picture of everything it leaves in the database."""

import hashlib
import re
from collections.abc import Collection
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from demo.inventions import gaps
from demo.story import scenes, script
from disbursement.beschikking import tasks
from disbursement.beschikking.rendering.make import make_letter
from disbursement.betaling import running as payments
from disbursement.betaling import tasks as payment_tasks
from monitoring.kamer import tasks as kamer_tasks
from monitoring.kamer.rendering import make as kamer
from monitoring.rapportage import tasks as report_tasks
from monitoring.rapportage.rendering.make import make_receipt, make_report
from regiodeals.common import clock
from regiodeals.mail import sending
from regiodeals.mail import tasks as mail_tasks
from tests import builders

# Taken before a fixture makes the clock stand still.
_ticking = clock.now

LABELS = ("regiodeals", "disbursement", "monitoring", "documents", "audit", "accounts")
# When something really happened differs from run to run; on the demonstration's clock it is a
# matter of milliseconds.
MOMENTS = ("recorded_at", "last_login", "password", "date_joined")
# A moment as it stands in JSON: the frozen test holds that of each judgement.
MOMENT_IN_WORDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")


class Killed(Exception):
    """The story was stopped in the middle."""


def on_its_own_clock(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let `patch` put clock and letters in `folder`, and do what a worker does without a broker."""
    patch.setattr(settings, "DEMO_CLOCK_FILE", folder / "clock.json")
    patch.setattr(settings, "DOCUMENTS_ROOT", folder / "documents")
    patch.setattr(clock, "now", _ticking)
    patch.setattr(tasks.render_letter, "delay", make_letter)
    patch.setattr(payment_tasks.make_payment_file, "delay", payments.make_file)
    patch.setattr(payment_tasks.read_delivery, "delay", payments.read_delivery)
    patch.setattr(report_tasks.render_receipt, "delay", make_receipt)
    patch.setattr(report_tasks.render_report, "delay", make_report)
    patch.setattr(kamer_tasks.render_report, "delay", kamer.make_report)
    patch.setattr(mail_tasks.send_message, "delay", sending.send)


def play(*, until: str | None = None) -> int:
    """Set the stage and play; killed before the scene with the title `until`."""
    set_the_stage()

    def watch(_done: int, _total: int, scene: scenes.Scene) -> None:
        if scene.title == until:
            raise Killed

    return scenes.play(script.scenes(), watch)


def set_the_stage() -> None:
    """All that comes before the first scene, and what a migration wrote before a flush."""
    builders.model_letters()
    script.begin()
    call_command("load_facts", stdout=StringIO())
    gaps.fill_organisation_of_the_ministry()


def picture(*, apart_from: Collection[str] = ()) -> dict[str, Any]:
    """Every row of every table, with its moments as days, and the hash of every letter."""
    rows = {
        model._meta.label: sorted(
            (_plain(row, apart_from) for row in model._default_manager.values()), key=repr
        )
        for label in LABELS
        for model in apps.get_app_config(label).get_models()
    }
    return {label: found for label, found in rows.items() if found}


def files_of(folder: Path) -> dict[str, str]:
    """Every file of a folder with its SHA-256."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.pdf")
    }


def _plain(row: dict[str, Any], apart_from: Collection[str]) -> dict[str, Any]:
    return {
        name: value.date() if isinstance(value, datetime) else _without(value, apart_from)
        for name, value in row.items()
        if name not in (*MOMENTS, *apart_from)
    }


def _without(value: Any, names: Collection[str]) -> Any:
    """`value` without what has one of these names, and with its moments as days, at any depth."""
    if isinstance(value, dict):
        return {key: _without(part, names) for key, part in value.items() if key not in names}
    if isinstance(value, list):
        return [_without(part, names) for part in value]
    return value[:10] if isinstance(value, str) and MOMENT_IN_WORDS.match(value) else value
