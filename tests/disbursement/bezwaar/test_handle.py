"""From the receipt to the hearing: confirmed, judged, sent on, heard or not."""

from datetime import date, timedelta

import pytest

from disbursement.bezwaar import services
from disbursement.bezwaar.models import Bezwaar, BezwaarStatus, Channel, RemedyKind, WaiverGround
from regiodeals.accounts.models import Role, RoleAssignment
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from tests import builders
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import LAST_DAY, at, fresh, registered, taken_up

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 18)
ONE_DAY = timedelta(days=1)
NOT_WANTED = WaiverGround.NOT_WANTED


@pytest.fixture
def bezwaar(announced, cast):
    return registered(announced, cast)


@pytest.fixture
def handled(announced, cast):
    return taken_up(announced, cast)


@pytest.fixture
def colleague(db):
    return world.colleague()


# ---- receipt ---------------------------------------------------------------------------------


def test_who_objects_is_told_that_it_arrived(bezwaar, cast):
    services.confirm_receipt(bezwaar_id=bezwaar.pk, on=TODAY, actor=cast.drafter)
    assert fresh(bezwaar).confirmed_on == TODAY
    assert AuditEntry.objects.filter(action="disbursement.bezwaar.confirm").count() == 1
    with pytest.raises(WrongState, match="al bevestigd op maandag 18 november 2024"):
        services.confirm_receipt(bezwaar_id=bezwaar.pk, on=TODAY, actor=cast.drafter)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(TODAY + ONE_DAY, "nog niet geweest"), (TODAY - ONE_DAY, "ligt vóór de ontvangst")],
)
def test_a_confirmation_lies_between_the_receipt_and_today(day, sentence, bezwaar, cast):
    with pytest.raises(InvalidInput, match=sentence):
        services.confirm_receipt(bezwaar_id=bezwaar.pk, on=day, actor=cast.drafter)


def test_without_a_confirmation_nobody_takes_it_up(bezwaar, cast):
    with pytest.raises(RequirementsUnmet, match="nog niet schriftelijk bevestigd"):
        services.take_up_bezwaar(bezwaar_id=bezwaar.pk, actor=cast.drafter)


def test_what_is_for_the_court_is_sent_on(on_saba, cast):
    beroep = registered(on_saba, cast, kind=RemedyKind.BEROEP)
    services.forward_bezwaar(bezwaar_id=beroep.pk, to="Gerecht", on=TODAY, actor=cast.drafter)
    assert (fresh(beroep).forwarded_to, fresh(beroep).forwarded_on) == ("Gerecht", TODAY)
    with pytest.raises(WrongState, match="al doorgestuurd"):
        services.forward_bezwaar(bezwaar_id=beroep.pk, to="Gerecht", on=TODAY, actor=cast.drafter)


def test_what_is_for_the_minister_is_sent_to_nobody(bezwaar, cast):
    with pytest.raises(WrongState, match="beslist de minister zelf"):
        services.forward_bezwaar(bezwaar_id=bezwaar.pk, to="Elders", on=TODAY, actor=cast.drafter)


