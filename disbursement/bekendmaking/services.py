"""What happens to a decision once it is made known, and what a person may do about its sending."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction

from disbursement.bekendmaking import policies
from disbursement.bekendmaking.models import Bekendmaking
from disbursement.bekendmaking.selectors import last_day_if_posted_today, latest_mail_of
from disbursement.bekendmaking.sending import announcement
from disbursement.beschikking.models import ANNOUNCED, Beschikking, BeschikkingKind
from disbursement.beschikking.services.effect import count_anew
from disbursement.beschikking.services.rows import locked
from disbursement.grootboek.services import count_payments_anew
from disbursement.vertaling.selectors import stored_translation_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.electronic import Route, route_for
from regiodeals.legal.terms import legal_day
from regiodeals.mail import services as mail
from regiodeals.mail.models import MessageKind
from regiodeals.mail.services import Recipient
from regiodeals.party.models import Organisation

# Told once per decision: from this day it is made known for the law (Awb 3:40, 3:41).
SENT = "disbursement.bekendmaking.sent"
# Told when that day turns out to be another one.
CORRECTED = "disbursement.bekendmaking.correct_posting"


def send_out(beschikking: Beschikking, actor: User | None) -> None:
    """Follows the bekendmaking, in its transaction: settle the way, and order the mail.

    In the portal it stands from the same moment. Without consent no mail goes: the letter goes by
    post, and a person says on which day.
    """
    kassier = beschikking.uitkering.kassier
    if beschikking.announced_on is None or beschikking.document is None:
        raise RuntimeError("Only a decision with its letter and its day is sent out.")
    route = route_for(consented_on=kassier.email_consent_on, day=beschikking.announced_on)
    Bekendmaking.objects.create(beschikking=beschikking, route=route.value)
    # What is not there yet goes without: the decision never waits for its translation.
    translation = stored_translation_of(beschikking)
    files = [beschikking.document, translation] if translation else [beschikking.document]
    if route is Route.ELEKTRONISCH:
        mail.queue(
            kind=MessageKind.BEKENDMAKING,
            about=beschikking,
            to=Recipient(kassier, kassier.name, kassier.email),
            content=announcement(beschikking, kassier, has_translation=len(files) > 1),
            by=actor,
            dossier=beschikking.dossier_id,
            documents=files,
        )
        workflow.tell(SENT, beschikking, actor)


@in_turn()
@transaction.atomic
def register_posting(*, beschikking_id: int, posted_on: date, actor: User) -> Bekendmaking:
    """Write down on which day the letter went by post; that also settles mail that failed.

    Raises InvalidInput for a day before the bekendmaking or to come, WrongState the second time.
    """
    beschikking = _announced(beschikking_id, actor)
    if beschikking.final_on is not None:
        raise WrongState(
            dutch("De beschikking is al onherroepelijk. Er is niets meer te verzenden.")
        )
    row, _ = Bekendmaking.objects.select_for_update(of=("self",)).get_or_create(
        beschikking=beschikking, defaults={"route": Route.POST.value}
    )
    if row.posted_on is not None:
        raise WrongState(
            dutch("De brief is al per post verzonden op {dag}.", dag=long_date(row.posted_on))
        )
    _require_possible(posted_on, beschikking)
    row.posted_on = posted_on
    row.posting_recorded_at = clock.now()
    row.posting_recorded_by = actor
    row.save(update_fields=["posted_on", "posting_recorded_at", "posting_recorded_by"])
    _count_from_posting(beschikking, actor, former=beschikking.announced_on)
    if (message := latest_mail_of(beschikking)) is not None:
        mail.settle(message_id=message.pk, how=f"Per post verzonden op {long_date(posted_on)}")
    _record(beschikking, "post", f"Per post verzonden op {long_date(posted_on)}", actor)
    # What went by mail was sent on the day that it stood in the portal.
    if row.route == Route.POST:
        workflow.tell(SENT, beschikking, actor)
    return row


@in_turn()
@transaction.atomic
def correct_posting(
    *, beschikking_id: int, posted_on: date, reason: str, actor: User
) -> Bekendmaking:
    """Another day of posting than was written down, with the reason; the trail keeps the former.

    Raises WrongState when there is none to correct, or when the decision is onherroepelijk already:
    somebody counted on that.
    """
    beschikking = _announced(beschikking_id, actor)
    row = Bekendmaking.objects.select_for_update().filter(beschikking=beschikking).first()
    if row is None or row.posted_on is None:
        raise WrongState(dutch("Er is nog geen dag van verzending vastgelegd."))
    if beschikking.final_on is not None:
        raise WrongState(
            dutch("De beschikking is al onherroepelijk. Deze dag verandert niet meer.")
        )
    if not reason.strip():
        raise InvalidInput(dutch("Schrijf op waarom de dag niet klopte."))
    _require_possible(posted_on, beschikking)
    former, counted_from = long_date(row.posted_on), row.sent_on
    row.posted_on = posted_on
    row.posting_recorded_at = clock.now()
    row.posting_recorded_by = actor
    row.posting_corrections += 1
    row.posting_corrected_because = reason.strip()
    row.save()
    because = "De dag van verzending is verbeterd."
    _count_from_posting(beschikking, actor, former=counted_from, because=because)
    sentence = f"Dag van verzending verbeterd: {long_date(posted_on)} in plaats van {former}"
    _record(beschikking, "correct_posting", sentence, actor, remark=reason.strip())
    workflow.tell(CORRECTED, beschikking, actor)
    return row


def _count_from_posting(
    beschikking: Beschikking,
    actor: User,
    *,
    former: date | None,
    because: str = "De brief ging later op de post dan de dag van het portaal.",
) -> None:
    """Let the decision stay open, and the six weeks to pay count, from the day of posting.

    `former` is the day that they were counted from until now; what upper rooms count follows SENT
    and CORRECTED.

    What was once kept open is not closed earlier, also when the day turns out to have been earlier:
    somebody may have counted on it. Raises UnknownCalendarYear, a DomainError, when the term ends
    in a year not yet decreed.
    """
    last = last_day_if_posted_today(beschikking)
    held = beschikking.held_until or beschikking.remedy_last_day
    if held is not None and held < last:
        beschikking.held_until = last
        beschikking.save(update_fields=["held_until"])
    if former is None or beschikking.sent_on is None:
        return
    count_anew(beschikking, former=former, actor=actor)
    if _lays_termijnen_down(beschikking):
        count_payments_anew(
            beschikking.uitkering,
            former=former,
            sent_on=beschikking.sent_on,
            reason=because,
            actor=actor,
        )


@in_turn()
@transaction.atomic
def send_again(*, beschikking_id: int, actor: User) -> None:
    """Send the mail that did not arrive once more, to the address that the register has now.

    Raises WrongState when no mail failed, InvalidInput when the address cannot be one.
    """
    beschikking = _announced(beschikking_id, actor)
    message = latest_mail_of(beschikking)
    if message is None or not message.is_failed:
        raise WrongState(dutch("De mail is niet mislukt. Er is niets om opnieuw te versturen."))
    # Read now, and not from the page: somebody may just have corrected it.
    kassier = Organisation.objects.get(pk=beschikking.uitkering.kassier_id)
    mail.send_again(message_id=message.pk, address=kassier.email, by=actor)
    _record(beschikking, "send_again", "Mail opnieuw laten versturen", actor)


@transaction.atomic
def record_opening(*, beschikking: Beschikking, reader: User) -> bool:
    """The addressee opens the letter: laid down the first time; True when this was it.

    Who reads along (the ministry, another party to the deal) opens nothing.
    """
    if beschikking.status not in ANNOUNCED or not policies.is_addressee(beschikking, reader):
        return False
    first = Bekendmaking.objects.filter(beschikking=beschikking, opened_at__isnull=True)
    if not first.update(opened_at=clock.now(), opened_by=reader):
        return False
    _record(beschikking, "open", "Brief geopend door de geadresseerde", reader)
    return True


def _lays_termijnen_down(beschikking: Beschikking) -> bool:
    return beschikking.kind == BeschikkingKind.VERLENING or beschikking.schedule is not None


def _announced(beschikking_id: int, actor: User) -> Beschikking:
    """The locked row, with its deal; raises NotAllowed or WrongState."""
    beschikking = locked(beschikking_id)
    workflow.require(policies.may_send, beschikking, actor)
    if beschikking.status not in ANNOUNCED:
        raise WrongState(dutch("Maak de beschikking eerst bekend."))
    return beschikking


def _require_possible(posted_on: date, beschikking: Beschikking) -> None:
    today = legal_day(clock.now(), ZoneInfo(beschikking.announced_zone))
    if posted_on > today:
        raise InvalidInput(
            dutch(
                "{dag} ligt in de toekomst. Leg het vast als de brief is verzonden.",
                dag=long_date(posted_on),
            )
        )
    if beschikking.announced_on is not None and posted_on < beschikking.announced_on:
        raise InvalidInput(
            dutch(
                "De brief ligt klaar sinds {dag}. Hij kan niet eerder zijn verzonden.",
                dag=long_date(beschikking.announced_on),
            )
        )


def _record(
    beschikking: Beschikking, verb: str, sentence: str, actor: User, remark: str = ""
) -> None:
    audit.record(
        beschikking,
        action=f"disbursement.bekendmaking.{verb}",
        sentence=sentence,
        actor=actor,
        remark=remark,
    )
