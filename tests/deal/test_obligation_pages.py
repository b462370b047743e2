"""Termijnen: what is owed by which day, for who may see it, and what it was before."""

from datetime import date

import pytest
from django.urls import reverse

from regiodeals.common.clock import AMSTERDAM, KRALENDIJK
from regiodeals.deal.panels import obligations_panel
from regiodeals.obligations import services
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


def listed(client, reader, **filters):
    client.force_login(reader)
    return client.get(reverse("regiodeals:obligation-list"), filters)


def titles(response):
    return [(row["owed"].kind, row["owed"].dossier) for row in response.context["rows"]]


def page_of(client, reader, owed):
    client.force_login(reader)
    return client.get(reverse("regiodeals:obligation-detail", args=[owed.pk]))


def test_everything_i_may_see_stands_there_by_day(client, officer):
    later = builders.concluded(officer, signed_on=date(2024, 10, 7))
    sooner = builders.concluded(officer)
    found = titles(listed(client, officer))
    assert [kind for kind, _ in found[:2]] == ["verlening", "verlening"]
    assert [dossier for _, dossier in found[:2]] == [sooner.pk, later.pk]


def test_it_begins_with_what_is_to_do_and_shows_all_when_asked(client, officer):
    builders.concluded(officer)
    owed = Obligation.objects.get(kind=ObligationKind.VERLENING)
    services.meet(obligation_id=owed.pk, on=builders.NOW.date(), how="Gedaan.", actor=officer)
    begin, everything = listed(client, officer), listed(client, officer, stand="alle")
    assert [kind for kind, _ in titles(begin)] == ["toezegging"]
    assert [kind for kind, _ in titles(everything)] == ["verlening", "toezegging"]
    assert "Nog te doen" in begin.content.decode()


def test_a_right_that_nobody_used_is_nothing_to_do(client, officer, still_clock):
    deal = builders.concluded(officer)
    services.impose(
        subject=deal,
        kind=ObligationKind.BEZWAARTERMIJN,
        title="Bezwaar maken",
        source="Algemene wet bestuursrecht, artikel 6:7",
        owner=Owner(user=officer),
        due_on=date(2024, 12, 2),
        zone=AMSTERDAM,
        dossier=deal.pk,
        is_right=True,
        actor=None,
    )
    assert len(titles(listed(client, officer))) == 3
    still_clock.set(builders.NOW.replace(month=12, day=3))
    assert len(titles(listed(client, officer))) == 2
    assert titles(listed(client, officer, stand="voorbij")) == [("bezwaartermijn", deal.pk)]


def test_a_region_sees_its_own_deals_only(client, officer):
    mine, _other = builders.concluded(officer), builders.concluded(officer)
    region = builders.member(builders.region_of(mine))
    assert {dossier for _, dossier in titles(listed(client, region))} == {mine.pk}


def test_the_filters_are_the_state_the_kind_and_the_deal(client, officer, still_clock):
    still_clock.set(builders.NOW.replace(month=12, day=18))
    late = builders.concluded(officer, name="Achterhoek II")
    builders.concluded(officer, name="Zwolle II", signed_on=date(2024, 11, 1))
    assert titles(listed(client, officer, stand="te_laat")) == [("verlening", late.pk)]
    assert len(titles(listed(client, officer, soort="toezegging"))) == 2
    assert {d for _, d in titles(listed(client, officer, zoek="achterhoek"))} == {late.pk}


@pytest.mark.parametrize("filters", [{"stand": "x"}, {"soort": "x"}, {"pagina": "x"}])
def test_a_filter_that_cannot_be_filters_nothing(filters, client, officer):
    builders.concluded(officer)
    assert len(titles(listed(client, officer, **filters))) == 2


def test_no_outcome_is_said_in_a_sentence(client, officer):
    assert "Er is nu niets te doen" in listed(client, officer).content.decode()
    answer = listed(client, officer, zoek="bestaat niet").content.decode()
    assert "Geen termijnen bij deze filters" in answer


def test_each_change_is_there_with_its_reason(client, officer):
    builders.concluded(officer)
    owed = Obligation.objects.get(kind=ObligationKind.VERLENING)
    services.extend(
        obligation_id=owed.pk,
        due_on=date(2025, 1, 14),
        reason="De rechter gaf uitstel.",
        decision="SHE 24/1",
        actor=officer,
    )
    text = " ".join(read(page_of(client, officer, owed).content.decode()).text.split())
    assert "Verlengd bij besluit: van 17 december 2024 naar 14 januari 2025" in text
    assert f"{officer}: De rechter gaf uitstel. (besluit SHE 24/1)" in text
    assert "dinsdag 14 januari 2025, gerekend in Europees Nederland" in text
    assert "Besluit, artikel 13 lid 1" in text


def test_what_was_met_says_when_and_how(client, cast):
    cast.announced()
    owed = Obligation.objects.get(kind=ObligationKind.VERLENING)
    text = read(page_of(client, cast.drafter, owed).content.decode()).text
    assert "18 november 2024: De beschikking is bekendgemaakt." in text
    assert "De dag en de eigenaar zijn nooit gewijzigd." in text


def test_a_right_of_which_the_day_is_past_is_not_called_still_to_come(officer):
    deal = builders.concluded(officer)
    services.impose(
        kind=ObligationKind.BEZWAARTERMIJN,
        subject=deal,
        title="Bezwaar maken",
        due_on=date(2024, 10, 1),
        zone=AMSTERDAM,
        source="Algemene wet bestuursrecht, artikel 6:7",
        owner=Owner(user=officer),
        dossier=deal.pk,
        actor=officer,
        is_right=True,
    )
    panel = obligations_panel(deal, officer)
    assert panel is not None
    entries = panel["entries"]
    (objection,) = [entry for entry in entries if entry["title"] == "Bezwaar maken"]
    assert objection["state"] == "done"


def test_another_region_finds_nothing(client, officer):
    builders.concluded(officer)
    stranger = builders.member(builders.organisation())
    assert page_of(client, stranger, Obligation.objects.all()[0]).status_code == 404


def test_the_page_leads_to_where_it_is_dealt_with(client, officer):
    deal = builders.concluded(officer)
    page = page_of(client, officer, Obligation.objects.all()[0]).content.decode()
    assert f'href="{reverse("regiodeals:deal-detail", args=[deal.pk])}"' in page


def test_a_last_day_on_an_island_is_printed_for_both_places(client, officer):
    deal = builders.concluded(officer)
    owed = Obligation.objects.filter(dossier=deal.pk, kind=ObligationKind.VERLENING).get()
    of_island = services.impose(
        kind=ObligationKind.EINDVERSLAG,
        subject=deal,
        title="Het eindverslag sturen",
        due_on=owed.due_on,
        zone=KRALENDIJK,
        source="Besluit, artikel 16",
        owner=Owner(user=officer),
        dossier=deal.pk,
        actor=officer,
    )
    both = "in Nederland tot woensdag 18 december 2024, 05:00 uur"
    list_text = read(listed(client, officer).content.decode()).text
    assert list_text.count(both) == 1
    assert both in read(page_of(client, officer, of_island).content.decode()).text
    assert "in Nederland tot" not in read(page_of(client, officer, owed).content.decode()).text