def test_a_beroep_is_not_handled_here(on_saba, cast):
    beroep = registered(on_saba, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    services.confirm_receipt(bezwaar_id=beroep.pk, on=TODAY, actor=cast.drafter)
    with pytest.raises(RequirementsUnmet, match="Op een beroep beslist het gerecht"):
        services.take_up_bezwaar(bezwaar_id=beroep.pk, actor=cast.drafter)


# ---- too late --------------------------------------------------------------------------------


@pytest.fixture
def late(announced, cast, still_clock):
    still_clock.set(at(LAST_DAY + ONE_DAY))
    return registered(announced, cast, received_on=LAST_DAY + ONE_DAY)


def judge(row, actor, *, excused=True, reason="Ziekenhuis."):
    services.judge_lateness(bezwaar_id=row.pk, excused=excused, reason=reason, actor=actor)


@pytest.mark.parametrize("excused", [True, False])
def test_a_person_judges_with_a_reason_whether_late_can_be_excused(excused, late, colleague):
    judge(late, colleague, excused=excused, reason=" Ziekenhuis. ")
    row = fresh(late)
    assert (row.late_excused, row.late_because) == (excused, "Ziekenhuis.")
    assert (row.late_judged_by, row.counts) == (colleague, excused)
    line = AuditEntry.objects.get(action="disbursement.bezwaar.judge_lateness")
    assert line.remark == "Ziekenhuis."


def again(row, actor, *, excused=False, reason="De verklaring klopte niet."):
    return services.judge_lateness_again(
        bezwaar_id=row.pk, excused=excused, reason=reason, actor=actor
    )


def test_a_judgement_can_be_come_back_on_and_the_trail_keeps_the_former(late, colleague):
    judge(late, colleague, excused=True, reason="Ziekenhuis.")
    again(late, colleague)
    row = fresh(late)
    assert (row.late_excused, row.counts, row.late_judgements) == (False, False, 2)
    line = AuditEntry.objects.get(action="disbursement.bezwaar.judge_lateness_again")
    assert line.remark == "De verklaring klopte niet."
    assert line.details["was"] == f"Was: wel verschoonbaar, door {colleague}: Ziekenhuis."


def test_it_is_not_judged_again_before_it_was_judged_nor_for_the_same_reason(late, colleague):
    with pytest.raises(WrongState, match="nog niet geoordeeld"):
        again(late, colleague)
    judge(late, colleague, excused=True, reason="Ziekenhuis.")
    with pytest.raises(InvalidInput, match="er nu anders over oordeelt"):
        again(late, colleague, reason=" Ziekenhuis. ")


def test_without_a_reason_nothing_is_judged(late, colleague):
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        judge(late, colleague, reason=" ")
    assert fresh(late).late_excused is None


def test_what_is_in_time_needs_no_excuse(bezwaar, colleague):
    with pytest.raises(WrongState, match="kwam op tijd"):
        judge(bezwaar, colleague)


@pytest.mark.parametrize("first", [True, False])
def test_it_is_judged_once(first, late, colleague):
    judge(late, colleague, excused=first)
    for person in (colleague, world.colleague()):
        with pytest.raises(WrongState, match="al beoordeeld door Kim Collega"):
            judge(late, person, excused=not first)
    assert fresh(late).late_excused is first


def also_a_behandelaar(person):
    """With the role, so that only the part in the decision stands in the way."""
    RoleAssignment.objects.get_or_create(
        user=person, role=Role.BEHANDELAAR, defaults={"valid_from": builders.LONG_AGO}
    )
    person.__dict__.pop("current_roles", None)
    return person


PARTS = [
    ("signer", "U ondertekende dit besluit zelf"),
    ("drafter", "U stelde dit besluit op of toetste het"),
    ("reviewer", "U stelde dit besluit op of toetste het"),
]


@pytest.mark.parametrize(("part", "sentence"), PARTS)
def test_who_had_a_part_in_the_decision_does_not_judge_it(part, sentence, late, cast):
    with pytest.raises(NotAllowed, match=sentence):
        judge(late, also_a_behandelaar(getattr(cast, part)))
    assert fresh(late).late_excused is None


def test_nor_does_the_holder_for_whom_a_deputy_signed(cast, still_clock):
    row = world.signed_by_deputy(cast)
    still_clock.set(at(LAST_DAY + ONE_DAY))
    late = registered(row, cast, received_on=LAST_DAY + ONE_DAY)
    holder = also_a_behandelaar(cast.signer)
    with pytest.raises(NotAllowed, match="in uw plaats ondertekend"):
        judge(late, holder)
    with pytest.raises(NotAllowed, match="in uw plaats ondertekend"):
        services.withdraw_bezwaar(
            bezwaar_id=late.pk, on=late.received_on, how="Per brief.", actor=holder
        )


# ---- the hearing -----------------------------------------------------------------------------


def plan(row, actor, day=TODAY + ONE_DAY, place="Den Haag"):
    return services.plan_hearing(bezwaar_id=row.pk, on=day, place=place, actor=actor)


def test_a_hearing_is_planned_moved_and_held(handled, cast, still_clock):
    assert plan(handled, cast.drafter).status == BezwaarStatus.HOORZITTING
    moved = plan(handled, cast.drafter, TODAY + 2 * ONE_DAY, "online")
    assert (moved.hearing_on, moved.hearing_place) == (TODAY + 2 * ONE_DAY, "online")
    still_clock.set(at(TODAY + 2 * ONE_DAY))
    held = services.hold_hearing(bezwaar_id=handled.pk, report="Gesproken.", actor=cast.drafter)
    assert (held.status, held.hearing_report) == (BezwaarStatus.GEREED, "Gesproken.")


def test_a_hearing_is_not_reported_on_before_it_was(handled, cast):
    plan(handled, cast.drafter)
    with pytest.raises(RequirementsUnmet, match="nog niet geweest"):
        services.hold_hearing(bezwaar_id=handled.pk, report="Gesproken.", actor=cast.drafter)


@pytest.mark.parametrize(
    ("day", "place", "sentence"),
    [(TODAY - ONE_DAY, "Den Haag", "is al geweest"), (TODAY, " ", "waar de hoorzitting is")],
)
def test_a_hearing_has_a_day_to_come_and_a_place(day, place, sentence, handled, cast):
    with pytest.raises(InvalidInput, match=sentence):
        plan(handled, cast.drafter, day, place)


def test_a_hearing_has_its_report(handled, cast):
    plan(handled, cast.drafter, TODAY)
    with pytest.raises(InvalidInput, match="verslag"):
        services.hold_hearing(bezwaar_id=handled.pk, report=" ", actor=cast.drafter)


def waive(row, actor, reason="Dat liet hij weten."):
    return services.waive_hearing(bezwaar_id=row.pk, ground=NOT_WANTED, reason=reason, actor=actor)


def test_nobody_is_heard_on_a_ground_and_for_a_reason(handled, colleague):
    row = waive(handled, colleague)
    assert (row.status, row.hearing_waived) == (BezwaarStatus.GEREED, NOT_WANTED)
    line = AuditEntry.objects.get(action="disbursement.bezwaar.waive_hearing")
    assert (line.remark, line.details["grond"]) == ("Dat liet hij weten.", NOT_WANTED.label)
    with pytest.raises(WrongState, match="gereed voor beslissing"):
        waive(handled, colleague)


def test_without_a_reason_somebody_is_heard(handled, colleague):
    with pytest.raises(InvalidInput, match="waarom niemand"):
        waive(handled, colleague, " ")


@pytest.mark.parametrize(("part", "sentence"), PARTS)
def test_who_had_a_part_in_the_decision_lets_nobody_go_unheard(part, sentence, handled, cast):
    with pytest.raises(NotAllowed, match=sentence):
        waive(handled, also_a_behandelaar(getattr(cast, part)))
    assert fresh(handled).status == BezwaarStatus.IN_BEHANDELING


# ---- who may ---------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_only_a_behandelaar_handles_it(role, handled):
    actor = builders.user(role)
    acts = [
        lambda: plan(handled, actor),
        lambda: waive(handled, actor),
        lambda: services.confirm_receipt(bezwaar_id=handled.pk, on=TODAY, actor=actor),
        lambda: services.judge_lateness(
            bezwaar_id=handled.pk, excused=True, reason="x", actor=actor
        ),
        lambda: services.withdraw_bezwaar(bezwaar_id=handled.pk, on=TODAY, how="x", actor=actor),
    ]
    for act in acts:
        with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
            act()
    assert fresh(handled).status == BezwaarStatus.IN_BEHANDELING


# ---- withdrawn -------------------------------------------------------------------------------


def test_it_is_withdrawn_in_any_state_and_then_lies_still(handled, cast):
    row = services.withdraw_bezwaar(
        bezwaar_id=handled.pk, on=TODAY, how="Brief van vandaag.", actor=cast.drafter
    )
    assert (row.status, row.withdrawn_on) == (BezwaarStatus.INGETROKKEN, TODAY)
    for act in (
        lambda: plan(handled, cast.drafter),
        lambda: judge(handled, cast.drafter),
    ):
        with pytest.raises(WrongState, match="ingetrokken"):
            act()
    assert Bezwaar.objects.get().hearing_on is None


def test_who_signed_the_decision_writes_down_no_withdrawal(handled, cast):
    with pytest.raises(NotAllowed, match="U ondertekende dit besluit zelf"):
        services.withdraw_bezwaar(
            bezwaar_id=handled.pk,
            on=TODAY,
            how="Per telefoon.",
            actor=also_a_behandelaar(cast.signer),
        )
    assert fresh(handled).is_open


def test_withdrawing_says_how(handled, cast):
    with pytest.raises(InvalidInput, match="hoe het is ingetrokken"):
        services.withdraw_bezwaar(bezwaar_id=handled.pk, on=TODAY, how=" ", actor=cast.drafter)
    assert world.fresh(handled).is_open
