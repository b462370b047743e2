"""The year to tell the kassier runs from the day the account came in, and becomes more urgent."""

from datetime import date

import pytest
from django.urls import reverse

from disbursement.beschikking.models import BeschikkingKind
from disbursement.vaststelling import services
from disbursement.vaststelling.panels import work_for
from disbursement.vaststelling.selectors.notices import open_notices
from disbursement.verantwoording.models import Verantwoording
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db
GRANTED, MILLION = world.GRANTED, world.MILLION
LAST = date(2025, 11, 18)


@pytest.fixture
def notice(grant, cast):
    """The account that came in today, and the year that began with it."""
    paper = world.account(grant, 9 * MILLION)
    services.owe_notice(read(paper), cast.drafter)
    return open_notices(grant)[0]


def read(paper):
    rows = Verantwoording.objects.select_related("current", "uitkering__deal__tranche")
    return rows.get(pk=paper.pk)


def state(notice):
    return Obligation.objects.get(pk=notice.pk).state


def tasks(user, still_clock, day):
    still_clock.set(world.at(day))
    others = ("niet kwam", "stel de vaststelling voor")
    items = (item for item in work_for(user) if not any(word in item.title for word in others))
    return [(item.verb, item.due_on) for item in items]


def test_the_minister_owes_it_within_a_year(notice, cast):
    assert (notice.kind, notice.due_on) == (ObligationKind.MEDEDELING, LAST)
    assert (notice.owner_user, notice.source) == (cast.drafter, "Besluit, artikel 15 lid 4")
    assert not notice.is_right


def test_for_an_island_by_its_own_article_and_day(island, cast):
    paper = world.account(island, 1)
    services.owe_notice(read(paper), cast.drafter)
    [owed] = open_notices(island)
    assert (owed.source, owed.zone) == ("Besluit, artikel 17 lid 6", "America/Kralendijk")


def test_a_better_account_later_does_not_start_the_year_anew(notice, grant, cast):
    paper = read(Verantwoording.objects.get(pk=notice.subject_id))
    assert paper.current is not None
    paper.current.received_on = date(2025, 3, 3)
    services.owe_notice(paper, cast.drafter)
    assert [row.due_on for row in open_notices(grant)] == [LAST]


def test_other_papers_start_no_year(grant, cast):
    world.account(grant, GRANTED)
    report = Verantwoording.objects.filter(uitkering=grant, paper="eindverslag")[0]
    services.owe_notice(read(report), cast.drafter)
    assert open_notices(grant) == []


def test_work_comes_three_months_before_and_two_weeks_before_to_who_signs(
    notice, cast, still_clock
):
    meedelen = [("Meedelen", LAST)]
    assert tasks(cast.drafter, still_clock, date(2025, 8, 15)) == []
    assert tasks(cast.drafter, still_clock, date(2025, 8, 18)) == meedelen
    assert tasks(cast.signer, still_clock, date(2025, 11, 3)) == []
    assert tasks(cast.signer, still_clock, date(2025, 11, 4)) == meedelen
    assert tasks(cast.drafter, still_clock, date(2025, 11, 20)) == meedelen
    assert tasks(cast.reviewer, still_clock, date(2025, 11, 20)) == []


def test_the_task_names_the_deal(notice, cast, grant, still_clock):
    still_clock.set(world.at(date(2025, 8, 18)))
    item = next(work_for(cast.drafter))
    assert item.title.startswith(f"{grant.deal.name}: Mededelen wat wordt teruggevorderd: SiSa")


def test_in_the_last_month_it_says_so(notice, cast, still_clock):
    still_clock.set(world.at(date(2025, 10, 17)))
    assert "drie maanden" in next(work_for(cast.drafter)).why_you
    still_clock.set(world.at(date(2025, 10, 18)))
    assert "laatste maand" in next(work_for(cast.drafter)).why_you


def test_a_letter_before_the_decision_meets_it(notice, cast):
    services.tell_kassier(
        obligation_id=notice.pk, on=world.DAY, reference="M-12", actor=cast.drafter
    )
    assert state(notice) is State.MET


