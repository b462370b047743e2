"""What must be true of a year before its next step.

The days on the row follow the rapportage and the overleg; the last step asks these two themselves,
in what the selector read along.
"""

from typing import Any

from monitoring.overleg.models import OverlegStatus
from monitoring.rapportage.models import RapportageStatus
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("De rapportage is nog niet ingediend."))
def is_submitted(cyclus: Any) -> bool:
    """The region handed it in."""
    return cyclus.submitted_on is not None


@requirement(dutch("Op de rapportage is nog geen akkoord gegeven."))
def is_accepted(cyclus: Any) -> bool:
    """The ministry accepted it."""
    return cyclus.accepted_on is not None


@requirement(dutch("Er is nog geen dag voor het overleg gekozen."))
def is_planned(cyclus: Any) -> bool:
    """The overleg has its day."""
    return cyclus.meeting_on is not None


@requirement(dutch("Voor het overleg is nog niet uitgenodigd."))
def is_invited(cyclus: Any) -> bool:
    """The invitation went."""
    return cyclus.invited_on is not None


@requirement(dutch("Het overleg is nog niet gehouden."))
def is_held(cyclus: Any) -> bool:
    """The overleg took place."""
    return cyclus.held_on is not None


@requirement(dutch("Het verslag van het overleg is nog niet vastgesteld."))
def is_adopted(cyclus: Any) -> bool:
    """The minutes stand."""
    return cyclus.adopted_on is not None


@requirement(dutch("Dit jaar van de deal is afgerond. Aan de rapportage verandert niets meer."))
def year_is_not_finished(report: Any) -> bool:
    """Asked of a rapportage before it is corrected; what was asked between times is of no year."""
    if report.is_asked:
        return True
    finished = report.deal.jaarcycli.filter(year=report.year + 1, status="afgerond")
    return not finished.exists()


@requirement(dutch("De rapportage van dit jaar heeft geen akkoord. Wacht tot zij akkoord is."))
def report_is_accepted(cyclus: Any) -> bool:
    """Asked of the rapportage itself: one that is being corrected is not accepted now."""
    return bool(cyclus.report_status == RapportageStatus.AKKOORD)


@requirement(dutch("Het verslag van het overleg is niet vastgesteld. Stel het eerst vast."))
def minutes_are_adopted(cyclus: Any) -> bool:
    """Asked of the overleg itself."""
    return bool(cyclus.overleg_status == OverlegStatus.VASTGESTELD)
