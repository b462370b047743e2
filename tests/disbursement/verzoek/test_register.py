"""Lay down what the region asks: in writing, with a reason, while there is something to change."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.verzoek.models import Verzoek, VerzoekKind, VerzoekStatus
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.deal.models import Deal
from regiodeals.documents import store
from regiodeals.documents.models import Document, Kind
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests import builders
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.world import LATER, PERIOD_ENDS, TODAY, register

pytestmark = pytest.mark.django_db


def refused(grant, cast, error=InvalidInput, **fields) -> str:
    """The sentence; and nothing was laid down, not even a file."""
    with pytest.raises(error) as found:
        register(grant, cast.drafter, **fields)
    assert not Verzoek.objects.exists()
    assert not Document.objects.filter(kind=Kind.VERZOEK).exists()
    return str(found.value)


def test_a_request_is_kept_as_it_came_with_its_letter(grant, cast):
    verzoek = register(grant, cast.drafter)
    assert str(verzoek) == "Verzoek 1 om verlenging van de bestedingsperiode"
    assert verzoek.status == VerzoekStatus.ONTVANGEN
    assert verzoek.zone == "Europe/Amsterdam"
    assert verzoek.subject.endswith("tot en met 31 december 2029")
    assert store.get(verzoek.document.sha256) == world.PDF
    assert verzoek.document.kind == Kind.VERZOEK


def test_the_trail_says_who_laid_it_down_and_which_letter(grant, cast):
    verzoek = register(grant, cast.drafter)
    line = AuditEntry.objects.get(action="disbursement.verzoek.register")
    assert line.actor == cast.drafter
    assert line.dossier == grant.deal_id
    assert line.details["sha256"] == verzoek.document.sha256


def test_the_minister_owes_a_decision_within_eight_weeks(grant, cast):
    verzoek = register(grant, cast.drafter)
    owed = obligation_about(verzoek, ObligationKind.VERZOEK)
    assert owed is not None
    assert owed.due_on == world.LAST_DAY
    assert owed.source == "Algemene wet bestuursrecht, artikel 4:13 lid 2"
    assert owed.owner_user == grant.deal.accounthouder


def test_requests_about_one_uitkering_are_numbered(grant, cast):
    assert [register(grant, cast.drafter).number for _ in range(2)] == [1, 2]


def test_only_a_behandelaar_lays_it_down(grant, cast):
    with pytest.raises(NotAllowed):
        register(grant, cast.reviewer)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_request_without_reason_is_refused(grant, cast, reason):
    assert "vraag de regio om een reden" in refused(grant, cast, reason=reason)


def test_the_database_refuses_an_empty_reason_too(grant, cast):
    row = register(grant, cast.drafter)
    row.pk, row.number, row.reason = None, 2, ""
    row.document = Document.objects.create(
        kind=Kind.VERZOEK, filename="b.pdf", ordered_at=builders.NOW
    )
    row._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("day", [date(2028, 6, 30), PERIOD_ENDS])
def test_an_end_day_that_is_not_later_is_refused_with_the_present_one(grant, cast, day):
    sentence = refused(grant, cast, spend_until=day)
    assert "zondag 31 december 2028" in sentence
    assert "moet later zijn" in sentence


def test_a_verlenging_without_a_day_and_one_of_a_mistyped_year_are_refused(grant, cast):
    assert "Vul de laatste dag in" in refused(grant, cast, spend_until=None)
    assert "Controleer het jaar" in refused(grant, cast, spend_until=date(2098, 12, 31))


def test_what_came_in_tomorrow_or_before_the_grant_is_refused(grant, cast):
    Deal.objects.filter(pk=grant.deal_id).update(granted_on=TODAY)
    assert "is nog niet geweest" in refused(grant, cast, received_on=date(2024, 11, 19))
    assert "kan niet eerder zijn ontvangen" in refused(grant, cast, received_on=date(2024, 11, 17))


def test_a_deal_without_a_beschikking_has_nothing_to_extend(cast):
    concept = cast.draft()
    sentence = refused(concept.uitkering, cast, error=WrongState)
    assert "De verlening is nog niet bekendgemaakt" in sentence


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("eindverantwoording", "De deal is in de eindverantwoording"),
        ("vastgesteld", "De deal is vastgesteld"),
        ("afgesloten", "De deal is afgesloten"),
        ("opgezegd", "De deal is opgezegd"),
    ],
)
def test_after_the_final_account_nothing_is_extended_or_changed(grant, cast, status, words):
    Deal.objects.filter(pk=grant.deal_id).update(status=status, granted_on=TODAY)
    assert words in refused(grant, cast, error=WrongState)


def test_after_the_vaststelling_nothing_is_extended_whatever_the_deal_says(grant, cast):
    verlening = grant.beschikkingen.get()
    verlening.pk, verlening.number, verlening.kind = None, 2, "vaststelling"
    verlening.kenmerk, verlening.amount_cents = "VS-1", grant.amount_cents
    verlening.account_received_on = TODAY
    verlening.document = Document.objects.create(
        kind=Kind.BESCHIKKING, filename="v.pdf", ordered_at=builders.NOW
    )
    verlening._state.adding = True
    verlening.save()
    assert "De uitkering is vastgesteld" in refused(grant, cast, error=WrongState)


# ---- the letter ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "brief.pdf", "Het bestand is leeg"),
        (b"Geachte minister", "brief.pdf", "geen PDF"),
        (world.PDF, "brief.docx", "geen PDF"),
        (b"<html>" + world.PDF, "brief.pdf", "geen PDF"),
        (world.PDF[:-6], "brief.pdf", "niet heel"),
        (world.PDF + b"PK\x05\x06" + bytes(18), "brief.pdf", "niet heel"),
        (world.PDF + bytes(40 * 1024 * 1024), "brief.pdf", "groter dan 25 MB"),
    ],
    ids=["leeg", "tekst", "andere naam", "html ervoor", "half", "zip erachter", "40 MB"],
)
def test_a_letter_that_is_no_whole_pdf_of_25_mb_is_refused(grant, cast, content, name, words):
    assert words in refused(grant, cast, file=world.letter(content, name))


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/brief.pdf", "brief.pdf"),
        ("C:\\post\\brief.pdf", "brief.pdf"),
        ("brief\u202efdp.pdf", "brieffdp.pdf"),
        ("b\x00rief.pdf", "brief.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_the_name_of_the_file_is_only_a_label(grant, cast, name, label):
    verzoek = register(grant, cast.drafter, world.letter(name=name))
    assert verzoek.document.filename == label


# ---- a change of the programme -----------------------------------------------------------------


def test_a_herverdeling_keeps_a_line_for_each_programmalijn(grant, cast):
    asked = world.programme(grant, 800_000_000, 200_000_000)
    verzoek = register(grant, cast.drafter, **asked)
    assert [line.amount_cents for line in verzoek.regels.all()] == [800_000_000, 200_000_000]
    assert verzoek.spend_until is None


@pytest.mark.parametrize("parts", [(800_000_000, 100_000_000), (1_000_000_000, 1)])
def test_a_herverdeling_that_does_not_sum_to_the_grant_is_refused(grant, cast, parts):
    sentence = refused(grant, cast, **world.programme(grant, *parts))
    assert "maar de uitkering is €\u00a010.000.000,00" in sentence


def test_a_herverdeling_names_every_line_once_changes_something_and_is_not_negative(grant, cast):
    whole = world.programme(grant, 900_000_000, 100_000_000)
    assert "elke programmalijn" in refused(grant, cast, **(whole | {"lines": whole["lines"][:1]}))
    assert "elke programmalijn" in refused(
        grant, cast, **(whole | {"lines": (whole["lines"][0],) * 2})
    )
    assert "al geldt" in refused(grant, cast, **world.programme(grant, 1_000_000_000, 0))
    assert "minder dan 0" in refused(
        grant, cast, **world.programme(grant, 1_100_000_000, -100_000_000)
    )


def test_a_line_of_another_deal_is_refused(grant, cast):
    whole = world.programme(grant, 900_000_000, 100_000_000)
    stranger = builders.proposal().programmalijnen.create(order=1, name="Elders")
    foreign = (whole["lines"][0], replace(whole["lines"][1], programmalijn_id=stranger.pk))
    assert "elke programmalijn" in refused(grant, cast, **(whole | {"lines": foreign}))


def test_other_termijnen_are_together_the_whole_advance(grant, cast):
    parts = ((400_000_000, date(2025, 3, 1)), (600_000_000, None))
    assert register(grant, cast.drafter, **world.schedule(*parts)).regels.count() == 2
    with pytest.raises(InvalidInput, match="maar het hele voorschot is"):
        register(grant, cast.drafter, **world.schedule((400_000_000, None)))
    with pytest.raises(InvalidInput, match="al gelden"):
        register(grant, cast.drafter, **world.schedule((500_000_000, None), (500_000_000, None)))
    for wrong in ([], [(1, None)] * 7, [(0, TODAY)]):
        with pytest.raises(InvalidInput, match="één tot 6 termijnen"):
            register(grant, cast.drafter, **world.schedule(*wrong))


def test_other_activities_are_named_in_a_sentence(grant, cast):
    kind = VerzoekKind.ACTIVITEITEN
    with pytest.raises(InvalidInput, match="welke activiteiten veranderen"):
        register(grant, cast.drafter, kind=kind)
    with pytest.raises(InvalidInput, match="ten hoogste 300 tekens"):
        register(grant, cast.drafter, kind=kind, subject="x" * 301)
    verzoek = register(grant, cast.drafter, kind=kind, subject="Woningen aan het Plein")
    assert verzoek.subject == "Woningen aan het Plein"


def test_too_long_a_reason_or_kenmerk_is_refused(grant, cast):
    assert "ten hoogste 10000 tekens" in refused(grant, cast, reason="x" * 10_001)
    assert "ten hoogste 60 tekens" in refused(grant, cast, reference="x" * 61)


# ---- frozen ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [{"reason": "Anders"}, {"spend_until": LATER.replace(year=2031)}, {"reference": "X"}],
)
def test_what_was_asked_never_changes(grant, cast, change):
    verzoek = register(grant, cast.drafter)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Verzoek.objects.filter(pk=verzoek.pk).update(**change)


def test_a_request_is_never_deleted_and_its_lines_stay(grant, cast):
    verzoek = register(grant, cast.drafter, **world.programme(grant, 800_000_000, 200_000_000))
    with pytest.raises(ProgrammingError), transaction.atomic():
        verzoek.regels.all().delete()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Verzoek.objects.filter(pk=verzoek.pk)._raw_delete("default")
