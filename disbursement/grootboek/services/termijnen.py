"""On what condition a termijn is released, and that it was met."""

from datetime import date

from django.db import transaction

from disbursement.uitkering.models import Termijn, TermijnCondition, Uitkering
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.policies import may_handle

TOO_LATE = dutch("De verlening is bekendgemaakt. Een andere voorwaarde vraagt een nieuw besluit.")
OTHERS_WERE_SIGNED = dutch(
    "Een besluit over andere termijnen is ondertekend en nog niet bekendgemaakt. Laat het eerst"
    " bekendmaken of vervallen, en leg dit daarna vast bij de termijnen die dan gelden."
)


@in_turn()
@transaction.atomic
def impose_condition(
    *, termijn_id: int, condition: TermijnCondition, source: str, actor: User
) -> Termijn:
    """Let a termijn wait for something, as the convenant or the beschikking says, or no longer.

    Raises WrongState once the verlening was made known.
    """
    termijn = _locked(termijn_id, actor)
    if termijn.boekingen.exists():
        raise WrongState(TOO_LATE)
    if condition and not source.strip():
        raise InvalidInput(
            dutch("Schrijf op waar deze voorwaarde staat, bijvoorbeeld in welk artikel.")
        )
    termijn.condition = condition
    termijn.condition_source = source.strip() if condition else ""
    termijn.save(update_fields=["condition", "condition_source"])
    audit.record(
        termijn,
        action="disbursement.termijn.impose_condition",
        sentence=f"{termijn}: {TermijnCondition(condition).label}",
        actor=actor,
        remark=termijn.condition_source,
    )
    return termijn


@in_turn()
@transaction.atomic
def declare_condition_met(*, termijn_id: int, on: date, ground: str, actor: User) -> Termijn:
    """Write down since when the condition is met, and what shows it; it cannot be undone.

    Raises WrongState without a condition and the second time, InvalidInput for a day to come.
    """
    termijn = _locked(termijn_id, actor)
    if not termijn.condition:
        raise WrongState(dutch("Deze termijn heeft geen voorwaarde."))
    if termijn.condition_met_on is not None:
        raise WrongState(
            dutch(
                "Dit is al vastgelegd: voldaan op {dag}.", dag=long_date(termijn.condition_met_on)
            )
        )
    if _others_were_signed(termijn.uitkering):
        raise WrongState(OTHERS_WERE_SIGNED)
    if not ground.strip():
        raise InvalidInput(dutch("Schrijf op waaruit dit blijkt, bijvoorbeeld met welke brief."))
    if on > clock.today():
        raise InvalidInput(
            dutch("{dag} moet nog komen. Vul de dag in waarop het zo was.", dag=long_date(on))
        )
    termijn.condition_met_on = on
    termijn.condition_ground = ground.strip()[:300]
    termijn.condition_met_by = actor
    termijn.condition_met_at = clock.now()
    termijn.save(
        update_fields=[
            "condition_met_on",
            "condition_ground",
            "condition_met_by",
            "condition_met_at",
        ]
    )
    audit.record(
        termijn,
        action="disbursement.termijn.declare_condition_met",
        sentence=f"{termijn}: {termijn.get_condition_display()} op {long_date(on)}",
        actor=actor,
        remark=termijn.condition_ground,
    )
    return termijn


def _others_were_signed(uitkering: Uitkering) -> bool:
    """A condition that is met stays: what was signed about it would not fit any more."""
    signed = uitkering.beschikkingen.filter(
        signed_at__isnull=False, announced_at__isnull=True, lapsed_at__isnull=True
    )
    return signed.filter(schedule__isnull=False).exists()


def _locked(termijn_id: int, actor: User) -> Termijn:
    uitkering_id = Termijn.objects.values_list("uitkering_id", flat=True).get(pk=termijn_id)
    Uitkering.objects.select_for_update(of=("self",), no_key=True).get(pk=uitkering_id)
    termijn = Termijn.objects.select_related("uitkering__deal").get(pk=termijn_id)
    if not may_handle(termijn.uitkering.deal, actor):
        raise NotAllowed(may_handle.sentence)  # type: ignore[attr-defined]
    return termijn
