"""A rapportage as data: what is frozen when it is handed in, and what its hash is taken of."""

import hashlib
import json
from typing import Any

from monitoring.rapportage.models import Antwoord, Name, Rapportage
from monitoring.rapportage.rendering.files import files_data
from monitoring.rapportage.rendering.results import Results, results_data, results_of
from monitoring.rapportage.rendering.sections import WHOLE, Section, sections_of

Data = dict[str, Any]


def data_of(report: Rapportage, number: int, results: dict[str, Results] | None = None) -> Data:
    """Everything that was written, measured and added, with the money of the plan; nothing is
    rounded. The files stand with the deal as a whole, where its story is told.

    `results` are those of the rapportage, where they were asked already.
    """
    if results is None:
        results = results_of(report)
    files = {WHOLE: files_data(report)}
    return {
        "deal": str(report.deal),
        "formulier": report.form_version,
        "indiening": number,
        "jaar": report.year,
        "onderdelen": [
            _section(part, results.get(part.key), files.get(part.key))
            for part in sections_of(report)
        ],
        **_asked(report),
    }


def _asked(report: Rapportage) -> Data:
    """What the ministry asked; nothing where it is about a year, as in what was frozen before."""
    if not report.is_asked:
        return {}
    return {"gevraagd": {"onderwerp": report.subject, "vraag": report.question}}


def data_to_hand_in(report: Rapportage) -> Data:
    """What would be frozen if it were handed in now."""
    return data_of(report, report.indieningen.count() + 1)


def canonical_json(data: Data) -> bytes:
    """The one way to write these data: sorted keys, no spaces, UTF-8; floats do not occur."""
    text = json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def hash_of(data: Data) -> str:
    """SHA-256 of the data as they are written above."""
    return hashlib.sha256(canonical_json(data)).hexdigest()


def _section(part: Section, results: Results | None, files: list[Data] | None) -> Data:
    found = {
        "sleutel": part.key,
        "titel": part.title,
        "plan": part.plan,
        "antwoorden": [_answer(answer) for answer in part.answers],
    }
    found |= {"resultaten": results_data(results)} if results else {}
    # Left out where there are none: what was frozen before files were, is then the same data.
    return found | ({"bijlagen": files} if files else {})


def _answer(answer: Antwoord) -> Data:
    return {
        "vraag": answer.vraag,
        "label": str(answer),
        "tekst": answer.text,
        "cent": answer.cents,
    } | (
        {"uitleg_boven_cent": answer.explain_above_cents}
        if answer.explain_above_cents is not None
        else {}
    )


def sections_by_key(data: Data) -> dict[str, Data]:
    """The sections of what was handed in, in order."""
    return {part["sleutel"]: part for part in data["onderdelen"]}


def name_in(data: Data) -> Name:
    """How what was frozen is called."""
    return Name(data["jaar"], data.get("gevraagd", {}).get("onderwerp", ""))


def question_in(data: Data) -> str:
    """What the ministry asked between times; empty where it is about a year."""
    return str(data.get("gevraagd", {}).get("vraag", ""))


def results_in(part: Data) -> list[Data]:
    """The results of a frozen section; what was handed in before they were kept has none."""
    return list(part.get("resultaten", ()))
