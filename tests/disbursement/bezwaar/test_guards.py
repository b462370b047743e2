"""What the database itself refuses of a bezwaar, past all services."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disbursement.bezwaar.models import Bezwaar, BezwaarStatus, Channel, Outcome, RemedyKind
from tests import builders
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import LAST_DAY, decide, ready, registered

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 18)
ONE_DAY = timedelta(days=1)


def insert(row, cast, **fields):
    values = {
        "kind": RemedyKind.BEZWAAR,
        "objector_name": "J. Jansen",
        "received_on": TODAY,
        "channel": Channel.POST,
        "zone": "Europe/Amsterdam",
        "last_day": LAST_DAY,
        "grounds": "Te laag.",
        "registered_at": builders.NOW,
        "registered_by": cast.drafter,
    }
    return Bezwaar.objects.create(beschikking=row, **(values | fields))


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"kind": "klacht"}, "bezwaar_is_of_a_known_kind"),
        ({"channel": "duif"}, "bezwaar_is_of_a_known_kind"),
        ({"zone": "UTC"}, "bezwaar_is_of_a_known_kind"),
        ({"objector_name": ""}, "bezwaar_says_who_and_why"),
        ({"grounds": ""}, "bezwaar_says_who_and_why"),
        ({"posted_on": TODAY + ONE_DAY}, "bezwaar_is_posted_before_it_is_received"),
        ({"elsewhere": "daar", "elsewhere_on": TODAY + ONE_DAY}, "bezwaar_came_elsewhere_first"),
        ({"elsewhere": "daar"}, "elsewhere_has_name_and_day"),
        ({"forwarded_to": "daar"}, "forwarded_has_name_and_day"),
        ({"late_excused": True}, "lateness_is_judged_by_somebody_with_a_reason"),
        ({"late_because": "Ziek."}, "lateness_is_judged_by_somebody_with_a_reason"),
        ({"hearing_waived": "z"}, "hearing_is_waived_on_a_known_ground"),
        ({"outcome": Outcome.GEGROND}, "decided_bezwaar_says_what_when_and_who"),
        ({"decided_on": TODAY}, "decided_bezwaar_says_what_when_and_who"),
        ({"withdrawn_on": TODAY}, "withdrawn_bezwaar_has_its_day"),
    ],
)
def test_what_contradicts_itself_is_refused(fields, constraint, announced, cast):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        insert(announced, cast, **fields)


@pytest.mark.parametrize(
    ("status", "constraint"),
    [
        (BezwaarStatus.HOORZITTING, "planned_hearing_has_a_day"),
        (BezwaarStatus.GEREED, "heard_or_not_for_a_reason"),
        (BezwaarStatus.BESLIST, "decided_bezwaar_says_what_when_and_who|heard_or_not"),
        (BezwaarStatus.INGETROKKEN, "withdrawn_bezwaar_has_its_day"),
        ("anders", "bezwaar_status_is_known"),
    ],
)
def test_no_state_without_what_belongs_to_it(status, constraint, announced, cast):
    row = insert(announced, cast)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Bezwaar.objects.filter(pk=row.pk).update(status=status)


def test_nobody_objects_to_what_was_not_made_known(cast):
    row = cast.draft()
    with pytest.raises(IntegrityError, match="was not made known"), transaction.atomic():
        insert(row, cast)


DECISION = {
    "status": BezwaarStatus.BESLIST,
    "outcome": Outcome.ONGEGROND,
    "decision": "Nee.",
    "decided_on": TODAY,
    "appeal_last_day": LAST_DAY,
}


@pytest.mark.parametrize("part", ["drafter", "reviewer", "signer"])
def test_who_had_a_part_in_the_decision_is_never_the_decider(part, announced, cast):
    row = ready(announced, cast)
    rows = Bezwaar.objects.filter(pk=row.pk)
    with pytest.raises(IntegrityError, match="Awb 10:3"), transaction.atomic():
        rows.update(decider=getattr(cast, part), **DECISION)
    assert rows.update(decider=builders.tekenbevoegde(), **DECISION) == 1


LATE = {"late_excused": True, "late_because": "Ziek.", "late_judgements": 1}


@pytest.mark.parametrize("part", ["drafter", "reviewer", "signer"])
def test_who_had_a_part_in_the_decision_never_judges_the_lateness(part, announced, cast):
    rows = Bezwaar.objects.filter(pk=registered(announced, cast).pk)
    with pytest.raises(IntegrityError, match="does not judge the lateness"), transaction.atomic():
        rows.update(late_judged_by=getattr(cast, part), **LATE)
    assert rows.update(late_judged_by=world.colleague(), **LATE) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"late_excused": False},
        {"late_because": "Toch anders."},
        {"late_excused": False, "late_judgements": 2},
        {"late_excused": False, "late_because": "Toch anders.", "late_judgements": 1},
        {"late_judgements": 0},
        {"late_excused": None, "late_because": "", "late_judged_by": None, "late_judgements": 2},
    ],
)
def test_lateness_is_never_judged_anew_in_silence(change, announced, cast):
    rows = Bezwaar.objects.filter(pk=registered(announced, cast).pk)
    rows.update(late_judged_by=world.colleague(), **LATE)
    with pytest.raises(Exception, match="judged_anew_in_silence"), transaction.atomic():
        rows.update(**change)


def test_another_judgement_has_its_own_number_and_reason(announced, cast):
    rows = Bezwaar.objects.filter(pk=registered(announced, cast).pk)
    rows.update(late_judged_by=world.colleague(), **LATE)
    assert rows.update(late_excused=False, late_because="Toch niet ziek.", late_judgements=2) == 1


def test_nor_is_the_holder_for_whom_a_deputy_signed(cast):
    row = ready(world.signed_by_deputy(cast), cast)
    rows = Bezwaar.objects.filter(pk=row.pk)
    with pytest.raises(IntegrityError, match="Awb 10:3"), transaction.atomic():
        rows.update(decider=cast.signer, **DECISION)
    assert rows.update(decider=builders.tekenbevoegde(), **DECISION) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"received_on": TODAY - ONE_DAY},
        {"posted_on": TODAY},
        {"objector_name": "Iemand anders"},
        {"grounds": "Iets anders."},
        {"has_committee": True},
    ],
)
def test_what_the_receipt_says_never_changes(fields, announced, cast):
    row = registered(announced, cast)
    with pytest.raises(Exception, match="receipt_is_frozen"), transaction.atomic():
        Bezwaar.objects.filter(pk=row.pk).update(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"outcome": Outcome.GEGROND},
        {"decision": "Toch wel."},
        {"decided_on": TODAY - ONE_DAY},
        {"confirmed_on": TODAY + ONE_DAY},
        {"hearing_report": "Achteraf."},
    ],
)
def test_what_was_decided_never_changes(fields, announced, cast):
    row = decide(ready(announced, cast), builders.tekenbevoegde())
    with pytest.raises(Exception, match="ended_bezwaar_is_frozen"), transaction.atomic():
        Bezwaar.objects.filter(pk=row.pk).update(**fields)


def test_nothing_is_taken_away(announced, cast):
    registered(announced, cast)
    with pytest.raises(Exception, match="bezwaar_stays_on_record"), transaction.atomic():
        Bezwaar.objects.all().delete()


def test_a_void_registration_has_its_reason(announced, cast):
    rows = Bezwaar.objects.filter(pk=registered(announced, cast).pk)
    for change in ({"status": "vervallen"}, {"void_because": "Dubbel."}):
        with pytest.raises(IntegrityError, match="void_registration"), transaction.atomic():
            rows.update(**change)
