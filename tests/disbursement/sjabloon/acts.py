"""What people do with a template, in one word each."""

from datetime import date
from typing import Any

from disbursement.sjabloon import services
from disbursement.sjabloon.models import Sjabloon, SjabloonVersie
from disbursement.sjabloon.rendering.run_trial import run_trial
from regiodeals.legal.grant_rules import Instrument

# The clock of the tests stands on 18 November 2024.
FIRST_DAY = date(2024, 12, 1)


def sjabloon(instrument: Instrument = Instrument.SPUK) -> Sjabloon:
    """The template of the verlening."""
    return Sjabloon.objects.get(kind="verlening", instrument=instrument.value)


def fresh(version: SjabloonVersie) -> SjabloonVersie:
    """The row as the database has it now."""
    return SjabloonVersie.objects.select_related("sjabloon").get(pk=version.pk)


def drafted(people: Any, **fields: Any) -> SjabloonVersie:
    """A concept with another sentence in it."""
    version = services.draft_version(sjabloon_id=sjabloon().pk, actor=people.author)
    return edited(people, version, fields.pop("text", "De activiteiten staan in de bijlage."))


def edited(
    people: Any, version: SjabloonVersie, text: str, block: str = "activiteiten"
) -> SjabloonVersie:
    """The concept with another text in one block."""
    return services.edit_block(version_id=version.pk, block=block, text=text, actor=people.author)


def planned(people: Any, *, valid_from: date = FIRST_DAY, **fields: Any) -> SjabloonVersie:
    """A concept that says when it holds and why."""
    return services.plan_version(
        version_id=drafted(people, **fields).pk,
        valid_from=valid_from,
        explanation="Korter.",
        actor=people.author,
    )


def tried(people: Any, **fields: Any) -> SjabloonVersie:
    """A concept of which the trial letters are good."""
    return tested(people, planned(people, **fields))


def tested(people: Any, version: SjabloonVersie) -> SjabloonVersie:
    """The version after a worker made its trial letters."""
    services.ask_trial(version_id=version.pk, actor=people.author)
    assert run_trial(version.pk)
    return fresh(version)


def submitted(people: Any, **fields: Any) -> SjabloonVersie:
    """Ter publicatie."""
    return services.submit_version(version_id=tried(people, **fields).pk, actor=people.author)


def published(people: Any, **fields: Any) -> SjabloonVersie:
    """Gepubliceerd."""
    version = submitted(people, **fields)
    return services.publish_version(version_id=version.pk, actor=people.publisher)
