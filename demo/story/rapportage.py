"""Two regions write their first voortgangsrapportage, get it back, correct it and are accepted."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from django.db import transaction

from demo import inventions
from demo.inventions import DealInvention, moment
from demo.story import doelen, record
from demo.story.scenes import Scene
from monitoring.rapportage import services
from monitoring.rapportage.models import Akkoord, Antwoord, Rapportage, Vraag
from regiodeals.accounts.models import User

Act = Callable[[DealInvention], object]
YEAR = 2024
# Who writes, and who signs for the kassier.
REGIONS = {"Achterhoek II": ("ilse", "hendrik"), "Saba": ("sharon", "carla")}
ASKED = "Beschrijf wat andere regio's hiervan kunnen leren."
TEXTS = {
    Vraag.STAND: "op_schema",
    Vraag.TOELICHTING: "Voorbeeld: de eerste activiteiten zijn begonnen; partners werken samen.",
    Vraag.UITVOERING_BESTEED: "25.000",
    Vraag.RISICOS: "Voorbeeld: er zijn te weinig vakmensen. Wij werven samen met de scholen.",
    Vraag.VERHAAL: "Voorbeeld: bewoners praten mee over elk plan.\n\nDat merken zij in hun straat.",
    Vraag.VOORUITBLIK: "Voorbeeld: in het voorjaar gaat de eerste schop de grond in.",
}
ASKED_OF = "Achterhoek II"
SUBJECT = "Voorbeeld: te weinig vakmensen"
QUESTION = (
    "Voorbeeld: u schreef dat er te weinig vakmensen zijn.\n\nWelke activiteiten lopen daardoor"
    " uit, en wat hebt u met de scholen afgesproken?"
)
LESSON = "Voorbeeld: begin klein, en vraag door bij wie het aangaat."
# What part of the plan was spent or promised, in percent.
SHARES = {
    Vraag.RIJK_BESTEED: 4,
    Vraag.RIJK_VASTGELEGD: 10,
    Vraag.PUBLIEK_BESTEED: 3,
    Vraag.PUBLIEK_VASTGELEGD: 5,
    Vraag.PUBLIEK_NATURA: 1,
    Vraag.PRIVAAT_BESTEED: 0,
    Vraag.PRIVAAT_VASTGELEGD: 0,
    Vraag.PRIVAAT_NATURA: 0,
}


def scenes() -> Iterator[Scene]:
    """Two weeks in January, after the first termijn and before the first overleg."""
    steps = (
        ("2025-01-13 10:00", "geschreven", 0, _write),
        ("2025-01-14 16:30", "ondertekend en ingediend", 1, _submit),
        ("2025-01-16 11:00", "terug met een opmerking", 2, _send_back),
        ("2025-01-20 14:00", "verbeterd en weer ingediend", 3, _correct),
        ("2025-01-22 09:30", "akkoord", 4, _accept),
    )
    yield from doelen.scenes(REGIONS)
    for invention in inventions.deals():
        if invention["naam"] in REGIONS:
            for start, title, step, act in steps:
                yield _scene(invention, start, title, step, act)
    yield from _asked()


def _asked() -> Iterator[Scene]:
    """Afterwards the ministry asks one of them something more; nobody answered it yet."""
    for invention in inventions.deals():
        if invention["naam"] == ASKED_OF:
            yield Scene(
                moment("2025-01-23 10:00"),
                f"{ASKED_OF}: tussentijds iets gevraagd",
                partial(_is_asked, invention),
                partial(_ask, invention),
            )


def _is_asked(invention: DealInvention) -> bool:
    return record.times_taken(invention, "monitoring.rapportage.ask") > 0


@transaction.atomic
def _ask(invention: DealInvention) -> None:
    deal = record.deal_of(invention)
    first = deal.programmalijnen.order_by("order")[0]
    services.ask_report(
        deal_id=deal.pk,
        subject=SUBJECT,
        question=QUESTION,
        due_on=date(2025, 2, 20),
        lines=[first.pk],
        actor=record.officer_of(invention),
    )


def accepted() -> list[Akkoord]:
    """What was accepted of the story itself, by name of the deal."""
    found = Akkoord.objects.filter(
        indiening__rapportage__deal__name__in=REGIONS, indiening__rapportage__year=YEAR
    )
    return list(
        found.select_related(
            "document", "indiening__receipt", "indiening__rapportage__deal"
        ).order_by("indiening__rapportage__deal__name")
    )


def _scene(invention: DealInvention, start: str, title: str, step: int, act: Act) -> Scene:
    return Scene(
        moment(start),
        f"{invention['naam']}: rapportage {title}",
        lambda: _steps_taken(invention) > step,
        partial(act, invention),
    )


def _steps_taken(invention: DealInvention) -> int:
    """How far the trail is. A state can go back; the trail never does."""
    done = "monitoring.rapportage."
    return (
        min(record.times_taken(invention, f"{done}open"), 1)
        + min(record.times_taken(invention, f"{done}submit"), 1)
        + min(record.times_taken(invention, f"{done}send_back"), 1)
        + min(max(record.times_taken(invention, f"{done}submit") - 1, 0), 1)
        + min(record.times_taken(invention, f"{done}accept"), 1)
    )


def _cast(invention: DealInvention) -> tuple[User, User]:
    writer, signer = REGIONS[invention["naam"]]
    return record.account(writer), record.account(signer)


def _report(invention: DealInvention) -> Rapportage:
    return Rapportage.objects.get(deal=record.deal_of(invention), year=YEAR)


@transaction.atomic
def _write(invention: DealInvention) -> None:
    writer, _ = _cast(invention)
    deal = record.deal_of(invention)
    doelen.measure(deal, writer, YEAR)
    fill_in(services.open_report(deal_id=deal.pk, year=YEAR, actor=writer), writer)


def fill_in(report: Rapportage, writer: User) -> None:
    """Write what belongs in each field; what was taken over stays."""
    for answer in report.antwoorden.select_related("lijnverslag").order_by("pk"):
        if value := _value(answer):
            _save(answer, value, writer)


def _value(answer: Antwoord) -> str:
    if answer.vraag not in SHARES or answer.lijnverslag is None:
        return TEXTS.get(Vraag(answer.vraag), "")
    source = answer.vraag.partition("_")[0]
    plan = getattr(answer.lijnverslag, f"{source}_cents")
    return str(plan * SHARES[Vraag(answer.vraag)] // 100 // 100)


def _save(answer: Antwoord, value: str, writer: User) -> None:
    services.save_field(
        rapportage_id=answer.rapportage_id,
        field=answer.pk,
        value=value,
        seen_version=answer.version,
        actor=writer,
    )


@transaction.atomic
def _submit(invention: DealInvention) -> None:
    writer, signer = _cast(invention)
    report = _report(invention)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    services.submit_report(rapportage_id=report.pk, actor=signer)


@transaction.atomic
def _send_back(invention: DealInvention) -> None:
    report, officer = _report(invention), record.officer_of(invention)
    judge(report, officer, remark=ASKED)
    services.send_back_report(rapportage_id=report.pk, actor=officer)


@transaction.atomic
def _correct(invention: DealInvention) -> None:
    writer, _ = _cast(invention)
    _save(_report(invention).antwoorden.get(vraag=Vraag.LESSEN), LESSON, writer)
    _submit(invention)


@transaction.atomic
def _accept(invention: DealInvention) -> None:
    report, officer = _report(invention), record.officer_of(invention)
    judge(report, officer, remark="")
    services.accept_report(rapportage_id=report.pk, actor=officer)


def judge(report: Rapportage, officer: User, *, remark: str) -> None:
    """Every section that was not judged yet: in order, but for a remark on the deal as a whole."""
    row = report.indieningen.latest("number")
    judged = set(row.oordelen.values_list("section", flat=True))
    for part in row.data["onderdelen"]:
        if part["sleutel"] not in judged:
            said = remark if part["sleutel"] == "deal" else ""
            services.judge_section(
                rapportage_id=report.pk,
                section=part["sleutel"],
                is_accepted=not said,
                remark=said,
                actor=officer,
            )
