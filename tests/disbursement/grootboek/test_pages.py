"""Where every euro is: the page of a deal, its panel, the cash of all, and what is done there."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import cash_by_year
from disbursement.grootboek.services import book_euro_value, impose_condition
from disbursement.uitkering.models import TermijnCondition
from tests import builders
from tests.disbursement.beschikking import issued
from tests.screens.pages import read

pytestmark = pytest.mark.django_db

K = BoekingKind
DAY = builders.NOW.date()


def browser_of(person):
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def desk(db):
    return browser_of(builders.controller(name="Greet", last_name="Teller"))


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(read(answer.content.decode()).text.replace("\xa0", " ").split())


def money(grant):
    return reverse("disbursement:geld", args=[grant.deal_id])


# ---- one deal --------------------------------------------------------------------------------


def test_every_amount_is_there_with_what_it_includes(desk, grant, post):
    builders.pay(grant, grant.termijnen.get(number=1))
    post(K.VERANTWOORD, 123_45, year=2024)
    text = text_of(desk, money(grant))
    for words in (
        "Verleend € 10.000.000,00 Het bedrag van de besluiten, met btw.",
        "Betaald € 5.000.000,00 Wat de bank betaalde, min wat terugkwam.",
        "Nog te betalen € 5.000.000,00 Voorschot min wat is betaald.",
        "Verantwoord € 123,45",
        "Termijn 1 uiterlijk ma 30 dec 2024, begrotingsjaar 2024 betaald",
        "Termijn 2 uiterlijk vr 27 feb 2026, begrotingsjaar 2026 gepland",
        "2024 € 123,45 € 0,00",
        "Verleend bij besluit SPUK-2024-0001",
    ):
        assert words in text


def test_the_parts_of_the_bar_are_the_whole_grant(desk, grant, post):
    builders.pay(grant)
    post(K.VASTGESTELD, 900_000_000)
    context = desk.get(money(grant)).context
    assert sum(part["cents"] for part in context["parts"]) == context["granted"] == 1_000_000_000
    assert [part["label"] for part in context["parts"]] == [
        "Betaald",
        "Lager vastgesteld",
        "Nog te betalen",
    ]


def test_the_dollars_and_the_euros_of_an_island_stand_apart(desk, island):
    first = island.termijnen.get(number=1)
    builders.pay(island, first)
    book_euro_value(
        uitkering_id=island.pk,
        termijn=first,
        dollar_cents=first.amount_cents,
        charged_cents=251_000_000,
        booked_on=DAY,
        source_key="betaling:1",
        actor=None,
    )
    text = text_of(desk, money(island))
    for words in (
        "Verleend US$ 5.275.000,00",
        "Verplichting € 5.000.000,00",
        "Afgeschreven € 2.510.000,00",
        "Koersverschil € 10.000,00",
        "Koers: 1,055 dollar voor één euro, op 15 november 2024 (voorbeeldbron).",
    ):
        assert words in text


def test_a_correction_and_what_it_corrects_name_each_other(desk, grant, post):
    row = post(K.VERANTWOORD, 700, year=2024)
    url = reverse("disbursement:boeking-correct", args=[row.pk])
    assert desk.post(url, {"reden": "Een nul te veel", "goed_bedrag": "0,70"}).status_code == 302
    undo = Boeking.objects.get(corrects=row)
    text = text_of(desk, money(grant))
    assert f"teruggeboekt in nr. {undo.pk}" in text
    assert f"herstelt nr. {row.pk}" in text
    assert Boeking.objects.latest("pk").amount_cents == 70
    assert "al hersteld" in desk.post(url, {"reden": "Nog eens"}).content.decode()


def test_who_may_not_correct_is_told_so(cast, post):
    url = reverse("disbursement:boeking-correct", args=[post(K.VERANTWOORD, 7, year=2024).pk])
    answer = browser_of(cast.drafter).post(url, {"reden": "Fout"})
    assert "Alleen een controller mag een boeking herstellen" in answer.content.decode()


def test_a_condition_is_imposed_before_and_met_after_the_bekendmaking(cast):
    draft = cast.draft()
    termijn = draft.uitkering.termijnen.get(number=2)
    url = reverse("disbursement:termijn-condition", args=[termijn.pk])
    browser = browser_of(cast.drafter)
    browser.post(url, {"voorwaarde": "voortgangsrapportage", "waar": "convenant, artikel 7"})
    termijn.refresh_from_db()
    assert termijn.condition == TermijnCondition.VOORTGANG
    issued.through_the_steps(cast, draft)
    assert "wacht op voorwaarde" in text_of(browser, money(draft.uitkering))
    browser.post(url, {"voldaan_op": "18-11-2024", "waaruit": "Brief VB-9"})
    text = text_of(browser, money(draft.uitkering))
    assert "voldaan op 18 november 2024, Brief VB-9" in text
    assert (
        "al vastgelegd"
        in browser.post(url, {"voldaan_op": "18-11-2024", "waaruit": "x"}).content.decode()
    )


def test_an_empty_condition_keeps_what_was_typed(cast):
    termijn = cast.draft().uitkering.termijnen.get(number=2)
    url = reverse("disbursement:termijn-condition", args=[termijn.pk])
    answer = browser_of(cast.drafter).post(url, {"voorwaarde": "verzoek", "waar": ""})
    assert "Schrijf op waar deze voorwaarde staat" in answer.content.decode()


def test_the_region_sees_its_own_money_and_no_buttons(grant):
    region = builders.member(builders.region_of(grant.deal))
    page = browser_of(region).get(money(grant)).content.decode()
    assert "Verleend bij besluit" in page
    assert "/herstellen/" not in page
    assert "/voorwaarde/" not in page


def test_before_the_bekendmaking_only_the_ministry_sees_the_page(cast, desk):
    grant = cast.signed().uitkering
    region = builders.member(builders.region_of(grant.deal))
    assert browser_of(region).get(money(grant)).status_code == 404
    assert "Er is nog niets verleend" in text_of(desk, money(grant))


def test_a_deal_without_uitkering_has_no_money_page(desk, officer):
    deal = builders.concluded(officer)
    assert desk.get(reverse("disbursement:geld", args=[deal.pk])).status_code == 404


def test_the_dossier_shows_where_the_money_is(desk, grant):
    builders.pay(grant, grant.termijnen.get(number=1))
    text = text_of(desk, reverse("regiodeals:deal-detail", args=[grant.deal_id]))
    assert "Geld van de uitkering" in text
    assert "Nog te betalen: € 5.000.000,00" in text or "Nog te betalen € 5.000.000,00" in text


# ---- files -----------------------------------------------------------------------------------


def content_of(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("table", ["boekingen", "totalen", "termijnen"])
def test_every_table_of_a_deal_is_a_file_too(desk, grant, table):
    for form in ("csv", "xlsx"):
        url = reverse("disbursement:geld-export", args=[grant.deal_id, table, form])
        answer = desk.get(url)
        assert answer.status_code == 200
        assert f"{table}-deal-{grant.deal_id}.{form}" in answer["Content-Disposition"]
        assert content_of(answer)


def test_the_entries_in_a_file_are_exact_and_whole(desk, grant, post):
    for _ in range(60):
        post(K.VERANTWOORD, 1, year=2024)
    url = reverse("disbursement:geld-export", args=[grant.deal_id, "boekingen", "csv"])
    lines = content_of(desk.get(url)).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + grant.boekingen.count()
    assert lines[0].startswith('"Nummer";"Boekdag";"Soort";"Bedrag";"Munt";')
    assert ';"18-11-2024";"verleend";"10000000,00";"EUR";' in lines[1]


@pytest.mark.parametrize(("table", "form"), [("alles", "csv"), ("boekingen", "pdf")])
def test_a_table_or_a_form_that_is_not_made_is_a_404(desk, grant, table, form):
    url = reverse("disbursement:geld-export", args=[grant.deal_id, table, form])
    assert desk.get(url).status_code == 404
    if table == "alles":
        assert (
            desk.get(reverse("disbursement:kasritme-export", args=[table, form])).status_code == 404
        )


@pytest.mark.parametrize("table", ["overzicht", "termijnen"])
def test_every_table_of_the_cash_is_a_file_too(desk, grant, table):
    for form in ("csv", "xlsx"):
        answer = desk.get(reverse("disbursement:kasritme-export", args=[table, form]))
        assert answer.status_code == 200
        assert content_of(answer)


# ---- the cash of all -------------------------------------------------------------------------


def test_a_plan_counts_in_its_budget_year_and_a_payment_when_it_went(desk, grant, island):
    builders.pay(grant, grant.termijnen.get(number=2))
    rows = {(row.currency, row.year): row for row in cash_by_year(builders.controller())}
    assert rows["EUR", 2024].planned_cents == rows["EUR", 2026].planned_cents == 500_000_000
    assert (rows["EUR", 2024].paid_cents, rows["EUR", 2026].paid_cents) == (500_000_000, 0)
    assert rows["USD", 2024].planned_cents == 263_750_000
    text = text_of(desk, reverse("disbursement:kasritme"))
    assert "Kas in euro" in text
    assert "Kas in US-dollar" in text
    assert "Samen € 10.000.000,00 € 5.000.000,00 € 5.000.000,00 € 5.000.000,00" in text


def test_what_the_bank_charged_for_dollars_is_no_second_payment(island):
    first = island.termijnen.get(number=1)
    builders.pay(island, first)
    book_euro_value(
        uitkering_id=island.pk,
        termijn=first,
        dollar_cents=first.amount_cents,
        charged_cents=251_000_000,
        booked_on=DAY,
        source_key="betaling:1",
        actor=None,
    )
    assert {row.currency for row in cash_by_year(builders.controller())} == {"USD"}


def test_without_a_plan_the_page_says_when_there_will_be_one(desk):
    assert "Er is nog niets gepland" in text_of(desk, reverse("disbursement:kasritme"))


def test_the_page_lists_each_termijn_by_its_day(desk, cast, grant):
    later = cast.announced().uitkering
    impose = later.termijnen.get(number=1)
    assert impose.due_on == date(2024, 12, 30)
    context = desk.get(reverse("disbursement:kasritme")).context
    days = [line[1]["cell"].text for line in context["termijnen"].lines]
    assert len(days) == 4
    assert days == sorted(days, key=lambda day: day[-4:])


# ---- questions -------------------------------------------------------------------------------


def asked(browser, url):
    with CaptureQueriesContext(connection) as found:
        assert browser.get(url).status_code == 200
    return len(found)


def test_the_page_of_a_deal_asks_as_much_at_five_hundred_entries_as_at_twenty(desk, grant, post):
    for _ in range(17):
        post(K.VERANTWOORD, 1, year=2024)
    few = asked(desk, money(grant))
    Boeking.objects.bulk_create(
        Boeking(
            uitkering=grant,
            kind=K.VERANTWOORD,
            currency="EUR",
            amount_cents=1,
            booked_on=DAY,
            booked_at=builders.NOW,
            source_key=f"veel:{number}",
            sentence="Besteed",
            year=2024,
        )
        for number in range(480)
    )
    assert asked(desk, money(grant)) == few <= 12


def test_who_may_impose_is_asked_by_the_service(cast):
    termijn = cast.draft().uitkering.termijnen.get(number=1)
    row = impose_condition(
        termijn_id=termijn.pk,
        condition=TermijnCondition.VERZOEK,
        source="artikel 3",
        actor=cast.drafter,
    )
    assert row.get_condition_display() == "verzoek ontvangen"
