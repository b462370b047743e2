"""A rapportage is offered by who wrote it, and signed and handed in by another for the kassier."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.models import Indiening, Rapportage, RapportageStatus
from monitoring.rapportage.rendering.check import term_before
from monitoring.rapportage.rendering.data import data_to_hand_in, hash_of
from monitoring.rapportage.selectors import with_answers
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal.models import Deal, DealParty, DealStatus, PartyRole, RoleInDeal
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.mail.models import Message, MessageKind
from regiodeals.party.models import Organisation
from tests import builders
from tests.browsing import text_of
from tests.monitoring.indicator.world import granted
from tests.monitoring.jaarcyclus.world import named_in_convenant
from tests.monitoring.rapportage import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
DUE = "15 juni"


def offer(report, actor):
    return services.offer_report(rapportage_id=report.pk, actor=actor)


def submit(report, actor):
    return services.submit_report(rapportage_id=report.pk, actor=actor)


def test_who_signs_signs_what_the_page_showed(report, writer, signer):
    world.offered(report, writer)
    shown = hash_of(data_to_hand_in(Rapportage.objects.get()))
    services.take_back_report(rapportage_id=report.pk, actor=writer)
    answer = Rapportage.objects.get().antwoorden.get(vraag="rijk_besteed")
    world.save(answer, "999", writer)
    offer(report, writer)
    with pytest.raises(WrongState, match="veranderd sinds u deze pagina opende"):
        services.take_step(rapportage_id=report.pk, verb="submit", actor=signer, seen=shown)
    with pytest.raises(WrongState, match="veranderd sinds u deze pagina opende"):
        services.take_step(rapportage_id=report.pk, verb="submit", actor=signer)
    now = hash_of(data_to_hand_in(Rapportage.objects.get()))
    services.take_step(rapportage_id=report.pk, verb="submit", actor=signer, seen=now)
    assert Indiening.objects.get().sha256 == now


# ---- the good path ---------------------------------------------------------------------------


def test_what_was_written_is_frozen_as_data_with_its_hash(report, writer, signer):
    row = world.submitted(report, writer, signer)
    assert Rapportage.objects.get().status == RapportageStatus.INGEDIEND
    assert (row.number, row.by, row.offered_by, row.at) == (1, signer, writer, builders.NOW)
    kept = Indiening.objects.get()
    assert kept.sha256 == hash_of(kept.data)
    (line, deal) = kept.data["onderdelen"]
    answers = {answer["vraag"]: answer for answer in line["antwoorden"]}
    assert answers["rijk_besteed"]["cent"] == 100_000
    assert answers["stand"]["tekst"] == "op_schema"
    assert deal["titel"] == "De deal als geheel"
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Indiening.objects.update(number=2)


def test_each_step_leaves_a_line_and_the_last_names_the_hash(report, writer, signer):
    row = world.submitted(report, writer, signer)
    lines = AuditEntry.objects.filter(object_type="monitoring.rapportage", object_id=report.pk)
    assert [line.sentence for line in lines.order_by("pk")][1:] == [
        "Ter ondertekening aangeboden",
        "Ondertekend en ingediend",
    ]
    last = lines.latest("pk")
    assert (last.actor, last.dossier) == (signer, report.deal_id)
    assert last.details["sha256"] == row.sha256


def test_kassier_and_signer_get_a_mail_with_hash_and_time(report, writer, signer):
    row = world.submitted(report, writer, signer)
    mails = Message.objects.about(row, MessageKind.ONTVANGST)
    assert {mail.to_address for mail in mails} == {"bestuur@voorbeeld.example", signer.email}
    assert row.sha256 in mails[0].text
    assert "maandag 18 november 2024, 10:00 uur Nederlandse tijd" in mails[0].text


def test_who_signs_may_send_it_back_to_be_written_on(report, writer, signer):
    world.offered(report, writer)
    services.take_back_report(rapportage_id=report.pk, actor=signer, remark="Nog een fout.")
    assert Rapportage.objects.get().status == RapportageStatus.CONCEPT
    assert AuditEntry.objects.latest("pk").remark == "Nog een fout."
    assert world.save(world.field(report, "lessen"), "Beter.", writer).version == 1


# ---- who may ---------------------------------------------------------------------------------


def test_who_wrote_in_it_does_not_sign_it(report, writer, signer):
    world.save(world.field(report, "lessen"), "Van mij.", signer)
    world.offered(report, writer)
    with pytest.raises(NotAllowed, match="U schreef of mat zelf mee"):
        submit(report, signer)


def test_who_offers_it_does_not_sign_it(report, writer, signer):
    world.complete(report, writer)
    offer(report, signer)
    with pytest.raises(NotAllowed, match="bood de rapportage aan"):
        submit(report, signer)


def test_only_who_may_sign_for_the_kassier_today(report, deal, writer, signer, officer):
    world.offered(report, writer)
    elsewhere = world.signer_of(granted(officer))
    colleague = builders.member(builders.region_of(deal))
    role = signer.deal_roles.get()
    role.ended_at, role.ended_by = builders.NOW, officer
    role.save()
    yesterday = date(2024, 11, 17)
    left = builders.role_in(deal, RoleInDeal.SIGNER, valid_until=yesterday)
    for person in (writer, colleague, elsewhere, signer, left, officer):
        with pytest.raises(NotAllowed, match="Alleen wie voor de regiokassier mag tekenen"):
            submit(report, person)


def test_who_signs_does_so_for_whoever_is_kassier_now(report, deal, writer, signer):
    world.offered(report, writer)
    other = builders.organisation()
    assert DealParty.objects.filter(deal=deal, role=PartyRole.KASSIER).update(organisation=other)
    with pytest.raises(NotAllowed, match="Alleen wie voor de regiokassier mag tekenen"):
        submit(report, signer)


def test_only_the_region_offers(report, writer, officer):
    world.complete(report, writer)
    for stranger in (officer, builders.member(builders.organisation())):
        with pytest.raises(NotAllowed):
            offer(report, stranger)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ("offers", "who_offers_a_rapportage_does_not_sign_it"),
        ("writes", "who writes a rapportage does not sign it"),
    ],
)
def test_the_database_refuses_who_wrote_or_offered_as_signer(report, writer, signer, wrong, name):
    row = world.submitted(report, writer, signer)
    row.pk, row.number = None, 2
    row.by = signer if wrong == "offers" else writer
    row.offered_by = signer
    row.receipt = documents.order(kind=Kind.ONTVANGSTBEWIJS, filename="x.pdf", by=None)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save(force_insert=True)


# ---- what must be true -----------------------------------------------------------------------


def test_what_is_asked_for_must_be_there(report, writer):
    with pytest.raises(RequirementsUnmet, match="Een verplicht antwoord ontbreekt"):
        offer(report, writer)
    world.complete(report, writer)
    world.save(world.field(report, "rijk_vastgelegd"), "", writer)
    with pytest.raises(RequirementsUnmet, match="Een verplicht antwoord ontbreekt"):
        offer(report, writer)


def test_without_a_kassier_nobody_can_sign(report, deal, writer):
    world.complete(report, writer)
    party = DealParty.objects.filter(deal=deal, role=PartyRole.KASSIER)
    assert party.update(role=PartyRole.PARTNER)
    with pytest.raises(RequirementsUnmet, match="nog geen regiokassier"):
        offer(report, writer)


def test_a_settled_deal_takes_no_rapportage(report, deal, writer, signer):
    world.offered(report, writer)
    Deal.objects.filter(pk=deal.pk).update(
        status=DealStatus.VASTGESTELD, settled_on=builders.NOW.date()
    )
    with pytest.raises(RequirementsUnmet, match="niet meer gerapporteerd"):
        submit(report, signer)


def test_nothing_changes_while_it_lies_before_the_signer(report, writer):
    world.offered(report, writer)
    with pytest.raises(WrongState, match="ligt ter ondertekening"):
        world.save(world.field(report, "lessen"), "Toch nog.", writer)


def test_no_step_is_skipped_or_taken_twice(report, writer, signer):
    with pytest.raises(WrongState, match="kan niet in de stand “concept”"):
        submit(report, signer)
    world.submitted(report, writer, signer)
    for act in (offer, submit):
        with pytest.raises(WrongState, match="kan niet in de stand “ingediend”"):
            act(report, signer)
    with pytest.raises(WrongState, match="Deze stap bestaat niet"):
        services.take_step(rapportage_id=report.pk, verb="delete", actor=signer)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_submit_at_once_one_is_told(report, deal, writer, signer):
    world.offered(report, writer)
    second = world.signer_of(deal)
    outcomes = at_once(lambda: submit(report, signer), lambda: submit(report, second))
    assert len(results_of(outcomes)) == Indiening.objects.count() == 1
    (sentence,) = sentences_of(outcomes)
    assert "kan niet in de stand “ingediend”" in sentence


# ---- in time ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "is_late"),
    [
        (datetime(2025, 6, 14, 21, 59, tzinfo=UTC), False),
        (datetime(2025, 6, 14, 22, 0, tzinfo=UTC), True),
    ],
)
def test_the_last_day_ends_at_midnight_in_the_netherlands(
    report, deal, writer, signer, still_clock, moment, is_late
):
    named_in_convenant(deal, DUE)
    still_clock.set(moment)
    row = world.submitted(report, writer, signer)
    assert (row.due_on, row.is_late) == (date(2025, 6, 14), is_late)
    assert (row.zone, row.place) == ("Europe/Amsterdam", "Nederland")


def test_on_an_island_its_own_midnight_ends_the_day(
    client, report, deal, writer, signer, still_clock
):
    region = Organisation.objects.filter(pk=builders.region_of(deal).pk)
    kind = OrganisationKind.OPENBAAR_LICHAAM_BES.value
    assert region.update(kind=kind, name="openbaar lichaam Saba") == 1
    named_in_convenant(deal, DUE)
    still_clock.set(datetime(2025, 6, 15, 3, 59, tzinfo=UTC))
    assert "23:59 uur op Saba" in term_before(with_answers(Rapportage.objects.all()).get())
    client.force_login(writer)
    page = client.get(reverse("monitoring:rapportage-detail", args=[report.pk]))
    assert "Dien uiterlijk in op zaterdag 14 juni 2025, 23:59 uur op Saba." in text_of(page)
    row = world.submitted(report, writer, signer)
    assert (row.zone, row.place, row.is_late) == ("America/Kralendijk", "Saba", False)


def test_a_deal_without_a_day_is_never_late(report, writer, signer):
    row = world.submitted(report, writer, signer)
    assert (row.due_on, row.is_late) == (None, False)
