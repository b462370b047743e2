"""The story ends where it should, wherever it was interrupted, and is never played twice."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command

from demo import inventions, parliament, payments, reports
from demo.bench import letters
from demo.inventions.year import year
from demo.story import betaling, rapportage, record, script
from demo.year import living, sent
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.services import send_back_beschikking
from disbursement.betaling.models import Bankregel, BatchStatus, Betaalbatch, Betaling, Finding
from disbursement.mandaat.models import Afzender, Ambt, Ambtsdrager, Mandaat
from disbursement.uitkering.models import Termijn, Uitkering
from disbursement.verantwoording.models import SisaVersie
from disbursement.verantwoording.selectors import years_of
from monitoring.jaarcyclus.models import Jaarcyclus, JaarStatus
from monitoring.kamer.models import Kamerrapportage
from monitoring.les.models import Les
from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.uitwisseling.models import Uitwisseling
from regiodeals import dossier
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.convenant.models import Ondertekening
from regiodeals.deal.models import (
    Activiteit,
    Deal,
    DealParty,
    DealStatus,
    Financieringsbron,
    PartyRole,
)
from regiodeals.documents import store
from regiodeals.obligations.models import Obligation
from tests.demo import stories
from tests.remembering import journal

EIGHT = {deal["naam"] for deal in inventions.played_in_full()}
FACTS_OF_A_DEAL = (
    "title",
    "region",
    "opgave",
    "is_vulnerable_region",
    "vulnerable_reason",
    "rijksbijdrage_cents",
    "concluded_on",
    "granted_on",
    "ends_on",
    "progress_due",
    "accounthouder",
)


FactsByDeal = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def played(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, FactsByDeal]]:
    """The story, played once for all tests here: its folder, and the facts before it began."""
    folder = tmp_path_factory.mktemp("story")
    with django_db_blocker.unblock():
        with pytest.MonkeyPatch.context() as patch:
            stories.on_its_own_clock(patch, folder)
            stories.set_the_stage()
            facts = {deal.name: values(deal) for deal in Deal.objects.all()}
            stories.play()
        with journal.asleep():
            yield folder, facts
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def at_its_end(
    played: tuple[Path, FactsByDeal],
    db: None,
    still_clock: Any,
    hurried: Any,
    own_documents: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The clock ticks on from the end of the story; what a test changes is undone."""
    stories.on_its_own_clock(monkeypatch, played[0])


def values(deal: Deal) -> dict[str, Any]:
    return {field: getattr(deal, field) for field in FACTS_OF_A_DEAL}


def beschikking_of(name: str) -> Beschikking:
    return Beschikking.objects.select_related("document").get(uitkering__deal__name=name)


def task_of(username: str) -> list[str]:
    return [task.title for task in dossier.work_for(User.objects.get(username=username)).items]


def test_the_story_ends_with_eight_letters_and_eight_overleggen() -> None:
    for name in EIGHT:
        deal = Deal.objects.get(name=name)
        assert deal.status == DealStatus.BESCHIKT
        beschikking = beschikking_of(name)
        assert beschikking.status == BeschikkingStatus.BEKENDGEMAAKT
        assert beschikking.document is not None
        assert store.get(beschikking.document.sha256).startswith(b"%PDF")
        assert beschikking.announced_on is not None
        assert beschikking.facts is not None
        assert beschikking.facts["datum"] == beschikking.announced_on.isoformat()
        overleg = Overleg.objects.get(deal=deal)
        assert (overleg.year, overleg.planned_on is not None) == (2025, True)
    assert (
        Uitkering.objects.filter(deal__name__in=EIGHT, instrument="bijzondere uitkering").count()
        == 1
    )
    assert clock.now() - script.END < timedelta(hours=1)
    first = Overleg.objects.get(planned_on=clock.today())
    assert (first.deal.name, first.status) == ("Achterhoek II", OverlegStatus.UITGENODIGD)


