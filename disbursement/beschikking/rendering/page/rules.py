"""The test per article as rows, the worst first; after the signature as it was kept."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.uitkering.models import Rechtmatigheidstoets
from disbursement.uitkering.selectors import JudgedFinding
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Finding, Outcome

MEANING = {
    Outcome.VOLDOET_NIET: "error",
    Outcome.ONBEKEND: "error",
    Outcome.TER_BEOORDELING: "review",
    Outcome.VOLDOET: "ok",
}
WORST_FIRST = list(MEANING)
# Which part of the dossier shows what a rule is about.
PANELS = {
    "gesloten-in-periode": "convenant",
    "tijdig-verleend": "klok",
    "kassier": "convenant",
    "hoogte": "geld",
    "regionale-financiering": "geld",
    "inzet-regiopartners": "geld",
    "programmalijnen": "geld",
    "voorschot": "uitkering",
    "btw": "uitkering",
}


def article_test(
    beschikking: Beschikking, tested: Sequence[JudgedFinding], kept: Rechtmatigheidstoets | None
) -> dict[str, Any]:
    """The rows, how many of each outcome, and the version of the rules.

    `tested` is the test of today, `kept` the one that a signature froze.
    """
    rows = _frozen_rows(kept) if kept is not None else _live_rows(beschikking, tested)
    rules = beschikking.uitkering.deal.tranche.rules
    return {
        "rows": rows,
        "counts": list(_counts([(row["meaning"], row["word"]) for row in rows])),
        "is_frozen": kept is not None,
        "is_grant": beschikking.kind == BeschikkingKind.VERLENING,
        "asks_reviewer": beschikking.kind != BeschikkingKind.VERLENING
        and any(row["word"] == Outcome.TER_BEOORDELING.value for row in rows),
        "version": rules.version,
        "publication": rules.regulation.publication,
    }


def _live_rows(beschikking: Beschikking, tested: Sequence[JudgedFinding]) -> list[dict[str, Any]]:
    """Each rule with what was found today, and the part of the dossier where it is mended."""
    dossier = reverse("regiodeals:deal-detail", args=[beschikking.uitkering.deal_id])
    ordered = sorted(tested, key=lambda rule: WORST_FIRST.index(rule.finding.outcome))
    is_verlening = beschikking.kind == BeschikkingKind.VERLENING
    judge = reverse("disbursement:legal-test", args=[beschikking.uitkering.deal_id])
    return [_live_row(rule, dossier, judge if is_verlening else "") for rule in ordered]


def _live_row(rule: JudgedFinding, dossier: str, judge: str) -> dict[str, Any]:
    finding, judgement = rule.finding, rule.judgement
    asks = judge and finding.needs_judgement
    text = f"{finding.finding} {finding.repair}".strip()
    url = _repair_url(dossier, finding)
    if judgement is not None:
        text = dutch(
            "{bevinding} Oordeel van {wie}: {reden}",
            bevinding=finding.finding,
            wie=judgement.by,
            reden=judgement.reason,
        )
    if asks:
        url = f"{judge}#{finding.key}"
    return {
        "meaning": "ok" if judgement and judgement.allows else MEANING[finding.outcome],
        "word": dutch("beoordeeld") if judgement else finding.outcome.value,
        "question": finding.statement.rstrip("."),
        "article": finding.article,
        "text": text,
        "url": url,
        "label": dutch("Naar de toets") if asks else dutch("Bekijk in het dossier"),
    }


def _repair_url(dossier: str, finding: Finding) -> str:
    panel = PANELS.get(finding.key)
    return f"{dossier}#{panel}" if panel and not finding.is_met else ""


def _frozen_rows(kept: Rechtmatigheidstoets) -> list[dict[str, Any]]:
    """Each rule as it was found on the day of the signature; the record may have moved on since."""
    rows = [_frozen_row(Finding.from_record(row["bevinding"]), row["oordeel"]) for row in kept.rows]
    return sorted(rows, key=lambda row: row["meaning"] == "ok")


def _frozen_row(finding: Finding, judgement: dict[str, Any] | None) -> dict[str, Any]:
    text = finding.finding
    if judgement:
        text = dutch(
            "{tekst} Oordeel van {wie}: {reden}",
            tekst=text,
            wie=judgement["door"],
            reden=judgement["reden"],
        )
    return {
        "meaning": "ok" if judgement else MEANING[finding.outcome],
        "word": dutch("beoordeeld") if judgement else finding.outcome.value,
        "question": finding.statement.rstrip("."),
        "article": finding.article,
        "text": text,
        "url": "",
    }


def _counts(outcomes: Sequence[tuple[str, str]]) -> Iterable[dict[str, str]]:
    """'1 voldoet niet', '6 voldoen': each outcome that occurs, in the order of the rows."""
    for meaning, word in dict.fromkeys(outcomes):
        number = outcomes.count((meaning, word))
        words = word if number == 1 else word.replace("voldoet", "voldoen")
        yield {"meaning": meaning, "words": f"{number} {words}"}
