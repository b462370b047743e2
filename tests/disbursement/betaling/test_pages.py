"""The pages of the payments: what they show, what they refuse, and how much they ask."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.betaling import running, services
from disbursement.betaling.models import (
    BatchStatus,
    Betaalbatch,
    Betaalrekening,
    Betaling,
    BetalingStatus,
)
from disbursement.uitkering.models import Termijn
from regiodeals.common.dutch_dates import short_date
from tests import builders
from tests.disbursement.betaling.world import (
    IBAN,
    entry,
    first_termijn,
    rekening_of,
)
from tests.screens import many_deals

pytestmark = pytest.mark.django_db

AT_MOST = 12


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(name: str, *args) -> str:
    return reverse(f"disbursement:{name}", args=args)


def text(response) -> str:
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.replace("\xa0", " ").replace("&nbsp;", " ").split())


class TestWorklist:
    """What can be done now, and what is missing where it cannot."""

    def test_shows_what_can_be_released_and_what_waits_for_whom(self, office):
        office.released()
        office.payable()
        office.announced()
        page = text(browser(office.second).get(url("betaling-list")))
        assert "te bevestigen vrijgegeven door Els Eerste" in page
        assert "vrij te geven" in page
        assert "Er is geen rekening van de kassier te gebruiken" in page

    def test_shows_no_more_of_an_account_than_four_signs(self, office):
        office.payable()
        page = browser(office.second).get(url("betaling-list")).content.decode()
        assert "… 0001" in page
        assert IBAN not in page

    def test_composes_a_batch_of_what_was_confirmed(self, office):
        office.confirmed()
        client = browser(office.first)
        assert "€ 5.000.000,00 in 1 betaling" in text(client.get(url("betaling-list")))
        client.post(url("betaalbatch-compose"), {"valuta": "EUR", "dag": "19-11-2024"})
        assert Betaalbatch.objects.get().betalingen.count() == 1

    def test_a_wrong_day_is_a_sentence(self, office):
        office.confirmed()
        answer = browser(office.first).post(
            url("betaalbatch-compose"), {"valuta": "EUR", "dag": "31-2-2025"}, follow=True
        )
        assert "Februari 2025 heeft 28 dagen" in text(answer)
        assert 'name="dag" value="31-2-2025"' in answer.content.decode()

    def test_what_waits_elsewhere_leads_there(self, office):
        office.delivered(entry(name="ANDER"))
        page = text(browser(office.first).get(url("betaling-list")))
        assert "1 bankregel om af te handelen" in page

    def test_says_in_one_sentence_why_not_and_by_which_day(self, office):
        termijn = office.payable(builders.saba(office.drafter))
        office.announced()
        words = text(browser(office.first).get(url("betaling-list")))
        assert "Er is geen rekening van de kassier te gebruiken." in words
        assert "Stel de rekening voor" not in words
        # The day of the ledger: for an island none follows from the Awb.
        assert short_date(termijn.due_on) in words

    @pytest.mark.parametrize("who", ["first", "drafter"])
    def test_asks_as_much_for_five_hundred_as_for_twenty(self, office, who):
        region = builders.organisation()
        many_deals.granted_deals(20, region=region, cast=office)
        add_termijnen()
        few = asked(getattr(office, who), url("betaling-list"))
        many_deals.granted_deals(480, region=region, cast=office)
        add_termijnen()
        many = asked(getattr(office, who), url("betaling-list"))
        assert len(few) == len(many) <= AT_MOST, "\n".join(many)


def add_termijnen() -> None:
    from disbursement.uitkering.models import Uitkering

    without = Uitkering.objects.filter(termijnen__isnull=True)
    Termijn.objects.bulk_create(
        Termijn(uitkering=row, number=1, amount_cents=row.amount_cents) for row in without
    )


def asked(person, address: str) -> list[str]:
    client = browser(person)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in queries.captured_queries]


class TestRelease:
    """The page on which somebody releases, and the one on which another confirms."""

    def test_a_termijn_is_released_to_the_account_that_was_shown(self, office):
        termijn = office.payable()
        client = browser(office.first)
        page = client.get(url("betaling-release", termijn.pk)).content.decode()
        shown = re.search(r'name="rekening" value="(\d+)"', page)
        assert shown
        client.post(url("betaling-release", termijn.pk), {"rekening": shown[1]})
        betaling = Betaling.objects.get()
        browser(office.second).post(url("betaling-transition", betaling.pk, "confirm"))
        assert Betaling.objects.get().status == BetalingStatus.VRIJGEGEVEN

    def test_what_is_confirmed_leads_to_where_a_batch_is_composed(self, office):
        betaling = office.confirmed()
        client = browser(office.second)
        page = client.get(url("betaling-detail", betaling.pk)).content.decode()
        assert f'href="{url("betaling-list")}#samen"' in page
        batch = office.batch()
        page = client.get(url("betaling-detail", betaling.pk)).content.decode()
        assert f'href="{url("betaalbatch-detail", batch.pk)}">Naar {batch}<' in page

    @pytest.mark.parametrize("shown", ["", "x", "9" * 30, "²"])
    def test_a_strange_account_is_refused(self, office, shown):
        termijn = office.payable()
        browser(office.first).post(url("betaling-release", termijn.pk), {"rekening": shown})
        assert Betaling.objects.count() == 0

    def test_a_difference_with_the_letter_is_told(self, office):
        page = text(browser(office.first).get(url("betaling-release", office.payable().pk)))
        assert "In de beschikking staat een andere rekening" in page

    def test_the_same_account_is_no_difference(self, office):
        row = office.announced()
        rekening_of(row, office)
        type(row.uitkering).objects.filter(pk=row.uitkering_id).update(
            account_number="NL33 EXMP 0000 0000 01"
        )
        page = text(browser(office.first).get(url("betaling-release", first_termijn(row).pk)))
        assert "andere rekening" not in page

    def test_who_may_not_sees_why(self, office):
        page = text(browser(office.drafter).get(url("betaling-release", office.payable().pk)))
        assert "Alleen een controller mag dit doen." in page

    def test_an_unknown_step_is_a_404(self, office):
        betaling = office.released()
        answer = browser(office.second).post(url("betaling-transition", betaling.pk, "pay"))
        assert answer.status_code == 404

    @pytest.mark.parametrize("name", ["betaling-detail", "betaling-release"])
    def test_a_page_asks_twelve_questions_at_most(self, office, name):
        betaling = office.paid()
        number = betaling.pk if name == "betaling-detail" else betaling.termijn_id
        assert len(asked(office.second, url(name, number))) <= AT_MOST

    def test_a_paid_termijn_says_on_which_day(self, office):
        betaling = office.paid()
        page = text(browser(office.second).get(url("betaling-detail", betaling.pk)))
        assert "Betaald op maandag 18 november 2024" in page


class TestBatch:
    """The page of a batch, and its file."""

    def test_leads_from_composing_to_the_file(self, office):
        office.confirmed()
        batch = office.batch()
        browser(office.second).post(url("betaalbatch-transition", batch.pk, "confirm"))
        client = browser(office.first)
        assert "wordt gemaakt" in text(client.get(url("betaalbatch-detail", batch.pk)))
        running.make_file(batch.pk)
        answer = client.get(url("betaalbatch-file", batch.pk))
        assert answer["Content-Type"] == "application/xml"
        assert answer["Content-Disposition"] == f'attachment; filename="RD-BATCH-{batch.pk}.xml"'
        assert b"pain.001.001.09" in answer.content
        client.post(url("betaalbatch-transition", batch.pk, "offer"))
        assert Betaalbatch.objects.get().status == BatchStatus.AANGEBODEN

    def test_a_case_officer_does_not_get_the_file(self, office):
        office.sent()
        batch = Betaalbatch.objects.get()
        page = browser(office.drafter).get(url("betaalbatch-detail", batch.pk))
        assert f"RD-BATCH-{batch.pk}.xml" in text(page)
        assert url("betaalbatch-file", batch.pk) not in page.content.decode()
        answer = browser(office.drafter).get(url("betaalbatch-file", batch.pk), follow=True)
        assert "Alleen een controller mag dit doen." in text(answer)

    def test_shows_no_more_of_an_account_than_four_signs(self, office):
        office.sent()
        batch = Betaalbatch.objects.get()
        page = browser(office.first).get(url("betaalbatch-detail", batch.pk)).content.decode()
        assert IBAN not in page

    def test_asks_as_much_for_many_payments_as_for_few(self, office):
        office.confirmed()
        batch = office.batch()
        few = asked(office.first, url("betaalbatch-detail", batch.pk))
        services.dissolve_batch(batch_id=batch.pk, actor=office.first)
        for _ in range(5):
            office.confirmed(office.payable())
        many = asked(office.first, url("betaalbatch-detail", office.batch().pk))
        assert len(few) == len(many) <= AT_MOST, "\n".join(many)


def test_the_start_page_tells_a_controller_what_waits(office):
    office.released()
    office.delivered(entry(name="ANDER"))
    page = text(browser(office.second).get(reverse("my-work")))
    assert "Vrijgaven bevestigen (1)" in page
    assert "Bankregels afhandelen (1)" in page
    assert "Vrijgaven bevestigen" not in text(browser(office.first).get(reverse("my-work")))


def test_the_account_of_the_state_is_kept_in_the_administration(office):
    beheerder = builders.user("beheerder", is_staff=True)
    page = browser(beheerder).get(reverse("admin:disbursement_betaalrekening_changelist"))
    assert "… 0003" in text(page)
    assert Betaalrekening.objects.count() == 2
    assert office.first.is_ministry
