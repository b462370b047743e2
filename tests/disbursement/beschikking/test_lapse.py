"""A signed decision that will not be made known lapses, and lets go what waited for it."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.panels import waiting_for, work_for
from disbursement.grootboek.selectors import balance_of, standing_schedule
from disbursement.grootboek.services import declare_condition_met
from disbursement.uitkering.models import TermijnCondition
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.legal.payment_schedule import PlannedTermijn
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.beschikking.browsing import page_of, url
from tests.screens.pages import read
from tests.simultaneous import at_once, results_of

B, S = BeschikkingKind, BeschikkingStatus
TWO, FIVE, EIGHT = 200_000_000, 500_000_000, 800_000_000
NEXT, LATER = date(2025, 6, 2), date(2026, 6, 1)
REASON = "De eerste termijn is intussen betaald; dit rooster past niet meer."


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch):
    issued.with_quick_letters(monkeypatch)


@pytest.fixture
def granted(cast):
    return cast.announced()


def part(cents, day, condition=""):
    source = "convenant, artikel 7" if condition else ""
    return PlannedTermijn(
        amount_cents=cents, pay_by=day, condition=condition, condition_source=source
    )


def signed_schedule(cast, granted, *rows, **content):
    rows = rows or (part(TWO, NEXT), part(EIGHT, LATER))
    draft = cast.decided(B.WIJZIGING, granted, schedule=rows, **content)
    return issued.through_the_steps(cast, draft, until="sign")


def lapse(row, actor, reason=REASON):
    return services.lapse_beschikking(beschikking_id=row.pk, reason=reason, actor=actor)


def update(row, **values):
    with transaction.atomic():
        Beschikking.objects.filter(pk=row.pk).update(**values)


# ---- what it lets go -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_no_longer_fits_lapses_and_another_schedule_is_decided(cast, granted):
    signed = signed_schedule(cast, granted)
    grant = granted.uitkering
    builders.release(grant, grant.termijnen.get(number=1))
    with pytest.raises(RequirementsUnmet, match="het besluit te laten vervallen"):
        services.announce_beschikking(beschikking_id=signed.pk, actor=cast.drafter)
    lapsed = lapse(signed, cast.signer)
    assert (lapsed.status, lapsed.kenmerk) == (S.VERVALLEN, signed.kenmerk)
    first = standing_schedule(grant)[0].content
    issued.further(
        cast, B.WIJZIGING, granted, schedule=(first, part(TWO, NEXT), part(300_000_000, LATER))
    )
    balance = balance_of(grant)
    assert [balance.of_termijn(row.pk).planned_cents for row in grant.termijnen.all()] == [
        FIVE,
        TWO,
        300_000_000,
    ]


@pytest.mark.django_db
def test_the_termijnen_wait_for_it_no_more(cast, granted):
    waits = part(FIVE, LATER, TermijnCondition.VERZOEK)
    first = standing_schedule(granted.uitkering)[0].content
    issued.further(cast, B.WIJZIGING, granted, schedule=(first, waits))
    signed = signed_schedule(cast, granted, first, part(FIVE, LATER, TermijnCondition.VOORTGANG))
    second = granted.uitkering.termijnen.get(number=2)
    met = {"termijn_id": second.pk, "on": builders.NOW.date(), "ground": "Brief."}
    with pytest.raises(WrongState, match="bekendmaken of vervallen"):
        declare_condition_met(**met, actor=cast.drafter)
    lapse(signed, cast.signer)
    declare_condition_met(**met, actor=cast.drafter)
    assert standing_schedule(granted.uitkering)[1].is_met


@pytest.mark.django_db
def test_what_it_would_replace_can_be_replaced_by_another(cast, granted):
    first = issued.further(cast, B.WIJZIGING, granted)
    signed = issued.through_the_steps(
        cast, cast.decided(B.WIJZIGING, granted, replaces_id=first.pk), until="sign"
    )
    assert lapse(signed, cast.signer).replaces is None
    [line] = AuditEntry.objects.filter(action="disbursement.beschikking.lapse")
    assert (line.remark, line.details["zou_vervangen"]) == (REASON, str(first))
    assert (signed.facts or {})["vervangt"]["kenmerk"] == first.kenmerk
    again = issued.further(cast, B.WIJZIGING, granted, replaces_id=first.pk)
    assert again.replaces == first


@pytest.mark.django_db
def test_after_a_verlening_that_lapsed_another_is_drafted(cast):
    signed = cast.signed()
    lapse(signed, cast.signer)
    again = services.draft_beschikking(uitkering_id=signed.uitkering_id, actor=cast.drafter)
    issued.through_the_steps(cast, again)
    rows = Beschikking.objects.order_by("number")
    assert [row.status for row in rows] == [S.VERVALLEN, S.BEKENDGEMAAKT]
    assert [row.kenmerk for row in rows] == ["SPUK-2024-0001", "SPUK-2024-0002"]


@pytest.mark.django_db
def test_the_next_decision_is_signed_only_after_the_lapse(cast, granted):
    signed = signed_schedule(cast, granted)
    other = issued.through_the_steps(cast, cast.decided(B.VERLENGING, granted), until="approve")
    with pytest.raises(RequirementsUnmet, match="getekend en nog niet bekendgemaakt"):
        services.sign_beschikking(beschikking_id=other.pk, actor=cast.signer)
    lapse(signed, cast.signer)
    services.sign_beschikking(beschikking_id=other.pk, actor=cast.signer)


# ---- who, when and why ---------------------------------------------------------------------------


@pytest.mark.django_db
def test_who_could_sign_it_lets_it_lapse_and_nobody_else(cast):
    signed = cast.signed()
    for person in (cast.drafter, cast.reviewer, builders.behandelaar()):
        with pytest.raises(NotAllowed):
            lapse(signed, person)
    with pytest.raises(NotAllowed, match="mandaat"):
        lapse(signed, builders.tekenbevoegde(ceiling_cents=1))
    assert lapse(signed, cast.signer).lapsed_by == cast.signer


@pytest.mark.django_db
def test_it_says_why(cast):
    signed = cast.signed()
    with pytest.raises(InvalidInput, match="waarom dit besluit vervalt"):
        lapse(signed, cast.signer, " ")
    assert lapse(signed, cast.signer, f" {REASON} ").lapsed_because == REASON


@pytest.mark.django_db
def test_only_what_is_signed_and_not_made_known_lapses(cast):
    approved = cast.approved()
    with pytest.raises(WrongState, match="in de stand “getoetst”"):
        lapse(approved, cast.signer)
    services.sign_beschikking(beschikking_id=approved.pk, actor=cast.signer)
    lapse(approved, cast.signer)
    with pytest.raises(WrongState, match="in de stand “vervallen”"):
        lapse(approved, cast.signer)
    with pytest.raises(WrongState, match="in de stand “vervallen”"):
        services.announce_beschikking(beschikking_id=approved.pk, actor=cast.drafter)


@pytest.mark.django_db
def test_what_was_made_known_never_lapses(cast, granted):
    with pytest.raises(WrongState, match="in de stand “bekendgemaakt”"):
        lapse(granted, cast.signer)


@pytest.mark.django_db(transaction=True)
def test_of_a_bekendmaking_and_a_lapse_at_once_one_holds(cast):
    signed = issued.through_the_steps(cast, cast.draft(), until="sign")
    outcomes = at_once(
        lambda: services.announce_beschikking(beschikking_id=signed.pk, actor=cast.drafter),
        lambda: lapse(signed, cast.signer),
    )
    [done] = results_of(outcomes)
    now = Beschikking.objects.get(pk=signed.pk)
    assert now.status == done.status
    assert (now.announced_on is None) == (now.status == S.VERVALLEN)


# ---- what the database holds ---------------------------------------------------------------------


@pytest.mark.django_db
def test_the_database_wants_the_day_the_person_and_the_reason(cast):
    signed = cast.signed()
    for values in ({}, {"lapsed_by": cast.signer, "lapsed_at": builders.NOW}):
        with pytest.raises(IntegrityError, match="lapsed_says_when_by_whom_and_why"):
            update(signed, status=S.VERVALLEN, **values)
    with pytest.raises(IntegrityError, match="lapsed_says_when_by_whom_and_why"):
        update(signed, lapsed_because=REASON)


@pytest.mark.django_db
@pytest.mark.parametrize("person", ["drafter", "reviewer"])
def test_the_database_refuses_the_drafter_and_the_reviewer(cast, person):
    signed = cast.signed()
    with pytest.raises(IntegrityError, match="neither_drafter_nor_reviewer"):
        by_hand(signed, getattr(cast, person))


def by_hand(row, person, **values):
    said = {"lapsed_at": builders.NOW, "lapsed_by": person, "lapsed_because": REASON}
    update(row, status=S.VERVALLEN, **(said | values))


@pytest.mark.django_db
def test_what_lapsed_stays_lapsed_and_takes_the_place_of_nothing(cast, granted):
    first = issued.further(cast, B.WIJZIGING, granted)
    draft = cast.decided(B.WIJZIGING, granted, replaces_id=first.pk)
    signed = issued.through_the_steps(cast, draft, until="sign")
    with pytest.raises(IntegrityError, match="lapsed_takes_the_place_of_nothing"):
        by_hand(signed, cast.signer)
    with pytest.raises(DatabaseError, match="Cannot update rows"):
        update(signed, replaces=None)
    lapse(signed, cast.signer)
    for values in ({"status": S.ONDERTEKEND}, {"lapsed_because": "Toch niet."}):
        with pytest.raises(DatabaseError, match="Cannot update rows"):
            update(signed, **values)
    with pytest.raises(DatabaseError, match="Cannot delete rows"), transaction.atomic():
        signed.delete()


@pytest.mark.django_db
def test_what_was_made_known_or_never_signed_lapses_not_in_the_database_either(cast, granted):
    with pytest.raises(IntegrityError, match="announced_has_day_and_last_day"):
        by_hand(granted, cast.signer)
    concept = cast.decided(B.WIJZIGING, granted)
    with pytest.raises(IntegrityError, match=r"signed_has_signer_facts_and_letter|reviewed_by"):
        by_hand(concept, cast.signer)
    assert connection.is_usable()


# ---- what people see -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_page_says_that_it_lapsed_and_asks_for_nothing(client, cast):
    signed = cast.signed()
    client.force_login(cast.signer)
    assert "Laten vervallen" in page_of(client, cast.signer, signed).content.decode()
    client.post(url("transition", signed, "lapse"), {"opmerking": REASON})
    text = read(page_of(client, cast.signer, signed).content.decode()).text
    assert f"Vervallen op 18 november 2024 door {cast.signer}" in text
    assert REASON in text
    assert "Vervallen, en nooit bekendgemaakt." in text
    assert "Reken uit" not in text
    assert "Laten vervallen" not in text


@pytest.mark.django_db
def test_nobody_has_work_on_it_and_no_outsider_sees_it(client, cast):
    signed = cast.signed()
    assert list(work_for(cast.drafter))
    lapse(signed, cast.signer)
    assert not list(work_for(cast.drafter))
    assert not list(waiting_for(cast.drafter))
    client.force_login(builders.member(builders.region_of(signed.uitkering.deal)))
    assert client.get(url("detail", signed)).status_code == 404


@pytest.mark.django_db
def test_the_dossier_offers_to_draft_a_verlening_anew(client, cast):
    lapse(cast.signed(), cast.signer)
    client.force_login(cast.drafter)
    deal = Beschikking.objects.get().uitkering.deal
    page = client.get(reverse("regiodeals:deal-detail", args=[deal.pk])).content.decode()
    assert "Beschikking opstellen" in page
    assert "vervallen" in page
