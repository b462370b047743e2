"""Lay down what the region asked, with its letter."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from disbursement.beschikking.rendering.facts import legal_zone
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek.models import Verzoek, VerzoekKind, VerzoekRegel
from disbursement.verzoek.services import owed, rows, wishes
from disbursement.verzoek.services.wishes import Wish
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import DoneBefore, InvalidInput
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document, Kind
from regiodeals.documents.received import keep_pdf
from regiodeals.legal.decision_rules.content import LONGEST_REASONS, LONGEST_REFERENCE


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter of the region: the name somebody gave the file, and its bytes."""

    name: str
    content: bytes = field(repr=False)


@in_turn()
@transaction.atomic
def register_verzoek(
    *,
    uitkering_id: int,
    wish: Wish,
    letter: Letter,
    actor: User,
    form_key: UUID | None = None,
) -> Verzoek:
    """Lay down a written, reasoned request (Besluit 7, 14 and 16, lid 3); from here its term runs.

    Raises WrongState when nothing can be asked any more, InvalidInput for what cannot be right, and
    DoneBefore when the same form came before.
    """
    uitkering = rows.locked_uitkering(uitkering_id)
    rows.require_behandelaar(actor)
    _require_new(uitkering, form_key)
    wishes.require_possible(uitkering)
    _require_sane(uitkering, wish)
    subject = wishes.subject_of(uitkering, wish)
    verzoek = Verzoek(
        uitkering=uitkering,
        number=_next_number(uitkering),
        kind=wish.kind,
        subject=subject,
        spend_until=wish.spend_until if wish.kind == VerzoekKind.VERLENGING else None,
        received_on=wish.received_on,
        zone=legal_zone(uitkering).key,
        reference=wish.reference.strip(),
        reason=wish.reason.strip(),
        # The last that can be refused, so that a refusal leaves no file behind.
        document=_kept(letter, actor),
        registered_at=clock.now(),
        registered_by=actor,
        form_key=form_key,
    )
    verzoek.save()
    _save_lines(verzoek, wish)
    sentence = f"{verzoek} vastgelegd, ontvangen op {long_date(verzoek.received_on)}"
    rows.record(verzoek, "register", sentence, actor, sha256=verzoek.document.sha256)
    owed.owe_decision(verzoek, actor)
    return verzoek


def _require_new(uitkering: Uitkering, form_key: UUID | None) -> None:
    if form_key is None:
        return
    if (first := uitkering.verzoeken.filter(form_key=form_key).first()) is not None:
        raise DoneBefore(
            dutch("{wat} was al vastgelegd. Het staat er één keer.", wat=first), first.pk
        )


def _require_sane(uitkering: Uitkering, wish: Wish) -> None:
    today = clock.today(legal_zone(uitkering))
    if wish.received_on > today:
        raise InvalidInput(dutch("{dag} is nog niet geweest.", dag=long_date(wish.received_on)))
    if uitkering.deal.granted_on is not None and wish.received_on < uitkering.deal.granted_on:
        raise InvalidInput(
            dutch(
                "De verlening is bekendgemaakt op {dag}. Een verzoek kan niet eerder zijn"
                " ontvangen. Controleer de dag.",
                dag=long_date(uitkering.deal.granted_on),
            )
        )
    rows.said(
        wish.reason,
        dutch(
            "Schrijf op welke reden de regio noemt. Zonder reden is het geen verzoek waarop u"
            " kunt besluiten: vraag de regio om een reden."
        ),
    )
    if len(wish.reason.strip()) > LONGEST_REASONS:
        raise InvalidInput(
            dutch("Reden: gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_REASONS)
        )
    if len(wish.reference.strip()) > LONGEST_REFERENCE:
        raise InvalidInput(
            dutch("Kenmerk: gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_REFERENCE)
        )


def _next_number(uitkering: Uitkering) -> int:
    last = uitkering.verzoeken.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _kept(letter: Letter, actor: User) -> Document:
    return keep_pdf(kind=Kind.VERZOEK, name=letter.name, content=letter.content, by=actor)


def _save_lines(verzoek: Verzoek, wish: Wish) -> None:
    VerzoekRegel.objects.bulk_create(
        VerzoekRegel(
            verzoek=verzoek,
            number=number,
            programmalijn_id=line.programmalijn_id,
            amount_cents=line.amount_cents,
            pay_by=line.pay_by,
            budget_year=line.budget_year,
            condition=line.condition,
            condition_source=line.condition_source.strip(),
        )
        for number, line in enumerate(wish.lines, start=1)
    )
