"""Who may sign hears by mail that a rapportage waits; who offered it, that it came back."""

from datetime import date, timedelta

import pytest
from django.core import mail as outbox
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.models.naming import Name
from monitoring.rapportage.models.subject import LONGEST_SUBJECT
from monitoring.rapportage.selectors import signers_of
from monitoring.rapportage.views import submitting
from regiodeals.accounts.models import User
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.deal.models import DealParty, PartyRole, RoleInDeal
from regiodeals.mail.kinds import registration_of
from regiodeals.mail.models import Language, Message, MessageKind
from regiodeals.mail.rendering import compose
from regiodeals.mail.sending import send
from regiodeals.party.models import Organisation
from tests import builders
from tests.browsing import messages_of
from tests.monitoring.jaarcyclus.world import named_in_convenant
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
LATER = builders.NOW + timedelta(hours=3)


def offer(report, actor):
    return services.offer_report(rapportage_id=report.pk, actor=actor)


def take_back(report, actor, remark=""):
    return services.take_back_report(rapportage_id=report.pk, actor=actor, remark=remark)


def mails(kind=MessageKind.AANGEBODEN):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def is_wanted(message):
    return registration_of(message.kind).is_wanted(message)


# ---- who is asked ----------------------------------------------------------------------------


def test_the_mail_names_the_deal_the_act_the_page_and_the_last_day(report, deal, writer, signer):
    named_in_convenant(deal, "15 juni")
    world.offered(report, writer)
    (message,) = mails()
    assert (message.to_address, message.to_name) == (signer.email, "Tom Kassier")
    assert message.subject_line == f"Ter ondertekening: rapportage 2024, {deal.full_name}"
    assert "Eva Jansen vraagt u" in message.text
    assert "te ondertekenen en in te dienen" in message.text
    assert "uiterlijk in op zaterdag 14 juni 2025" in message.text
    for words in (message.text, message.html):
        assert reverse("monitoring:rapportage-check", args=[report.pk]) in words
    assert (message.dossier, message.queued_by) == (deal.pk, writer)
    assert message.template_version is not None


def test_a_last_day_that_is_unknown_is_said(report, writer, signer):
    world.offered(report, writer)
    assert "is onbekend" in mails()[0].text


def test_everybody_who_may_sign_is_asked_and_nobody_else(report, deal, writer, signer, officer):
    other = world.signer_of(deal, email="an@voorbeeld.example")
    wrote = world.signer_of(deal, email="schreef@voorbeeld.example")
    world.save(world.field(report, "lessen"), "Van mij.", wrote)
    closed = world.signer_of(deal, email="weg@voorbeeld.example")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    ended = world.signer_of(deal, email="was@voorbeeld.example")
    ended.deal_roles.update(ended_at=builders.NOW, ended_by=officer)
    late = builders.user(email="gisteren@voorbeeld.example")
    builders.role_in(deal, RoleInDeal.SIGNER, late, valid_until=date(2024, 11, 17))
    world.offered(report, writer)
    assert {message.to_address for message in mails()} == {signer.email, other.email}
    offered = Rapportage.objects.get()
    assert signers_of([offered]) == {offered.pk: [signer, other]}


def test_who_offered_it_is_not_asked_to_sign_it(report, writer, signer):
    world.complete(report, writer)
    offer(report, signer)
    assert mails() == []


def test_a_signer_without_an_address_keeps_nobody_from_offering(report, deal, writer):
    world.signer_of(deal)
    world.offered(report, writer)
    assert mails() == []


def test_what_cannot_be_offered_mails_nobody(report, writer, signer):
    with pytest.raises(RequirementsUnmet):
        offer(report, writer)
    assert mails() == []


def test_an_english_reading_kassier_is_asked_in_english(report, deal, writer, signer):
    kassier = DealParty.objects.get(deal=deal, role=PartyRole.KASSIER).organisation_id
    Organisation.objects.filter(pk=kassier).update(mail_language="en")
    named_in_convenant(deal, "15 juni")
    world.offered(report, writer)
    (message,) = mails()
    assert message.subject_line.startswith("To be signed: progress report 2024, Regio Deal")
    assert "Last day: 14 June 2025." in message.text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("template", ["aangeboden_rapportage", "niet_getekende_rapportage"])
@pytest.mark.parametrize("name", [Name(2024), Name(None, "y" * LONGEST_SUBJECT)])
def test_the_longest_name_of_a_deal_fits_in_the_subject(template, language, name):
    about = {"deal": f"Regio Deal {'x' * 100}", "name": name}
    said = compose(template, about, language=language).subject_line
    assert len(said) <= int(Message._meta.get_field("subject_line").max_length or 0), said


# ---- once for each offer, and as long as it is so --------------------------------------------


def test_each_offer_is_a_mail_of_its_own(report, writer, signer, still_clock):
    world.offered(report, writer)
    take_back(report, writer)
    still_clock.set(LATER)
    offer(report, writer)
    first, second = mails()
    assert first.message_id != second.message_id
    assert (is_wanted(first), is_wanted(second)) == (False, True)


def test_it_is_sent_once_and_leads_to_the_rapportage(report, writer, signer):
    world.offered(report, writer)
    (message,) = mails()
    assert send(message.pk)
    assert not send(message.pk)
    assert len(outbox.outbox) == 1
    page = registration_of(message.kind).page(message)
    assert page == reverse("monitoring:rapportage-detail", args=[report.pk])


