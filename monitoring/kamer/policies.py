"""Who may do what with a report to parliament; every role of the ministry reads it."""

from typing import Any

from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("Wie aan deze rapportage schreef, stelt haar niet vast. Vraag een collega."))
def did_not_write(report: Any, user: Any) -> bool:
    """Four eyes: nobody who drafted it or changed its words."""
    return user.pk not in report.writers
