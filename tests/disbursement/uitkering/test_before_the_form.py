"""What no answer of the form can mend is said before it opens: article, amount, and who helps."""

from datetime import date

import pytest
from django.urls import reverse

from disbursement.uitkering.rendering.refusals import refusals_of
from disbursement.uitkering.selectors import findings_before
from regiodeals.deal.models import Activiteit, Deal, Financieringsbron
from tests import builders
from tests.browsing import text_of

pytestmark = pytest.mark.django_db

TODAY = builders.NOW.date()


def short_of_a_million(deal):
    """The lines of the budget add up to a million less than the rijksbijdrage."""
    first = Activiteit.objects.filter(programmalijn__deal=deal).earliest("pk")
    first.rijk_cents -= 100_000_000
    first.save(update_fields=["rijk_cents"])
    return deal


def refusals(deal):
    found = refusals_of(findings_before(Deal.objects.get(pk=deal.pk), granted_on=TODAY))
    return [" ".join(reason.split()) for reason in found]


@pytest.fixture
def deal(officer):
    return builders.concluded(officer)


def test_a_deal_that_fits_is_refused_nothing(deal):
    assert refusals(deal) == []


def test_a_budget_that_does_not_add_up_names_article_amount_and_who_helps(deal):
    reason, who = refusals(short_of_a_million(deal))
    assert reason.startswith("Artikel 9 lid 1: De programmalijnen zijn samen € 9.000.000")
    assert "€ 1.000.000 is nog te verdelen" in reason
    assert who == "De begroting wijzigt een beheerder."


def test_what_the_region_puts_in_too_little_is_named(deal):
    Deal.objects.filter(pk=deal.pk).update(is_vulnerable_region=False)
    row = Financieringsbron.objects.filter(activiteit__programmalijn__deal=deal).earliest("pk")
    row.amount_cents -= 100
    row.save(update_fields=["amount_cents"])
    reason, who = refusals(deal)
    assert reason.startswith("Artikel 10 lid 2: ")
    assert "Vul de inleg aan met € 1" in reason
    assert who == "De begroting wijzigt een beheerder."


def test_who_changes_the_budget_is_said_once_however_much_is_wrong(deal):
    Deal.objects.filter(pk=deal.pk).update(is_vulnerable_region=False)
    row = Financieringsbron.objects.filter(activiteit__programmalijn__deal=deal).earliest("pk")
    row.amount_cents -= 100
    row.save(update_fields=["amount_cents"])
    found = refusals(short_of_a_million(deal))
    assert len(found) == 3
    assert sum("een beheerder" in reason for reason in found) == 1


def test_an_amount_outside_the_limits_is_no_matter_of_the_budget(deal):
    Deal.objects.filter(pk=deal.pk).update(rijksbijdrage_cents=499_999_999)
    reason = next(row for row in refusals(deal) if "Artikel 10 lid 1" in row)
    assert "beheerder" not in reason


def test_what_the_form_asks_is_not_held_against_the_deal(deal):
    """The ceiling depends on the VAT that is typed, the advance on the termijnen."""
    assert not any("voorschot" in row.lower() or "btw" in row.lower() for row in refusals(deal))


def test_outside_the_window_it_is_said_without_an_i(officer):
    deal = builders.concluded(officer, signed_on=date(2024, 11, 16))
    (reason,) = refusals(deal)
    assert reason.startswith("Artikel 12 lid 1: ")
    assert "dan kan er geen uitkering worden verleend" in reason
    assert " ik " not in reason


def test_the_button_of_the_dossier_is_disabled_with_that_reason(client, officer, deal):
    short_of_a_million(deal)
    client.force_login(officer)
    response = client.get(reverse("regiodeals:deal-detail", args=[deal.pk]))
    assert "€ 1.000.000 is nog te verdelen" in text_of(response)
    address = reverse("disbursement:uitkering-open", args=[deal.pk])
    assert f'href="{address}"' not in response.content.decode()


def test_the_page_itself_shows_the_reason_and_no_form(client, officer, deal):
    short_of_a_million(deal)
    client.force_login(officer)
    response = client.get(reverse("disbursement:uitkering-open", args=[deal.pk]))
    assert response.context["form"] is None
    assert "De begroting wijzigt een beheerder." in text_of(response)
