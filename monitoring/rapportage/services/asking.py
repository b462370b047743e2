"""The ministry asks a deal for a rapportage between times, and takes the question back."""

import re
from collections.abc import Collection
from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction

from monitoring.rapportage import sending
from monitoring.rapportage.conditions import can_be_asked
from monitoring.rapportage.models import (
    FORM_VERSION,
    LONGEST_SUBJECT,
    OF_THE_REQUEST,
    Rapportage,
    RapportageStatus,
)
from monitoring.rapportage.policies import asks
from monitoring.rapportage.selectors import obligation_of
from monitoring.rapportage.services.beginning import put_questions
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import DoneBefore, InvalidInput, RequirementsUnmet
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, Programmalijn
from regiodeals.deal.selectors import clock_of_kassier, kassier_of
from regiodeals.documents.typed_text import as_kept, require_printable
from regiodeals.mail.models import AMOUNT_SIGNS
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.party.models import Organisation

LONGEST_QUESTION, LONGEST_REASON = 4000, 500
# Longer ahead is a typing error: there is a rapportage over the year by then.
MOST_DAYS = 366
CLOSED = (RapportageStatus.AKKOORD, RapportageStatus.INGETROKKEN)


@in_turn()
@transaction.atomic
def ask_report(
    *,
    deal_id: int,
    subject: str,
    question: str,
    due_on: date,
    lines: Collection[int],
    actor: User,
) -> Rapportage:
    """Ask for a rapportage about these programmalijnen by a legal day where the kassier is.

    From now on the region writes it, is reminded of its last day and has a mail. Raises DoneBefore
    when the same subject was asked and is not answered yet, InvalidInput for words or a day that
    cannot be, RequirementsUnmet for a deal that is not reported on.
    """
    deal = Deal.objects.select_for_update(of=("self",)).select_related("tranche").get(pk=deal_id)
    workflow.require(asks, deal, actor)
    if not can_be_asked(deal):
        raise RequirementsUnmet([can_be_asked.sentence])  # type: ignore[attr-defined]
    kassier = kassier_of(deal)
    if kassier is None:
        raise InvalidInput(
            dutch("Leg eerst vast wie de regiokassier is. Die tekent de rapportage.")
        )
    zone, _place = clock_of_kassier(deal)
    subject, question = subject_as_kept(subject), question_as_kept(question)
    require_day(due_on, zone)
    chosen = _lines_of(deal, lines)
    _require_new(deal, subject)
    report = Rapportage.objects.create(
        deal=deal,
        subject=subject,
        question=question,
        asked_on=clock.today(),
        form_version=FORM_VERSION,
        opened_at=clock.now(),
        opened_by=actor,
    )
    put_questions(report, chosen, OF_THE_REQUEST, before=report.until + 1)
    _owe(report, due_on, zone, kassier, actor)
    audit.record(
        report,
        action="monitoring.rapportage.ask",
        sentence=f"Tussentijds gevraagd, uiterlijk {long_date(due_on)}: {subject}",
        actor=actor,
        details={"programmalijnen": [line.pk for line in chosen]},
    )
    sending.tell_asked(report, due_on, actor)
    return report


@in_turn()
@transaction.atomic
def withdraw_request(*, rapportage_id: int, actor: User, remark: str) -> Rapportage:
    """Take the question back while nothing was handed in; what is owed lapses, and the region is
    told.
    """
    report = (
        Rapportage.objects.select_for_update(of=("self",))
        .select_related("deal")
        .get(pk=rapportage_id)
    )
    reason = _words(remark, dutch("Schrijf op waarom u de vraag intrekt."), LONGEST_REASON)
    report.withdrawn_because = reason
    workflow.perform(report.withdraw, actor=actor, remark=reason)
    owed = obligation_of(report)
    if owed is not None and not owed.is_closed:
        obligations.cancel(obligation_id=owed.pk, reason=reason, actor=actor)
    sending.tell_withdrawn(report, actor)
    return report


def subject_as_kept(text: str) -> str:
    """One line that can stand in a mail and in a document; raises InvalidInput otherwise."""
    subject = as_kept(" ".join(text.split()))
    if not 0 < len(subject) <= LONGEST_SUBJECT:
        raise InvalidInput(
            dutch("Noem het onderwerp in ten hoogste {aantal} tekens.", aantal=LONGEST_SUBJECT)
        )
    require_printable(subject)
    # It stands in the line of a mail, which is read on a locked telephone.
    if re.search(AMOUNT_SIGNS, subject):
        raise InvalidInput(dutch("Noem in het onderwerp geen bedrag. Dat kan wel in uw vraag."))
    return subject


def question_as_kept(text: str) -> str:
    """Words that a document can print; raises InvalidInput otherwise."""
    return _words(text, dutch("Schrijf op wat u wilt weten."), LONGEST_QUESTION)


def _words(text: str, empty: str, most: int) -> str:
    text = as_kept(text)
    if not text:
        raise InvalidInput(empty)
    if len(text) > most:
        raise InvalidInput(
            dutch(
                "Dit zijn {lengte} tekens. Kort in tot ten hoogste {grens}.",
                lengte=len(text),
                grens=most,
            )
        )
    require_printable(text)
    return text


def require_day(due_on: date, zone: ZoneInfo) -> None:
    """Raise InvalidInput for a last day that has passed where the kassier is, or is far away."""
    today = clock.today(zone)
    if due_on < today:
        raise InvalidInput(
            dutch("{dag} is al voorbij. Kies een dag die nog komt.", dag=long_date(due_on))
        )
    if (due_on - today).days > MOST_DAYS:
        raise InvalidInput(
            dutch("Kies een dag binnen een jaar. Daarna is er de rapportage over het jaar.")
        )


def _lines_of(deal: Deal, lines: Collection[int]) -> list[Programmalijn]:
    chosen = list(deal.programmalijnen.filter(pk__in=lines).order_by("order"))
    if not chosen or len(chosen) != len(set(lines)):
        raise InvalidInput(dutch("Kies een of meer programmalijnen van deze deal."))
    return chosen


def _require_new(deal: Deal, subject: str) -> None:
    asked = Rapportage.objects.filter(deal=deal, year__isnull=True, subject__iexact=subject)
    if present := asked.exclude(status__in=CLOSED).first():
        raise DoneBefore(dutch("Dit is al gevraagd, en nog niet afgerond."), present.pk)


def _owe(
    report: Rapportage, due_on: date, zone: ZoneInfo, kassier: Organisation, actor: User
) -> None:
    obligations.impose(
        kind=ObligationKind.RAPPORTAGE,
        subject=report,
        title=titles.ANSWER.format(wat=report.name.about),
        due_on=due_on,
        zone=zone,
        source=titles.ASKED_ON.format(dag=long_date(clock.today())),
        owner=Owner(organisation=kassier),
        dossier=report.deal_id,
        actor=actor,
    )
