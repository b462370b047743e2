"""The region's own manager asks people; nobody gives himself a role, or more than is his."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.deal.models import DealParty, DealRole, PartyRole, RoleInDeal
from regiodeals.deal.selectors import roles_in
from regiodeals.mail.models import Language, Message
from regiodeals.mail.rendering import compose
from regiodeals.party.models import Organisation
from regiodeals.people import services
from regiodeals.people.models import Invitation
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.people import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
TODAY = builders.NOW.date()


# ---- the mail --------------------------------------------------------------------------------


def test_the_mail_holds_a_link_that_no_row_holds(deal, manager):
    row = world.invite(deal, manager, valid_until=date(2025, 12, 31))
    (message,) = Message.objects.all()
    token = world.link_of(row).split("/")[-2]
    assert (message.to_address, message.dossier) == (world.ADDRESS, deal.pk)
    assert token not in message.text + message.html + row.token_sha256 + row.nonce
    mail = world.mail_of(row)
    assert token in mail.body
    assert token in mail.alternatives[0].content
    assert "schrijver, voor" in mail.body
    assert "tot en met 25 november 2024" in mail.body
    assert "tot en met 31 december 2025" in mail.body


def test_the_subject_says_that_it_is_about_a_regio_deal(deal, manager):
    mail = world.mail_of(world.invite(deal, manager))
    assert mail.subject == f"U bent uitgenodigd om te werken aan Regio Deal {deal}"
    assert f"te werken aan Regio Deal {deal}." in mail.body


@pytest.mark.parametrize("language", Language)
def test_the_longest_name_of_a_deal_fits_in_the_subject(language):
    said = compose("uitnodiging", {"deal": f"Regio Deal {'x' * 100}"}, language=language)
    assert len(said.subject_line) <= int(Message._meta.get_field("subject_line").max_length or 0)


def test_an_island_is_written_to_in_english(deal, manager):
    Organisation.objects.filter(pk=world.kassier_of(deal).pk).update(mail_language="en")
    mail = world.mail_of(world.invite(deal, manager))
    assert "You are invited" in mail.subject
    assert "until and including 25 November 2024" in mail.body
    assert "Your role: writer, for " in mail.body


def test_a_new_link_for_the_same_makes_the_earlier_one_stop(deal, manager):
    first = world.invite(deal, manager)
    second = world.invite(deal, manager, address="NOOR@gemeente.example")
    first.refresh_from_db()
    assert first.revoked_by == manager
    assert list(Invitation.objects.usable(builders.NOW)) == [second]


def test_each_act_leaves_a_line_without_the_address(deal, manager):
    row = world.invite(deal, manager)
    services.revoke_invitation(invitation_id=row.pk, actor=manager)
    lines = AuditEntry.objects.filter(dossier=deal.pk, object_type="regiodeals.invitation")
    assert [line.sentence for line in lines.order_by("pk")] == [
        "Uitgenodigd als schrijver",
        "Uitnodiging als schrijver ingetrokken",
    ]
    assert world.ADDRESS not in str([(line.details, line.object_label) for line in lines])


# ---- who gives what --------------------------------------------------------------------------


@pytest.mark.parametrize("role", [RoleInDeal.COORDINATOR, RoleInDeal.WRITER, RoleInDeal.READER])
def test_the_manager_gives_what_the_region_does_itself(deal, manager, officer, role):
    assert world.invite(deal, manager, role).role == role
    for other in (officer, builders.beheerder(), builders.role_in(deal, RoleInDeal.COORDINATOR)):
        with pytest.raises(NotAllowed, match="Alleen de beheerder van de regio"):
            world.invite(deal, other, role)


def test_the_ministry_names_the_manager_and_the_region_does_not(deal, officer):
    for actor in (officer, builders.beheerder()):
        assert world.invite(deal, actor, RoleInDeal.MANAGER).invited_by == actor
    # The second took the place of the first: there is one manager.
    assert Invitation.objects.usable(builders.NOW).count() == 1
    for other in (builders.toetser(), builders.role_in(deal, RoleInDeal.COORDINATOR)):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar of een beheerder"):
            world.invite(deal, other, RoleInDeal.MANAGER)


def test_a_deal_has_one_manager_at_a_time(deal, manager, officer):
    with pytest.raises(InvalidInput, match="heeft al een beheerder van de regio: Mia Beheer"):
        world.invite(deal, officer, RoleInDeal.MANAGER)
    with pytest.raises(IntegrityError, match="one_manager_of_a_region"), transaction.atomic():
        builders.role_in(deal, RoleInDeal.MANAGER)


def test_who_signs_is_named_by_the_kassier_or_by_the_beheerder_of_the_ministry(deal, officer):
    partner = builders.organisation()
    DealParty.objects.create(deal=deal, organisation=partner, role=PartyRole.PARTNER)
    of_a_partner = builders.role_in(deal, RoleInDeal.MANAGER, organisation=partner)
    for actor in (of_a_partner, officer):
        with pytest.raises(NotAllowed, match="alleen aan als u zelf voor die kassier werkt"):
            world.invite(deal, actor, RoleInDeal.SIGNER)
    assert world.invite(deal, builders.beheerder(), RoleInDeal.SIGNER)


def test_who_manages_for_the_kassier_names_who_signs_for_it(deal, manager):
    assert world.invite(deal, manager, RoleInDeal.SIGNER)
    partner = builders.organisation()
    DealParty.objects.create(deal=deal, organisation=partner, role=PartyRole.PARTNER)
    with pytest.raises(InvalidInput, match="is geen regiokassier van deze deal"):
        world.invite(deal, manager, RoleInDeal.SIGNER, organisation=partner)
    with pytest.raises(IntegrityError, match="who signs does so for"), transaction.atomic():
        builders.role_in(deal, RoleInDeal.SIGNER, organisation=partner)


def test_a_role_is_for_a_party_of_the_region(deal, manager):
    for other in (builders.organisation(), builders.ministry("BZK")):
        with pytest.raises(InvalidInput, match="is geen partij van de regio"):
            world.invite(deal, manager, organisation=other)
        with pytest.raises(IntegrityError, match="for a party of the region"), transaction.atomic():
            builders.role_in(deal, RoleInDeal.READER, organisation=other)


def test_a_manager_of_another_deal_gives_nothing_here(deal, manager, officer):
    elsewhere = granted(officer)
    with pytest.raises(NotAllowed):
        world.invite(elsewhere, manager)


def test_nobody_gives_himself_a_role(deal, manager):
    with pytest.raises(InvalidInput, match="U kunt uzelf geen rol geven"):
        world.invite(deal, manager, address="Mia@regio.example")
    with pytest.raises(IntegrityError, match="nobody_gives_himself"), transaction.atomic():
        builders.role_in(deal, RoleInDeal.WRITER, manager, given_by=manager)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "Er is geen e-mailadres"),
        ("noor", "geen bruikbaar e-mailadres"),
        ("noor@gemeente.example\nBcc: x@y.example", "geen bruikbaar e-mailadres"),
        ("info@gemeente.example", "gedeelde postbus"),
        ("Secretariaat@gemeente.example", "gedeelde postbus"),
        ("n" * 60 + "@" + "g" * 60 + "." + "g" * 60 + ".example", "te lang"),
    ],
)
def test_an_address_is_that_of_one_person(deal, manager, address, why):
    with pytest.raises(InvalidInput, match=why):
        world.invite(deal, manager, address=address)
    assert not Invitation.objects.exists()


def test_a_role_that_is_over_already_is_not_given(deal, manager):
    with pytest.raises(InvalidInput, match="ligt in het verleden"):
        world.invite(deal, manager, valid_until=TODAY - timedelta(days=1))
    assert world.invite(deal, manager, valid_until=TODAY)


def test_who_writes_in_a_deal_does_not_sign_in_it(deal):
    person = builders.role_in(deal, RoleInDeal.WRITER)
    with pytest.raises(IntegrityError, match="does_not_sign"), transaction.atomic():
        builders.role_in(deal, RoleInDeal.SIGNER, person)
    other = builders.role_in(deal, RoleInDeal.WRITER, valid_until=TODAY)
    builders.role_in(deal, RoleInDeal.SIGNER, other, valid_from=TODAY + timedelta(days=1))


# ---- ending and handing over -----------------------------------------------------------------


def test_a_role_ends_at_once_and_once(deal, manager):
    reader = builders.role_in(deal, RoleInDeal.READER)
    row = reader.deal_roles.get()
    services.end_role(deal_role_id=row.pk, actor=manager)
    assert roles_in(deal.pk, reader) == frozenset()
    with pytest.raises(WrongState, match="al beëindigd"):
        services.end_role(deal_role_id=row.pk, actor=manager)
    assert AuditEntry.objects.latest("pk").sentence == f"Rol beëindigd: {reader}: lezer"


def test_a_manager_does_not_end_his_own_role_but_hands_it_over(deal, manager):
    with pytest.raises(NotAllowed, match="Uw eigen beheer draagt u over"):
        services.end_role(deal_role_id=manager.deal_roles.get().pk, actor=manager)
    next_one = builders.role_in(deal, RoleInDeal.COORDINATOR)
    services.hand_over(deal_id=deal.pk, to_role_id=next_one.deal_roles.get().pk, actor=manager)
    assert roles_in(deal.pk, manager) == frozenset()
    assert roles_in(deal.pk, next_one) == {RoleInDeal.COORDINATOR, RoleInDeal.MANAGER}
    assert world.invite(deal, next_one)


def test_who_manages_for_a_partner_makes_nobody_of_the_kassier_manager(deal):
    # Such a manager would name who signs for the kassier, with nobody of the kassier in it.
    partner = builders.organisation("hogeschool Voorbeeld")
    DealParty.objects.create(deal=deal, organisation=partner, role=PartyRole.PARTNER)
    manager = builders.role_in(deal, RoleInDeal.MANAGER, organisation=partner)
    friend = builders.role_in(deal, RoleInDeal.READER)
    with pytest.raises(InvalidInput, match="werkt voor de regiokassier en u niet"):
        services.hand_over(deal_id=deal.pk, to_role_id=friend.deal_roles.get().pk, actor=manager)
    assert roles_in(deal.pk, manager) == {RoleInDeal.MANAGER}


def test_nobody_hands_over_more_time_than_was_given(deal):
    last = TODAY + timedelta(days=10)
    manager = builders.role_in(deal, RoleInDeal.MANAGER, valid_until=last)
    next_one = builders.role_in(deal, RoleInDeal.READER).deal_roles.get()
    row = services.hand_over(deal_id=deal.pk, to_role_id=next_one.pk, actor=manager)
    assert row.valid_until == last


def test_only_somebody_who_works_in_the_deal_takes_it_over(deal, manager, officer):
    left = builders.role_in(deal, RoleInDeal.READER, valid_until=TODAY - timedelta(days=1))
    closed = builders.role_in(deal, RoleInDeal.READER, builders.user(is_active=False))
    for person in (manager, left, closed):
        with pytest.raises(InvalidInput, match="Kies iemand anders"):
            services.hand_over(
                deal_id=deal.pk, to_role_id=person.deal_roles.get().pk, actor=manager
            )
    reader = builders.role_in(deal, RoleInDeal.READER)
    with pytest.raises(NotAllowed):
        services.hand_over(deal_id=deal.pk, to_role_id=reader.deal_roles.get().pk, actor=officer)


def test_when_the_ministry_ends_a_manager_his_open_invitations_stop(deal, manager, officer):
    row = world.invite(deal, manager)
    services.end_role(deal_role_id=manager.deal_roles.get().pk, actor=officer)
    row.refresh_from_db()
    assert row.revoked_by == officer
    assert world.invite(deal, officer, RoleInDeal.MANAGER, address="nieuw@regio.example")


def test_when_a_manager_hands_over_his_open_invitations_stop(deal, manager):
    row = world.invite(deal, manager)
    next_one = builders.role_in(deal, RoleInDeal.COORDINATOR).deal_roles.get()
    services.hand_over(deal_id=deal.pk, to_role_id=next_one.pk, actor=manager)
    row.refresh_from_db()
    assert row.revoked_by == manager
    assert row.is_usable(builders.NOW) is False


def test_the_ministry_does_not_end_what_the_region_gave(deal, officer):
    row = builders.role_in(deal, RoleInDeal.WRITER).deal_roles.get()
    with pytest.raises(NotAllowed):
        services.end_role(deal_role_id=row.pk, actor=officer)


def test_an_invitation_that_was_used_or_revoked_is_not_revoked(deal, manager):
    row = world.invite(deal, manager)
    services.revoke_invitation(invitation_id=row.pk, actor=manager)
    with pytest.raises(WrongState, match="al gebruikt of ingetrokken"):
        services.revoke_invitation(invitation_id=row.pk, actor=manager)
    with pytest.raises(NotAllowed):
        services.revoke_invitation(
            invitation_id=world.invite(deal, manager).pk,
            actor=builders.role_in(deal, RoleInDeal.COORDINATOR),
        )


@pytest.mark.parametrize(
    "change",
    [{"valid_until": date(2030, 1, 1)}, {"role": "coordinator"}, {"valid_from": TODAY}],
)
def test_what_was_given_stays_as_it_was_given(deal, change):
    builders.role_in(deal, RoleInDeal.READER)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        DealRole.objects.update(**change)
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        DealRole.objects.all()._raw_delete("default")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_hand_over_at_once_one_is_told(deal, manager):
    rows = [builders.role_in(deal, RoleInDeal.READER).deal_roles.get() for _ in range(2)]
    outcomes = at_once(
        *(
            lambda row=row: services.hand_over(deal_id=deal.pk, to_role_id=row.pk, actor=manager)
            for row in rows
        )
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Alleen de beheerder van de regio doet dit."]
    present = DealRole.objects.valid_on(TODAY).filter(role=RoleInDeal.MANAGER)
    assert present.count() == 1
