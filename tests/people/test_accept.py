"""A link works once, for a week, for the address it went to; and tells nobody else anything."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from regiodeals.accounts.models import Role, User
from regiodeals.common.errors import WrongState
from regiodeals.deal.models import DealParty, DealRole, PartyRole, RoleInDeal
from regiodeals.mail.models import Message
from regiodeals.mail.sending import send
from regiodeals.people import services
from regiodeals.people.models import Invitation
from regiodeals.people.views.invitation import FIRST
from tests import builders
from tests.people import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
PAGE = reverse("regiodeals:invitation")
GIVEN = {
    "voornaam": "Noor",
    "achternaam": "de Vries",
    "wachtwoord": "zeven-bomen-in-de-laan",
    "nog_eens": "zeven-bomen-in-de-laan",
}
DOES_NOT_WORK = "Deze link werkt niet of niet meer."


@pytest.fixture
def row(deal, manager):
    return world.invite(deal, manager)


def text(answer):
    return answer.content.decode()


# ---- somebody new ----------------------------------------------------------------------------


def test_somebody_new_sets_a_password_and_is_in(client, deal, row, manager):
    page = world.follow(client, row)
    assert "Mia Beheer vraagt u" in text(page)
    answer = client.post(PAGE, GIVEN)
    assert answer["Location"] == "/"
    person = User.objects.get(username=world.ADDRESS)
    role = DealRole.objects.get(user=person)
    assert (role.role, role.given_by, role.valid_from) == (
        RoleInDeal.WRITER,
        manager,
        builders.NOW.date(),
    )
    assert person.check_password(GIVEN["wachtwoord"])
    home = client.get("/")
    assert home.status_code == 200
    assert f"U werkt nu aan {deal} als schrijver" in text(home)
    assert "De rapportage staat bij Voortgang, Rapportages." in text(home)
    later = Client().post(
        reverse("login"), {"username": world.ADDRESS, "password": GIVEN["wachtwoord"]}
    )
    assert later["Location"] == "/"


def test_a_new_manager_comes_where_people_are_invited(client, deal, officer):
    world.follow(client, world.invite(deal, officer, RoleInDeal.MANAGER))
    answer = client.post(PAGE, GIVEN, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("regiodeals:deal-people", args=[deal.pk])
    assert "Nodig hieronder de mensen van uw regio uit." in text(answer)
    assert "Iemand uitnodigen" in text(answer)


def test_everybody_is_told_where_to_begin():
    assert set(FIRST) == set(RoleInDeal)


def test_the_secret_of_the_link_stands_in_no_address_of_a_page(client, row):
    answer = client.get(world.link_of(row))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"


def test_opening_the_link_uses_nothing_up(client, row):
    for _ in range(3):
        assert world.follow(client, row).status_code == 200
    assert world.follow(Client(), row).status_code == 200


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"wachtwoord": "kort", "nog_eens": "kort"}, "te kort"),
        ({"wachtwoord": "password1234", "nog_eens": "password1234"}, "te algemeen"),
        ({"wachtwoord": "noor@gemeente", "nog_eens": "noor@gemeente"}, "lijkt te veel op"),
        ({"nog_eens": "iets-heel-anders-dan-dat"}, "niet gelijk"),
        ({"voornaam": ""}, "Vul uw voornaam in"),
    ],
)
def test_a_password_that_is_no_good_is_refused_and_the_link_still_works(client, row, given, why):
    world.follow(client, row)
    page = client.post(PAGE, GIVEN | given)
    assert why in text(page)
    assert not User.objects.filter(username=world.ADDRESS).exists()
    assert client.post(PAGE, GIVEN)["Location"] == "/"


# ---- somebody with an account ----------------------------------------------------------------


def test_who_has_an_account_logs_in_and_then_takes_the_role(client, deal, row):
    person = builders.user(email=world.ADDRESS.upper())
    page = world.follow(client, row)
    assert f"{reverse('login')}?next={PAGE}" in text(page)
    assert "wachtwoord" not in page.context
    client.post(
        f"{reverse('login')}?next={PAGE}",
        {"username": person.username, "password": builders.PASSWORD, "next": PAGE},
    )
    assert client.post(PAGE)["Location"] == "/"
    assert person.deal_roles.get().role == RoleInDeal.WRITER
    assert client.get(reverse("regiodeals:deal-detail", args=[deal.pk])).status_code == 200


def test_nobody_takes_over_an_account_by_its_address(client, row):
    builders.user(email=world.ADDRESS)
    world.follow(client, row)
    client.post(PAGE, GIVEN)
    assert not DealRole.objects.filter(role=RoleInDeal.WRITER).exists()
    assert not User.objects.filter(username=world.ADDRESS).exists()


def test_somebody_else_who_is_logged_in_cannot_take_it(client, row):
    client.force_login(builders.member(builders.organisation(), email="ander@regio.example"))
    page = world.follow(client, row)
    assert "voor een ander e-mailadres" in text(page)
    assert "voor een ander e-mailadres" in text(client.post(PAGE))
    assert not DealRole.objects.filter(role=RoleInDeal.WRITER).exists()


def test_an_account_that_was_closed_stays_closed(client, row):
    builders.user(email=world.ADDRESS, is_active=False)
    assert "niet meer inloggen" in text(world.follow(client, row))
    client.post(PAGE, GIVEN)
    assert not DealRole.objects.filter(role=RoleInDeal.WRITER).exists()


def test_who_works_for_the_ministry_takes_no_role_of_a_region(client, row):
    client.force_login(builders.user(Role.TOETSER, email=world.ADDRESS))
    world.follow(client, row)
    assert "krijgt geen rol bij een regio" in text(client.post(PAGE))


def test_who_has_the_role_already_or_signs_is_told_so(client, deal, manager, row):
    person = builders.user(email=world.ADDRESS)
    builders.role_in(deal, RoleInDeal.SIGNER, person)
    client.force_login(person)
    world.follow(client, row)
    assert "Wie schrijft, tekent niet" in text(client.post(PAGE))
    again = world.invite(deal, manager, RoleInDeal.SIGNER)
    world.follow(client, again)
    assert "heeft deze rol al" in text(client.post(PAGE))


# ---- links that do not work ------------------------------------------------------------------


def used(row, _manager, _clock):
    builders.user(username=world.ADDRESS)
    person = User.objects.get(username=world.ADDRESS)
    services.accept_invitation(token_sha256=row.token_sha256, actor=person)


def revoked(row, manager, _clock):
    services.revoke_invitation(invitation_id=row.pk, actor=manager)


def expired(_row, _manager, clock):
    clock.set(builders.NOW + timedelta(days=8))


def sent_by_somebody_who_left(_row, manager, _clock):
    manager.is_active = False
    manager.save()


@pytest.mark.parametrize("spoil", [used, revoked, expired])
def test_what_does_not_work_any_more_looks_like_what_never_was(
    client, row, manager, still_clock, spoil
):
    link = world.link_of(row)
    client.get(link)
    spoil(row, manager, still_clock)
    wrong = Client().get(reverse("regiodeals:invitation-open", args=["nooit-verstuurd"]))
    for answer in (client.get(link), client.get(PAGE), client.post(PAGE, GIVEN)):
        assert answer.status_code == wrong.status_code == 404
        assert DOES_NOT_WORK in text(answer)
        assert world.ADDRESS not in text(answer)
        assert len(answer.content) == len(wrong.content)


def test_a_link_works_on_its_last_day(client, row, still_clock):
    still_clock.set(builders.NOW + timedelta(days=7, hours=14))
    world.follow(client, row)
    assert client.post(PAGE, GIVEN)["Location"] == "/"


def test_what_somebody_sent_whose_account_was_closed_gives_nothing(client, row, manager):
    sent_by_somebody_who_left(row, manager, None)
    world.follow(client, row)
    assert DOES_NOT_WORK in text(client.post(PAGE, GIVEN))


def test_a_mail_of_what_was_revoked_does_not_leave(row, manager):
    message = Message.objects.get()
    revoked(row, manager, None)
    assert not send(message.pk)
    message.refresh_from_db()
    assert message.withdrawn_at == builders.NOW


def test_who_guesses_is_slowed_down(client):
    for number in range(20):
        client.get(reverse("regiodeals:invitation-open", args=[f"gok-{number}"]))
    assert client.get(reverse("regiodeals:invitation-open", args=["nog-een"])).status_code == 429


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_is_told(deal, manager):
    row = world.invite(deal, manager)
    account = services.NewAccount("Noor", "de Vries", GIVEN["wachtwoord"])
    outcomes = at_once(
        *[lambda: services.accept_with_new_account(token_sha256=row.token_sha256, account=account)]
        * 2
    )
    assert len(results_of(outcomes)) == 1
    (sentence,) = sentences_of(outcomes)
    assert DOES_NOT_WORK in sentence
    assert Invitation.objects.get().deal_role == DealRole.objects.get(role=RoleInDeal.WRITER)


def test_a_role_whose_last_day_has_passed_is_not_taken(deal, manager, still_clock):
    row = world.invite(deal, manager, valid_until=builders.NOW.date())
    person = builders.user(email=world.ADDRESS)
    still_clock.set(builders.NOW + timedelta(days=1))
    with pytest.raises(WrongState, match=DOES_NOT_WORK):
        services.accept_invitation(token_sha256=row.token_sha256, actor=person)


# ---- who sent it may not give the role any more ------------------------------------------------


def test_the_link_of_a_manager_whose_last_day_has_passed_gives_nothing(deal, still_clock):
    manager = builders.role_in(deal, RoleInDeal.MANAGER, valid_until=builders.NOW.date())
    row = world.invite(deal, manager)
    person = builders.user(email=world.ADDRESS)
    still_clock.set(builders.NOW + timedelta(days=1))
    with pytest.raises(WrongState, match=DOES_NOT_WORK):
        services.accept_invitation(token_sha256=row.token_sha256, actor=person)
    assert not person.deal_roles.exists()


def test_the_link_of_who_handed_over_gives_nothing_and_makes_no_account(client, deal, row, manager):
    world.follow(client, row)
    next_one = builders.role_in(deal, RoleInDeal.COORDINATOR).deal_roles.get()
    services.hand_over(deal_id=deal.pk, to_role_id=next_one.pk, actor=manager)
    assert DOES_NOT_WORK in text(client.post(PAGE, GIVEN))
    assert not User.objects.filter(username=world.ADDRESS).exists()


def test_who_manages_but_works_for_the_kassier_no_more_lets_nobody_sign(deal, manager):
    signer = world.invite(deal, manager, RoleInDeal.SIGNER)
    writer = world.invite(deal, manager, address="wim@gemeente.example")
    other = builders.organisation()
    DealParty.objects.filter(deal=deal, role=PartyRole.KASSIER).update(organisation=other)
    person = builders.user(email=world.ADDRESS)
    with pytest.raises(WrongState, match=DOES_NOT_WORK):
        services.accept_invitation(token_sha256=signer.token_sha256, actor=person)
    assert not person.deal_roles.exists()
    # The people of the region are still his to invite.
    wim = builders.user(email="wim@gemeente.example")
    services.accept_invitation(token_sha256=writer.token_sha256, actor=wim)
    assert wim.deal_roles.get().role == RoleInDeal.WRITER
