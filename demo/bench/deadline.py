"""The last hour: two hundred coordinators save a field every two seconds, on a real site.

The site is gunicorn with two workers on 127.0.0.1, on a database of its own. Afterwards every value
that the site confirmed is read back.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.urls import reverse

from demo.bench.crowd import SINCE, Crowd, own_database
from demo.bench.sizes import count_rows
from demo.bench.writing import add_plan, report_year
from demo.processes import HOST, site
from monitoring.rapportage import services
from monitoring.rapportage.models import Antwoord, Vraag
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.deal.models import Deal
from regiodeals.party.models import Membership

COORDINATORS, A_SECOND = 200, 5
# So many write in one rapportage, each in a field of his own: they wait for the same row.
FIELDS = (Vraag.RISICOS, Vraag.LESSEN, Vraag.VERHAAL, Vraag.VOORUITBLIK)
LONG_S, SHORT_S = 600, 60
FINISHING_S = 30
LOCUSTFILE = Path(__file__).with_name("coordinators.py")


@dataclass(frozen=True)
class Hour:
    """What the crowd met, and how many values it did not find back.

    The times are of who saved once everybody wrote; `coming_in_ms` is of who saved while the others
    still opened the page, which is of another measurement.
    """

    coordinators: int
    seconds: int
    saved: int
    errors: Sequence[dict[str, Any]]
    lost: int
    median_ms: float
    p95_ms: float
    coming_in_ms: float


def measure(seconds: int = LONG_S, coordinators: int = COORDINATORS) -> Hour:
    """Let them write for so long; raises RuntimeError when they could not begin."""
    with own_database(), tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        paths = {"FROM_FILE": f"{folder}/from.json", "TO_FILE": f"{folder}/to.json"}
        Path(paths["FROM_FILE"]).write_text(json.dumps(prepare(Crowd(), coordinators)))
        address = urlsplit(os.environ["DATABASE_URL"])
        own = address._replace(path=str(connection.settings_dict["NAME"]))
        with site(port, {"DATABASE_URL": own.geturl()}):
            _write(port, seconds, coordinators, paths)
        found = json.loads(Path(paths["TO_FILE"]).read_text())
        return _read_back(found, seconds)


def prepare(crowd: Crowd, coordinators: int) -> list[dict[str, Any]]:
    """A session and a field for each of them, four to a rapportage."""
    crowd.grow_to(-(-coordinators // len(FIELDS)))
    places = []
    people = iter(_people(crowd.reader, coordinators))
    for deal in Deal.objects.order_by("pk"):
        add_plan(deal, crowd.reader, 0)
        report = services.open_report(deal_id=deal.pk, year=report_year(), actor=crowd.reader)
        fields = report.antwoorden.filter(vraag__in=FIELDS).order_by("pk")
        # The people come last: zip asks nobody for a place when the fields are used up.
        places += [_place(field, person) for field, person in zip(fields, people, strict=False)]
    count_rows()
    return places


def _people(colleague: User, number: int) -> list[User]:
    organisation = colleague.memberships.get().organisation
    people = User.objects.bulk_create(
        User(username=f"schrijver-{place}", first_name="Schrijver", last_name=str(place))
        for place in range(number)
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=person, role=Role.REGIOCOORDINATOR, valid_from=SINCE)
        for person in people
    )
    Membership.objects.bulk_create(
        Membership(user=person, organisation=organisation, valid_from=SINCE) for person in people
    )
    return people


def _place(field: Antwoord, person: User) -> dict[str, Any]:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    numbers = [field.rapportage_id, field.pk]
    return {
        "session": session.session_key,
        "field": field.pk,
        "page": reverse("monitoring:rapportage-detail", args=numbers[:1]),
        "address": reverse("monitoring:rapportage-field", args=numbers),
    }


def _write(port: int, seconds: int, coordinators: int, paths: dict[str, str]) -> None:
    # The time that is asked begins when everybody has come in.
    seconds += -(-coordinators // A_SECOND)
    command = [
        *(sys.executable, "-m", "locust", "--locustfile", str(LOCUSTFILE), "--headless"),
        *("--users", str(coordinators), "--spawn-rate", str(A_SECOND)),
        *("--run-time", f"{seconds}s", "--stop-timeout", str(FINISHING_S)),
        *("--host", f"http://{HOST}:{port}", "--only-summary", "--exit-code-on-error", "0"),
    ]
    # The time that is asked, with that of starting and of finishing what is under way.
    subprocess.run(  # noqa: S603  (the command is made here)
        command,
        env=os.environ | paths,
        check=True,
        capture_output=True,
        timeout=seconds + 4 * FINISHING_S,
    )


def _read_back(found: dict[str, Any], seconds: int) -> Hour:
    """Each value that was confirmed must be what stands there, with the number of savings."""
    stored = dict(Antwoord.objects.values_list("pk", "text"))
    versions = dict(Antwoord.objects.values_list("pk", "version"))
    lost = [
        place
        for place in found["confirmed"]
        if (stored[place["field"]], versions[place["field"]]) != (place["text"], place["saved"])
    ]
    return Hour(
        coordinators=len(found["confirmed"]),
        seconds=seconds,
        saved=sum(place["saved"] for place in found["confirmed"]),
        errors=found["errors"],
        lost=len(lost),
        median_ms=found["median_ms"],
        p95_ms=found["p95_ms"],
        coming_in_ms=found["coming_in_ms"],
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
