"""What a person may do with a report to parliament: draft it, write, adopt, and say it was sent."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max

from monitoring.kamer import tasks
from monitoring.kamer.models import (
    LONGEST_KAMERSTUK,
    LONGEST_WORDS,
    Kamerrapportage,
    KamerStatus,
)
from monitoring.kamer.rendering.content import content_of
from monitoring.kamer.selectors import years_to_report_on
from monitoring.rapportage.rendering.data import canonical_json, hash_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.policies import may_handle
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.documents.typed_text import as_kept, require_printable

OVERTAKEN = dutch("Er is iets veranderd sinds u deze pagina opende. Lees de rapportage opnieuw.")


@in_turn()
@transaction.atomic
def draft_report(*, year: int, actor: User, is_example: bool = False) -> Kamerrapportage:
    """Begin the next edition over a year.

    Raises InvalidInput for a year of which nothing was accepted, WrongState while there is a
    concept.
    """
    workflow.require(may_handle, None, actor)
    if year not in years_to_report_on():
        raise InvalidInput(
            dutch("Over {jaar} is nog geen rapportage waarop akkoord is.", jaar=year)
        )
    last = Kamerrapportage.objects.filter(year=year).aggregate(last=Max("edition"))["last"] or 0
    try:
        with transaction.atomic():
            report = Kamerrapportage.objects.create(
                year=year,
                edition=last + 1,
                drafted_at=clock.now(),
                drafted_by=actor,
                writers=[actor.pk],
                is_example=is_example,
            )
    except IntegrityError as error:
        raise WrongState(
            dutch("Over {jaar} is al een rapportage in concept. Schrijf daarin verder.", jaar=year)
        ) from error
    _trail(report, "draft", "Rapportage aan de Kamer begonnen", actor)
    return report


@in_turn()
@transaction.atomic
def write_words(
    *, report_id: int, words: Mapping[str, str], seen: int, actor: User
) -> Kamerrapportage:
    """Save the introductions of a concept; who writes does not adopt.

    Raises WrongState when another changed it since the page was shown.
    """
    report = _locked(report_id)
    workflow.require(may_handle, None, actor)
    if report.status != KamerStatus.CONCEPT:
        raise WrongState(dutch("Deze rapportage is vastgesteld en verandert niet meer."))
    if report.version != seen:
        raise WrongState(OVERTAKEN)
    for name in report.WORDS:
        text = as_kept(words.get(name, ""))
        if len(text) > LONGEST_WORDS:
            raise InvalidInput(
                dutch("Gebruik per hoofdstuk ten hoogste {aantal} tekens.", aantal=LONGEST_WORDS)
            )
        require_printable(text)
        setattr(report, name, text)
    report.version += 1
    report.writers = sorted({*report.writers, actor.pk})
    report.save()
    _trail(report, "write", "Inleidingen gewijzigd", actor)
    return report


@in_turn()
@transaction.atomic
def adopt_report(*, report_id: int, seen: str, actor: User) -> Kamerrapportage:
    """Freeze what it says as it was shown (`seen` is the hash of that) and order the PDF."""
    report = _locked(report_id)
    workflow.check(report.adopt, actor=actor)
    data = content_of(report, actor)
    if hash_of(data) != seen:
        raise WrongState(OVERTAKEN)
    require_printable(canonical_json(data).decode())
    report.data, report.sha256 = data, seen
    report.adopted_at, report.adopted_by = clock.now(), actor
    report.document = documents.order(
        kind=Kind.KAMERRAPPORTAGE,
        filename=f"voortgangsrapportage-regio-deals-{report.year}-editie-{report.edition}.pdf",
        by=actor,
    )
    workflow.perform(report.adopt, actor=actor)
    hurry(tasks.render_report, report.pk)
    return report


@in_turn()
@transaction.atomic
def offer_report(*, report_id: int, on: date, actor: User, kamerstuk: str = "") -> Kamerrapportage:
    """Lay down on which day it went to parliament, and under which number if that is known."""
    report = _locked(report_id)
    workflow.check(report.offer, actor=actor)
    adopted_on = report.adopted_at.astimezone(clock.AMSTERDAM).date() if report.adopted_at else on
    if not adopted_on <= on <= clock.today():
        raise InvalidInput(dutch("Kies een dag vanaf het vaststellen, tot en met vandaag."))
    report.offered_on, report.kamerstuk = on, _number(kamerstuk)
    workflow.perform(report.offer, actor=actor)
    return report


@in_turn()
@transaction.atomic
def name_kamerstuk(*, report_id: int, kamerstuk: str, actor: User) -> Kamerrapportage:
    """Fill in the number once it is known; it does not change after."""
    report = _locked(report_id)
    workflow.require(may_handle, None, actor)
    number = _number(kamerstuk)
    if report.status != KamerStatus.AANGEBODEN or report.kamerstuk:
        raise WrongState(dutch("Het Kamerstuk vult u één keer in, na de aanbieding."))
    if not number:
        raise InvalidInput(dutch("Vul het nummer van het Kamerstuk in."))
    report.kamerstuk = number
    report.save(update_fields=["kamerstuk"])
    _trail(report, "name_kamerstuk", f"Kamerstuk {number}", actor)
    return report


@in_turn()
@transaction.atomic
def retry_document(*, report_id: int, actor: User) -> None:
    """Let a PDF be made again that could not be made; WrongState when there is no need."""
    report = _locked(report_id)
    workflow.require(may_handle, None, actor)
    if report.document_id is None or not documents.retry(report.document_id):
        raise WrongState(dutch("Er is geen PDF die opnieuw gemaakt moet worden."))
    hurry(tasks.render_report, report.pk)


def _number(typed: str) -> str:
    number = as_kept(" ".join(typed.split()))
    if len(number) > LONGEST_KAMERSTUK:
        raise InvalidInput(
            dutch(
                "Gebruik voor het Kamerstuk ten hoogste {aantal} tekens.", aantal=LONGEST_KAMERSTUK
            )
        )
    require_printable(number)
    return number


def _locked(report_id: int) -> Kamerrapportage:
    return Kamerrapportage.objects.select_for_update(of=("self",)).get(pk=report_id)


def _trail(report: Kamerrapportage, act: str, sentence: str, actor: User) -> None:
    audit.record(report, action=f"monitoring.kamerrapportage.{act}", sentence=sentence, actor=actor)
