"""The pages of a bezwaar: register it, see its clock, and do what can be done now."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disbursement.bezwaar import services
from disbursement.bezwaar.models import Bezwaar, Channel, RemedyKind
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import (
    LAST_DAY,
    at,
    fresh,
    ready,
    registered,
    taken_up,
)
from tests.screens.test_query_counts import AT_MOST, queries

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 18)
TYPED = {
    "soort": "bezwaar",
    "naam": "J. Jansen",
    "ontvangen_op": "18-11-2024",
    "hoe": "e-mail",
    "gronden": "Het bedrag is te laag.",
}


@pytest.fixture
def browser(client, cast):
    client.force_login(cast.drafter)
    return client


def do(browser, row, verb, **typed):
    return browser.post(f"/bezwaren/{row.pk}/doen/{verb}/", typed)


def page(browser, row):
    response = browser.get(f"/bezwaren/{row.pk}/")
    assert response.status_code == 200
    return response


# ---- register --------------------------------------------------------------------------------


def test_it_is_registered_from_the_page_of_the_beschikking(cast, browser):
    row = world.announced(cast)
    text = browser.get(f"/beschikkingen/{row.pk}/").content.decode()
    assert f'href="/beschikkingen/{row.pk}/bezwaar/"' in text
    answer = browser.post(f"/beschikkingen/{row.pk}/bezwaar/", TYPED, follow=True)
    bezwaar = Bezwaar.objects.get()
    assert answer.redirect_chain == [(f"/bezwaren/{bezwaar.pk}/", 302)]
    assert "Bezwaar van J. Jansen is vastgelegd: op tijd." in answer.content.decode()


def test_a_pending_bezwaar_is_seen_on_the_page_of_the_beschikking(cast, browser):
    row = world.announced(cast)
    bezwaar = registered(row, cast)
    text = browser.get(f"/beschikkingen/{row.pk}/").content.decode()
    assert f'href="/bezwaren/{bezwaar.pk}/"' in text
    assert "Bezwaar van J. Jansen" in text


def test_what_it_is_about_too_is_seen_there_as_well(cast, browser):
    granted = world.announced(cast)
    bezwaar = registered(granted, cast)
    later = issued.further(cast, "wijziging", fresh(granted), replaces_id=granted.pk)
    text = browser.get(f"/beschikkingen/{later.pk}/").content.decode()
    assert f'href="/bezwaren/{bezwaar.pk}/"' in text
    assert f"tegen {granted.kenmerk}; gaat vanzelf ook over dit besluit (Awb 6:19)" in text


def test_others_see_their_own_bezwaar_only(cast, client):
    row = world.announced(cast)
    region = builders.region_of(row.uitkering.deal)
    mine = registered(row, cast, organisation=region, name="")
    theirs = registered(row, cast)
    client.force_login(builders.member(region))
    text = client.get(f"/beschikkingen/{row.pk}/").content.decode()
    assert f'href="/bezwaren/{mine.pk}/"' in text
    assert f'href="/bezwaren/{theirs.pk}/"' not in text
    assert "Bezwaar vastleggen" not in text


def test_the_page_of_a_beschikking_with_bezwaren_asks_twelve_questions_at_most(cast):
    row = world.announced(cast)
    for _ in range(3):
        registered(row, cast)
    reader = builders.member(row.uitkering.kassier)
    for person in (cast.drafter, reader):
        asked = queries(person, f"/beschikkingen/{row.pk}/")
        assert len(asked) <= AT_MOST, "\n".join(asked)


def test_a_registration_that_is_void_says_why(announced, cast, browser):
    row = registered(announced, cast)
    do(browser, row, "void", reden="Andere beschikking.")
    text = page(browser, row).content.decode()
    assert "ten onrechte vastgelegd" in text
    assert "Andere beschikking." in text
    assert "doen/void" not in text


def test_the_parties_of_the_deal_stand_in_the_list(announced, browser):
    region = builders.region_of(announced.uitkering.deal)
    stranger = builders.organisation()
    text = browser.get(f"/beschikkingen/{announced.pk}/bezwaar/").content.decode()
    assert region.name in text
    assert stranger.name not in text
    browser.post(f"/beschikkingen/{announced.pk}/bezwaar/", TYPED | {"organisatie": region.pk})
    assert Bezwaar.objects.get().objector_organisation == region


# ---- the page --------------------------------------------------------------------------------


def test_the_clock_shows_every_day_that_it_moved_and_why(announced, cast, browser):
    row = registered(announced, cast)
    services.postpone_decision(
        bezwaar_id=row.pk, length=6, reason="Het is druk.", actor=cast.drafter
    )
    text = page(browser, row).content.decode()
    assert "Het ministerie beslist uiterlijk op <strong>maandag 24 maart 2025</strong>" in text
    assert "Verlengd met 6 weken" in text
    assert "Algemene wet bestuursrecht, artikel 7:10 lid 3" in text
    assert "Het is druk." in text


def test_a_step_that_cannot_be_taken_says_why(announced, cast, browser):
    text = page(browser, registered(announced, cast)).content.decode()
    assert "De ontvangst is nog niet schriftelijk bevestigd (Awb 6:14)." in text


def onward(browser, row):
    """The one act that leads on: the first button, and the only primary one."""
    acts = page(browser, row).context["acts"]
    assert [act["verb"] for act in acts if act["kind"] == "primary"] == [acts[0]["verb"]]
    return acts[0]["verb"]


def test_one_button_leads_on(announced, cast, browser):
    row = registered(announced, cast)
    assert onward(browser, row) == "confirm"
    do(browser, row, "confirm", dag="18-11-2024")
    assert onward(browser, row) == "take_up"
    do(browser, row, "take_up")
    assert onward(browser, row) == "plan_hearing"
    do(browser, row, "plan_hearing", dag="18-11-2024", plaats="Den Haag")
    assert onward(browser, row) == "hold_hearing"


def test_a_hearing_that_has_a_day_is_moved(announced, cast, browser):
    row = taken_up(announced, cast)
    assert "Hoorzitting plannen" in page(browser, row).content.decode()
    answer = do(browser, row, "plan_hearing", dag="18-11-2024", plaats="Den Haag")
    assert answer.status_code == 302
    shown = page(browser, row).content.decode()
    assert "Hoorzitting verzetten" in shown
    heading = ">Hoorzitting verzetten</h1>"
    assert heading in browser.get(f"/bezwaren/{row.pk}/doen/plan_hearing/").content.decode()


@pytest.mark.parametrize(
    ("where", "unit", "most"),
    [("announced", "weken", "Ten hoogste 6 weken"), ("on_saba", "dagen", "Ten hoogste 30 dagen")],
)
def test_putting_off_is_asked_in_the_unit_of_its_law(where, unit, most, cast, browser, request):
    row = registered(request.getfixturevalue(where), cast)
    text = browser.get(f"/bezwaren/{row.pk}/doen/postpone/").content.decode()
    assert f"Met hoeveel {unit}?" in text
    assert most in text


def test_who_signed_reads_that_somebody_else_must_decide(announced, cast, client):
    row = ready(announced, cast)
    client.force_login(cast.signer)
    assert "U ondertekende dit besluit zelf" in page(client, row).content.decode()


def test_the_page_names_who_can_decide_and_says_so_when_nobody_can(announced, cast, browser):
    row = ready(announced, cast)
    nobody = "Niemand kan nu op dit bezwaar beslissen"
    # Of the people of the story only the signer of the decision itself has a mandate.
    assert nobody in page(browser, row).content.decode()
    other = builders.tekenbevoegde(name="Tine", last_name="Tekenaar")
    shown = page(browser, row).content.decode()
    assert nobody not in shown
    assert f"{other} (" in shown


def test_who_made_the_decision_reads_that_somebody_else_must_weigh(
    announced, cast, browser, still_clock
):
    still_clock.set(at(LAST_DAY + timedelta(days=1)))
    row = taken_up(announced, cast, received_on=LAST_DAY + timedelta(days=1))
    refused = {act["verb"] for act in page(browser, row).context["acts"] if act["reasons"]}
    assert refused == {"waive_hearing", "judge_lateness"}


def test_a_beroep_has_no_clock_and_only_the_judgment(on_saba, cast, browser):
    row = registered(on_saba, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    response = page(browser, row)
    verbs = [act["verb"] for act in response.context["acts"]]
    assert verbs == ["record_judgment", "confirm", "forward", "withdraw", "void"]
    assert "beslist het gerecht" in response.content.decode()


def test_where_the_free_days_are_not_known_it_says_so(announced, cast, browser, still_clock):
    still_clock.set(at(date(2028, 12, 1)))
    row = registered(announced, cast, received_on=date(2028, 12, 1))
    assert "Voor 2029 is nog geen koninklijk besluit" in page(browser, row).content.decode()


# ---- who sees it -----------------------------------------------------------------------------


def test_a_foreign_or_unknown_number_is_a_404(announced, cast, browser, client):
    row = registered(announced, cast)
    for url in ("/bezwaren/0/", "/bezwaren/0/doen/confirm/", "/beschikkingen/0/bezwaar/"):
        assert browser.get(url).status_code == 404
    assert browser.get(f"/bezwaren/{row.pk}/doen/bestaat-niet/").status_code == 404
    client.force_login(builders.member(builders.region_of(announced.uitkering.deal)))
    assert client.get(f"/bezwaren/{row.pk}/").status_code == 404


def test_the_region_sees_its_own_bezwaar_without_the_trail(announced, cast, client):
    region = builders.region_of(announced.uitkering.deal)
    row = registered(announced, cast, organisation=region)
    client.force_login(builders.member(region))
    response = page(client, row)
    assert response.context["history"] is None
    assert response.context["acts"] == []


# ---- how much it asks ------------------------------------------------------------------------


def asked(browser, url):
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len(queries)


def many(row, cast, number):
    Bezwaar.objects.bulk_create(
        Bezwaar(
            beschikking=row,
            kind=RemedyKind.BEZWAAR,
            objector_name=f"Indiener {index}",
            received_on=TODAY,
            channel=Channel.EMAIL,
            zone="Europe/Amsterdam",
            last_day=LAST_DAY,
            grounds="Te laag.",
            registered_at=builders.NOW,
            registered_by=cast.drafter,
        )
        for index in range(number)
    )


def test_the_list_asks_as_much_at_five_hundred_as_at_twenty(announced, cast, browser):
    many(announced, cast, 20)
    few = asked(browser, "/bezwaren/")
    many(announced, cast, 480)
    assert asked(browser, "/bezwaren/") == few <= 12


def test_a_page_asks_twelve_questions_at_most(announced, cast, browser):
    row = registered(announced, cast)
    assert asked(browser, f"/bezwaren/{row.pk}/") <= 12


def test_on_an_island_the_last_days_are_printed_for_both_places(on_saba, cast, client, still_clock):
    # Half past eleven in the evening on Saba: in the Netherlands the next day has begun.
    still_clock.set(datetime(2024, 11, 20, 3, 30, tzinfo=UTC))
    row = world.registered(on_saba, cast)
    client.force_login(cast.drafter)
    text = client.get(f"/bezwaren/{row.pk}/").content.decode().replace("\xa0", " ")
    assert "in Nederland tot dinsdag 31 december 2024, 05:00 uur" in text
    both = "Op het eiland was het dinsdag 19 november 2024, in Nederland al woensdag 20 november"
    assert both in text
