"""Order the papers of an overleg; a worker makes the PDF."""

from django.db import transaction
from django.db.models import Max

from monitoring.overleg import tasks
from monitoring.overleg.models import Overleg, Vergaderstuk
from monitoring.overleg.policies import may_organise
from monitoring.overleg.rendering.pack_data import STANDARD_AGENDA, pack_data
from monitoring.overleg.selectors import participants_of
from monitoring.overleg.services.locks import locked
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.documents.typed_text import as_kept, require_printable, unprintable_in

MOST_ITEMS, LONGEST_ITEM = 30, 200


@in_turn()
@transaction.atomic
def order_pack(*, overleg_id: int, actor: User, agenda: str = "") -> Vergaderstuk:
    """Freeze what the papers say and let the PDF be made; each line of `agenda` is an item.

    Raises InvalidInput for an agenda that does not fit, WrongState without a day.
    """
    overleg = locked(overleg_id)
    workflow.require(may_organise, overleg, actor)
    if overleg.planned_on is None:
        raise WrongState(dutch("Er is nog geen dag gekozen. Plan eerst de dag en de plaats."))
    items = [as_kept(" ".join(line.split())) for line in agenda.splitlines() if line.strip()]
    if len(items) > MOST_ITEMS or any(len(item) > LONGEST_ITEM for item in items):
        raise InvalidInput(
            dutch(
                "De agenda heeft ten hoogste {aantal} punten, van ten hoogste {tekens} tekens elk.",
                aantal=MOST_ITEMS,
                tekens=LONGEST_ITEM,
            )
        )
    require_printable("".join(items))
    _require_names_that_print(overleg)
    last = overleg.vergaderstukken.aggregate(last=Max("number"))["last"] or 0
    row = Vergaderstuk.objects.create(
        overleg=overleg,
        number=last + 1,
        data=pack_data(overleg, items or list(STANDARD_AGENDA)),
        document=documents.order(
            kind=Kind.VERGADERSTUK,
            filename=f"overleg-{overleg.year}-{overleg.pk}-vergaderstuk-{last + 1}.pdf",
            by=actor,
        ),
        at=clock.now(),
        by=actor,
    )
    audit.record(
        overleg,
        action="monitoring.overleg.order_pack",
        sentence=f"Vergaderstuk {row.number} gemaakt",
        actor=actor,
    )
    hurry(tasks.render_pack, row.pk)
    return row


def _require_names_that_print(overleg: Overleg) -> None:
    """A guest is named here; somebody with an account is named elsewhere, by whatever sign."""
    for deelnemer in participants_of(overleg):
        if unprintable_in(deelnemer.name):
            raise InvalidInput(
                dutch(
                    "In de naam van {wie} staat een teken dat niet in een stuk kan. Vraag de"
                    " beheerder de naam te verbeteren.",
                    wie=deelnemer,
                )
            )


@in_turn()
@transaction.atomic
def retry_pack(*, vergaderstuk_id: int, actor: User) -> None:
    """Let papers be made again that could not be made; raises WrongState when there is no need."""
    row = Vergaderstuk.objects.get(pk=vergaderstuk_id)
    overleg = locked(row.overleg_id)
    workflow.require(may_organise, overleg, actor)
    if not documents.retry(row.document_id):
        raise WrongState(dutch("Er is geen vergaderstuk dat opnieuw gemaakt moet worden."))
    hurry(tasks.render_pack, row.pk)
