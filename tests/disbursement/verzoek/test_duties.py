"""Before anybody decides, each kind of request shows what it does to every open obligation."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from disbursement.beschikking import services as beschikkingen
from disbursement.uitkering.models import Termijn, Uitkering
from disbursement.verzoek.models import Verzoek, VerzoekStatus
from disbursement.verzoek.selectors import preview_of
from disbursement.verzoek.selectors.duties import (
    DECIDED,
    LAPSES,
    PASSED,
    SIX_WEEKS,
    STAYS,
    DutyRow,
)
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests.builders import Cast
from tests.disbursement.bezwaar import world as objections
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.world import TODAY, advised, decided, prepared

pytestmark = pytest.mark.django_db

WHOLE = 1_000_000_000
KINDS: dict[str, dict[str, Any]] = {
    "verlenging": {},
    "activiteiten": {"kind": "activiteiten", "subject": "Elders bouwen"},
    "herverdeling": {},
    "termijnen": world.schedule((WHOLE, None)),
}


@pytest.fixture
def real(cast: Cast) -> Uitkering:
    """Granted by every service, so that its papers and payments are really owed."""
    grant = objections.announced(cast).uitkering
    grant.deal.programmalijnen.create(order=2, name="Economie")
    return Uitkering.objects.get(pk=grant.pk)


def wishes(real: Uitkering, kind: str) -> dict[str, Any]:
    if kind == "herverdeling":
        return world.programme(real, 800_000_000, 200_000_000)
    return KINDS[kind]


def duties(verzoek: Any) -> tuple[DutyRow, ...]:
    return preview_of(world.fresh(verzoek), TODAY).duties


def of_payments(verzoek: Any) -> list[tuple[Any, str]]:
    return [(row.after, row.word) for row in duties(verzoek) if row.what.startswith("Termijn")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_open_obligation_is_shown_for_every_kind_of_request(real, cast, kind):
    verzoek = advised(real, cast, **wishes(real, kind))
    rows = duties(verzoek)
    open_now = Obligation.objects.filter(dossier=real.deal_id).outstanding()
    assert sorted(row.what for row in rows) == sorted(row.title for row in open_now)
    assert [row.now for row in rows] == sorted(row.now for row in rows)
    assert [row.word for row in rows].count(DECIDED) == 1
    page = Client()
    page.force_login(cast.drafter)
    text = page.get(reverse("disbursement:verzoek-detail", args=[verzoek.pk])).content.decode()
    for row in rows:
        assert row.what in text
    assert "Wat dit doet met wat nog open staat" in text


@pytest.mark.parametrize("kind", ["activiteiten", "herverdeling"])
def test_what_moves_nothing_says_so_of_each(real, cast, kind):
    verzoek = advised(real, cast, **wishes(real, kind))
    assert {(row.after, row.word) for row in duties(verzoek)} == {(None, STAYS), (None, DECIDED)}


def test_a_right_of_which_the_day_passed_is_not_said_to_stay(real, cast, still_clock):
    verzoek = advised(real, cast)
    right = Obligation.objects.get(dossier=real.deal_id, is_right=True)
    word = {row.what: row.word for row in duties(verzoek)}
    assert word[right.title] == STAYS
    still_clock.set(datetime(2025, 3, 3, 11, tzinfo=UTC))
    word = {row.what: row.word for row in duties(verzoek)}
    assert word[right.title] == PASSED


def test_a_termijn_without_day_or_condition_is_owed_six_weeks_after_the_decision(real, cast):
    verzoek = advised(real, cast, **world.schedule((WHOLE, None)))
    assert of_payments(verzoek) == [(None, SIX_WEEKS), (None, LAPSES)]
    page = Client()
    page.force_login(cast.drafter)
    text = page.get(reverse("disbursement:verzoek-detail", args=[verzoek.pk])).content.decode()
    assert "zonder voorwaarde" in text
    assert "zes weken na de bekendmaking" in text


@pytest.mark.parametrize("kind", ["verlenging", "termijnen"])
def test_the_bekendmaking_does_to_each_what_was_shown(real, cast, kind):
    wish = (
        wishes(real, kind)
        if kind == "verlenging"
        else world.schedule((300_000_000, date(2025, 3, 3)), (700_000_000, date(2025, 12, 1)))
    )
    verzoek = advised(real, cast, **wish)
    shown = {row.what: row for row in duties(verzoek)}
    assert any(row.after for row in shown.values())
    decided(verzoek, cast)
    after = Obligation.objects.filter(dossier=real.deal_id, title__in=shown).outstanding()
    stays_open = [what for what, row in shown.items() if row.word != DECIDED]
    assert sorted(owed.title for owed in after) == sorted(stays_open)
    for owed in after:
        row = shown[owed.title]
        assert owed.due_on == (row.after or row.now), owed.title


def test_a_payment_that_falls_away_is_cancelled_as_was_shown(real, cast):
    verzoek = advised(real, cast, **world.schedule((WHOLE, date(2025, 3, 3))))
    assert of_payments(verzoek) == [(date(2025, 3, 3), ""), (None, LAPSES)]
    decided(verzoek, cast)
    second = Termijn.objects.get(uitkering=real, number=2)
    gone = Obligation.objects.get(kind=ObligationKind.BETALING, subject_id=second.pk)
    assert gone.is_closed


def test_a_signed_decision_that_lapses_leaves_the_request_and_its_duty_open(real, cast):
    concept = prepared(advised(real, cast), cast).decision
    assert concept is not None
    for verb, actor in (
        ("submit", cast.drafter),
        ("approve", cast.reviewer),
        ("sign", cast.signer),
    ):
        beschikkingen.take_step(beschikking_id=concept.pk, verb=verb, actor=actor)
    beschikkingen.lapse_beschikking(
        beschikking_id=concept.pk, reason="De brief noemt de verkeerde dag.", actor=cast.signer
    )
    verzoek = Verzoek.objects.get()
    assert (verzoek.decision, verzoek.status) == (None, VerzoekStatus.IN_VOORBEREIDING)
    owed = obligation_about(verzoek, ObligationKind.VERZOEK)
    assert owed is not None
    assert not owed.is_closed
    assert decided(verzoek, cast).status == VerzoekStatus.BESLOTEN
