"""Somebody objects: it is written down as it came in, in time or not, and nothing is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest

from disbursement.bezwaar import services
from disbursement.bezwaar.models import Bezwaar, BezwaarStatus, Channel, RemedyKind
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.legal.objections import Timeliness
from tests import builders
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import LAST_DAY, at, fresh, registered

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 18)
ONE_DAY = timedelta(days=1)


def test_it_says_who_objects_to_what_and_since_when(announced, cast):
    bezwaar = registered(announced, cast)
    assert bezwaar.status == BezwaarStatus.ONTVANGEN
    assert (bezwaar.objector_name, bezwaar.received_on) == ("J. Jansen", TODAY)
    assert (bezwaar.zone, bezwaar.last_day) == ("Europe/Amsterdam", LAST_DAY)
    assert (bezwaar.registered_by, bezwaar.registered_at) == (cast.drafter, builders.NOW)
    assert str(bezwaar) == "Bezwaar van J. Jansen"
    line = AuditEntry.objects.get(action="disbursement.bezwaar.register")
    assert line.dossier == announced.uitkering.deal_id
    assert line.sentence.endswith("ontvangen op maandag 18 november 2024: op tijd")


def test_an_organisation_of_the_deal_objects_under_its_own_name(announced, cast):
    region = builders.region_of(announced.uitkering.deal)
    bezwaar = registered(announced, cast, organisation=region, name="iemand anders")
    assert (bezwaar.objector_organisation, bezwaar.objector_name) == (region, region.name)


@pytest.mark.parametrize(
    ("received", "fields", "timeliness"),
    [
        (LAST_DAY, {}, Timeliness.IN_TIME),
        (LAST_DAY + ONE_DAY, {}, Timeliness.LATE),
        (date(2025, 1, 6), {"posted_on": LAST_DAY}, Timeliness.BY_POST),
        (date(2025, 1, 7), {"posted_on": LAST_DAY}, Timeliness.LATE),
        (
            date(2025, 2, 3),
            {"elsewhere": "gemeente Elders", "elsewhere_on": LAST_DAY},
            Timeliness.IN_TIME,
        ),
    ],
)
def test_whether_it_is_in_time_is_computed_and_never_a_refusal(
    received, fields, timeliness, announced, cast, still_clock
):
    still_clock.set(at(date(2025, 2, 3)))
    channel = Channel.POST if "posted_on" in fields else Channel.HANDED
    bezwaar = registered(announced, cast, received_on=received, channel=channel, **fields)
    assert bezwaar.timeliness is timeliness
    assert bezwaar.status == BezwaarStatus.ONTVANGEN


def test_on_saba_the_last_day_lasts_while_it_is_tomorrow_in_the_hague(on_saba, cast, still_clock):
    still_clock.set(datetime(2024, 12, 31, 3, 30, tzinfo=UTC))
    bezwaar = registered(on_saba, cast, received_on=LAST_DAY)
    assert bezwaar.zone == "America/Kralendijk"
    assert bezwaar.today == LAST_DAY
    assert bezwaar.timeliness is Timeliness.IN_TIME
    with pytest.raises(InvalidInput, match="31 december 2024 is nog niet geweest"):
        registered(on_saba, cast, received_on=LAST_DAY + ONE_DAY)


def test_several_may_object_to_the_same_decision(announced, cast):
    registered(announced, cast)
    registered(announced, cast, name="P. de Vries")
    assert Bezwaar.objects.filter(beschikking=announced).count() == 2


# ---- bezwaar or beroep -----------------------------------------------------------------------


def test_from_an_island_one_may_go_to_the_court_at_once(on_saba, cast):
    bezwaar = registered(on_saba, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    assert bezwaar.is_beroep
    assert bezwaar.last_day == on_saba.remedy_last_day


def test_in_the_netherlands_a_bezwaar_comes_first(announced, cast):
    with pytest.raises(RequirementsUnmet, match="nadat op een bezwaar is beslist"):
        registered(announced, cast, kind=RemedyKind.BEROEP)


def test_against_the_decision_on_a_bezwaar_one_goes_to_the_court(announced, cast):
    decided = world.decide(world.ready(announced, cast), builders.tekenbevoegde())
    beroep = registered(announced, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    assert beroep.last_day == decided.appeal_last_day == date(2024, 12, 30)


# ---- what is refused -------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_only_a_behandelaar_registers(role, announced):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        services.register_bezwaar(
            beschikking_id=announced.pk, objection=world.objection(), actor=builders.user(role)
        )
    assert not Bezwaar.objects.exists()


def test_nobody_objects_to_what_was_not_made_known(cast):
    with pytest.raises(WrongState, match="nog niet bekendgemaakt"):
        registered(cast.signed(), cast)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"received_on": TODAY + ONE_DAY}, "19 november 2024 is nog niet geweest"),
        ({"name": "  "}, "Kies een organisatie, of vul de naam"),
        ({"grounds": " "}, "Schrijf op waar het bezwaar over gaat"),
        ({"posted_on": TODAY}, "Alleen wat met de post kwam"),
        ({"posted_on": TODAY + ONE_DAY, "channel": Channel.POST}, "op de post zijn gegaan"),
        ({"elsewhere": "gemeente Elders"}, "bij wie het eerst binnenkwam, en ook op welke dag"),
        ({"elsewhere_on": TODAY}, "bij wie het eerst binnenkwam"),
        ({"elsewhere": "daar", "elsewhere_on": TODAY + ONE_DAY}, "eerst bij een ander binnen"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(fields, sentence, announced, cast):
    with pytest.raises(InvalidInput, match=sentence):
        registered(announced, cast, **fields)
    assert not Bezwaar.objects.exists()
    assert fresh(announced).held_until is None
