"""A co-signing ministry notes something at a programmalijn that is its own."""

from django.db import transaction

from monitoring.rapportage.models import Opmerking, Rapportage, RapportageStatus
from monitoring.rapportage.policies import reads_along
from monitoring.rapportage.selectors import own_lines_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents.typed_text import as_kept

LONGEST_COMMENT = 2000


@in_turn()
@transaction.atomic
def comment_on_line(
    *, rapportage_id: int, lijnverslag_id: int, text: str, actor: User, seen: int | None = None
) -> Opmerking:
    """Note something at a line, until the reviewer is done; it keeps nothing from being accepted.

    `seen` is the number of the indiening that the page showed; only who shows nothing leaves it.
    """
    report = (
        Rapportage.objects.select_for_update(of=("self",))
        .select_related("deal")
        .get(pk=rapportage_id)
    )
    workflow.require(reads_along, report, actor)
    row = report.indieningen.order_by("-number").first()
    if row is None or report.status != RapportageStatus.INGEDIEND:
        raise WrongState(dutch("Opmerken kan zolang het ministerie de rapportage beoordeelt."))
    if seen is not None and seen != row.number:
        raise WrongState(dutch("Er is intussen opnieuw ingediend. Lees deze lijn opnieuw."))
    line = own_lines_of(actor, report).filter(pk=lijnverslag_id).first()
    if line is None:
        raise NotAllowed(dutch("Deze programmalijn is niet van uw ministerie."))
    words = as_kept(text)
    if not words:
        raise InvalidInput(dutch("Schrijf uw opmerking op."))
    if len(words) > LONGEST_COMMENT or "\x00" in words:
        raise InvalidInput(
            dutch("Gebruik ten hoogste {aantal} gewone tekens.", aantal=LONGEST_COMMENT)
        )
    comment = Opmerking.objects.create(
        indiening=row,
        lijnverslag=line,
        organisation_id=line.organisation_id,  # type: ignore[attr-defined]
        text=words,
        by=actor,
        at=clock.now(),
    )
    # About the comment: neither the region nor another ministry reads it in the trail.
    audit.record(
        comment,
        action="monitoring.rapportage.comment",
        sentence=f"Opmerking bij {line.programmalijn}"[:300],
        actor=actor,
        remark=words,
        details={"indiening": row.number},
    )
    return comment
