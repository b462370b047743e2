"""What was gegrond leaves work: another decision in the place of the one that did not hold."""

from datetime import date

import pytest

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import BeschikkingKind
from disbursement.beschikking.rendering.verification import Verdict, verify_digest
from disbursement.bezwaar import services
from disbursement.bezwaar.models import Channel, Outcome, RemedyKind
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.objections import new_decision_clock
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.bezwaar import world

pytestmark = pytest.mark.django_db

DUE = date(2025, 1, 13)


def owed():
    return Obligation.objects.get(kind=ObligationKind.NIEUW_BESLUIT)


def is_owed() -> bool:
    return Obligation.objects.filter(kind=ObligationKind.NIEUW_BESLUIT).exists()


def granted_bezwaar(row, cast):
    return world.decide(world.ready(row, cast), builders.tekenbevoegde(), Outcome.GEGROND)


def judged(row, cast, outcome=Outcome.GEGROND):
    bezwaar = world.registered(row, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    return services.record_judgment(
        bezwaar_id=bezwaar.pk,
        outcome=outcome,
        on=bezwaar.today,
        decision="Het gerecht vernietigt het besluit.",
        actor=cast.drafter,
    )


# ---- the obligation --------------------------------------------------------------------------


def test_gegrond_leaves_a_new_decision_to_take(announced, cast):
    granted_bezwaar(announced, cast)
    assert owed().title == f"Neem een nieuw besluit in plaats van {announced}"
    assert (owed().due_on, owed().owner_user) == (DUE, cast.drafter)
    assert owed().source.endswith("artikel 7:11 lid 2, 8:72 lid 4 en 4:13 lid 2")


def test_after_a_judgment_of_the_court_too(on_saba, cast):
    judged(on_saba, cast)
    assert (owed().zone, owed().state) == ("America/Kralendijk", State.OPEN)
    assert owed().source == "geen wettelijke termijn bekend; ter beoordeling"


@pytest.mark.parametrize("outcome", [Outcome.ONGEGROND, Outcome.NIET_ONTVANKELIJK])
def test_what_was_not_gegrond_leaves_nothing(outcome, announced, on_saba, cast):
    world.decide(world.ready(announced, cast), builders.tekenbevoegde(), outcome)
    judged(on_saba, cast, outcome)
    assert not is_owed()


def test_its_term_is_eight_weeks_that_roll_over():
    clock = new_decision_clock(date(2024, 10, 30), Instrument.SPUK)
    assert (clock.nominal_last_day(), clock.last_day()) == (date(2024, 12, 25), date(2024, 12, 30))


def test_the_behandelaar_reads_it_as_work(announced, cast, client):
    row = granted_bezwaar(announced, cast)
    client.force_login(cast.drafter)
    [task] = [task for task in client.get("/").context["tasks"] if "nieuw besluit" in task.title]
    assert (task.due_on, task.url) == (DUE, f"/bezwaren/{row.pk}/")


# ---- met by what comes in its place ----------------------------------------------------------


def test_what_comes_in_its_place_meets_it_at_the_bekendmaking(cast, monkeypatch):
    issued.with_quick_letters(monkeypatch)
    first = cast.announced()
    granted_bezwaar(first, cast)
    row = cast.decided(BeschikkingKind.INTREKKING, first, replaces_id=first.pk)
    signed = issued.through_the_steps(cast, row, until="sign")
    assert owed().state is State.OPEN
    beschikkingen.announce_beschikking(beschikking_id=signed.pk, actor=cast.drafter)
    assert owed().state is State.MET
    assert owed().met_how == f"{signed} is bekendgemaakt."


def test_another_decision_on_the_uitkering_does_not_meet_it(cast, monkeypatch):
    issued.with_quick_letters(monkeypatch)
    first = cast.announced()
    granted_bezwaar(first, cast)
    issued.further(cast, BeschikkingKind.VERLENGING, first)
    assert owed().state is State.OPEN


# ---- or not needed ---------------------------------------------------------------------------


def waive(row, actor, reason="De rechtsgevolgen blijven in stand."):
    return services.waive_new_decision(bezwaar_id=row.pk, reason=reason, actor=actor)


def test_somebody_without_a_part_in_it_says_that_none_need_come(announced, cast):
    row = granted_bezwaar(announced, cast)
    waive(row, world.colleague())
    assert (owed().state, owed().cancelled_because) == (
        State.CANCELLED,
        "De rechtsgevolgen blijven in stand.",
    )
    line = AuditEntry.objects.get(action="disbursement.bezwaar.waive_new_decision")
    assert line.remark == "De rechtsgevolgen blijven in stand."


def test_the_drafter_does_not_and_nobody_without_a_reason_or_twice(announced, cast):
    row = granted_bezwaar(announced, cast)
    with pytest.raises(NotAllowed, match="stelde dit besluit op"):
        waive(row, cast.drafter)
    with pytest.raises(InvalidInput, match="waarom er geen nieuw besluit"):
        waive(row, world.colleague(), " ")
    waive(row, world.colleague())
    with pytest.raises(WrongState, match="geen nieuw besluit meer"):
        waive(row, world.colleague())


def test_the_page_offers_it_until_it_is_said(announced, cast, client):
    row = granted_bezwaar(announced, cast)
    client.force_login(world.colleague())
    address = f"/bezwaren/{row.pk}/doen/waive_new_decision/"
    assert address in client.get(f"/bezwaren/{row.pk}/").content.decode()
    client.post(address, {"reden": "De rechtsgevolgen blijven in stand."})
    assert owed().state is State.CANCELLED
    assert address not in client.get(f"/bezwaren/{row.pk}/").content.decode()


def test_also_when_no_new_decision_need_come(cast):
    letter = world.announced(cast)
    waive(granted_bezwaar(letter, cast), world.colleague())
    assert verify_digest(world.fresh(letter).document.sha256) is Verdict.ANNULLED.value
