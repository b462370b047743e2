"""The steps of a beschikking: buttons with their reasons, and the line of four eyes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from disbursement.beschikking import policies
from disbursement.beschikking.conditions import READ_STATEMENT, has_stored_letter
from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.rendering.page.letter_state import letter_state
from disbursement.beschikking.selectors import waiting_for_announcement, why_not_now
from disbursement.uitkering.selectors import JudgedFinding
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import plain_date, short_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.rendering import grant_by
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Finding, Outcome

BUTTONS = (
    "submit",
    "approve",
    "sign",
    "announce",
    "return_to_drafter",
    "refuse_to_sign",
    "lapse",
)
ANSWERS_FOR_IT = ("approve", "sign")
QUESTIONS = {
    "return_to_drafter": dutch("Wat moet de opsteller veranderen?"),
    "refuse_to_sign": dutch("Waarom tekent u niet? De opsteller leest dit."),
    "lapse": dutch("Waarom vervalt dit besluit?"),
}
# What is asked before a step that nobody can take back.
CONFIRMED = {
    "sign": dutch(
        "U ondertekent namens de minister: {wat}, {deal}. Daarna kan niemand haar wijzigen."
    ),
    "announce": dutch(
        "U maakt {wat}, {deal}, bekend aan {kassier}. Daarna kan niemand haar wijzigen of laten"
        " vervallen."
    ),
}
LETTER_FAILED = dutch("De brief kon niet worden gemaakt. Laat hem eerst opnieuw maken.")
DONE = {
    "submit": dutch("De beschikking ligt bij de toetser."),
    "approve": dutch("Akkoord gegeven. De beschikking ligt bij de tekenbevoegde."),
    "return_to_drafter": dutch("Teruggestuurd met uw opmerking."),
    "refuse_to_sign": dutch("Teruggestuurd met uw opmerking."),
    "sign": dutch("Getekend. De brief wordt nu gemaakt."),
    "lapse": dutch("Het besluit is vervallen. Wat erop wachtte, is weer vrij."),
    "announce": dutch("Bekendgemaakt. De termijn voor bezwaar loopt."),
}
LIES_READY = dutch(
    "De brief ligt klaar. Verzend hem per post en leg de dag vast: dan pas begint de termijn voor"
    " bezwaar."
)
GRANT_ANNOUNCED = dutch("Bekendgemaakt. Kies nu in het dossier een dag voor het eerste overleg.")


def done(verb: str, beschikking: Beschikking) -> str:
    """What the person reads after a step."""
    if verb == "announce" and beschikking.lies_ready:
        return LIES_READY
    is_grant = beschikking.kind == BeschikkingKind.VERLENING
    return GRANT_ANNOUNCED if verb == "announce" and is_grant else DONE[verb]


def steps_of(
    beschikking: Beschikking,
    user: User,
    tested: Iterable[JudgedFinding],
    term_refusal: str,
    today: date,
) -> list[dict[str, Any]]:
    """The steps from the present state as the page draws them, the step onward first."""
    return [
        {
            "verb": button.verb,
            "label": button.label,
            "url": reverse(
                "disbursement:beschikking-transition", args=[beschikking.pk, button.verb]
            ),
            "kind": "secondary" if button.verb in QUESTIONS else "primary",
            "reasons": [
                *(_reworded(reason, beschikking) for reason in button.reasons),
                *_reasons_of_service(beschikking, button.verb, user, tested, term_refusal),
                *_out_of_order(beschikking, button.verb, user, today),
            ],
            "remark": "required" if button.verb in QUESTIONS else "",
            "question": QUESTIONS.get(button.verb, ""),
            "hidden": _shown(beschikking, button.verb),
            "confirm": _confirmation(beschikking, button.verb, user),
        }
        for button in workflow.buttons(beschikking, BUTTONS, user)
    ]


def _shown(beschikking: Beschikking, verb: str) -> dict[str, str]:
    """Which content stands on this page, for who answers for it with this step."""
    return {"inhoud": beschikking.reviewed_fingerprint} if verb in ANSWERS_FOR_IT else {}


def _confirmation(beschikking: Beschikking, verb: str, user: User) -> dict[str, str]:
    """What is asked before this step, with the letter to read; empty for a step back or on."""
    if verb not in CONFIRMED:
        return {}
    question = dutch(
        CONFIRMED[verb][:],
        wat=f"de {beschikking.get_kind_display()}",
        deal=beschikking.uitkering.deal,
        kassier=beschikking.uitkering.kassier,
    )
    return {
        "question": question,
        "statement": READ_STATEMENT,
        "name": "gelezen",
        "url": letter_state(beschikking, user).get("url", ""),
        "url_label": dutch("Lees de brief"),
    }


def keep_typed(steps: list[dict[str, Any]], verb: str, remark: str) -> str:
    """Put a refused remark back in the box of its step; what no box can hold is returned."""
    for step in steps:
        if step["verb"] == verb and step["remark"] and not step["reasons"]:
            step["typed"] = remark
            return ""
    return remark


def _reasons_of_service(
    beschikking: Beschikking,
    verb: str,
    user: User,
    tested: Iterable[JudgedFinding],
    term_refusal: str,
) -> list[str]:
    """What the service would refuse besides the conditions, for who may take the step."""
    if verb == "announce":
        return [term_refusal] if term_refusal and policies.may_announce(beschikking, user) else []
    may = {"submit": policies.may_submit, "sign": policies.may_sign}.get(verb)
    if may is None or not may(beschikking, user):
        return []
    is_verlening = beschikking.kind == BeschikkingKind.VERLENING
    return [
        _failing(rule.finding)
        for rule in tested
        if rule.finding.forbids_granting or (is_verlening and rule.refusal)
    ]


def _out_of_order(beschikking: Beschikking, verb: str, user: User, today: date) -> list[str]:
    """What the order of decisions forbids, for who may take the step."""
    may = {
        "submit": policies.may_submit,
        "sign": policies.may_sign,
        "announce": policies.may_announce,
    }.get(verb)
    if may is None or not may(beschikking, user):
        return []
    kind = DecisionKind(beschikking.kind)
    reasons = why_not_now(beschikking.uitkering, kind, replaced=beschikking.replaces, day=today)
    waiting = waiting_for_announcement(beschikking) if verb == "sign" else ""
    return [*reasons, waiting] if waiting else reasons


def _reworded(reason: str, beschikking: Beschikking) -> str:
    """A letter that was given up is no letter that is still being made."""
    document = beschikking.document
    is_about_letter = reason == has_stored_letter.sentence  # type: ignore[attr-defined]
    return LETTER_FAILED if is_about_letter and document and document.is_given_up else reason


def _failing(finding: Finding) -> str:
    """'Artikel 10 lid 2 voldoet niet.': short, because the test below says the rest."""
    words = {
        Outcome.ONBEKEND: dutch("is nog onbekend"),
        Outcome.TER_BEOORDELING: dutch(
            "vraagt nog een oordeel, of het oordeel is dat verlenen niet mag"
        ),
    }.get(finding.outcome, finding.outcome.value)
    return joined("", (cited(finding.article).capitalize(), " ", words, "."))


def four_eyes(beschikking: Beschikking, user: User) -> list[dict[str, str]]:
    """Drafting, reviewing and signing by three people, then the bekendmaking."""
    # What lies ready is not known yet: the last of the four is still to do.
    waits = beschikking.is_to_be_posted
    status = BeschikkingStatus.ONDERTEKEND if waits else beschikking.status
    reached = list(BeschikkingStatus).index(BeschikkingStatus(status))
    people = (
        (dutch("Opstellen"), beschikking.drafter),
        (dutch("Toetsen"), beschikking.reviewer),
        (dutch("Ondertekenen"), beschikking.signer),
        _last_step(beschikking),
    )
    notes = _notes(beschikking, reached)
    return [
        {
            "title": joined(": ", (verb, dutch("u") if person == user else str(person)))
            if person
            else verb,
            "note": notes[index],
            "state": "done" if index < reached else "now" if index == reached else "todo",
        }
        for index, (verb, person) in enumerate(people)
    ]


def _last_step(beschikking: Beschikking) -> tuple[str, Any]:
    """What became of it, or what must."""
    if beschikking.lapsed_at:
        return dutch("Vervallen"), beschikking.lapsed_by
    return (dutch("Nooit verzonden") if beschikking.is_never_sent else dutch("Bekendmaken")), None


def _notes(beschikking: Beschikking, reached: int) -> list[str]:
    """Per step: the day it was done, or since when it waits and for whom."""
    done = [
        _day(beschikking.submitted_at or beschikking.drafted_at),
        _day(beschikking.reviewed_at),
        joined(", ", (_day(beschikking.signed_at), _office(beschikking))),
        _ended(beschikking),
    ]
    drafting = beschikking.returned_at or beschikking.drafted_at
    since = (drafting, beschikking.submitted_at, beschikking.reviewed_at, None)
    waiting = [
        "",
        dutch("een ander dan de opsteller"),
        dutch("een derde, met mandaat"),
        _until(beschikking),
    ]
    if beschikking.lies_ready:
        waiting[-1] = dutch("de brief ligt klaar, nog niet verzonden")
    if beschikking.last_remark and reached == 0:
        waiting[0] = dutch("teruggestuurd met een opmerking")
    return [
        done[index]
        if index < reached
        else _joined(
            dutch("sinds {dag}", dag=_day(moment)) if index == reached and moment else "", words
        )
        for index, (moment, words) in enumerate(zip(since, waiting, strict=True))
    ]


def _ended(beschikking: Beschikking) -> str:
    if beschikking.is_never_sent:
        return dutch("{kenmerk} ging voor", kenmerk=beschikking.replaced_by.kenmerk)
    return plain_date(beschikking.sent_on) if beschikking.sent_on else _day(beschikking.lapsed_at)


def _until(beschikking: Beschikking) -> str:
    if beschikking.kind != BeschikkingKind.VERLENING:
        return ""
    last = grant_by(beschikking.uitkering.deal)
    return (
        dutch("uiterlijk {dag}", dag=short_date(last)) if last else dutch("uiterste dag onbekend")
    )


def _office(beschikking: Beschikking) -> str:
    """In which office somebody signed, and in whose absence, as the letter says it."""
    if not beschikking.facts:
        return ""
    block = beschikking.facts["ondertekening"]
    absent = block.get("bij_afwezigheid_van")
    return _joined(
        block["functie"], dutch("bij afwezigheid van {wie}", wie=absent) if absent else ""
    )


def _day(moment: datetime | None) -> str:
    return plain_date(localtime(moment)) if moment else ""


def _joined(*words: str) -> str:
    return ", ".join(word for word in words if word)