def test_a_recovery_because_of_this_account_meets_it(notice, cast, grant):
    world.announced(
        cast,
        cast.decided(
            BeschikkingKind.TERUGVORDERING,
            grant.beschikkingen.get(),
            amount_cents=1,
            account_received_on=world.DAY,
        ),
    )
    assert state(notice) is State.MET


def test_a_recovery_because_of_another_account_does_not(notice, cast, grant):
    row = cast.decided(
        BeschikkingKind.TERUGVORDERING,
        grant.beschikkingen.get(),
        amount_cents=1,
        account_received_on=date(2024, 11, 1),
    )
    world.announced(cast, row)
    assert state(notice) is State.OPEN


def test_a_settlement_with_something_to_recover_leaves_it_open_until_then(notice, cast, grant):
    voorstel = world.settled(grant, cast)
    assert state(notice) is State.OPEN
    row = services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=cast.drafter)
    world.announced(cast, row)
    assert state(notice) is State.MET


def test_a_settlement_as_granted_leaves_nothing_to_tell(grant, cast):
    paper = world.account(grant, GRANTED)
    services.owe_notice(read(paper), cast.drafter)
    [notice] = open_notices(grant)
    world.settled(grant, cast)
    assert state(notice) is State.CANCELLED


def test_that_nothing_comes_back_is_recorded_with_a_reason(notice, cast):
    with pytest.raises(InvalidInput, match="waarom er niets wordt teruggevorderd"):
        services.waive_notice(obligation_id=notice.pk, reason=" ", actor=cast.drafter)
    services.waive_notice(obligation_id=notice.pk, reason="Alles klopt.", actor=cast.drafter)
    assert state(notice) is State.CANCELLED


def test_only_a_behandelaar_tells_and_only_of_a_notice(notice, cast, controller):
    with pytest.raises(NotAllowed):
        services.waive_notice(obligation_id=notice.pk, reason="x", actor=controller)
    other = Obligation.objects.exclude(kind=ObligationKind.MEDEDELING)[0]
    with pytest.raises(WrongState, match="geen mededeling"):
        services.tell_kassier(
            obligation_id=other.pk, on=world.DAY, reference="x", actor=cast.drafter
        )


def test_it_is_not_told_on_a_day_to_come(notice, cast):
    with pytest.raises(InvalidInput, match="in de toekomst"):
        services.tell_kassier(
            obligation_id=notice.pk, on=date(2024, 11, 19), reference="x", actor=cast.drafter
        )


def test_the_task_leads_to_the_account_and_from_there_to_where_it_is_told(
    notice, cast, client, still_clock
):
    still_clock.set(world.at(LAST))
    client.force_login(cast.drafter)
    page = client.get(next(work_for(cast.drafter)).url, follow=True)
    paper = Verantwoording.objects.get(pk=notice.subject_id)
    settlement = reverse("disbursement:vaststelling-detail", args=[paper.uitkering_id])
    assert f'href="{settlement}#mededelingen">Meedelen of er geld terugkomt<' in (
        page.content.decode()
    )
    assert 'id="mededelingen"' in client.get(settlement).content.decode()
    services.waive_notice(obligation_id=notice.pk, reason="Alles is besteed.", actor=cast.drafter)
    assert "Meedelen of er geld" not in client.get(page.request["PATH_INFO"]).content.decode()


def test_a_late_repayment_and_a_nearing_prescription_are_work_too(claim, cast, still_clock):
    assert tasks(cast.drafter, still_clock, world.LAST_DAY_TO_PAY) == []
    late = ("Aanmanen", world.LAST_DAY_TO_PAY)
    assert tasks(cast.drafter, still_clock, world.DEFAULT) == [late]
    gone = ("Stuiten", date(2029, 12, 30))
    assert tasks(cast.drafter, still_clock, date(2029, 10, 1)) == [late, gone]
    assert tasks(builders.toetser(), still_clock, date(2029, 10, 1)) == []
