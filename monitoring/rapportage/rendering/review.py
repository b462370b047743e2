"""What the reviewer sees: everything the first time, after a return only what changed."""

from typing import Any

from django.urls import reverse

from monitoring.rapportage.models import Indiening, Oordeel, Rapportage, RapportageStatus
from monitoring.rapportage.policies import did_not_hand_in, reviews, wrote_nothing_in_it
from monitoring.rapportage.rendering.check import step_rows
from monitoring.rapportage.rendering.comments import by_section
from monitoring.rapportage.rendering.data import Data, results_in, sections_by_key
from monitoring.rapportage.rendering.files import file_changes, files_in, shown_file
from monitoring.rapportage.rendering.report import answer_words, is_read
from monitoring.rapportage.rendering.results import result_label, result_words
from monitoring.rapportage.rendering.sisa import sisa_line
from monitoring.rapportage.selectors import comments_on, rounds_of
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch

JUDGING = (reviews, did_not_hand_in, wrote_nothing_in_it)
MINISTRY_STEPS = ("accept", "send_back")


def review_page(report: Rapportage, user: User) -> dict[str, Any]:
    """The sections to judge, those that did not change, and the steps."""
    rounds = rounds_of(report)
    row, earlier = (*rounds, None, None)[:2]
    is_open = report.status == RapportageStatus.INGEDIEND
    parts = _parts(row, earlier, by_section(comments_on(report))) if row else []
    steps = step_rows(report, user, MINISTRY_STEPS) if is_open else []
    return {
        "report": report,
        "row": row,
        "earlier": earlier,
        "sisa": sisa_line(report.deal_id, row.data) if row and not report.is_asked else "",
        "may_judge": is_open and all(rule(report, user) for rule in JUDGING),
        "parts": [part for part in parts if part["changes"] is None or part["changes"]],
        "same": [part for part in parts if part["changes"] == []],
        "steps": [step | {"hidden": {"gezien": row.sha256}} for step in steps] if row else [],
    }


def changes_between(now: Data, before: Data) -> list[Data]:
    """Every answer, result and file that is not what it was: its name, the old and the new."""
    was = {answer["vraag"]: answer for answer in before["antwoorden"]}
    pairs = ((answer, was.get(answer["vraag"])) for answer in now["antwoorden"])
    changed = [
        {
            "label": answer["label"],
            "old": answer_words(old) if old else "",
            "new": answer_words(answer),
        }
        for answer, old in pairs
        if answer != old
    ]
    return [*changed, *_results_between(now, before), *file_changes(now, before)]


def _results_between(now: Data, before: Data) -> list[dict[str, str]]:
    """The same of what was measured: an indicator that came, or whose figures are others."""
    was = {row["serie"]: row for row in results_in(before)}
    pairs = ((row, was.get(row["serie"])) for row in results_in(now))
    return [
        {
            "label": result_label(row),
            "old": result_words(old, "\n") if old else "",
            "new": result_words(row, "\n"),
        }
        for row, old in pairs
        if row != old
    ]


def items_of(part: Data) -> list[dict[str, str]]:
    """Everything in a section, to be read as a whole."""
    return [
        *(
            {"label": a["label"], "value": answer_words(a)}
            for a in part["antwoorden"]
            if is_read(a)
        ),
        *({"label": result_label(r), "value": result_words(r)} for r in results_in(part)),
    ]


def files_of(part: Data) -> list[Data]:
    """The files of a section, to be opened."""
    return [shown_file(file) for file in files_in(part)]


def _parts(
    row: Indiening, earlier: Indiening | None, comments: dict[str, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    before = sections_by_key(earlier.data) if earlier else {}
    verdicts = {verdict.section: verdict for verdict in row.oordelen.all()}
    judged = list(earlier.oordelen.all()) if earlier else []
    asked = {v.section: v.remark for v in judged if not v.is_accepted}
    kept = {v.section for v in judged if _is_kept(v, verdicts.get(v.section))}
    return [
        {
            "key": key,
            "title": part["titel"],
            "items": items_of(part),
            "files": files_of(part),
            # Empty: kept from the round before. None: to be read as a whole.
            "changes": [] if key in kept else _changes(part, before.get(key)),
            "asked": asked.get(key, ""),
            "comments": comments.get(key, []),
            "verdict": _verdict(verdicts.get(key)),
            "remark": verdicts[key].remark if key in verdicts else "",
            "remark_by": verdicts[key].by if key in verdicts else None,
            "url": reverse("monitoring:rapportage-judge", args=[row.rapportage_id, key]),
        }
        for key, part in sections_by_key(row.data).items()
    ]


def _is_kept(before: Oordeel, now: Oordeel | None) -> bool:
    """Whether what was in order in the round before was carried over."""
    if now is None or not before.is_accepted:
        return False
    return (now.by_id, now.at) == (before.by_id, before.at)


def _changes(part: Data, before: Data | None) -> list[Data] | None:
    """What changed; None when no answer did, and the oordeel was not kept all the same."""
    return (changes_between(part, before) or None) if before else None


def _verdict(verdict: Oordeel | None) -> dict[str, str]:
    if verdict is None:
        return {"word": dutch("nog niet beoordeeld"), "meaning": "neutral"}
    if verdict.is_accepted:
        return {"word": dutch("in orde, {wie}", wie=verdict.by), "meaning": "ok"}
    return {"word": dutch("moet beter, {wie}", wie=verdict.by), "meaning": "warning"}
