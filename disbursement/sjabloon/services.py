"""What a person may do with the wording of letters; each function is all or nothing."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from disbursement.sjabloon import tasks
from disbursement.sjabloon.models import (
    UNPUBLISHED,
    Sjabloon,
    SjabloonVersie,
    VersieStatus,
)
from disbursement.sjabloon.rendering.checks import checked, require_whole
from disbursement.sjabloon.rendering.of_version import catalogue_of
from disbursement.sjabloon.selectors import versions_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import InvalidInput, RequirementsUnmet, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.mailtekst import policies

LONGEST_EXPLANATION = 2_000
ONE_DAY = timedelta(days=1)


@in_turn()
@transaction.atomic
def draft_version(*, sjabloon_id: int, actor: User) -> SjabloonVersie:
    """Begin a new version, as a copy of the last one that was published."""
    workflow.require(policies.is_writer, None, actor)
    sjabloon = Sjabloon.objects.select_for_update().get(pk=sjabloon_id)
    versions = versions_of(sjabloon.pk)
    if versions.filter(status__in=UNPUBLISHED).exists():
        raise WrongState(dutch("Er is al een concept van dit sjabloon. Maak dat eerst af."))
    copied = versions.filter(status=VersieStatus.GEPUBLICEERD).first()
    if copied is None:
        raise WrongState(dutch("Er is geen gepubliceerde tekst om van uit te gaan."))
    version = SjabloonVersie.objects.create(
        sjabloon=sjabloon,
        number=versions[0].number + 1,
        texts=copied.texts,
        author=actor,
        drafted_at=clock.now(),
    )
    _record(version, "draft", f"Concept gemaakt van versie {copied.number}", actor)
    return version


@in_turn()
@transaction.atomic
def edit_block(*, version_id: int, block: str, text: str, actor: User) -> SjabloonVersie:
    """Replace the text of one block of a concept.

    Raises InvalidInput, UnprintableCharacters or another DomainError when the text may not be in a
    letter; then nothing was saved.
    """
    version = _concept(version_id, actor)
    place = catalogue_of(version).block(block)
    if place is None:
        raise InvalidInput(dutch("Dit blok bestaat niet in dit sjabloon."))
    kept = checked(catalogue_of(version), place, text)
    if kept == version.texts.get(block):
        return version
    version.texts = {**version.texts, block: kept}
    version.forget_trial()
    version.save()
    _record(version, "edit_block", f"Blok ‘{place.title}’ gewijzigd", actor)
    return version


@in_turn()
@transaction.atomic
def plan_version(
    *, version_id: int, valid_from: date, explanation: str, actor: User
) -> SjabloonVersie:
    """Say from which day a concept holds, and what is different and why."""
    version = _concept(version_id, actor)
    if len(explanation) > LONGEST_EXPLANATION:
        raise InvalidInput(
            dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_EXPLANATION)
        )
    version.valid_from, version.explanation = valid_from, explanation.strip()
    version.save()
    _record(version, "plan", f"Gaat in op {plain_date(valid_from)}", actor)
    return version


@in_turn()
@transaction.atomic
def ask_trial(*, version_id: int, actor: User) -> SjabloonVersie:
    """Have the trial letters of a concept made; a worker keeps what comes of them."""
    version = _concept(version_id, actor)
    version.forget_trial()
    version.trial_asked_at = clock.now()
    version.save()
    _record(version, "ask_trial", "Proefbrieven gevraagd", actor)
    hurry(tasks.make_trial_letters, version.pk)
    return version


@in_turn()
@transaction.atomic
def submit_version(*, version_id: int, actor: User) -> SjabloonVersie:
    """Hand a concept to somebody who publishes."""
    version = _locked(version_id)
    workflow.check(version.submit, actor=actor)
    require_whole(catalogue_of(version), version.texts)
    version.submitted_at = clock.now()
    version.last_remark = ""
    workflow.perform(version.submit, actor=actor, teksten_sha256=version.fingerprint)
    return version


@in_turn()
@transaction.atomic
def publish_version(*, version_id: int, actor: User) -> SjabloonVersie:
    """Publish, by somebody else than the author; the former version then ends the day before.

    Raises RequirementsUnmet when another version begins later: its period would be cut in two.
    """
    version = _locked(version_id)
    workflow.check(version.publish, actor=actor)
    require_whole(catalogue_of(version), version.texts)
    _end_former(version)
    version.publisher = actor
    version.published_at = clock.now()
    workflow.perform(
        version.publish,
        actor=actor,
        geldig_vanaf=str(version.valid_from),
        teksten_sha256=version.fingerprint,
    )
    return version


@in_turn()
@transaction.atomic
def return_version(*, version_id: int, remark: str, actor: User) -> SjabloonVersie:
    """Back to concept, with what must be different."""
    if not remark.strip():
        raise InvalidInput(dutch("Schrijf op wat er moet veranderen, dan weet de schrijver het."))
    version = _locked(version_id)
    version.last_remark = remark.strip()
    workflow.perform(version.return_to_author, actor=actor, remark=remark.strip())
    return version


@in_turn()
@transaction.atomic
def withdraw_version(*, version_id: int, actor: User) -> SjabloonVersie:
    """Give up a concept; it stays in the register."""
    version = _locked(version_id)
    workflow.perform(version.withdraw, actor=actor)
    return version


@in_turn()
@transaction.atomic
def revoke_version(*, version_id: int, actor: User) -> SjabloonVersie:
    """Take back a publication before its first day; the version before it then goes on."""
    version = _locked(version_id)
    workflow.perform(version.revoke, actor=actor)
    former = versions_of(version.sjabloon_id).filter(
        status=VersieStatus.GEPUBLICEERD, valid_until=_day_before(version)
    )
    for row in former:
        row.valid_until = None
        row.save(update_fields=["valid_until"])
    return version


@in_turn()
@transaction.atomic
def end_version(*, version_id: int, last_day: date, actor: User) -> SjabloonVersie:
    """Choose the last day of a published version; after it no letter is made with it."""
    version = _locked(version_id)
    workflow.require(policies.is_toetser, version, actor)
    workflow.require(policies.is_not_author, version, actor)
    if version.status != VersieStatus.GEPUBLICEERD or version.valid_until is not None:
        raise WrongState(dutch("Alleen een gepubliceerde tekst zonder laatste dag kan eindigen."))
    if last_day < max(clock.today(), version.valid_from or last_day):
        raise InvalidInput(
            dutch("Kies vandaag of een latere dag: tot vandaag zijn er brieven gemaakt.")
        )
    version.valid_until = last_day
    version.save(update_fields=["valid_until"])
    _record(version, "end", f"Geldt tot en met {plain_date(last_day)}", actor)
    return version


def take_step(*, version_id: int, verb: str, actor: User, remark: str = "") -> SjabloonVersie:
    """Take the step of a button by its name; raises WrongState for a name that does not exist."""
    if verb == "return_to_author":
        return return_version(version_id=version_id, remark=remark, actor=actor)
    steps: dict[str, Any] = {
        "submit": submit_version,
        "publish": publish_version,
        "withdraw": withdraw_version,
        "revoke": revoke_version,
    }
    if verb not in steps:
        raise WrongState(dutch("Deze stap bestaat niet."))
    result: SjabloonVersie = steps[verb](version_id=version_id, actor=actor)
    return result


def _locked(version_id: int) -> SjabloonVersie:
    """The version with its template, both locked: periods of one template are decided in turn."""
    return (
        SjabloonVersie.objects.select_for_update(of=("self", "sjabloon"))
        .select_related("sjabloon")
        .get(pk=version_id)
    )


def _concept(version_id: int, actor: User) -> SjabloonVersie:
    version = _locked(version_id)
    _require_concept(version, actor)
    return version


def _require_concept(version: SjabloonVersie, actor: User) -> None:
    for rule in (policies.is_writer, policies.is_author):
        workflow.require(rule, version, actor)
    if version.status != VersieStatus.CONCEPT:
        raise WrongState(dutch("Alleen een concept kan worden gewijzigd en geprobeerd."))


def _end_former(version: SjabloonVersie) -> None:
    """Let the version that holds until now end; refuse to come before or inside another one."""
    published = versions_of(version.sjabloon_id).filter(status=VersieStatus.GEPUBLICEERD)
    for row in published:
        if row.valid_from and version.valid_from and row.valid_from >= version.valid_from:
            raise RequirementsUnmet(
                [
                    dutch(
                        "Versie {nummer} gaat al in op {dag}. Kies later.",
                        nummer=row.number,
                        dag=plain_date(row.valid_from),
                    )
                ]
            )
        if row.valid_until and version.valid_from and row.valid_until >= version.valid_from:
            raise RequirementsUnmet(
                [
                    dutch(
                        "Versie {nummer} geldt nog tot en met {dag}.",
                        nummer=row.number,
                        dag=plain_date(row.valid_until),
                    )
                ]
            )
    for row in published.filter(valid_until__isnull=True):
        row.valid_until = _day_before(version)
        row.save(update_fields=["valid_until"])


def _day_before(version: SjabloonVersie) -> date:
    if version.valid_from is None:
        raise WrongState(dutch("Er is geen dag vanaf wanneer deze tekst geldt."))
    return version.valid_from - ONE_DAY


def _record(version: SjabloonVersie, verb: str, sentence: str, actor: User) -> None:
    audit.record(
        version,
        action=f"{version._meta.label_lower}.{verb}",
        sentence=sentence,
        actor=actor,
        state_after=version.status,
    )
