"""Imposing an obligation: once, with an owner, a source and a legal day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.clock import KRALENDIJK
from regiodeals.common.errors import WrongState
from regiodeals.deal.models import Deal
from regiodeals.obligations import pages, services
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligation_about
from regiodeals.obligations.state import State
from tests import builders
from tests.builders import NOW
from tests.obligations.conftest import DUE_ON
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


def test_an_obligation_says_what_who_when_where_and_why(impose, officer):
    deal = builders.proposal("Voorbeeldregio")
    owed = impose(subject=deal)
    owed.refresh_from_db()
    assert str(owed) == "Verleen de uitkering voor Voorbeeldregio"
    assert (owed.owner_user, owed.owner_name) == (officer, str(officer))
    assert (owed.due_on, owed.first_due_on, owed.zone) == (DUE_ON, DUE_ON, "Europe/Amsterdam")
    assert owed.source == "Besluit, artikel 13 lid 1"
    assert (owed.subject_type, owed.subject_id) == ("regiodeals.deal", deal.pk)
    assert (owed.imposed_at, owed.imposed_by) == (NOW, officer)
    assert owed.state is State.OPEN


def test_imposing_leaves_a_line_in_the_trail_of_the_deal(owed, officer):
    line = AuditEntry.objects.get(action="obligations.obligation.impose")
    assert line.sentence.startswith(f"Opgelegd aan {officer}: Verleen de uitkering voor")
    assert line.sentence.endswith("uiterlijk dinsdag 17 december 2024")
    assert (line.dossier, line.actor) == (owed.dossier, officer)
    assert (line.state_before, line.state_after) == ("", "open")


def test_the_system_itself_can_impose(impose):
    assert impose(actor=None).imposed_by is None
    assert AuditEntry.objects.get().actor_name == "Het systeem"


def test_imposing_the_same_twice_gives_the_one_that_exists(impose):
    deal = builders.proposal()
    first = impose(subject=deal)
    assert impose(subject=deal) == first
    assert Obligation.objects.count() == 1
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("difference", "word"),
    [
        ({"due_on": date(2024, 12, 18)}, "oorspronkelijke laatste dag"),
        ({"zone": KRALENDIJK}, "tijdzone van die dag"),
        ({"title": "Iets anders"}, "wat moet er gebeuren"),
        ({"source": "Besluit, artikel 14"}, "artikel, convenant of besluit"),
        ({"dossier": None}, "nummer van de deal"),
        ({"owner": Owner(role=Role.BEHANDELAAR)}, "wie moet het doen"),
    ],
)
def test_imposing_something_else_under_the_same_key_is_refused(impose, difference, word):
    deal = builders.proposal("Voorbeeldregio")
    impose(subject=deal)
    with pytest.raises(WrongState, match=f"bestaat al, maar anders: {word}\\."):
        impose(subject=deal, **difference)


def test_a_refusal_names_everything_that_differs(impose):
    deal = builders.proposal("Voorbeeldregio")
    impose(subject=deal)
    with pytest.raises(WrongState) as refusal:
        impose(subject=deal, source="x", due_on=date(2025, 1, 1))
    assert str(refusal.value) == (
        "“Verleen de uitkering voor Voorbeeldregio” bestaat al, maar anders: oorspronkelijke"
        " laatste dag, artikel, convenant of besluit."
    )


def test_imposing_again_after_an_extension_does_not_undo_it(impose, officer):
    deal = builders.proposal()
    owed = impose(subject=deal)
    later = date(2025, 1, 31)
    services.extend(
        obligation_id=owed.pk, due_on=later, reason="Advies", decision="B-1", actor=officer
    )
    assert impose(subject=deal).due_on == later


def test_imposing_again_after_a_hand_over_keeps_the_new_owner(impose, officer):
    deal = builders.proposal()
    owed = impose(subject=deal)
    colleague = builders.behandelaar()
    services.hand_over(
        obligation_id=owed.pk, owner=Owner(user=colleague), reason="Verlof", actor=officer
    )
    assert impose(subject=deal).owner_user == colleague


def test_imposing_again_never_revives_what_was_cancelled(impose, cancelled):
    deal = Deal.objects.get(pk=cancelled.dossier)
    assert impose(subject=deal).state is State.CANCELLED


def test_the_same_kind_is_owed_again_in_another_period(impose):
    deal = builders.proposal()
    yearly = {impose(subject=deal, period=period).pk for period in ("2025", "2026")}
    assert len(yearly) == 2


def test_an_obligation_is_found_by_its_subject(impose):
    deal = builders.proposal()
    owed = impose(subject=deal, period="2025")
    assert obligation_about(deal, ObligationKind.VERLENING, "2025") == owed
    assert obligation_about(deal, ObligationKind.VERLENING) is None
    assert obligation_about(deal, ObligationKind.BEZWAAR, "2025") is None


def test_nothing_is_imposed_about_an_object_that_has_no_page(impose, officer):
    with pytest.raises(RuntimeError, match=r"accounts\.user"):
        impose(subject=officer)


def test_the_page_of_an_obligation_is_told_by_the_room_of_its_subject(impose, officer):
    pages.register_page("accounts.user", lambda owed: f"/mensen/{owed.subject_id}/")
    assert pages.page_of(impose(subject=officer)) == f"/mensen/{officer.pk}/"


# ---- owners ----------------------------------------------------------------------------------


def test_a_role_can_owe(impose):
    owed = impose(owner=Owner(role=Role.TOETSER))
    assert (owed.owner_role, owed.owner_name) == ("toetser", "toetser")


def test_an_organisation_can_owe(impose):
    region = builders.organisation("gemeente Voorbeeld")
    owed = impose(owner=Owner(organisation=region))
    assert (owed.owner_organisation, owed.owner_name) == (region, "gemeente Voorbeeld")


@pytest.mark.parametrize("parts", [{}, {"role": Role.TOETSER, "organisation": object()}])
def test_there_is_exactly_one_owner(parts):
    with pytest.raises(ValueError, match="one person, one role or one organisation"):
        Owner(**parts)


@pytest.mark.parametrize(
    "fields",
    [
        {"owner_user": None},
        {"owner_role": "toetser"},
        {"owner_user": None, "owner_role": "koning"},
        {"owner_name": ""},
        {"title": ""},
        {"source": ""},
        {"kind": "iets"},
        {"zone": "Europe/Berlin"},
        {"due_on": date(2024, 12, 18)},
        {"met_at": NOW},
        {"met_on": DUE_ON},
        {"met_at": NOW, "met_on": DUE_ON},
        {"cancelled_at": NOW},
        {"cancelled_because": "Zomaar."},
        {
            "met_at": NOW,
            "met_on": DUE_ON,
            "met_how": "brief",
            "cancelled_at": NOW,
            "cancelled_because": "Zomaar.",
        },
    ],
)
def test_the_database_refuses_an_obligation_that_contradicts_itself(officer, fields):
    values = {
        "kind": ObligationKind.VERLENING,
        "subject_type": "regiodeals.deal",
        "subject_id": 1,
        "title": "Verleen",
        "source": "artikel 13",
        "due_on": DUE_ON,
        "first_due_on": DUE_ON,
        "owner_user": officer,
        "owner_name": str(officer),
        "imposed_at": NOW,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.create(**(values | fields))
    assert Obligation.objects.create(**values).pk


# ---- at the same moment ----------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_who_impose_the_same_at_once_get_one_obligation_and_one_line(impose):
    deal = builders.proposal()
    outcomes = at_once(lambda: impose(subject=deal), lambda: impose(subject=deal))
    assert len({owed.pk for owed in results_of(outcomes)}) == 1
    assert AuditEntry.objects.filter(action="obligations.obligation.impose").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_impose_something_else_at_once_one_is_refused(impose):
    deal = builders.proposal()
    outcomes = at_once(
        lambda: impose(subject=deal), lambda: impose(subject=deal, due_on=date(2025, 1, 1))
    )
    assert len(results_of(outcomes)) == 1
    assert "oorspronkelijke laatste dag" in sentences_of(outcomes)[0]
