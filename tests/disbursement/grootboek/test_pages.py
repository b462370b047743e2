"""Where every euro is: the page of a deal, its panel, the cash of all, and what is done there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.services import book_euro_value, impose_condition
from disbursement.uitkering.models import TermijnCondition
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.grootboek.pages import DAY, browser_of, content_of, text_of

pytestmark = pytest.mark.django_db

K = BoekingKind


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
