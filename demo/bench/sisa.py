"""A file with the accounts of many regiokassiers: brought, read, checked and confirmed.

The grants are written in bulk and their papers by the service; measured is only the import.
"""

import io
import multiprocessing
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import django
import xlsxwriter
from django.conf import settings
from django.db import connection
from django.test import override_settings

from demo.bench.crowd import Crowd, own_database
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.verantwoording import services
from disbursement.verantwoording.models import Control, Inlezing, Meaning, Phase, SisaVersie
from disbursement.verantwoording.models.layout import KASSIER, SHEET, columns_of
from disbursement.verantwoording.models.sisa import KIND_OF_MEANING
from disbursement.verantwoording.running import read_inlezing
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common import clock

MANY = 400
KIBIBYTE = 1024
SINCE = date(2024, 1, 1)
# The first year of the grants: nothing was accounted for before.
YEAR = 2024
# What each account says, in euros; nothing in it is wrong.
SAID = {
    Meaning.BESTEDING: 1_000_000,
    Meaning.COFINANCIERING: 500_000,
    Meaning.UITVOERINGSKOSTEN: 10_000,
    Meaning.CUMULATIEF: 1_000_000,
    Meaning.BEVINDINGEN: 0,
    Meaning.EINDVERANTWOORDING: "Nee",
}


@dataclass(frozen=True)
class Import:
    """How many accounts came in, how long that took, and the most memory in bytes.

    The memory is the peak of the process that did it; `measure` starts one for nothing else.
    """

    number: int
    seconds: float
    peak: int


@dataclass(frozen=True)
class Filled:
    """A file to bring: with how many accounts, for which edition, and who brings it."""

    number: int
    edition_id: int
    content: bytes
    actor_id: int


def measure(number: int = MANY) -> Import:
    """Measure in a database of its own."""
    with (
        own_database(),
        tempfile.TemporaryDirectory() as folder,
        override_settings(DOCUMENTS_ROOT=Path(folder)),
    ):
        filled = prepare(Crowd(), number)
        # A process keeps its peak for ever: this one made the grants, and would tell of those.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=context, initializer=django.setup) as pool:
            database = str(connection.settings_dict["NAME"])
            return pool.submit(_apart, database, Path(folder), filled).result()


def prepare(crowd: Crowd, number: int) -> Filled:
    """So many grants with their papers, and the file in which all are accounted for."""
    actor = _officer()
    crowd.grow_to(number)
    granted = Beschikking.objects.filter(kind=BeschikkingKind.VERLENING)
    decisions = list(granted.select_related("uitkering__kassier").order_by("pk"))
    for decision in decisions:
        services.open_papers(uitkering_id=decision.uitkering_id, decision=decision, actor=actor)
    edition = _edition(decisions[0])
    return Filled(number, edition.pk, _filled_in(edition, decisions), actor.pk)


def one_import(filled: Filled) -> Import:
    """Bring, read and confirm; raises RuntimeError when an account is missing."""
    edition = SisaVersie.objects.get(pk=filled.edition_id)
    actor = User.objects.get(pk=filled.actor_id)
    begin = time.perf_counter()
    inlezing = _brought(edition, filled.content, actor)
    stored = services.confirm_file(inlezing_id=inlezing.pk, actor=actor)
    seconds = time.perf_counter() - begin
    if stored != filled.number:
        raise RuntimeError(f"{stored} of {filled.number} accounts were stored")
    return Import(stored, seconds, _peak())


def _peak() -> int:
    """The most this process held, in bytes; `ru_maxrss` would tell of who started it as well."""
    said = Path("/proc/self/status").read_text(encoding="ascii").split("VmHWM:")[1]
    return int(said.split()[0]) * KIBIBYTE


def _apart(database: str, documents: Path, filled: Filled) -> Import:
    """In a fresh process, on the database of the other."""
    connection.settings_dict["NAME"] = database
    settings.DOCUMENTS_ROOT = documents
    try:
        return one_import(filled)
    finally:
        connection.close()


def _brought(edition: SisaVersie, content: bytes, actor: User) -> Inlezing:
    inlezing = services.bring_file(
        versie_id=edition.pk,
        name="sisa.xlsx",
        content=content,
        received_on=clock.today(),
        delivered_by="CBS",
        actor=actor,
    )
    read_inlezing(inlezing.pk)
    found = Inlezing.objects.get(pk=inlezing.pk)
    if found.phase is not Phase.READY:
        raise RuntimeError(f"the file is {found.phase.label}: {found.errors[:3]}")
    return found


def _officer() -> User:
    user = User.objects.create(username="inlezer", first_name="inlezer", last_name="Voorbeeld")
    RoleAssignment.objects.create(user=user, role=Role.BEHANDELAAR, valid_from=SINCE)
    return user


def _edition(decision: Beschikking) -> SisaVersie:
    edition = SisaVersie.objects.create(
        tranche=decision.uitkering.deal.tranche,
        year=YEAR,
        number=1,
        code="X99",
        valid_from=SINCE,
        tolerance_percent=1,
        source="verzonnen voor de meting",
        is_example=True,
    )
    for place, meaning in enumerate([Meaning.BESCHIKKINGSNUMMER, *SAID], start=1):
        edition.indicatoren.create(
            number=place,
            key=meaning.value,
            label=meaning.label,
            kind=KIND_OF_MEANING[meaning],
            control=Control.RECHTMATIGHEID,
            meaning=meaning,
        )
    return edition


def _filled_in(edition: SisaVersie, decisions: list[Beschikking]) -> bytes:
    columns = columns_of(edition)
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        page = book.add_worksheet(SHEET)
        page.write_row(0, 0, ["Sjabloon", edition.stamp])
        page.write_row(1, 0, [KASSIER, *(column.indicator.full_number for column in columns)])
        page.write_row(2, 0, ["Naam", *(column.indicator.label for column in columns)])
        for place, decision in enumerate(decisions, start=3):
            kassier = decision.uitkering.kassier.name
            page.write_row(place, 0, [kassier, decision.kenmerk, *SAID.values()])
    return output.getvalue()
