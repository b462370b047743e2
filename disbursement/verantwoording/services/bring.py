"""Bring a file with the accounts of many regiokassiers, and confirm what was read in it."""

from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from disbursement.verantwoording import policies
from disbursement.verantwoording.models import (
    Inlezing,
    Levering,
    Phase,
    SisaVersie,
    Verantwoording,
)
from disbursement.verantwoording.services import rows
from disbursement.verantwoording.services.receive import TYPES, delivery_of, record_deliveries
from disbursement.verantwoording.tasks import read_file
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents.incoming import judge_file, plain_label
from regiodeals.documents.models import Kind

CHANGED = dutch(
    "Sinds dit voorbeeld is van {kassier} iets nieuws ontvangen. Er is niets vastgelegd. Lees het"
    " bestand opnieuw in."
)


@in_turn()
@transaction.atomic
def bring_file(
    *,
    versie_id: int,
    name: str,
    content: bytes,
    received_on: date,
    delivered_by: str,
    actor: User,
) -> Inlezing:
    """Keep the file as it is and let a worker read it; nothing of it counts yet.

    Raises InvalidInput for a file that is not opened at all, WrongState when the edition of the
    form does not hold today or when the same file was brought before.
    """
    rows.require(policies.may_receive, None, actor)
    # Two who bring the same file take turns here.
    versie = SisaVersie.objects.select_for_update(of=("self",)).get(pk=versie_id)
    if not versie.holds_on(clock.today()):
        raise WrongState(
            dutch("{versie} geldt vandaag niet. Kies de versie die nu geldt.", versie=versie)
        )
    rows.require_past_day(received_on, clock.today())
    judge_file(name, content)
    suffix = Path(name).suffix.lower()
    document = documents.keep(
        kind=Kind.VERANTWOORDING,
        filename=f"sisa-{versie.year}-tranche-{versie.tranche_id}{suffix}",
        content_type=TYPES[suffix],
        content=content,
        by=actor,
    )
    _require_new(document.sha256)
    inlezing = Inlezing.objects.create(
        versie=versie,
        document=document,
        sha256=document.sha256,
        label=plain_label(name),
        received_on=received_on,
        delivered_by=rows.said(delivered_by, dutch("Vul in wie dit aanleverde.")),
        uploaded_by=actor,
        uploaded_at=clock.now(),
    )
    rows.record(inlezing, "bring", f"Bestand aangeboden: {inlezing}", actor, sha256=inlezing.sha256)
    hurry(read_file, inlezing.pk)
    return inlezing


@in_turn()
@transaction.atomic
def confirm_file(*, inlezing_id: int, actor: User) -> int:
    """Store every account that was read, all or none; how many there are.

    Raises WrongState when there are errors, or when one of the papers changed since it was read.
    """
    inlezing = _locked(inlezing_id)
    rows.require(policies.may_receive, inlezing, actor)
    if inlezing.phase is not Phase.READY:
        raise WrongState(
            dutch(
                "Dit bestand is {stand} en kan niet worden vastgelegd.", stand=inlezing.phase.label
            )
        )
    papers = {
        paper.pk: paper
        for paper in Verantwoording.objects.select_for_update(of=("self",))
        .filter(pk__in=[row["paper"] for row in inlezing.rows])
        .select_related(
            "uitkering__deal__accounthouder",
            "uitkering__deal__tranche",
            "uitkering__kassier",
            "current",
        )
        .order_by("pk")
    }
    deliveries = [_delivery(papers[row["paper"]], row, inlezing, actor) for row in inlezing.rows]
    record_deliveries(deliveries, actor=actor)
    inlezing.confirmed_by, inlezing.confirmed_at = actor, clock.now()
    inlezing.save(update_fields=["confirmed_by", "confirmed_at"])
    sentence = f"{len(inlezing.rows)} verantwoordingen vastgelegd uit {inlezing}"
    rows.record(inlezing, "confirm", sentence, actor, sha256=inlezing.sha256)
    return len(inlezing.rows)


@in_turn()
@transaction.atomic
def drop_file(*, inlezing_id: int, actor: User) -> Inlezing:
    """Not use a file after all; raises WrongState when its accounts were stored."""
    inlezing = _locked(inlezing_id)
    rows.require(policies.may_receive, inlezing, actor)
    if inlezing.phase in {Phase.CONFIRMED, Phase.DROPPED}:
        raise WrongState(dutch("Dit bestand is {stand} en blijft zo.", stand=inlezing.phase.label))
    inlezing.dropped_at = clock.now()
    inlezing.save(update_fields=["dropped_at"])
    rows.record(inlezing, "drop", f"Bestand niet gebruikt: {inlezing}", actor)
    return inlezing


def _delivery(
    paper: Verantwoording, row: dict[str, Any], inlezing: Inlezing, actor: User
) -> Levering:
    if paper.current_id != row["replaces"]:
        raise WrongState(dutch(CHANGED[:], kassier=paper.uitkering.kassier))
    typed = row["typed"] | {"kenmerk": row["typed"]["kenmerk"] or ""}
    return delivery_of(
        paper,
        document=inlezing.document,
        label=inlezing.label,
        received_on=inlezing.received_on,
        delivered_by=inlezing.delivered_by,
        typed=typed,
        values=row["values"],
        inlezing=inlezing,
        versie=inlezing.versie,
        actor=actor,
    )


def _locked(inlezing_id: int) -> Inlezing:
    return (
        Inlezing.objects.select_for_update(of=("self",))
        .select_related("versie__tranche", "document")
        .get(pk=inlezing_id)
    )


def _require_new(sha256: str) -> None:
    """The same bytes say the same: a second time adds nothing, and may not look as if it did."""
    earlier = Inlezing.objects.filter(sha256=sha256, errors=[], dropped_at__isnull=True).first()
    if earlier is None:
        return
    day = long_date(earlier.uploaded_at.date())
    state = earlier.phase.label
    raise InvalidInput(
        dutch(
            "Precies dit bestand is al aangeboden op {dag} ({stand}). Is er iets verbeterd? Bied"
            " dan het nieuwe bestand aan.",
            dag=day,
            stand=state,
        )
    )
