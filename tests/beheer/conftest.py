"""A beheerder behind a browser, and a world with one row of everything."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.services import book
from disbursement.mandaat.models import Afzender, Mandaat
from disbursement.serie.models import SerieAct
from disbursement.uitkering.models import Oordeel, Termijn
from disbursement.verantwoording.models import (
    Beoordeling,
    Inlezing,
    Levering,
    PaperKind,
    Uitstelverzoek,
    Verantwoording,
)
from disbursement.vertaling.models import Vertaling
from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import Role, User
from regiodeals.board.models import Boundaries, ChosenDeal, SavedView
from regiodeals.deal.models import ClockEvent, ClockEventKind, Deal, DealParty, PartyRole
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document, Kind
from regiodeals.exports.models import ExportOrder
from regiodeals.mail.models import Attachment, Hold, Message, MessageKind, TemplateVersion
from regiodeals.mailtekst.models import MailTekst
from tests import builders
from tests.disbursement.serie.series import checked, seen, serie_of
from tests.disbursement.verantwoording import world as accounts


@pytest.fixture
def beheerder(db: Any) -> User:
    """Has the role and access to the administration, and none of Django's own powers."""
    return builders.user(Role.BEHEERDER, is_staff=True, name="Bea", last_name="Heer")


@pytest.fixture
def both(db: Any) -> User:
    """A beheerder who is case officer as well."""
    return builders.user(Role.BEHEERDER, Role.BEHANDELAAR, is_staff=True)


@pytest.fixture
def desk(beheerder: User) -> Client:
    """The browser of the beheerder."""
    return _browser(beheerder)


@pytest.fixture
def both_desk(both: User) -> Client:
    """The browser of the beheerder who is case officer as well."""
    return _browser(both)


@pytest.fixture
def world(cast: Any) -> SimpleNamespace:
    """A deal that is granted: at least one row of each model of the house."""
    return whole_world(cast)


def whole_world(cast: Any) -> SimpleNamespace:
    """The same, made of the people around a beschikking."""
    beschikking = cast.signed()
    builders.vervanging(cast.signer)
    deal = Deal.objects.get()
    overleg = Overleg.objects.create(deal=deal, year=2025)
    oordeel = Oordeel.objects.create(
        uitkering=beschikking.uitkering,
        rule_key="regionale-financiering",
        article="artikel 10 lid 2",
        finding="De regio legt meer in.",
        fingerprint="0" * 64,
        allows=True,
        reason="Dit deel telt mee.",
        by=cast.drafter,
        at=builders.NOW,
    )
    kassier = DealParty.objects.get(deal=deal, role=PartyRole.KASSIER)
    member = builders.member(kassier.organisation)
    together = serie_of(cast, beschikking.uitkering)
    checked(together, SerieAct.SUBMIT, cast.drafter)
    seen(beschikking, cast.signer)
    _outbox(beschikking)
    _booked(beschikking)
    ClockEvent.objects.create(
        deal=deal,
        kind=ClockEventKind.MEDEDELING,
        day=builders.NOW.date(),
        weeks=4,
        reason="De begroting kwam laat.",
        source="Algemene wet bestuursrecht, artikel 4:14 lid 1",
        by=cast.drafter,
        at=builders.NOW,
    )
    return SimpleNamespace(
        deal=deal,
        tranche=deal.tranche,
        organisation=kassier.organisation,
        kassier=kassier,
        programmalijn=deal.programmalijnen.get(),
        convenant=deal.convenant,
        uitkering=beschikking.uitkering,
        termijn=Termijn.objects.first(),
        beschikking=beschikking,
        document=beschikking.document,
        overleg=overleg,
        oordeel=oordeel,
        member=member,
        drafter=cast.drafter,
        mandaat=Mandaat.objects.get(),
        afzender=Afzender.objects.get(),
    )


def translated(beschikking: Any) -> None:
    """A courtesy translation; on the islands it comes with the signature."""
    document = Document.objects.create(
        kind=Kind.VERTALING, filename="translation.pdf", ordered_at=builders.NOW
    )
    Vertaling.objects.create(beschikking=beschikking, document=document)


def _booked(beschikking: Any) -> None:
    """An entry that is in balance on its own: no termijn and no grant is needed for an account."""
    book(
        uitkering_id=beschikking.uitkering_id,
        kind=BoekingKind.VERANTWOORD,
        currency="EUR",
        amount_cents=1,
        booked_on=builders.NOW.date(),
        source_key="verantwoording:1",
        sentence="Verantwoord over 2024",
        year=2024,
        actor=None,
    )


def accounted(beschikking: Any, cast: Any) -> None:
    """A yearly account that was handed in with a file, judged, and postponed."""
    who, moment = beschikking.drafter, builders.NOW
    document = documents.keep(
        kind=Kind.VERANTWOORDING,
        filename="stuk.pdf",
        content_type="application/pdf",
        content=accounts.PDF,
        by=who,
    )
    known = {"document": document, "label": "stuk.pdf", "received_on": moment.date()}
    paper = Verantwoording.objects.create(
        uitkering=beschikking.uitkering, paper=PaperKind.SISA, year=2024
    )
    Inlezing.objects.create(versie=accounts.versie(), uploaded_by=who, uploaded_at=moment, **known)
    delivery = Levering.objects.create(
        verantwoording=paper, number=1, recorded_by=who, recorded_at=moment, **known
    )
    Beoordeling.objects.create(
        levering=delivery,
        outcome="in_orde",
        snapshot={},
        sha256="0" * 64,
        by=cast.reviewer,
        at=moment,
    )
    Uitstelverzoek.objects.create(
        verantwoording=paper,
        received_on=moment.date(),
        asked_until=beschikking.uitkering.spend_until,
        reason="Druk.",
        recorded_by=who,
        recorded_at=moment,
    )


def _outbox(beschikking: Any) -> None:
    """A message with its letter, a hold that keeps it here, and a list asked for as a file."""
    ExportOrder.objects.create(
        export="deals",
        form="csv",
        reach={},
        ordered_by=beschikking.drafter,
        ordered_at=builders.NOW,
    )
    person, at = beschikking.drafter, builders.NOW
    ChosenDeal.objects.create(person=person, deal=beschikking.uitkering.deal, at=at)
    SavedView.objects.create(person=person, name="Van mij", query="wacht=u", saved_at=at)
    Boundaries.objects.create(
        source="verzonnen", sha256="0" * 64, outlines={}, loaded_at=at, loaded_by=person
    )
    message = Message.objects.create(
        kind=MessageKind.BEKENDMAKING,
        about_type=beschikking._meta.label_lower,
        about_id=beschikking.pk,
        recipient_type="regiodeals.organisation",
        recipient_id=beschikking.uitkering.kassier_id,
        to_name="gemeente Voorbeeld",
        to_address="post@voorbeeld.example",
        subject_line="Er is een beschikking voor u",
        message_id="<een@example.org>",
        queued_at=builders.NOW,
        next_attempt_at=builders.NOW,
    )
    Bekendmaking.objects.create(beschikking=beschikking, route="elektronisch")
    Attachment.objects.create(message=message, order=1, document=beschikking.document)
    TemplateVersion.objects.create(
        name="bekendmaking",
        language="nl",
        sha256="a" * 64,
        text="Onderwerp",
        html="<p></p>",
        first_used_at=builders.NOW,
    )
    MailTekst.objects.create(
        mail="bekendmaking",
        language="nl",
        number=2,
        texts={},
        author=beschikking.drafter,
        drafted_at=builders.NOW,
    )
    Hold.objects.create(held_at=builders.NOW, reason="een back-up teruggezet")


def _browser(person: User) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser
