"""What a person does with a bezwaar in the browser: each act has its form, and keeps its words."""

from datetime import timedelta

import pytest

from disbursement.bezwaar.forms import ACTS
from disbursement.bezwaar.models import Bezwaar, BezwaarStatus, Outcome
from tests import builders
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.test_pages import TYPED, browser, do, page
from tests.disbursement.bezwaar.world import (
    LAST_DAY,
    at,
    decide,
    fresh,
    ready,
    registered,
    taken_up,
)

__all__ = ["browser"]

pytestmark = pytest.mark.django_db


def test_from_receipt_to_decision_in_the_browser(announced, cast, browser, client):
    row = registered(announced, cast)
    assert do(browser, row, "confirm", dag="18-11-2024").status_code == 302
    assert do(browser, row, "take_up").status_code == 302
    do(browser, row, "plan_hearing", dag="18-11-2024", plaats="Den Haag")
    do(browser, row, "hold_hearing", verslag="De indiener sprak.")
    assert fresh(row).status == BezwaarStatus.GEREED
    client.force_login(builders.tekenbevoegde())
    do(client, row, "decide", uitkomst="ongegrond", beslissing="Het bedrag volgt de wet.")
    assert fresh(row).status == BezwaarStatus.BESLIST
    text = page(client, row).content.decode()
    assert "is beslist: ongegrond" in text
    assert "Beroep kan tot en met" in text


def test_the_other_acts_in_the_browser(announced, cast, browser, still_clock):
    browser.force_login(world.colleague())
    still_clock.set(at(LAST_DAY + timedelta(days=14)))
    row = taken_up(announced, cast, received_on=LAST_DAY + timedelta(days=14))
    for verb, typed in (
        ("judge_lateness", {"oordeel": "ja", "reden": "Ziekenhuis."}),
        ("suspend", {"gevraagd_op": "13-1-2025", "herstellen_tot": "27-1-2025", "reden": "x"}),
        ("resume", {"hersteld_op": "13-1-2025", "reden": "x"}),
        ("postpone", {"lengte": "2", "reden": "x"}),
        ("postpone_further", {"weken": "2", "grond": "a", "reden": "x"}),
        ("waive_hearing", {"grond": "c", "reden": "x"}),
        ("withdraw", {"dag": "13-1-2025", "hoe": "Per brief."}),
    ):
        assert do(browser, row, verb, **typed).status_code == 302, verb
    assert fresh(row).late_excused is True
    assert fresh(row).events.count() == 4
    assert fresh(row).status == BezwaarStatus.INGETROKKEN
    assert page(browser, row).context["acts"] == []


def test_a_refused_act_keeps_what_was_typed(announced, cast, browser):
    row = registered(announced, cast)
    answer = do(browser, row, "postpone", lengte="9", reden="Te druk.")
    text = answer.content.decode()
    assert "ten hoogste 6 weken" in text
    assert "Te druk." in text


@pytest.mark.parametrize("verb", ACTS)
def test_an_empty_form_says_what_to_do_at_each_field(verb, announced, cast, browser):
    row = registered(announced, cast)
    assert "Dit veld is verplicht." not in do(browser, row, verb).content.decode()


def test_what_was_gegrond_leads_to_the_new_decision(announced, cast, browser):
    row = ready(announced, cast)
    assert page(browser, row).context["owed"] == {}
    decide(row, builders.tekenbevoegde(), Outcome.GEGROND)
    deal = announced.uitkering.deal_id
    shown = page(browser, row)
    assert shown.context["owed"]["url"] == f"/deals/{deal}/#besluiten"
    assert "geldt niet meer zoals het er staat" in shown.content.decode()


@pytest.mark.parametrize("verb", ACTS)
def test_every_act_has_its_form(verb, announced, cast, browser):
    row = registered(announced, cast)
    text = browser.get(f"/bezwaren/{row.pk}/doen/{verb}/").content.decode()
    assert f">{ACTS[verb].label}</h1>" in text


def test_what_was_typed_stays_when_it_is_refused(announced, browser):
    typed = TYPED | {"ontvangen_op": "19-11-2024"}
    answer = browser.post(f"/beschikkingen/{announced.pk}/bezwaar/", typed)
    text = answer.content.decode()
    assert "19 november 2024 is nog niet geweest" in text
    assert "Het bedrag is te laag." in text
    assert "<title>Fout:" in text
    assert not Bezwaar.objects.exists()


def test_without_grounds_it_says_what_to_write(announced, browser):
    answer = browser.post(f"/beschikkingen/{announced.pk}/bezwaar/", TYPED | {"gronden": " "})
    assert "Schrijf dit op, in een of meer zinnen." in answer.content.decode()
