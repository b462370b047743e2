"""What the pages of the register show."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.wording.diff import changed_parts
from regiodeals.common.words import dutch
from regiodeals.mail.models import Language
from regiodeals.mail.wording.catalogue import MAILS
from regiodeals.mail.wording.filling import example
from regiodeals.mail.wording.parts import Mail
from regiodeals.mail.wording.shipped import FIRST, shipped_texts
from regiodeals.mailtekst import policies
from regiodeals.mailtekst.conditions import IS_BEING_MADE
from regiodeals.mailtekst.models import MailTekst, TekstStatus
from regiodeals.mailtekst.selectors import version_before

MEANINGS = {
    TekstStatus.CONCEPT: "busy",
    TekstStatus.GEPUBLICEERD: "ok",
    TekstStatus.INGETROKKEN: "neutral",
}
LIST = {"label": dutch("Teksten van mails")}


def list_rows(rows: Iterable[MailTekst], today: date) -> list[dict[str, Any]]:
    """A row per mail and language: what holds now, what comes, and what is being made."""
    found: dict[tuple[str, str], list[MailTekst]] = {}
    for row in rows:
        found.setdefault((row.mail, row.language), []).append(row)
    return [
        _list_row(mail, language, found.get((mail.name, language), []), today)
        for mail in MAILS.values()
        for language in Language
    ]


def _list_row(
    mail: Mail, language: Language, versions: list[MailTekst], today: date
) -> dict[str, Any]:
    published = [row for row in versions if row.status == TekstStatus.GEPUBLICEERD]
    return {
        "title": mail.title,
        "language": language.label,
        "url": page_of(mail.name, language),
        "now": next((row for row in published if _begun(row, today)), None),
        "next": next((row for row in reversed(published) if not _begun(row, today)), None),
        "making": next((row for row in versions if row.status == TekstStatus.CONCEPT), None),
    }


def _begun(row: MailTekst, today: date) -> bool:
    return row.valid_from is not None and row.valid_from <= today


def mail_page(
    mail: Mail, language: Language, versions: list[MailTekst], user: User, today: date
) -> dict[str, Any]:
    """The versions of one mail in one language, and the texts of the program."""
    reasons = []
    if not policies.is_writer(None, user):
        reasons.append(policies.is_writer.sentence)  # type: ignore[attr-defined]
    if any(row.status == TekstStatus.CONCEPT for row in versions):
        reasons.append(IS_BEING_MADE)
    title = dutch("{mail} ({taal})", mail=mail.title, taal=language.label)
    published = [row for row in versions if row.status == TekstStatus.GEPUBLICEERD]
    holds = next((row for row in published if _begun(row, today)), None)
    return {
        "title": title,
        "draft_url": reverse("regiodeals:mailtekst-draft", args=[mail.name, language]),
        "draft_reasons": reasons,
        "rows": [
            {
                "version": row,
                "url": address(row),
                "meaning": MEANINGS[TekstStatus(row.status)],
                "word": state_in_words(row, holds, today),
            }
            for row in versions
        ],
        "program_holds": holds is None,
        "examples": list(examples_of(mail, language, shipped_texts(mail.name, language))),
        "breadcrumb": [
            LIST | {"url": reverse("regiodeals:mailtekst-list")},
            {"label": title},
        ],
    }


def state_in_words(row: MailTekst, holds: MailTekst | None, today: date) -> str:
    """The state; of a published version whether it holds today."""
    if row.status != TekstStatus.GEPUBLICEERD:
        return str(row.get_status_display())
    if not _begun(row, today):
        return dutch("gaat nog in")
    return dutch("geldt nu") if row == holds else "voorbij"


def version_page(version: MailTekst, user: User) -> dict[str, Any]:
    """Everything about one version: what it says, what changed, and how the mail looks."""
    mail, language = MAILS[version.mail], Language(version.language)
    before = version_before(version)
    texts = shipped_texts(version.mail, language)
    buttons = {button.verb: button for button in workflow.buttons(version, VERBS, user)}
    return {
        "version": version,
        "meaning": MEANINGS[TekstStatus(version.status)],
        "word": version.get_status_display(),
        "lead": WAITS if version.status == TekstStatus.CONCEPT else "",
        "buttons": buttons,
        "facts": _facts(version),
        "may_edit": version.status == TekstStatus.CONCEPT and policies.may_write(version, user),
        "before": before.number if before else FIRST,
        "blocks": list(_blocks(version, {**texts, **(before.texts if before else {})})),
        "examples": list(examples_of(mail, language, {**texts, **version.texts})),
        "breadcrumb": breadcrumb(version),
    }


VERBS = ("publish", "withdraw")
WAITS = dutch(
    "Een toetser die deze tekst niet schreef, publiceert haar. Is zij klaar, dan staat dat bij die"
    " toetser op Mijn werk."
)


def examples_of(mail: Mail, language: str, texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The mail in each of its cases, with facts that were made up."""
    for title, cases in mail.examples:
        yield {"title": title, "mail": example(mail, language, texts, cases), "lang": language}


def _facts(version: MailTekst) -> list[dict[str, str]]:
    begins = plain_date(version.valid_from) if version.valid_from else dutch("nog geen dag gekozen")
    facts: list[dict[str, str]] = [
        {"label": dutch("Geldt vanaf"), "value": begins},
        {
            "label": dutch("Toelichting"),
            "value": version.explanation or dutch("nog niet geschreven"),
        },
        {"label": dutch("Geschreven door"), "value": str(version.author)},
    ]
    if version.publisher is not None:
        facts.append({"label": dutch("Gepubliceerd door"), "value": str(version.publisher)})
    return facts


def _blocks(version: MailTekst, former: dict[str, str]) -> Iterator[dict[str, Any]]:
    mail = MAILS[version.mail]
    for block in mail.blocks:
        text, was = version.texts.get(block.name, ""), former.get(block.name, "")
        old, new = changed_parts(was, text) if was != text else ((), ())
        yield {
            "title": block.title,
            "when": mail.when_words(block),
            "text": text,
            "is_changed": was != text,
            "old": old,
            "new": new,
        }


def page_of(mail: str, language: str) -> str:
    """The page of a mail in one language."""
    return reverse("regiodeals:mailtekst-detail", args=[mail, language])


def address(version: MailTekst) -> str:
    """The page of a version."""
    return reverse("regiodeals:mailtekstversie-detail", args=[version.pk])


def breadcrumb(version: MailTekst, here: str = "") -> list[dict[str, str]]:
    """The way back up; the page itself comes last."""
    above = [
        LIST | {"url": reverse("regiodeals:mailtekst-list")},
        {"label": version.title, "url": page_of(version.mail, version.language)},
    ]
    own: dict[str, str] = {"label": dutch("Versie {nummer}", nummer=version.number)}
    return [*above, own | {"url": address(version)}, {"label": here}] if here else [*above, own]
