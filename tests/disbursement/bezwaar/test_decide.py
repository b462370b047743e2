"""The decision on a bezwaar: by somebody else, under a mandate, and then it lies still."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.bezwaar import services
from disbursement.bezwaar.models import Bezwaar, BezwaarStatus, Channel, Outcome, RemedyKind
from disbursement.bezwaar.selectors import has_no_bezwaar_in_the_way
from disbursement.mandaat.selectors import bevoegdheden_of
from regiodeals.accounts.models import Role, RoleAssignment
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests import builders
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import LAST_DAY, at, decide, fresh, ready
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 18)


@pytest.fixture
def bezwaar(announced, cast):
    return ready(announced, cast)


@pytest.fixture
def decider(db):
    return builders.tekenbevoegde(name="Nel", last_name="Beslisser")


@pytest.mark.parametrize("outcome", Outcome)
def test_somebody_else_decides_and_the_term_for_beroep_runs(outcome, bezwaar, decider):
    row = decide(bezwaar, decider, outcome)
    assert (row.status, row.outcome, row.decider) == (BezwaarStatus.BESLIST, outcome, decider)
    assert (row.decided_on, row.appeal_last_day) == (TODAY, LAST_DAY)
    line = AuditEntry.objects.get(action="disbursement.bezwaar.decide")
    assert line.details["uitkomst"] == outcome.label
    assert str(decider) in line.details["mandaat"]


def also_a_signer(person):
    """With the role and a mandate, so that only the part in the decision stands in the way."""
    RoleAssignment.objects.get_or_create(
        user=person, role=Role.TEKENBEVOEGDE, defaults={"valid_from": builders.LONG_AGO}
    )
    if not bevoegdheden_of(person):
        builders.mandaat(builders.office_of(person))
    person.__dict__.pop("current_roles", None)
    return person


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("signer", "U ondertekende dit besluit zelf"),
        ("drafter", "U stelde dit besluit op of toetste het"),
        ("reviewer", "U stelde dit besluit op of toetste het"),
    ],
)
def test_who_had_a_part_in_the_decision_does_not_decide_again(part, sentence, bezwaar, cast):
    person = also_a_signer(getattr(cast, part))
    with pytest.raises(NotAllowed, match=sentence):
        decide(bezwaar, person)
    assert fresh(bezwaar).status == BezwaarStatus.GEREED


def test_for_whom_a_deputy_signed_does_not_decide_again(cast, decider):
    bezwaar = ready(world.signed_by_deputy(cast), cast)
    with pytest.raises(NotAllowed, match="Dit besluit is in uw plaats ondertekend"):
        decide(bezwaar, cast.signer)
    assert decide(bezwaar, decider).decider == decider


def test_nobody_deputises_for_whom_a_deputy_signed(cast):
    bezwaar = ready(world.signed_by_deputy(cast), cast)
    another = builders.user(Role.TEKENBEVOEGDE)
    builders.vervanging(cast.signer, another)
    with pytest.raises(NotAllowed, match="geen mandaat voor dit besluit"):
        decide(bezwaar, another)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TEKENBEVOEGDE])
def test_other_roles_decide_nothing(role, bezwaar):
    with pytest.raises(NotAllowed, match="Alleen een tekenbevoegde"):
        decide(bezwaar, builders.user(role))


def test_without_a_mandate_for_the_amount_nobody_decides(bezwaar):
    poor = builders.tekenbevoegde(ceiling_cents=999_999_999)
    with pytest.raises(NotAllowed, match="geen mandaat voor dit besluit"):
        decide(bezwaar, poor)


def test_nobody_deputises_who_signed_the_first_decision(bezwaar, cast):
    deputy = builders.user(Role.TEKENBEVOEGDE)
    builders.vervanging(cast.signer, deputy)
    with pytest.raises(NotAllowed, match="geen mandaat voor dit besluit"):
        decide(bezwaar, deputy)


def test_before_the_hearing_nobody_decides(announced, cast, decider):
    with pytest.raises(WrongState, match="in behandeling"):
        decide(world.taken_up(announced, cast), decider)


def test_a_decision_says_why(bezwaar, decider):
    with pytest.raises(InvalidInput, match="wat er is beslist en waarom"):
        services.decide_bezwaar(
            bezwaar_id=bezwaar.pk, outcome=Outcome.ONGEGROND, decision=" ", actor=decider
        )


def test_it_is_decided_once(bezwaar, decider):
    decide(bezwaar, decider)
    with pytest.raises(WrongState, match="beslist"):
        decide(bezwaar, decider, Outcome.GEGROND)


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_decide_it_once(bezwaar, decider):
    other = builders.tekenbevoegde()
    outcomes = at_once(
        lambda: decide(bezwaar, decider), lambda: decide(bezwaar, other, Outcome.GEGROND)
    )
    [winner] = results_of(outcomes)
    assert fresh(bezwaar).outcome == winner.outcome
    assert AuditEntry.objects.filter(action="disbursement.bezwaar.decide").count() == 1


# ---- too late --------------------------------------------------------------------------------


@pytest.fixture
def late(announced, cast, still_clock):
    day = LAST_DAY + timedelta(days=1)
    still_clock.set(at(day))
    return ready(announced, cast, received_on=day)


def judge(row, actor, *, excused):
    services.judge_lateness(bezwaar_id=row.pk, excused=excused, reason="Omdat.", actor=actor)


def test_what_came_too_late_is_judged_first(late, decider):
    with pytest.raises(RequirementsUnmet, match="Beoordeel eerst"):
        decide(late, decider)


def test_too_late_without_an_excuse_is_niet_ontvankelijk_and_nothing_else(late, decider):
    judge(late, world.colleague(), excused=False)
    with pytest.raises(InvalidInput, match="dan niet-ontvankelijk"):
        decide(late, decider)
    assert decide(late, decider, Outcome.NIET_ONTVANKELIJK).status == BezwaarStatus.BESLIST


def test_with_an_excuse_it_is_decided_like_any_other(late, decider):
    judge(late, world.colleague(), excused=True)
    assert decide(late, decider, Outcome.GEGROND).outcome == Outcome.GEGROND


# ---- the court -------------------------------------------------------------------------------


def test_a_judgment_is_written_down_as_it_was_sent(on_saba, cast):
    beroep = world.registered(on_saba, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    row = services.record_judgment(
        bezwaar_id=beroep.pk,
        outcome=Outcome.ONGEGROND,
        on=TODAY,
        decision="Het Gerecht laat het besluit in stand.",
        actor=cast.drafter,
    )
    assert (row.status, row.decider, row.decided_on) == (BezwaarStatus.BESLIST, None, TODAY)


def test_on_a_bezwaar_there_is_no_judgment(announced, cast):
    row = world.registered(announced, cast)
    with pytest.raises(RequirementsUnmet, match="beslist de minister"):
        services.record_judgment(
            bezwaar_id=row.pk, outcome=Outcome.GEGROND, on=TODAY, decision="x", actor=cast.drafter
        )


# ---- the decision that comes in its place ----------------------------------------------------


def in_its_place(row, **part):
    """A concept that replaces it; a pending bezwaar is about that too (Awb 6:19)."""
    people = {"drafter": world.colleague()} | part
    return Beschikking.objects.create(
        uitkering=row.uitkering,
        number=2,
        kind=BeschikkingKind.WIJZIGING,
        replaces=row,
        drafted_at=builders.NOW,
        **people,
    )


def test_who_has_a_part_in_what_comes_in_its_place_does_not_decide(bezwaar, announced, decider):
    in_its_place(announced, drafter=also_a_signer(decider))
    with pytest.raises(NotAllowed, match="U stelde dit besluit op of toetste het"):
        decide(bezwaar, decider)
    rows = Bezwaar.objects.filter(pk=bezwaar.pk)
    with pytest.raises(IntegrityError, match="does not judge the lateness"), transaction.atomic():
        rows.update(
            late_judged_by=decider, late_excused=True, late_because="Ziek.", late_judgements=1
        )


def test_somebody_else_still_does(bezwaar, announced, decider):
    in_its_place(announced)
    assert decide(bezwaar, decider).decider == decider


def test_on_an_island_what_comes_in_its_place_is_another_matter(on_saba, cast, decider):
    row = ready(on_saba, cast)
    in_its_place(on_saba, drafter=also_a_signer(decider))
    assert decide(row, decider).decider == decider


# ---- written down wrongly --------------------------------------------------------------------


def test_what_was_written_down_wrongly_stays_on_record_and_holds_nothing(announced, cast):
    row = world.registered(announced, cast)
    services.void_bezwaar(bezwaar_id=row.pk, reason=" Andere beschikking. ", actor=cast.drafter)
    row = fresh(row)
    assert (row.status, row.void_because) == (BezwaarStatus.VERVALLEN, "Andere beschikking.")
    assert has_no_bezwaar_in_the_way(announced)
    line = AuditEntry.objects.get(action="disbursement.bezwaar.void")
    assert (line.actor, line.remark) == (cast.drafter, "Andere beschikking.")
    owed = obligation_about(row, ObligationKind.BEZWAAR)
    assert owed is not None
    assert owed.is_closed
    # Who objected after all is written down anew.
    assert world.registered(announced, cast).is_open


def test_it_is_not_void_without_a_reason_and_not_twice(announced, cast):
    row = world.registered(announced, cast)
    with pytest.raises(InvalidInput, match="wat er verkeerd is vastgelegd"):
        services.void_bezwaar(bezwaar_id=row.pk, reason=" ", actor=cast.drafter)
    services.void_bezwaar(bezwaar_id=row.pk, reason="Dubbel.", actor=cast.drafter)
    with pytest.raises(WrongState, match="ten onrechte vastgelegd"):
        services.void_bezwaar(bezwaar_id=row.pk, reason="Dubbel.", actor=cast.drafter)


def test_what_was_decided_is_not_made_void(bezwaar, cast, decider):
    decide(bezwaar, decider)
    with pytest.raises(WrongState, match="beslist"):
        services.void_bezwaar(bezwaar_id=bezwaar.pk, reason="Dubbel.", actor=cast.drafter)


def test_who_signed_the_decision_does_not_make_a_bezwaar_void(announced, cast):
    row = world.registered(announced, cast)
    RoleAssignment.objects.create(
        user=cast.signer, role=Role.BEHANDELAAR, valid_from=builders.LONG_AGO
    )
    cast.signer.__dict__.pop("current_roles", None)
    with pytest.raises(NotAllowed, match="U ondertekende dit besluit zelf"):
        services.void_bezwaar(bezwaar_id=row.pk, reason="Dubbel.", actor=cast.signer)
    assert fresh(row).is_open
