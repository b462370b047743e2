"""Who handles a deal reads what a bezwaar asks next; who decides, that it can be decided."""

from collections.abc import Iterator

import pytest

from disbursement.bezwaar import services
from disbursement.bezwaar.models import RemedyKind
from disbursement.bezwaar.panels import work_for
from regiodeals import dossier
from regiodeals.dossier import WaitItem, WorkItem
from tests import builders
from tests.disbursement.bezwaar.world import at, ready, registered, taken_up

pytestmark = pytest.mark.django_db
FROM = "het bezwaar van J. Jansen"


def asked(user) -> Iterator[str]:
    """What is to be done, without the name of the deal."""
    for item in work_for(user):
        if isinstance(item, WorkItem):
            yield str(item.title).partition(": ")[2]


def test_the_officer_reads_step_by_step_what_is_next(announced, cast, still_clock):
    row = registered(announced, cast)
    officer = cast.drafter
    assert list(asked(officer)) == [f"bevestig de ontvangst van {FROM}"]
    services.confirm_receipt(bezwaar_id=row.pk, on=row.today, actor=officer)
    assert list(asked(officer)) == [f"neem {FROM} in behandeling"]
    services.take_up_bezwaar(bezwaar_id=row.pk, actor=officer)
    assert list(asked(officer)) == [f"plan de hoorzitting over {FROM}, of zie ervan af"]
    day = row.today.replace(day=row.today.day + 2)
    services.plan_hearing(bezwaar_id=row.pk, on=day, place="Den Haag", actor=officer)
    assert list(asked(officer)) == [f"bereid de hoorzitting over {FROM} voor"]
    still_clock.set(at(day))
    assert list(asked(officer)) == [f"leg de hoorzitting over {FROM} vast"]
    services.hold_hearing(bezwaar_id=row.pk, report="Er is gehoord.", actor=officer)
    assert list(asked(officer)) == []


def test_the_task_has_the_last_day_and_takes_the_place_of_the_bare_duty(announced, cast):
    row = registered(announced, cast)
    found = [item for item in dossier.work_for(cast.drafter).items if "ezwaar" in item.title]
    assert [item.url for item in found] == [f"/bezwaren/{row.pk}/"]
    assert found[0].due_on is not None
    assert "de termijn om te beslissen eindigt op" in found[0].if_you_wait


def test_who_may_decide_is_asked_and_the_officer_reads_for_whom_he_waits(announced, cast):
    ready(announced, cast)
    assert list(asked(cast.signer)) == []
    (item,) = work_for(cast.drafter)
    assert isinstance(item, WaitItem)
    assert (item.who, bool(item.stuck)) == ("niemand", True)
    other = builders.tekenbevoegde(name="Thea", last_name="Ander")
    assert list(asked(other)) == [f"beslis op {FROM}"]
    (item,) = work_for(cast.drafter)
    assert isinstance(item, WaitItem)
    assert (item.who, item.stuck) == ("Thea Ander", "")


def test_a_beroep_and_the_bezwaar_of_a_deal_of_somebody_else_are_no_task(announced, on_saba, cast):
    registered(on_saba, cast, kind=RemedyKind.BEROEP)
    taken_up(announced, cast)
    assert list(asked(cast.drafter)) == [f"plan de hoorzitting over {FROM}, of zie ervan af"]
    assert list(work_for(builders.behandelaar(name="Kim"))) == []
    assert list(work_for(builders.toetser())) == []
