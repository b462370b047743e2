"""The test per article as rows, the worst first; after the signature as the letter froze it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.rendering.letter_facts import LetterFacts
from disbursement.uitkering.selectors import JudgedFinding
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


def article_test(beschikking: Beschikking, tested: Sequence[JudgedFinding]) -> dict[str, Any]:
    """The rows, how many of each outcome, and the version of the rules."""
    rows = (
        _frozen_rows(beschikking.facts)
        if beschikking.facts is not None
        else _live_rows(beschikking, tested)
    )
    rules = beschikking.uitkering.deal.tranche.rules
    return {
        "rows": rows,
        "counts": list(_counts([(row["meaning"], row["word"]) for row in rows])),
        "is_frozen": beschikking.facts is not None,
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
        text = f"{finding.finding} Oordeel van {judgement.by}: {judgement.reason}"
    if asks:
        url = f"{judge}#{finding.key}"
    return {
        "meaning": "ok" if judgement and judgement.allows else MEANING[finding.outcome],
        "word": "beoordeeld" if judgement else finding.outcome.value,
        "question": finding.statement.rstrip("."),
        "article": finding.article,
        "text": text,
        "url": url,
        "label": "Naar de toets" if asks else "Bekijk in het dossier",
    }


def _repair_url(dossier: str, finding: Finding) -> str:
    panel = PANELS.get(finding.key)
    return f"{dossier}#{panel}" if panel and not finding.is_met else ""


def _frozen_rows(facts: LetterFacts) -> list[dict[str, Any]]:
    """What the letter says of each rule; the record may have moved on since.

    Only a verlening is tested against the conditions for granting.
    """
    if facts["soort"] != "verlening":
        return []
    rows = [
        {
            "meaning": "ok" if reason["oordeel"] == "voldaan" else "review",
            "word": "voldoet" if reason["oordeel"] == "voldaan" else "afwijking",
            "question": reason["voorwaarde"],
            "article": f"artikel {reason['artikel']}",
            "text": reason["bevinding"],
            "url": "",
        }
        for reason in facts["motivering"]
    ]
    return sorted(rows, key=lambda row: row["meaning"] == "ok")


def _counts(outcomes: Sequence[tuple[str, str]]) -> Iterable[dict[str, str]]:
    """'1 voldoet niet', '6 voldoen': each outcome that occurs, in the order of the rows."""
    for meaning, word in dict.fromkeys(outcomes):
        number = outcomes.count((meaning, word))
        words = word if number == 1 else word.replace("voldoet", "voldoen")
        plural = words.replace("afwijking", "afwijkingen") if number > 1 else words
        yield {"meaning": meaning, "words": f"{number} {plural}"}
