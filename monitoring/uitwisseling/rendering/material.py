"""Files of an exchange meeting as a page shows them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from monitoring.bijlage.rendering import WAITS, infected
from monitoring.uitwisseling.models import Materiaal, Uitwisseling, UitwisselingStatus
from monitoring.uitwisseling.policies import may_add_material
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.templatetags.dutch import tijdstip


def changes(meeting: Uitwisseling, user: User) -> bool:
    """Whether the person may add something and take it away."""
    is_on = meeting.status != UitwisselingStatus.AFGELAST
    return is_on and may_add_material(meeting, user)


def file_rows(files: Iterable[Materiaal], *, can_remove: bool) -> list[dict[str, Any]]:
    """Each file with its state; an address only where it may be handed out."""
    return [_row(row, can_remove=can_remove) for row in files]


def _row(row: Materiaal, *, can_remove: bool) -> dict[str, Any]:
    meaning, word, note = _state(row)
    return {
        "row": row,
        "url": reverse("monitoring:uitwisseling-file", args=[row.pk]) if row.is_clean else "",
        "meaning": meaning,
        "word": word,
        "note": note or dutch("toegevoegd op {moment}", moment=tijdstip(row.added_at)),
        "remove_url": (
            reverse("monitoring:uitwisseling-file-remove", args=[row.pk]) if can_remove else ""
        ),
    }


def _state(row: Materiaal) -> tuple[str, str, str]:
    if row.virus:
        return "error", dutch("virus"), infected(row.virus)
    if not row.is_clean:
        return "busy", dutch("wordt gescand"), WAITS
    return ("ok", dutch("gescand"), "") if row.scanned_at else ("", "", "")
