"""An uploaded file: how far it is, what would be stored, or where it is wrong."""

from typing import Any

from django.urls import reverse

from disbursement.verantwoording.models import Inlezing, Phase, SisaVersie
from disbursement.verantwoording.models.layout import KASSIER, KASSIER_HELP, columns_of
from regiodeals.common.words import dutch

MEANING = {
    Phase.READING: "busy",
    Phase.REFUSED: "error",
    Phase.READY: "review",
    Phase.CONFIRMED: "ok",
    Phase.DROPPED: "neutral",
}


def file_row(inlezing: Inlezing) -> dict[str, Any]:
    """A row of the list."""
    return {
        "inlezing": inlezing,
        "url": reverse("disbursement:inlezing-detail", args=[inlezing.pk]),
        "meaning": MEANING[inlezing.phase],
        "word": inlezing.phase.label,
    }


def file_page(inlezing: Inlezing) -> dict[str, Any]:
    """The preview, or the errors by their cell."""
    document = inlezing.document
    year = inlezing.versie.year
    corrections = sum(row["replaces"] is not None for row in inlezing.rows)
    return file_row(inlezing) | {
        "lead": _lead(inlezing),
        "is_reading": inlezing.phase is Phase.READING,
        "is_ready": inlezing.phase is Phase.READY,
        "is_refused": inlezing.phase is Phase.REFUSED,
        "errors": inlezing.errors,
        "rows": inlezing.rows,
        "corrections": corrections,
        "total_cents": sum(row["typed"]["spent_cents"] or 0 for row in inlezing.rows),
        "file": {
            "title": inlezing.label,
            "kind": document.filename.rpartition(".")[2].upper(),
            "size": document.size,
            "sha256": document.sha256,
            "url": reverse("disbursement:inlezing-file", args=[inlezing.pk]),
        },
        "year": year,
        "import_url": reverse("disbursement:verantwoording-import", args=[year]),
        "breadcrumb": [
            {
                "label": dutch("Verantwoording {jaar}", jaar=year),
                "url": reverse("disbursement:verantwoording-list", args=[year]),
            },
            {
                "label": dutch("Bestand inlezen"),
                "url": reverse("disbursement:verantwoording-import", args=[year]),
            },
            {"label": inlezing.label},
        ],
    }


def help_rows(versie: SisaVersie) -> list[dict[str, str]]:
    """What each column wants, from the rule that judges it."""
    first = {"number": KASSIER, "label": dutch("Naam"), "control": "", "help": KASSIER_HELP}
    return [
        first,
        *(
            {
                "number": column.indicator.full_number,
                "label": column.indicator.label,
                "control": column.indicator.control,
                "help": column.indicator.help_text,
            }
            for column in columns_of(versie)
        ),
    ]


def _lead(inlezing: Inlezing) -> str:
    return {
        Phase.READING: dutch("Het bestand wordt gelezen. U kunt deze pagina sluiten."),
        Phase.REFUSED: dutch(
            "Er is niets vastgelegd. Verbeter de cellen hieronder en bied het bestand opnieuw aan."
        ),
        Phase.READY: dutch("Er is nog niets vastgelegd. Bekijk de regels en bevestig ze."),
        Phase.CONFIRMED: dutch("De regels hieronder zijn vastgelegd."),
        Phase.DROPPED: dutch("Van dit bestand is niets vastgelegd."),
    }[inlezing.phase]
