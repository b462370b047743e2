"""Acts of the uitkering and its beschikking, up to the bekendmaking."""

import time
from datetime import date
from decimal import Decimal

from demo.inventions import CENTS, DealInvention
from demo.story import record
from demo.story.scenes import StoryStuck
from disbursement.bekendmaking import services
from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking
from disbursement.uitkering import services as uitkeringen
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.selectors import judged_findings
from disbursement.uitkering.services import DollarRate, UitkeringTerms
from regiodeals.common import clock
from regiodeals.common.money import convert_parts
from regiodeals.legal.grant_rules import Finding
from regiodeals.mail.models import Message, MessageKind

# Longer than the sweep takes to send a message again that was lost.
LETTER_PATIENCE_SECONDS = 90
LOOK_AGAIN_SECONDS = 0.1
MAIL_PATIENCE_SECONDS = 5
JUDGEMENT = (
    "Voorbeeld: besproken met de regio en met de directie; de afwijking is te verantwoorden."
)


def is_opened(invention: DealInvention) -> bool:
    """Whether the deal has its uitkering."""
    return Uitkering.objects.filter(deal=record.deal_of(invention)).exists()


def open_uitkering(invention: DealInvention) -> None:
    """Write down what the kassier sent in."""
    uitkeringen.open_uitkering(
        deal_id=record.deal_of(invention).pk,
        terms=_terms(invention),
        actor=record.officer_of(invention),
    )


def is_drafted(invention: DealInvention) -> bool:
    """Whether there is a beschikking."""
    return Beschikking.objects.filter(uitkering__deal=record.deal_of(invention)).exists()


def draft(invention: DealInvention) -> None:
    """Begin the beschikking."""
    uitkering = Uitkering.objects.get(deal=record.deal_of(invention))
    beschikkingen.draft_beschikking(uitkering_id=uitkering.pk, actor=record.officer_of(invention))


def is_judged(invention: DealInvention) -> bool:
    """Whether somebody decided on everything where the rules leave room."""
    uitkering = Uitkering.objects.get(deal=record.deal_of(invention))
    return is_submitted(invention) or not _to_judge(uitkering)


def judge(invention: DealInvention) -> None:
    """Decide where the rules leave room."""
    uitkering = Uitkering.objects.get(deal=record.deal_of(invention))
    for finding in _to_judge(uitkering):
        uitkeringen.judge_finding(
            uitkering_id=uitkering.pk,
            rule_key=finding.key,
            fingerprint=finding.fingerprint,
            allows=True,
            reason=JUDGEMENT,
            actor=record.officer_of(invention),
        )


def _to_judge(uitkering: Uitkering) -> list[Finding]:
    tested = judged_findings(uitkering, granted_on=clock.today())
    return [rule.finding for rule in tested if rule.finding.needs_judgement and rule.refusal]


def is_submitted(invention: DealInvention) -> bool:
    """Whether it went to the reviewer."""
    return record.times_taken(invention, "disbursement.beschikking.submit") >= 1


def submit(invention: DealInvention) -> None:
    """Hand it to the reviewer."""
    beschikkingen.submit_beschikking(
        beschikking_id=record.beschikking_of(invention).pk, actor=record.officer_of(invention)
    )


def is_returned(invention: DealInvention) -> bool:
    """Whether the reviewer sent it back."""
    return record.times_taken(invention, "disbursement.beschikking.return_to_drafter") >= 1


def send_back(invention: DealInvention) -> None:
    """The reviewer has a remark."""
    back = invention["verloop"]["teruggestuurd"]
    beschikkingen.send_back_beschikking(
        beschikking_id=record.beschikking_of(invention).pk,
        verb="return_to_drafter",
        remark=back["opmerking"] if back else "",
        actor=record.account(record.REVIEWER),
    )


def is_submitted_again(invention: DealInvention) -> bool:
    """Whether it went to the reviewer for the second time."""
    return record.times_taken(invention, "disbursement.beschikking.submit") >= 2


def is_approved(invention: DealInvention) -> bool:
    """Whether the reviewer agreed."""
    return record.times_taken(invention, "disbursement.beschikking.approve") >= 1


