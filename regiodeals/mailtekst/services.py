"""What a person may do with the texts of mails; each function is all or nothing."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import InvalidInput, RequirementsUnmet, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.mail.wording.catalogue import MAILS
from regiodeals.mail.wording.checks import checked, require_whole
from regiodeals.mail.wording.shipped import FIRST, shipped_texts
from regiodeals.mailtekst import policies
from regiodeals.mailtekst.conditions import IS_BEING_MADE
from regiodeals.mailtekst.models import MailTekst, TekstStatus
from regiodeals.mailtekst.selectors import versions_of

LONGEST_EXPLANATION = 2_000


@in_turn()
@transaction.atomic
def draft(*, mail: str, language: str, actor: User) -> MailTekst:
    """Begin a new version, as a copy of the last one that was published."""
    workflow.require(policies.is_writer, None, actor)
    versions = list(versions_of(mail, language))
    if any(row.status == TekstStatus.CONCEPT for row in versions):
        raise WrongState(IS_BEING_MADE)
    published = [row for row in versions if row.status == TekstStatus.GEPUBLICEERD]
    copied = published[0].texts if published else {}
    try:
        with transaction.atomic():
            version = MailTekst.objects.create(
                mail=mail,
                language=language,
                number=(versions[0].number if versions else FIRST) + 1,
                texts={**shipped_texts(mail, language), **copied},
                author=actor,
                drafted_at=clock.now(),
            )
    except IntegrityError as error:
        # Somebody else began at the same moment.
        raise WrongState(IS_BEING_MADE) from error
    _record(version, "draft", "Concept gemaakt", actor)
    return version


@in_turn()
@transaction.atomic
def edit(
    *,
    version_id: int,
    texts: Mapping[str, str],
    valid_from: date,
    explanation: str,
    actor: User,
) -> MailTekst:
    """Replace the texts of a concept, from when they hold, and why they are different.

    Raises RequirementsUnmet with a sentence per text that may not be in a mail; then nothing was
    saved.
    """
    version = _locked(version_id)
    for rule in (policies.is_writer, policies.is_author):
        workflow.require(rule, version, actor)
    if version.status != TekstStatus.CONCEPT:
        raise WrongState(dutch("Alleen een concept kan worden gewijzigd."))
    if len(explanation) > LONGEST_EXPLANATION:
        raise InvalidInput(
            dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_EXPLANATION)
        )
    mail = MAILS[version.mail]
    require_whole(mail, texts)
    version.texts = {block.name: checked(mail, block, texts[block.name]) for block in mail.blocks}
    version.valid_from, version.explanation = valid_from, explanation.strip()
    version.save()
    _record(version, "edit", f"Tekst gewijzigd, geldt vanaf {plain_date(valid_from)}", actor)
    return version


@in_turn()
@transaction.atomic
def publish(*, version_id: int, seen: str, actor: User) -> MailTekst:
    """Publish, by somebody else than the author, exactly what he saw: `seen` is its fingerprint.

    Raises WrongState when it changed meanwhile, RequirementsUnmet when another version begins on
    that day or later.
    """
    version = _locked(version_id)
    workflow.check(version.publish, actor=actor)
    if version.fingerprint != seen:
        raise WrongState(dutch("De tekst is gewijzigd nadat u haar las. Lees haar opnieuw."))
    require_whole(MAILS[version.mail], version.texts)
    _require_last(version)
    version.publisher, version.published_at = actor, clock.now()
    workflow.perform(
        version.publish,
        actor=actor,
        geldig_vanaf=str(version.valid_from),
        teksten_sha256=version.fingerprint,
    )
    return version


@in_turn()
@transaction.atomic
def withdraw(*, version_id: int, actor: User) -> MailTekst:
    """Give up a concept; it stays in the register."""
    version = _locked(version_id)
    workflow.perform(version.withdraw, actor=actor)
    return version


def _locked(version_id: int) -> MailTekst:
    return MailTekst.objects.select_for_update().get(pk=version_id)


def _require_last(version: MailTekst) -> None:
    published = versions_of(version.mail, version.language).filter(status=TekstStatus.GEPUBLICEERD)
    later = published.filter(valid_from__gte=version.valid_from).first()
    if later is not None and later.valid_from is not None:
        raise RequirementsUnmet(
            [
                dutch(
                    "Versie {nummer} gaat al in op {dag}. Kies later.",
                    nummer=later.number,
                    dag=plain_date(later.valid_from),
                )
            ]
        )


def _record(version: MailTekst, verb: str, sentence: str, actor: User) -> None:
    audit.record(
        version,
        action=f"{version._meta.label_lower}.{verb}",
        sentence=sentence,
        actor=actor,
        state_after=version.status,
    )
