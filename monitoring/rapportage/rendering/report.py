"""An accepted rapportage as a document, made from its frozen data, which travel inside."""

from typing import Any

from django.utils.text import slugify

from monitoring.rapportage.models import AMOUNTS, Akkoord, Stand, Vraag
from monitoring.rapportage.rendering.data import (
    canonical_json,
    name_in,
    question_in,
    results_in,
)
from monitoring.rapportage.rendering.files import files_in
from monitoring.rapportage.rendering.moments import moment_words, term_words
from monitoring.rapportage.rendering.results import result_label, standing_words
from monitoring.rapportage.rendering.sections import WHOLE
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.documents import store
from regiodeals.documents.on_paper import on_paper
from regiodeals.documents.pdf.assets import SCHEME
from regiodeals.documents.pdf.engine import shared_engine
from regiodeals.documents.pdf.finisher import EmbeddedFile
from regiodeals.documents.picture import for_print

STYLESHEETS = ("asset:css/rapportage.css",)
EMPTY, NOT_ASKED = "niet ingevuld", "–"


def render_report(row: Akkoord, *, watermark: str | None = None) -> bytes:
    """PDF/A-3a and PDF/UA-1 with the data embedded; the same acceptance gives the same bytes."""
    data = row.indiening.data
    kind = name_in(data).kind
    embedded = EmbeddedFile(
        f"{slugify(kind)}.json", canonical_json(data), f"De {kind} als gegevens"
    )
    html = on_paper("documents/rapportage/rapportage.html", report_texts(row))
    # A photo that is lost stops the document: what was accepted is printed whole.
    photos = {photo_address(f): for_print(store.get(f["sha256"])) for f in photos_of(row)}
    return shared_engine().render(
        html,
        stylesheets=STYLESHEETS,
        attachments=[embedded],
        watermark=watermark,
        pictures=photos,
        created=row.at,
    )


def report_texts(row: Akkoord) -> dict[str, Any]:
    """Everything it says."""
    handed_in = row.indiening
    data = handed_in.data
    name = name_in(data)
    day = long_date(row.at.astimezone(clock.AMSTERDAM).date())
    return {
        "titel": str(name),
        "kenmerk": f"{data['deal']}, rapportage {name.about}, indiening {handed_in.number}",
        "soort": name.kind,
        "tot": name.money,
        "deal": data["deal"],
        "regels": [
            ("Ingediend door", f"{handed_in.by}, namens {handed_in.kassier}"),
            ("Ontvangen", moment_words(handed_in)),
            ("Termijn", term_words(handed_in)),
            ("Akkoord", f"{row.by}, {day}"),
            ("Versie", f"indiening {handed_in.number}"),
        ],
        "onderdelen": [_part(part, question_in(data)) for part in data["onderdelen"]],
        "hash": handed_in.sha256,
    }


def photos_of(row: Akkoord) -> list[dict[str, Any]]:
    """The photos of what was accepted."""
    parts = row.indiening.data["onderdelen"]
    return [file for part in parts for file in files_in(part) if file["foto"]]


def photo_address(file: dict[str, Any]) -> str:
    """By what it is: the same photo twice is one."""
    return f"{SCHEME}:foto-{file['sha256']}"


def answer_words(answer: dict[str, Any]) -> str:
    """An answer of the frozen data, as it is read."""
    if answer["cent"] is not None:
        return format_amount(answer["cent"])
    if answer["vraag"] == Vraag.STAND and answer["tekst"]:
        return str(Stand(answer["tekst"]).label)
    return answer["tekst"] or EMPTY


def is_read(answer: dict[str, Any]) -> bool:
    """Whether it says anything: who stayed below the limit was not asked why he went above it."""
    return answer["vraag"] != Vraag.UITVOERING_WAAROM or bool(answer["tekst"])


def _part(part: dict[str, Any], question: str) -> dict[str, Any]:
    # Money of the deal as a whole has no plan, and stands among the words.
    in_table = AMOUNTS if part["plan"] else ()
    amounts = {a["vraag"]: a for a in part["antwoorden"] if a["vraag"] in in_table}
    columns = [what for what in COLUMNS if any(name.endswith(what) for name in amounts)]
    return {
        "titel": part["titel"],
        "vraag": question.split("\n") if question and part["sleutel"] == WHOLE else [],
        "resultaten": [_result(row) for row in results_in(part)],
        "kolommen": [COLUMNS[what] for what in columns],
        "geld": [_money(source, part["plan"], amounts, columns) for source in SOURCES]
        if amounts
        else [],
        "teksten": [
            (answer["label"], answer_words(answer).split("\n"))
            for answer in part["antwoorden"]
            if answer["vraag"] not in amounts and is_read(answer)
        ],
        "fotos": [
            (photo_address(file), file["tekst"], file["naam"])
            for file in files_in(part)
            if file["foto"]
        ],
        "bestanden": [(f["naam"], f["tekst"], f["sha256"]) for f in files_in(part)],
    }


def _result(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the table, and the doel it serves."""
    named = {"naam": result_label(row), "doel": row["doel"], "stand": standing_words(row)}
    return {**row["woorden"], **named}


# What was in kind is a part of what was spent, and asked since the second form.
COLUMNS = {"_besteed": "Besteed", "_natura": "Daarvan in natura", "_vastgelegd": "Toegezegd"}
SOURCES = (
    ("Rijk", "rijk", "rijk"),
    ("Regio publiek", "regio_publiek", "publiek"),
    ("Regio privaat", "regio_privaat", "privaat"),
)


def _money(
    source: tuple[str, str, str],
    plan: dict[str, int],
    amounts: dict[str, Any],
    columns: list[str],
) -> tuple[str, str, list[str]]:
    name, planned, asked = source
    found = (amounts.get(f"{asked}{what}") for what in columns)
    return (
        name,
        format_amount(plan[planned]),
        [answer_words(answer) if answer else NOT_ASKED for answer in found],
    )