def approve(invention: DealInvention) -> None:
    """The reviewer agrees."""
    beschikkingen.approve_beschikking(
        beschikking_id=record.beschikking_of(invention).pk, actor=record.account(record.REVIEWER)
    )


def is_signed(invention: DealInvention) -> bool:
    """Whether it was signed."""
    return record.beschikking_of(invention).signed_at is not None


def sign(invention: DealInvention) -> None:
    """Sign; the worker gets the order for the letter."""
    beschikkingen.sign_beschikking(
        beschikking_id=record.beschikking_of(invention).pk, actor=record.account(record.SIGNER)
    )


def has_letter(invention: DealInvention) -> bool:
    """Whether the worker has made the letter."""
    document = record.beschikking_of(invention).document
    return document is not None and document.is_stored


def await_letter(invention: DealInvention) -> None:
    """Wait for the worker. Raises StoryStuck when the letter does not come, or was given up."""
    deadline = time.monotonic() + LETTER_PATIENCE_SECONDS
    while not has_letter(invention):
        document = record.beschikking_of(invention).document
        error = document.last_error if document is not None else ""
        if document is not None and document.is_given_up:
            raise StoryStuck(f"De brief van {invention['naam']} is niet gelukt: {error}")
        if time.monotonic() > deadline:
            raise StoryStuck(
                f"De brief van {invention['naam']} is na {LETTER_PATIENCE_SECONDS} seconden nog"
                f" niet gemaakt. {f'De worker meldt: {error} ' if error else ''}"
                "Kijk in var/demo/worker.log wat er misgaat, en draai make demo opnieuw: wat er al"
                " is, blijft."
            )
        time.sleep(LOOK_AGAIN_SECONDS)


def is_announced(invention: DealInvention) -> bool:
    """Whether it was made known."""
    return record.beschikking_of(invention).announced_on is not None


def announce(invention: DealInvention) -> None:
    """Make it known; from now on the term runs."""
    beschikkingen.announce_beschikking(
        beschikking_id=record.beschikking_of(invention).pk, actor=record.officer_of(invention)
    )


def is_sent(invention: DealInvention) -> bool:
    """Whether it went out: by mail at once, by post when somebody says so."""
    return not record.beschikking_of(invention).lies_ready


def post(invention: DealInvention) -> None:
    """Write down that the letter went by post today."""
    services.register_posting(
        beschikking_id=record.beschikking_of(invention).pk,
        posted_on=clock.today(),
        actor=record.officer_of(invention),
    )


def is_mailed(invention: DealInvention) -> bool:
    """Whether its own mail waits no more; what is ordered in the years after is of no matter."""
    waiting = Message.objects.pending().filter(kind=MessageKind.BEKENDMAKING)
    return not waiting.filter(dossier=record.deal_of(invention).pk).exists()


def await_mail(invention: DealInvention) -> None:
    """Give the worker a moment, before the clock jumps; what waits longer goes later."""
    deadline = time.monotonic() + MAIL_PATIENCE_SECONDS
    while not is_mailed(invention) and time.monotonic() < deadline:
        time.sleep(LOOK_AGAIN_SECONDS)


def _terms(invention: DealInvention) -> UitkeringTerms:
    grant = invention["uitkering"]
    rate = grant["koers"]
    parts = [part["bedrag"] * CENTS for part in grant["termijnen"]]
    days = [part["uiterlijk"] for part in grant["termijnen"]]
    if rate is not None:
        parts = convert_parts(parts, Decimal(rate["dollar_per_euro"]))
    return UitkeringTerms(
        spend_from=date.fromisoformat(grant["besteden_van"]),
        spend_until=date.fromisoformat(grant["besteden_tot_en_met"]),
        account_number=grant["rekening"],
        account_name=grant["op_naam_van"],
        instalments=tuple(
            (cents, date.fromisoformat(day) if day else None)
            for cents, day in zip(parts, days, strict=True)
        ),
        bcf_cents=grant["btw_deel"] * CENTS,
        dollar_rate=None
        if rate is None
        else DollarRate(
            rate=Decimal(rate["dollar_per_euro"]),
            on=date.fromisoformat(rate["op"]),
            source=rate["bron"],
        ),
        request_received_on=date.fromisoformat(grant["begroting_ontvangen"]),
        request_reference=grant["kenmerk_kassier"],
        is_example=True,
    )
