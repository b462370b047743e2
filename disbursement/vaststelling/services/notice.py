"""The year to tell the kassier of a recovery, as an obligation of the minister."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.models.kinds import SETTLEMENTS
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling import policies
from disbursement.vaststelling.selectors.following import proposal_of
from disbursement.vaststelling.selectors.notices import open_notices
from disbursement.vaststelling.services.rows import require, said
from disbursement.verantwoording.models import Verantwoording
from regiodeals.accounts.models import Role, User
from regiodeals.common.errors import WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules import recovery_last_day
from regiodeals.legal.grant_rules import Instrument
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.duty import Duty
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligations_about
from regiodeals.obligations.together import impose_all


def owe_notice(verantwoording: Verantwoording, actor: User | None) -> None:
    """Follows the receipt of a yearly account: from that day the year runs, also when a better
    account comes later (Besluit 8 lid 4, 15 lid 4, 17 lid 6; Regeling 8 lid 2).
    """
    owe_notices([verantwoording], actor)


def owe_notices(papers: Sequence[Verantwoording], actor: User | None) -> None:
    """The same for many accounts that were received together."""
    begun = set(
        obligations_about(papers, [ObligationKind.MEDEDELING]).values_list("subject_id", flat=True)
    )
    duties = [
        _notice(paper, paper.current.received_on)
        for paper in papers
        if paper.is_yearly and paper.current is not None and paper.pk not in begun
    ]
    if duties:
        impose_all(duties, actor=actor)


def _notice(paper: Verantwoording, received_on: date) -> Duty:
    uitkering = paper.uitkering
    officer = uitkering.deal.accounthouder
    return Duty(
        kind=ObligationKind.MEDEDELING,
        subject=paper,
        title=titles.NOTIFY.format(stuk=paper)[:200],
        due_on=recovery_last_day(received_on),
        zone=ZoneInfo(paper.zone.key),
        source=_source(uitkering),
        owner=Owner(user=officer) if officer else Owner(role=Role.BEHANDELAAR),
        dossier=paper.dossier_id,
    )


def close_notices(beschikking: Beschikking, actor: User | None) -> None:
    """Follows the sending: a terugvordering tells the kassier; a settlement with nothing to recover
    leaves nothing to tell.
    """
    on = beschikking.sent_on
    if on is None or beschikking.kind not in {*SETTLEMENTS, BeschikkingKind.TERUGVORDERING}:
        return
    row, notices = proposal_of(beschikking), open_notices(beschikking.uitkering)
    if beschikking.kind == BeschikkingKind.TERUGVORDERING:
        last, how = _last_day_of(beschikking), f"Teruggevorderd met {beschikking}."
        for notice in notices:
            if row is not None or notice.due_on == last:
                obligations.meet(obligation_id=notice.pk, on=on, how=how, actor=actor)
    elif row is not None and not row.voorstel.to_recover_cents:
        reason = f"Vastgesteld met {beschikking}; er is niets terug te vorderen."
        for notice in notices:
            obligations.cancel(obligation_id=notice.pk, reason=reason, actor=actor)


@in_turn()
@transaction.atomic
def tell_kassier(*, obligation_id: int, on: date, reference: str, actor: User) -> Obligation:
    """Record that the kassier was told, by a letter before the decision itself."""
    _require_notice(obligation_id, actor)
    number = said(reference, dutch("Vul het kenmerk van de mededeling in."))
    return obligations.meet(
        obligation_id=obligation_id, on=on, how=f"Meegedeeld met {number}."[:200], actor=actor
    )


@in_turn()
@transaction.atomic
def waive_notice(*, obligation_id: int, reason: str, actor: User) -> Obligation:
    """Record that an account leads to no recovery, with the reason."""
    _require_notice(obligation_id, actor)
    said(reason, dutch("Schrijf op waarom er niets wordt teruggevorderd."))
    return obligations.cancel(obligation_id=obligation_id, reason=reason, actor=actor)


def _require_notice(obligation_id: int, actor: User) -> None:
    require(policies.may_tell, None, actor)
    found = Obligation.objects.filter(pk=obligation_id, kind=ObligationKind.MEDEDELING)
    if not found.exists():
        raise WrongState(dutch("Dit is geen mededeling van terugvordering."))


def _source(uitkering: Uitkering) -> str:
    rules = uitkering.deal.tranche.rules
    article = rules.basis_for(Instrument(uitkering.instrument)).decisions.recovery
    return f"{rules.regulation.short_name}, {article}"


def _last_day_of(beschikking: Beschikking) -> date | None:
    received = beschikking.account_received_on
    return recovery_last_day(received) if received is not None else None
