"""The letter that says the beschikking comes later: the clock tells it and does not move by it."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.deal import services
from regiodeals.deal.models import ClockEvent
from regiodeals.deal.rendering import grant_by, grant_clock
from regiodeals.obligations.models import Obligation, ObligationKind
from tests import builders
from tests.screens.pages import read
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

LAST = date(2024, 12, 17)
SENT = date(2024, 11, 15)


def record(deal, actor, **fields):
    values = {"sent_on": SENT, "weeks": 8, "reason": "De begroting kwam laat.", "actor": actor}
    return services.record_delay_notice(deal_id=deal.pk, **(values | fields))


def test_the_twelve_weeks_stay_as_the_besluit_sets_them(officer):
    deal = builders.concluded(officer)
    record(deal, officer)
    assert grant_by(deal) == LAST
    explanation = grant_clock(deal, deal.clock_events.all())
    assert explanation is not None
    assert explanation.last_day == LAST
    assert Obligation.objects.get(kind=ObligationKind.VERLENING).due_on == LAST


def test_the_clock_tells_the_notice_with_its_day_and_article(officer):
    deal = builders.concluded(officer)
    record(deal, officer)
    explanation = grant_clock(deal, deal.clock_events.all())
    assert explanation is not None
    (told,) = [step for step in explanation.steps if "Meegedeeld" in step.sentence]
    assert (told.day, told.day_number) == (SENT, 52)
    assert told.sentence.endswith("De wettelijke termijn verandert niet.")
    assert told.source == "Algemene wet bestuursrecht, artikel 4:14 lid 1"


def test_it_leaves_a_line_with_the_reason(officer):
    deal = builders.concluded(officer)
    event = record(deal, officer, reason="  De begroting kwam laat. ")
    assert (event.by, event.at, event.reason) == (officer, builders.NOW, "De begroting kwam laat.")
    line = AuditEntry.objects.get(action="regiodeals.deal.delay_notice")
    assert (line.dossier, line.remark) == (deal.pk, "De begroting kwam laat.")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"sent_on": builders.SIGNED_ON.replace(day=23)}, "tot en met vandaag"),
        ({"sent_on": builders.NOW.date().replace(day=19)}, "tot en met vandaag"),
        ({"weeks": 0}, "van 1 tot en met 52 weken"),
        ({"weeks": 53}, "van 1 tot en met 52 weken"),
        ({"reason": " \n"}, "Schrijf op waarom"),
    ],
)
def test_a_notice_that_cannot_be_is_refused(fields, sentence, officer):
    deal = builders.concluded(officer)
    with pytest.raises(InvalidInput, match=sentence):
        record(deal, officer, **fields)
    assert not ClockEvent.objects.exists()


def test_before_the_convenant_nothing_runs_that_could_be_late(officer):
    with pytest.raises(WrongState, match="lopen niet"):
        record(builders.in_preparation(officer), officer)


def test_after_the_bekendmaking_there_is_nothing_to_delay(cast):
    deal = cast.announced().uitkering.deal
    with pytest.raises(WrongState, match="lopen niet"):
        record(deal, cast.drafter)


def test_for_an_island_the_awb_does_not_hold(officer):
    with pytest.raises(WrongState, match="bijzondere uitkering geldt de Awb niet"):
        record(builders.saba(officer).deal, officer)


@pytest.mark.parametrize("role", [Role.TOETSER, Role.TEKENBEVOEGDE, Role.REGIOCOORDINATOR])
def test_only_a_behandelaar_records_it(role, officer):
    with pytest.raises(NotAllowed):
        record(builders.concluded(officer), builders.user(role))


def test_a_notice_is_never_changed_and_never_goes(officer):
    event = record(builders.concluded(officer), officer)
    for act in (lambda: ClockEvent.objects.update(weeks=2), event.delete):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            act()


@pytest.mark.django_db(transaction=True)
def test_two_who_record_the_same_letter_record_it_once(officer):
    deal = builders.concluded(officer)
    outcomes = at_once(lambda: record(deal, officer), lambda: record(deal, officer))
    assert len(results_of(outcomes)) == 1
    assert "is al een mededeling vastgelegd" in sentences_of(outcomes)[0]


# ---- the page --------------------------------------------------------------------------------


def address(deal):
    return reverse("regiodeals:deal-delay", args=[deal.pk])


def test_it_is_recorded_on_its_page_and_shown_by_the_clock(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    answers = {"verzonden_op": "15-11-2024", "weken": "8", "reden": "De begroting kwam laat."}
    answer = client.post(address(deal), answers, follow=True)
    text = read(answer.content.decode()).text
    assert "De mededeling is vastgelegd." in text
    assert "Meegedeeld dat het besluit later komt" in text


def test_what_was_typed_stays_when_it_is_refused(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    answer = client.post(
        address(deal), {"verzonden_op": "19-11-2024", "weken": "8", "reden": "Te laat."}
    )
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "<title>Fout: Uitstel meegedeeld" in page
    assert "Te laat." in page
    assert not ClockEvent.objects.exists()


def test_the_dossier_leads_there_only_who_may(client, officer):
    deal, island = builders.concluded(officer), builders.saba(officer).deal
    seen = {
        (reader, subject): address(subject) in _dossier(client, reader, subject)
        for reader in (officer, builders.toetser())
        for subject in (deal, island)
    }
    assert [found for found in seen if seen[found]] == [(officer, deal)]


def _dossier(client, reader, deal):
    client.force_login(reader)
    return client.get(reverse("regiodeals:deal-detail", args=[deal.pk])).content.decode()
