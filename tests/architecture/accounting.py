"""The addresses of the accounts of a real dossier."""

from typing import Any

from disbursement.verantwoording.models import Inlezing, Levering, Uitstelverzoek
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders
from tests.disbursement.verantwoording import world

# Addresses of accounts that are not there before the bekendmaking.
NOTHING_TO_ACCOUNT_FOR: dict[str, list[Any]] = {
    "disbursement:verantwoording-list": [2024],
    "disbursement:verantwoording-import": [2024],
    "disbursement:verantwoording-template": [0, "csv"],
    "disbursement:verantwoording-detail": [0, 2024],
    **{
        f"disbursement:{name}": [0]
        for name in (
            "levering-file",
            "uitstel-decide",
            "uitstel-record",
            "inlezing-detail",
            "inlezing-file",
            "inlezing-confirm",
            "inlezing-drop",
            "verantwoording-paper",
            "verantwoording-receive",
            "verantwoording-judge",
        )
    },
}


def accounting(beschikking: Any) -> dict[str, list[Any]]:
    """A yearly account with its file, a request for postponement, and a file of many."""
    if beschikking.announced_on is None:
        return NOTHING_TO_ACCOUNT_FOR
    paper = world.account(beschikking.uitkering, 2024)
    document = documents.keep(
        kind=Kind.VERANTWOORDING,
        filename="stuk.pdf",
        content_type="application/pdf",
        content=world.PDF,
        by=beschikking.drafter,
    )
    known = {"document": document, "label": "stuk.pdf", "received_on": builders.NOW.date()}
    who = beschikking.drafter
    inlezing = Inlezing.objects.create(
        versie=world.versie(), uploaded_by=who, uploaded_at=builders.NOW, **known
    )
    delivery = Levering.objects.create(
        verantwoording=paper, number=1, recorded_by=who, recorded_at=builders.NOW, **known
    )
    asked = Uitstelverzoek.objects.create(
        verantwoording=paper,
        received_on=builders.NOW.date(),
        asked_until=paper.uitkering.spend_until,
        reason="Druk.",
        recorded_by=who,
        recorded_at=builders.NOW,
    )
    numbers: dict[str, list[Any]] = {
        "verantwoording-list": [2024],
        "verantwoording-import": [2024],
        "verantwoording-template": [inlezing.versie_id, "csv"],
        "verantwoording-detail": [paper.dossier_id, 2024],
        "levering-file": [delivery.pk],
        "uitstel-decide": [asked.pk],
    }
    numbers |= {f"inlezing-{act}": [inlezing.pk] for act in ("detail", "file", "confirm", "drop")}
    numbers |= {f"verantwoording-{act}": [paper.pk] for act in ("paper", "receive", "judge")}
    numbers["uitstel-record"] = [paper.pk]
    return {f"disbursement:{name}": arguments for name, arguments in numbers.items()}
