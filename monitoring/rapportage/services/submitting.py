"""Offer a rapportage for signature, take it back, and hand it in."""

from django.db import transaction

from monitoring.rapportage import sending, tasks
from monitoring.rapportage.models import Indiening, Rapportage
from monitoring.rapportage.policies import writes
from monitoring.rapportage.rendering.data import data_to_hand_in, hash_of
from monitoring.rapportage.selectors import obligation_of, with_answers
from monitoring.rapportage.services.reviewing import keep_verdicts
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.selectors import clock_of_kassier, kassier_of
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.legal.terms import legal_day

NOT_AS_SEEN = dutch(
    "De rapportage is veranderd sinds u deze pagina opende. Lees haar opnieuw en onderteken dan."
)


@in_turn()
@transaction.atomic
def offer_report(*, rapportage_id: int, actor: User) -> Rapportage:
    """Lay it before who signs for the kassier, by mail too; nobody writes in it meanwhile."""
    report = _locked(rapportage_id)
    report.offered_at, report.offered_by = clock.now(), actor
    workflow.perform(report.offer, actor=actor)
    sending.ask_to_sign(report)
    return report


@in_turn()
@transaction.atomic
def take_back_report(*, rapportage_id: int, actor: User, remark: str = "") -> Rapportage:
    """Go on writing, because the writer or who was to sign found something.

    Raises InvalidInput when somebody who does not write gives it back without a word.
    """
    report = _locked(rapportage_id)
    return _take_back(report, actor, remark.strip(), must_say_why=not writes(report, actor))


@in_turn()
@transaction.atomic
def give_back_report(*, rapportage_id: int, actor: User, remark: str = "") -> Rapportage:
    """The same by who was to sign, who may write too: whoever wrote it, reads what must be better.

    Raises InvalidInput without a word.
    """
    return _take_back(_locked(rapportage_id), actor, remark.strip(), must_say_why=True)


def _take_back(report: Rapportage, actor: User, remark: str, *, must_say_why: bool) -> Rapportage:
    workflow.check(report.take_back, actor=actor)
    if must_say_why and not remark:
        raise InvalidInput(dutch("Schrijf wat er beter moet. Wie schrijft, leest dat."))
    workflow.perform(report.take_back, actor=actor, remark=remark)
    sending.tell_not_signed(report, actor, has_remark=bool(remark))
    return report


@in_turn()
@transaction.atomic
def submit_report(*, rapportage_id: int, actor: User, seen: str | None = None) -> Indiening:
    """Sign and hand in: the rapportage is frozen as data, and its receipt is ordered.

    `seen` is the hash of what the page of the signer showed; only who shows nothing leaves it.
    Raises WrongState when it was written on since then.
    """
    report = _locked(rapportage_id)
    data = data_to_hand_in(report)
    number, digest = data["indiening"], hash_of(data)
    if seen is not None and seen != digest:
        raise WrongState(NOT_AS_SEEN)
    workflow.perform(report.submit, actor=actor, indiening=number, sha256=digest)
    if report.offered_by is None:
        raise RuntimeError("what lies ter ondertekening was offered by somebody")
    kassier = kassier_of(report.deal)
    if kassier is None:
        raise RuntimeError("nobody signs without a kassier")
    zone, place = clock_of_kassier(report.deal)
    owed = obligation_of(report)
    due_on = owed.due_on if owed else None
    moment = clock.now()
    row = Indiening.objects.create(
        rapportage=report,
        number=number,
        at=moment,
        by=actor,
        offered_by=report.offered_by,
        kassier=kassier.name,
        zone=str(zone),
        place=place,
        due_on=due_on,
        # What was asked for was there with the first; what comes again only makes it better.
        is_late=number == 1 and due_on is not None and legal_day(moment, zone) > due_on,
        data=data,
        sha256=digest,
        receipt=documents.order(
            kind=Kind.ONTVANGSTBEWIJS,
            filename=f"ontvangstbewijs-{report.name.file}-{report.pk}-{number}.pdf",
            by=actor,
        ),
    )
    keep_verdicts(row)
    sending.confirm(row, kassier)
    hurry(tasks.render_receipt, row.pk)
    return row


def _locked(rapportage_id: int) -> Rapportage:
    rows = with_answers(Rapportage.objects.select_for_update(of=("self",)))
    return rows.select_related("deal", "offered_by").get(pk=rapportage_id)
