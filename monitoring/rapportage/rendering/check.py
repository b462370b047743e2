"""The check page: everything that blocks, everything that only warns, and who takes which step."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from monitoring.rapportage.models import (
    WRITING,
    Indiening,
    Rapportage,
    RapportageStatus,
)
from monitoring.rapportage.policies import (
    may_ask_again,
    sees_a_part,
    signs_for_kassier,
    writes,
    writes_something,
)
from monitoring.rapportage.rendering.check_lines import (
    Line,
    check_lines,
    file_lines,
    result_lines,
    unfinished_lines,
    untouched_lines,
)
from monitoring.rapportage.rendering.data import Data, data_of, hash_of, sections_by_key
from monitoring.rapportage.rendering.files import files_in
from monitoring.rapportage.rendering.lies import way_on
from monitoring.rapportage.rendering.moments import FIRST_COUNTS, moment_words, term_words
from monitoring.rapportage.rendering.results import results_of
from monitoring.rapportage.rendering.sections import WHOLE
from monitoring.rapportage.selectors import (
    indieningen_of,
    remarks_on,
    signers_of,
    writes_parts,
)
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.selectors import clock_of_kassier
from regiodeals.documents.models import Kind
from regiodeals.obligations.state import Zone

HERE = (clock.AMSTERDAM, dutch("Nederland"))
REGION_STEPS = ("offer", "submit", "take_back")
TO_HAND_IN = (*WRITING, RapportageStatus.AANGEBODEN)
PRIMARY = ("offer", "submit", "accept")
TAKE_BACK, GIVE_BACK = "take_back", "give_back"
WORDS: dict[str, dict[str, str]] = {
    TAKE_BACK: {"remark": "optional"},
    GIVE_BACK: {
        "label": dutch("Teruggeven om te verbeteren"),
        "remark": "required",
        "question": dutch("Wat moet er beter?"),
    },
}
MAKING = dutch("Het ontvangstbewijs wordt gemaakt. Ververs deze pagina over een minuut.")
FAILED = dutch("Het maken is niet gelukt.")
AGAIN = {
    Kind.ONTVANGSTBEWIJS: dutch("Ontvangstbewijs opnieuw maken"),
    Kind.RAPPORTAGE: dutch("PDF van de rapportage opnieuw maken"),
}


def check_page(report: Rapportage, user: User) -> dict[str, Any]:
    """What the page shows; only the region sees the steps, which are hers.

    The rapportage was read `with_last_data`.
    """
    is_part = writes_parts(user) and sees_a_part(report, user)
    only_reads = user.is_ministry or is_part
    results = results_of(report)
    is_on_its_way = report.status in TO_HAND_IN
    early = unfinished_lines(report) if is_on_its_way else []
    lines = [*early, *check_lines(report), *result_lines(report, user, results)]
    if report.status in WRITING and not is_part:
        lines += file_lines(report)
    asked = remarks_on(report) if is_on_its_way and not only_reads else {}
    to_sign = report.status == RapportageStatus.AANGEBODEN and not only_reads
    # As `data_to_hand_in` would give, of what the page asked already.
    number = (report.last_number or 0) + 1  # type: ignore[attr-defined]
    data = data_of(report, number, results) if to_sign or asked else None
    seen = hash_of(data) if to_sign and data else ""
    return {
        "report": report,
        "blocking": [line for line in lines if line.blocks],
        "warning": [*_untouched(report, asked, data), *(line for line in lines if not line.blocks)],
        "term": term_before(report) if is_on_its_way else "",
        "seen": seen,
        "files": len(files_in(sections_by_key(data)[WHOLE])) if data else 0,
        **({"steps": []} if only_reads else _steps(report, user, seen)),
    }


def _untouched(report: Rapportage, asked: dict[str, str], data: Data | None) -> list[Line]:
    if data is None or not asked:
        return []
    then: Data = report.data_then  # type: ignore[attr-defined]
    return untouched_lines(report, asked, sections_by_key(then), sections_by_key(data))


def _steps(report: Rapportage, user: User, seen: str) -> dict[str, Any]:
    """What can be done now, and who does what after it."""
    steps = step_rows(report, user, REGION_STEPS)
    signs = any(row["verb"] == "submit" and not row["reasons"] for row in steps)
    # Who signs now, needs not be told who can.
    signers = signers_of([report]).get(report.pk, []) if steps and not signs else []
    return {
        "steps": [row | {"hidden": {"gezien": seen}} for row in steps],
        "signs": signs,
        "way_on": way_on(report, user, signers) if steps and not signs else "",
    }


def step_rows(report: Rapportage, user: User, verbs: Iterable[str]) -> list[dict[str, Any]]:
    """The steps from here, each with its reasons why not."""
    found = [
        (verb, button)
        for button in workflow.buttons(report, verbs, user)
        for verb in _verbs_of(button.verb, report, user)
    ]
    return [
        {
            "label": button.label,
            "verb": verb,
            "url": reverse("monitoring:rapportage-step", args=[report.pk, verb]),
            "kind": "primary" if button.verb in PRIMARY else "secondary",
            "reasons": button.reasons,
        }
        | WORDS.get(verb, {})
        for verb, button in found
    ]


def _verbs_of(verb: str, report: Rapportage, user: User) -> tuple[str, ...]:
    """Taking back is two acts: who writes goes on writing; who may sign gives it back to who does,
    and says why. Somebody can be both.
    """
    if verb != TAKE_BACK:
        return (verb,)
    is_writer = writes(report, user)
    gives_back = signs_for_kassier(report, user) and report.offered_by_id != user.pk
    return (
        *([TAKE_BACK] if is_writer else []),
        *([GIVE_BACK] if gives_back or not is_writer else []),
    )


def goes_on_writing(report: Rapportage, user: User) -> list[dict[str, Any]]:
    """For who writes, the way back from an offer, on the page where he writes."""
    if user.is_ministry or not writes(report, user):
        return []
    return [row for row in step_rows(report, user, [TAKE_BACK]) if row["verb"] == TAKE_BACK]


NEXT = {
    RapportageStatus.CONCEPT: dutch("Controleren en aanbieden"),
    RapportageStatus.TERUGGEGEVEN: dutch("Controleren en aanbieden"),
    RapportageStatus.AANGEBODEN: dutch("Controleren en ondertekenen"),
}


def next_act(report: Rapportage, user: User) -> dict[str, str] | None:
    """The way to the page of the next step; None when it leads nowhere for this person."""
    if user.is_ministry:
        if report.status != RapportageStatus.INGEDIEND:
            return None
        url = reverse("monitoring:rapportage-review", args=[report.pk])
        return {"label": dutch("Beoordelen"), "url": url}
    if report.status not in NEXT:
        return None
    url = reverse("monitoring:rapportage-check", args=[report.pk])
    is_writing = report.status in WRITING
    acts = writes_something(report.deal, user) if is_writing else signs_for_kassier(report, user)
    if not acts:
        return {"label": dutch("Controle bekijken"), "url": url}
    return {"label": NEXT[RapportageStatus(report.status)], "url": url}


def term_before(report: Rapportage) -> str:
    """Until when it is in time, before it was handed in; after that there is no day."""
    if report.last_number:  # type: ignore[attr-defined]
        return joined(" ", (FIRST_COUNTS, dutch("Voor de verbetering is geen dag gesteld.")))
    last: date | None = report.last_day  # type: ignore[attr-defined]
    if last is None:
        return dutch("De dag waarop de rapportage er moet zijn, is onbekend. Vraag de behandelaar.")
    is_here = report.last_zone == Zone.AMSTERDAM  # type: ignore[attr-defined]
    zone, place = HERE if is_here else clock_of_kassier(report.deal)
    if clock.today(zone) <= last:
        where = (
            dutch("Nederlandse tijd")
            if zone == clock.AMSTERDAM
            else dutch("op {plaats}", plaats=place)
        )
        return dutch(
            "Dien uiterlijk in op {dag}, 23:59 uur {waar}.", dag=long_date(last), waar=where
        )
    return dutch(
        "De laatste dag was {dag}. U kunt nog indienen; op het ontvangstbewijs staat dan dat de"
        " rapportage te laat is. Het ministerie beoordeelt haar gewoon. Wacht een betaling op"
        " deze rapportage, dan komt ook die later.",
        dag=long_date(last),
    )


def submissions(report: Rapportage, user: User) -> list[dict[str, Any]]:
    """What was handed in, the latest first, each with its documents."""
    return [
        _submission(row) | {"retries": _retries(report, row, user)}
        for row in indieningen_of(report)
    ]


def _submission(row: Indiening) -> dict[str, Any]:
    return {
        "heading": f"indiening-{row.number}",
        "title": dutch("Indiening {nummer}", nummer=row.number),
        "number": row.number,
        "items": [
            {"label": dutch("Ontvangen"), "value": moment_words(row)},
            {
                "label": dutch("Ingediend door"),
                "value": dutch("{wie}, namens {kassier}", wie=row.by, kassier=row.kassier),
            },
            {"label": dutch("Termijn"), "value": term_words(row)},
            {"label": dutch("Kenmerk (SHA-256)"), "value": row.sha256},
            _receipt(row),
            *_acceptance(row),
        ],
    }


def _retries(report: Rapportage, row: Indiening, user: User) -> list[dict[str, str]]:
    """A button for each document that was given up, for who may ask for it again."""
    kinds = [Kind.ONTVANGSTBEWIJS] if row.receipt.is_given_up else []
    akkoord = getattr(row, "akkoord", None)
    if akkoord is not None and akkoord.document.is_given_up:
        kinds.append(Kind.RAPPORTAGE)
    if not kinds or not may_ask_again(report, user):
        return []
    return [
        {
            "label": AGAIN[kind],
            "url": reverse("monitoring:rapportage-retry", args=[report.pk, row.number, kind.value]),
        }
        for kind in kinds
    ]


def _receipt(row: Indiening) -> dict[str, str]:
    if row.receipt.is_stored:
        url = reverse("monitoring:rapportage-receipt", args=[row.rapportage_id, row.number])
        return {"label": dutch("Ontvangstbewijs"), "value": row.receipt.filename, "url": url}
    if row.receipt.is_given_up:
        return {"label": dutch("Ontvangstbewijs"), "value": FAILED}
    return {"label": dutch("Ontvangstbewijs"), "value": MAKING}


def _acceptance(row: Indiening) -> list[dict[str, str]]:
    found = getattr(row, "akkoord", None)
    if found is None:
        return []
    day = long_date(found.at.astimezone(clock.AMSTERDAM).date())
    said: dict[str, str] = {"label": dutch("Akkoord"), "value": joined(", ", (str(found.by), day))}
    if not found.document.is_stored:
        phase = FAILED if found.document.is_given_up else dutch("wordt gemaakt")
        return [said, {"label": dutch("Rapportage als PDF"), "value": phase}]
    url = reverse("monitoring:rapportage-file", args=[row.rapportage_id, row.number])
    file = {"label": dutch("Rapportage als PDF"), "value": found.document.filename, "url": url}
    return [said, file, {"label": dutch("SHA-256 van de PDF"), "value": found.document.sha256}]