def test_two_regions_wrote_got_back_corrected_and_were_accepted(
    played: tuple[Path, FactsByDeal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "folder", lambda: played[0])
    rows = rapportage.accepted()
    assert {row.indiening.rapportage.deal.name for row in rows} == set(rapportage.REGIONS)
    for row in rows:
        assert (row.indiening.number, row.indiening.rapportage.status) == (2, "akkoord")
        assert len({row.by, row.indiening.by, row.indiening.offered_by}) == 3
    assert reports.are_all_there()
    files = sorted(file.name for file in reports.files_folder().glob("*.pdf"))
    assert files == [
        "ontvangstbewijs-2024-achterhoek-ii.pdf",
        "ontvangstbewijs-2024-saba.pdf",
        "rapportage-2024-achterhoek-ii.pdf",
        "rapportage-2024-saba.pdf",
    ]
    assert "Saba" in reports.report()
    # Parliament was told of both, by somebody who did not write it.
    monkeypatch.setattr(parliament, "folder", lambda: played[0])
    told = Kamerrapportage.objects.get(year=2024, status="vastgesteld", is_example=True)
    assert sum(total["akkoord"] for total in told.frozen["tranches"]) == len(rows)
    assert [path.read_bytes()[:4] for path in parliament.copied()] == [b"%PDF"]


def test_each_role_finds_something_to_do_at_the_end_of_the_story() -> None:
    assert "Oost-Groningen II: maak het concept af" in task_of("sanne")
    assert "Midden-Limburg: toets de beschikking" in task_of("farid")
    assert "Zuid-Hollandse Delta II: onderteken de beschikking" in task_of("marit")


def test_the_first_termijn_of_every_deal_was_paid_on_the_day_of_the_bank() -> None:
    paid = Betaling.objects.filter(termijn__number=1)
    assert {str(row.termijn.uitkering.deal) for row in paid} == EIGHT
    assert {row.paid_on for row in paid} == {betaling.EXECUTE_ON}
    assert set(Bankregel.objects.values_list("finding", flat=True)) == {Finding.MATCHED}
    late = Obligation.objects.overdue().filter(subject_type=Termijn._meta.label_lower)
    assert not late.exists()


def test_the_sums_say_what_the_bank_paid_in_each_currency() -> None:
    euros, dollars = payments.rows()
    assert euros[1:3] == ("7", euros[3])
    assert dollars[1:3] == ("1", dollars[3])
    assert euros[4] == dollars[4] == "di 17 dec 2024"
    assert {batch.status for batch in betaling.batches()} == {BatchStatus.VERWERKT}


def test_a_batch_that_somebody_composes_since_is_left_alone() -> None:
    first = betaling.batches()[0]
    Betaalbatch.objects.create(
        currency=first.currency,
        payer=first.payer,
        execute_on=betaling.EXECUTE_ON + timedelta(days=60),
        composed_by=record.account("greet"),
        composed_at=clock.now(),
    )

    assert stories.play() == 0

    assert Betaalbatch.objects.filter(status=BatchStatus.SAMENGESTELD).count() == 1


def test_each_year_that_the_deals_account_for_has_its_annex_or_says_unknown() -> None:
    editions = SisaVersie.objects.filter(tranche__number=record.TRANCHE)
    assert {edition.year for edition in editions} <= set(years_of(record.account("greet")))
    assert all(edition.holds_on(clock.today()) for edition in editions)
    assert all(edition.indicatoren.count() == 7 for edition in editions)


def test_playing_it_twice_changes_nothing() -> None:
    before, stood_at = stories.picture(), clock.now()

    assert stories.play() == 0

    assert stories.picture() == before
    assert clock.now() >= stood_at


def test_what_a_person_did_since_is_not_undone() -> None:
    beschikking = beschikking_of("Zuid-Hollandse Delta II")
    send_back_beschikking(
        beschikking_id=beschikking.pk,
        verb="refuse_to_sign",
        remark="Leg uit wat de provincie zelf inlegt.",
        actor=record.account("marit"),
    )

    assert stories.play() == 0

    assert beschikking_of("Zuid-Hollandse Delta II").status == BeschikkingStatus.CONCEPT


def test_every_invented_value_of_a_deal_is_named_on_it(played: tuple[Path, FactsByDeal]) -> None:
    facts = played[1]
    sources = {row["naam"]: row["bron"] for row in inventions.deals()}
    for deal in Deal.objects.all():
        changed = {
            field for field in FACTS_OF_A_DEAL if values(deal)[field] != facts[deal.name][field]
        }
        unlabelled = changed - set(deal.example_fields)
        # Of these deals the day stands in the published convenant.
        is_published = deal.name == "Achterhoek II" or sources.get(deal.name)
        assert unlabelled == ({"concluded_on"} if is_published else set())


def test_the_year_after_it_reminds_who_is_late_and_leaves_who_was_early(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mailoutbox: list[EmailMessage]
) -> None:
    stories.on_its_own_clock(monkeypatch, tmp_path)
    clock.move_demo_clock(script.END)
    begin = clock.now()

    living.live(year(), date(2025, 6, 26), lambda _done, _total, _now: None)

    assert len(sent.since(begin)) == len(mailoutbox) > 100
    reminded = [mail.to[0] for mail in mailoutbox if "voortgangsrapportage, uit" in mail.subject]
    # Handed in before the first reminder, and not at all by now.
    assert not any("daan@" in address for address in reminded)
    assert sum("tjeerd@" in address for address in reminded) == 5
    met = Overleg.objects.filter(deal__name__in=EIGHT, year=2025)
    assert set(met.values_list("status", flat=True)) == {OverlegStatus.VASTGESTELD}
    early = Jaarcyclus.objects.get(deal__name="Drechtsteden-Gorinchem II", year=2025)
    assert early.status == JaarStatus.VASTGESTELD


def test_every_invented_row_says_so() -> None:
    register = (Afzender, Ambt, Ambtsdrager, Mandaat, SisaVersie)
    for model in (Activiteit, Financieringsbron, Uitkering, *register):
        assert not model._default_manager.filter(is_example=False).exists()
    assert not Overleg.objects.filter(planned_on__isnull=False, is_example=False).exists()
    assert not DealParty.objects.filter(role=PartyRole.KASSIER, is_example=False).exists()
    assert not Les.objects.filter(is_example=False).exists()
    assert not Uitwisseling.objects.filter(is_example=False).exists()
    sourced = {row["naam"] for row in inventions.deals() if row["bron"]} | {"Achterhoek II"}
    real = Ondertekening.objects.filter(is_example=False)
    assert {slot.convenant.deal.name for slot in real} == sourced


def test_the_regions_met_will_meet_and_shared_what_they_learned() -> None:
    past, coming = Uitwisseling.objects.order_by("planned_on")
    assert (past.status, coming.status) == ("gehouden", "open")
    came = past.aanmeldingen.order_by("pk").values_list("user__username", "attended")
    assert list(came) == [("ilse", True), ("sharon", True), ("tjeerd", False)]
    assert [row.user.username for row in coming.aanmeldingen.waiting()] == ["hendrik"]
    (slide,) = past.materiaal.all()
    assert slide.document.filename.startswith("Voorbeeld")
    assert [les.title.partition(":")[0] for les in past.lessen.all()] == ["Voorbeeld"]
    lessons = Les.objects.filter(status="gedeeld", is_example=True)
    assert {les.deal.name if les.deal else "" for les in lessons} == {*rapportage.REGIONS, ""}
    assert all(les.title.startswith("Voorbeeld: ") for les in lessons)


def test_the_money_that_comes_from_the_rijk_does_not_count() -> None:
    facts = beschikking_of("Groningen-Noord II").facts
    assert facts is not None
    assert facts["regionaal"]["totaal"]["cent"] == facts["bedrag"]["cent"]
    assert Financieringsbron.objects.filter(is_from_rijk=True).exists()


@pytest.mark.parametrize(("number", "name"), [(0, "Achterhoek II"), (1, "Saba")])
def test_the_bench_makes_letters_as_the_demonstration_does(number: int, name: str) -> None:
    """When the facts of a letter change, demo/bench/letters/ must follow."""
    assert shape(letters.facts(number)) == shape(beschikking_of(name).facts)


def shape(value: Any) -> Any:
    """The names in a value and the kinds of what they hold."""
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    return [shape(part) for part in value] if isinstance(value, list) else type(value).__name__