def test_what_was_taken_back_or_signed_is_not_asked_any_more(report, writer, signer):
    world.offered(report, writer)
    (message,) = mails()
    assert is_wanted(message)
    services.submit_report(rapportage_id=report.pk, actor=signer)
    assert not is_wanted(message)


def test_who_may_not_sign_any_more_is_not_asked(report, writer, signer, officer):
    world.offered(report, writer)
    (message,) = mails()
    signer.deal_roles.update(ended_at=builders.NOW, ended_by=officer)
    assert not is_wanted(message)


# ---- and back --------------------------------------------------------------------------------


def test_who_offered_it_hears_that_the_signer_took_it_back(report, deal, signer):
    coordinator = builders.role_in(
        deal, RoleInDeal.COORDINATOR, builders.user(email="cor@voorbeeld.example")
    )
    world.offered(report, coordinator)
    take_back(report, signer, "Het bedrag klopt niet.")
    (message,) = mails(MessageKind.NIET_GETEKEND)
    assert message.to_address == coordinator.email
    assert message.subject_line == f"Niet ondertekend: rapportage 2024, {deal.full_name}"
    assert "Tom Kassier nam de voortgangsrapportage" in message.text
    # What somebody wrote stands in the portal, for who may read it there.
    assert "leest u bovenaan de rapportage" in message.text
    assert "Het bedrag klopt niet." not in message.text + message.html
    assert is_wanted(message)
    offer(report, coordinator)
    assert not is_wanted(message)


def test_without_a_word_the_mail_promises_none(report, deal, writer, signer):
    coordinator = builders.role_in(
        deal, RoleInDeal.COORDINATOR, builders.user(email="cor@voorbeeld.example")
    )
    world.offered(report, coordinator)
    take_back(report, writer)
    assert "bovenaan de rapportage" not in mails(MessageKind.NIET_GETEKEND)[0].text


def test_who_takes_back_his_own_offer_is_told_nothing(report, deal, signer):
    coordinator = builders.role_in(
        deal, RoleInDeal.COORDINATOR, builders.user(email="cor@voorbeeld.example")
    )
    world.offered(report, coordinator)
    take_back(report, coordinator)
    assert mails(MessageKind.NIET_GETEKEND) == []


def test_who_offered_it_hears_with_the_receipt_that_it_was_signed(report, deal, signer):
    coordinator = builders.role_in(
        deal, RoleInDeal.COORDINATOR, builders.user(email="cor@voorbeeld.example")
    )
    row = world.submitted(report, coordinator, signer)
    found = Message.objects.about(row, MessageKind.ONTVANGST).get(to_address=coordinator.email)
    assert "Ondertekend en ingediend door Tom Kassier." in found.text


# ---- on the page -----------------------------------------------------------------------------


def offered_on_the_page(client, report, writer):
    world.complete(report, writer)
    client.force_login(writer)
    return client.post(reverse("monitoring:rapportage-step", args=[report.pk, "offer"]))


def test_who_offers_is_told_that_the_signer_gets_a_mail(client, report, writer, signer):
    assert "krijgt een mail" in " ".join(messages_of(offered_on_the_page(client, report, writer)))


def test_who_offers_is_told_when_nobody_can_sign(client, report, writer):
    (said,) = messages_of(offered_on_the_page(client, report, writer))
    assert "nu kan niemand haar ondertekenen" in said


# ---- who cannot be mailed, or is gone --------------------------------------------------------


@pytest.mark.parametrize("name", ["Tom\tKassier", "x" * 100])
def test_a_strange_name_keeps_no_region_from_offering(report, deal, writer, name):
    signer = world.signer_of(deal, name=name, last_name="y" * 100, email="tom@voorbeeld.example")
    world.offered(report, writer)
    (message,) = mails()
    assert message.to_address == signer.email
    assert len(message.to_name) <= 200
    assert "\t" not in message.to_name


def test_an_address_that_no_mail_reaches_keeps_no_region_from_offering(report, deal, writer):
    world.signer_of(deal, email="jan@súdwest.example")
    assert world.offered(report, writer).status == "aangeboden"
    assert mails() == []


def test_when_who_offered_it_has_gone_the_present_coordinators_hear_it(
    report, deal, signer, officer
):
    gone, here = (
        builders.role_in(deal, RoleInDeal.COORDINATOR, builders.user(email=f"{who}@regio.example"))
        for who in ("weg", "hier")
    )
    world.offered(report, gone)
    gone.deal_roles.update(ended_at=builders.NOW, ended_by=officer)
    take_back(report, signer, "Het bedrag klopt niet.")
    found = {row.to_address for row in mails(MessageKind.NIET_GETEKEND)}
    assert here.email in found
    assert gone.email not in found


def test_who_offers_without_end_is_told_when_he_may_again(
    report, writer, signer, client, monkeypatch
):
    monkeypatch.setattr(submitting, "OFFERS_PER_HOUR", 1)
    world.complete(report, writer)
    client.force_login(writer)
    step = {
        verb: reverse("monitoring:rapportage-step", args=[report.pk, verb])
        for verb in ("offer", "take_back")
    }
    client.post(step["offer"])
    client.post(step["take_back"])
    again = client.post(step["offer"], follow=True)
    assert "U deed dit 1 keer in een uur." in messages_of(again)[-1]
    assert len(mails()) == 1
