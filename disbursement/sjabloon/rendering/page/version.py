"""One version: its steps, its trial letters, and its texts beside those before it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from disbursement.sjabloon.models import SjabloonVersie, VersieStatus
from disbursement.sjabloon.rendering.catalogue import Block, Catalogue
from disbursement.sjabloon.rendering.checks import require_whole
from disbursement.sjabloon.rendering.of_version import catalogue_of
from disbursement.sjabloon.rendering.page.register import (
    MEANINGS,
    period_in_words,
    state_in_words,
)
from disbursement.sjabloon.selectors import version_before
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.wording.diff import changed_parts
from regiodeals.common.words import dutch
from regiodeals.mailtekst import policies

BUTTONS = ("submit", "publish", "return_to_author", "withdraw", "revoke")
ONWARD = ("submit", "publish")
QUESTIONS = {"return_to_author": dutch("Wat moet de schrijver veranderen?")}
DONE = {
    "submit": dutch("Het concept ligt bij wie publiceert."),
    "publish": dutch("Gepubliceerd. Brieven vanaf de eerste dag krijgen deze tekst."),
    "return_to_author": dutch("Teruggestuurd met uw opmerking."),
    "withdraw": dutch("Het concept is ingetrokken. Het blijft in het register."),
    "revoke": dutch("De publicatie is ingetrokken. De vorige tekst blijft gelden."),
}


def version_page(version: SjabloonVersie, user: User, today: date) -> dict[str, Any]:
    """Everything about one version."""
    catalogue = catalogue_of(version)
    before = version_before(version)
    may_edit = is_editable_by(version, user)
    return {
        "version": version,
        "before": before,
        "word": state_in_words(version, today),
        "meaning": MEANINGS[VersieStatus(version.status)],
        "lead": dutch("Geldt {periode}.", periode=period_in_words(version))
        if version.valid_from
        else "",
        "steps": _steps(version, user, catalogue),
        "facts": _facts(version),
        "may_edit": may_edit,
        "may_end": _may_end(version, user),
        "test": _test(version),
        "blocks": list(_blocks(version, before, catalogue)),
        "fields": catalogue.fields,
        "breadcrumb": breadcrumb(version),
    }


def block_page(version: SjabloonVersie, block: Block) -> dict[str, Any]:
    """The page on which one block is written."""
    catalogue = catalogue_of(version)
    usable = catalogue.names_for(block)
    return {
        "version": version,
        "place": block,
        "required": [f"{{{{ {name} }}}}" for name in block.required],
        "sentences": [item for item in catalogue.sentences if item.name in usable],
        "fields": catalogue.fields,
        "breadcrumb": breadcrumb(version, block.title),
    }


def is_editable_by(version: SjabloonVersie, user: User) -> bool:
    """Whether this person may write in it now."""
    return version.status == VersieStatus.CONCEPT and policies.may_write(version, user)


def _steps(version: SjabloonVersie, user: User, catalogue: Catalogue) -> list[dict[str, Any]]:
    gaps = _gaps(version, catalogue)
    return [
        {
            "verb": button.verb,
            "label": button.label,
            "url": reverse(
                "disbursement:sjabloonversie-transition", args=[version.pk, button.verb]
            ),
            "kind": "primary" if button.verb in ONWARD else "secondary",
            "reasons": [*button.reasons, *(gaps if button.verb in ONWARD else [])],
            "remark": "required" if button.verb in QUESTIONS else "",
            "question": QUESTIONS.get(button.verb, ""),
        }
        for button in workflow.buttons(version, BUTTONS, user)
    ]


def _gaps(version: SjabloonVersie, catalogue: Catalogue) -> list[str]:
    """What the service would say of the texts."""
    try:
        require_whole(catalogue, version.texts)
    except RequirementsUnmet as error:
        return list(error.reasons)
    return []


def _facts(version: SjabloonVersie) -> list[dict[str, Any]]:
    made_by = version.author or dutch("het programma ({bron})", bron=version.source)
    facts: list[dict[str, Any]] = [
        {"label": dutch("Geldt"), "value": period_in_words(version)},
        {
            "label": dutch("Toelichting"),
            "value": version.explanation or dutch("nog niet geschreven"),
        },
        {"label": dutch("Geschreven door"), "value": str(made_by)},
    ]
    if version.published_at:
        by = version.publisher or dutch("het programma")
        facts.append({"label": dutch("Gepubliceerd door"), "value": str(by)})
    return facts


def _may_end(version: SjabloonVersie, user: User) -> bool:
    return (
        version.status == VersieStatus.GEPUBLICEERD
        and version.valid_until is None
        and policies.may_publish(version, user)
    )


def _test(version: SjabloonVersie) -> dict[str, Any]:
    is_good = bool(version.tested_fingerprint and version.tested_fingerprint == version.fingerprint)
    return {
        "at": version.tested_at,
        "is_pending": version.is_awaiting_trial,
        "refresh_url": address(version),
        "is_good": is_good,
        "results": version.test_report,
        "is_needed": version.status in (VersieStatus.CONCEPT, VersieStatus.TER_PUBLICATIE),
    }


def _blocks(
    version: SjabloonVersie, before: SjabloonVersie | None, catalogue: Catalogue
) -> Iterator[dict[str, Any]]:
    for block in catalogue.blocks:
        text = version.texts.get(block.name, "")
        former = before.texts.get(block.name, "") if before else text
        old, new = changed_parts(former, text) if former != text else ((), ())
        yield {
            "block": block,
            "text": text,
            "is_changed": former != text,
            "old": old,
            "new": new,
            "url": reverse("disbursement:sjabloonversie-block", args=[version.pk, block.name]),
        }


def address(version: SjabloonVersie) -> str:
    """The page of this version."""
    return reverse("disbursement:sjabloonversie-detail", args=[version.pk])


def breadcrumb(version: SjabloonVersie, here: str = "") -> list[dict[str, str]]:
    """The way back up; the page itself comes last: the version, or what is `here` below it."""
    above = {"label": dutch("Sjablonen"), "url": reverse("disbursement:sjabloon-list")}
    if here:
        return [above, {"label": str(version), "url": address(version)}, {"label": here}]
    url = reverse("disbursement:sjabloon-detail", args=[version.sjabloon_id])
    return [
        above,
        {"label": str(version.sjabloon), "url": url},
        {"label": dutch("Versie {nummer}", nummer=version.number)},
    ]
