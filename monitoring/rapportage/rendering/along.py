"""What a co-signing ministry reads: what was handed in, with its own remarks at its own lines."""

from typing import Any

from django.urls import reverse

from monitoring.rapportage.models import Rapportage, RapportageStatus
from monitoring.rapportage.rendering.comments import by_section
from monitoring.rapportage.rendering.data import sections_by_key
from monitoring.rapportage.rendering.review import files_of, items_of
from monitoring.rapportage.selectors import own_comments_on, own_lines_of, rounds_of
from regiodeals.accounts.models import User


def along_page(report: Rapportage, user: User) -> dict[str, Any]:
    """Every section of the last handing in; at the lines of the ministry a form."""
    row = rounds_of(report)[0]
    own = {line.section: line.pk for line in own_lines_of(user, report)}
    noted = list(own_comments_on(user, report))
    comments, now = by_section(noted), {one.section for one in noted if one.indiening_id == row.pk}
    is_open = report.status == RapportageStatus.INGEDIEND
    parts = sections_by_key(row.data)
    return {
        "report": report,
        "row": row,
        "has_own": bool(own),
        "is_open": is_open,
        "own_parts": [
            {"key": key, "title": part["titel"]} for key, part in parts.items() if key in own
        ],
        "parts": [
            {
                "key": key,
                "title": part["titel"],
                "items": items_of(part),
                "files": files_of(part),
                "is_own": key in own,
                "comments": comments.get(key, []),
                "may_pass": key not in now,
                "url": reverse("monitoring:rapportage-comment", args=[report.pk, own[key]])
                if key in own and is_open
                else "",
            }
            for key, part in parts.items()
        ],
    }
