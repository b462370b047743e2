"""Nobody loses the right to sign silently: what waits for whom, by name, and since when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.beschikking import panels
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.page.waiting import waiting_of
from disbursement.beschikking.selectors import bezetting_on, who_may_sign
from disbursement.beschikking.services import send_back_beschikking
from disbursement.mandaat.models import Ambtsdrager, Mandaat
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common.dutch_dates import plain_date
from tests import builders
from tests.browsing import text_of

pytestmark = pytest.mark.django_db

TODAY = builders.NOW.date()
ONE_DAY = timedelta(days=1)
MOST_QUERIES = 12
# The start page of the ministry asks each room that has work for its people, once.
MOST_QUERIES_AT_THE_START = 27


def waiting(row, day=TODAY):
    return waiting_of(Beschikking.objects.get(pk=row.pk), bezetting_on(day), day)


def end_the_mandates():
    Mandaat.objects.update(valid_until=TODAY - ONE_DAY)


# ---- who -------------------------------------------------------------------------------------


def test_a_concept_waits_for_its_drafter(cast):
    found = waiting(cast.draft())
    assert (found.act, found.who, found.stuck) == ("opstellen", "Sanne Opsteller", "")


def test_what_was_sent_back_waits_since_that_day(client, cast, still_clock):
    row = cast.submitted()
    still_clock.set(builders.NOW + timedelta(days=3))
    send_back_beschikking(
        beschikking_id=row.pk, verb="return_to_drafter", remark="Te hoog.", actor=cast.reviewer
    )
    client.force_login(cast.drafter)
    text = text_of(client.get(reverse("disbursement:beschikking-detail", args=[row.pk])))
    assert f"sinds {plain_date(TODAY + timedelta(days=3))}, teruggestuurd met een opmerking" in text
    assert f"sinds {plain_date(TODAY + timedelta(days=3))}, vandaag" in text


def test_a_review_waits_for_every_toetser_but_the_drafter(cast):
    RoleAssignment.objects.create(
        user=cast.drafter, role=Role.TOETSER, valid_from=builders.LONG_AGO
    )
    builders.toetser(name="Ada", last_name="Aanwezig")
    assert waiting(cast.submitted()).who == "Ada Aanwezig of Farid Toetser"


def test_a_signature_waits_for_who_may_sign_with_the_office(cast):
    deputy = builders.user(Role.TEKENBEVOEGDE, name="Noor", last_name="Vervanger")
    builders.vervanging(cast.signer, deputy)
    builders.tekenbevoegde(ceiling_cents=5)
    found = waiting(cast.approved())
    assert found.people == (cast.signer, deputy)
    assert found.who == (
        "Marit Tekenaar (directeur Regio Deals) of Noor Vervanger (plaatsvervangend directeur"
        " Regio Deals, bij afwezigheid van Marit Tekenaar)"
    )


def test_who_may_sign_says_under_which_power(cast):
    (power,) = who_may_sign(cast.approved(), TODAY)
    assert (power.signer, power.mandaat) == (cast.signer, Mandaat.objects.get())
    assert who_may_sign(cast.approved(), builders.LONG_AGO - ONE_DAY) == []


def test_a_signed_letter_waits_for_its_drafter_to_make_it_known(cast):
    assert waiting(cast.with_letter()).who == "Sanne Opsteller"


def test_when_the_drafter_left_every_behandelaar_may_make_it_known(cast):
    row = cast.with_letter()
    User.objects.filter(pk=cast.drafter.pk).update(is_active=False)
    builders.behandelaar(name="Otto", last_name="Opvolger")
    assert waiting(row).who == "Otto Opvolger"


def test_what_was_made_known_waits_for_nobody(cast):
    assert waiting(cast.announced()) is None


def test_many_names_are_cut(cast):
    for number in range(8):
        builders.toetser(name=f"Persoon {number}", last_name=f"A{number}")
    who = waiting(cast.submitted()).who
    assert who.endswith(" en 3 anderen")
    assert who.count(",") == 5


# ---- since when ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (builders.NOW, "sinds 18 november 2024, vandaag"),
        (builders.NOW + ONE_DAY, "sinds 18 november 2024, 1 dag"),
        (builders.NOW + 14 * ONE_DAY, "sinds 18 november 2024, 14 dagen"),
    ],
)
def test_it_says_since_when_and_how_long(moment, words, cast):
    assert waiting(cast.submitted(), moment.date()).age == words


def test_the_day_is_that_of_the_hague(cast, still_clock):
    still_clock.set(datetime(2024, 11, 18, 23, 30, tzinfo=UTC))
    assert waiting(cast.submitted(), date(2024, 11, 19)).age == "sinds 19 november 2024, vandaag"


# ---- when nobody can -------------------------------------------------------------------------


def test_when_the_mandate_ended_nobody_can_sign(cast):
    row = cast.approved()
    end_the_mandates()
    assert waiting(row).stuck == (
        "Niemand kan dit nu tekenen: er geldt vandaag geen enkel mandaat."
        " Vraag de beheerder om een mandaat."
    )


def test_when_the_holder_left_nobody_can_sign(cast):
    row = cast.approved()
    Ambtsdrager.objects.update(valid_until=TODAY - ONE_DAY)
    assert "er geldt vandaag geen enkel mandaat" in waiting(row).stuck


def test_when_no_mandate_covers_the_kind_it_says_so(cast):
    row = cast.approved()
    end_the_mandates()
    builders.mandaat(builders.office_of(cast.signer), kinds=["vaststelling"])
    assert "geen mandaat van vandaag geldt voor een verlening" in waiting(row).stuck


def test_when_no_ceiling_is_high_enough_it_says_how_high_they_go(cast):
    row = cast.approved()
    end_the_mandates()
    builders.mandaat(builders.office_of(cast.signer), ceiling_cents=999_999_999)
    assert "het hoogste mandaat gaat tot en met €\xa09.999.999,99" in waiting(row).stuck


def test_when_the_role_ended_and_the_mandate_goes_on_it_names_the_holder(cast):
    row = cast.approved()
    RoleAssignment.objects.filter(user=cast.signer).update(valid_until=TODAY - ONE_DAY)
    assert "wie een mandaat heeft (Marit Tekenaar), is geen tekenbevoegde" in waiting(row).stuck


def test_when_there_is_no_other_toetser_it_says_so(cast):
    row = cast.submitted()
    RoleAssignment.objects.filter(user=cast.reviewer).update(valid_until=TODAY - ONE_DAY)
    assert waiting(row).stuck == (
        "Niemand kan dit nu doen: er is vandaag geen toetser die dit niet zelf opstelde."
        " Vraag de beheerder."
    )


def test_when_the_drafter_left_the_concept_is_stuck(cast):
    row = cast.draft()
    RoleAssignment.objects.filter(user=cast.drafter).update(valid_until=TODAY - ONE_DAY)
    assert "Sanne Opsteller is geen behandelaar meer" in waiting(row).stuck


# ---- on the pages ----------------------------------------------------------------------------


def read_anew(person):
    return User.objects.get(pk=person.pk)


def test_the_drafter_sees_on_the_start_page_for_whom_it_waits(cast):
    row = cast.approved()
    (item,) = panels.waiting_for(read_anew(cast.drafter))
    assert item.who == "Marit Tekenaar (directeur Regio Deals)"
    assert item.url == reverse("disbursement:beschikking-detail", args=[row.pk])
    assert list(panels.waiting_for(read_anew(cast.signer))) == []


def test_what_waits_for_oneself_is_work_and_not_waiting(cast):
    cast.draft()
    assert list(panels.waiting_for(read_anew(cast.drafter))) == []
    assert len(list(panels.work_for(read_anew(cast.drafter)))) == 1


def test_the_beheerder_sees_only_what_nobody_can_take_further(cast):
    cast.approved()
    beheerder = builders.user(Role.BEHEERDER)
    assert list(panels.waiting_for(read_anew(beheerder))) == []
    end_the_mandates()
    (item,) = panels.waiting_for(read_anew(beheerder))
    assert "Niemand kan dit nu tekenen" in item.stuck


def test_who_has_no_mandate_gets_no_task_to_sign(cast):
    cast.approved()
    assert len(list(panels.work_for(read_anew(cast.signer)))) == 1
    end_the_mandates()
    assert list(panels.work_for(read_anew(cast.signer))) == []


def test_others_wait_for_nothing(cast):
    cast.approved()
    member = builders.member(builders.organisation())
    assert list(panels.waiting_for(member)) == []


def test_the_page_of_a_beschikking_says_for_whom_it_waits(cast):
    row = cast.approved()
    text = page(cast.drafter, row)
    assert "Marit Tekenaar (directeur Regio Deals)" in text
    assert "sinds 18 november 2024, vandaag" in text
    end_the_mandates()
    assert "Niemand kan dit nu tekenen" in page(cast.drafter, row)


def test_after_the_bekendmaking_the_page_waits_for_nobody(cast):
    assert "Wacht op" not in page(cast.drafter, cast.announced())


def page(person, row):
    browser = Client()
    browser.force_login(read_anew(person))
    return browser.get(reverse("disbursement:beschikking-detail", args=[row.pk])).content.decode()


# ---- questions -------------------------------------------------------------------------------


def queries(person, url):
    browser = Client()
    browser.force_login(person)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


@pytest.mark.parametrize("who", ["drafter", "reviewer", "signer"])
@pytest.mark.parametrize("step", ["draft", "submitted", "approved", "signed", "announced"])
def test_the_page_of_a_beschikking_asks_twelve_questions_at_most(who, step, cast):
    row = getattr(cast, step)()
    person = getattr(cast, who)
    asked = queries(person, reverse("disbursement:beschikking-detail", args=[row.pk]))
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)


@pytest.mark.parametrize("who", ["drafter", "reviewer", "signer", "beheerder"])
def test_the_start_page_asks_as_much_for_many_as_for_few(who, cast):
    person = builders.beheerder() if who == "beheerder" else getattr(cast, who)
    for step in (cast.submitted, cast.approved, cast.with_letter):
        step()
    # The first page of a visit is written down once.
    queries(person, reverse("my-work"))
    few = queries(person, reverse("my-work"))
    for step in (cast.submitted, cast.approved, cast.with_letter) * 3:
        step()
    for _ in range(5):
        builders.vervanging(builders.tekenbevoegde())
    many = queries(person, reverse("my-work"))
    assert len(few) == len(many) <= MOST_QUERIES_AT_THE_START, "\n".join(many)
