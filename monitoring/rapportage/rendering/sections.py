"""The sections of a rapportage, and where each answer comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from monitoring.rapportage.conditions import help_of
from monitoring.rapportage.models import WRITING, Antwoord, Lijnverslag, Rapportage, Stand, Vraag
from regiodeals.common import clock
from regiodeals.common.dutch_dates import hour_of, long_date
from regiodeals.common.money import format_amount, format_cents
from regiodeals.common.words import dutch, joined

# The name of the part about the deal as a whole, in addresses and in what is frozen.
WHOLE = "deal"
FROM_REPORT = dutch("de rapportage over {wat}")


@dataclass(frozen=True, slots=True)
class Section:
    """A programmalijn, or the deal as a whole."""

    key: str
    title: str
    lead: str
    answers: list[Antwoord]
    # What the plan gave, in cents; nothing for the deal as a whole.
    plan: dict[str, int] = field(default_factory=dict)

    @property
    def given(self) -> int:
        """How many were answered."""
        return sum(answer.is_given for answer in self.answers)

    @property
    def items(self) -> list[dict[str, str]]:
        """The answers to read."""
        return [{"label": str(a), "value": readable(a)} for a in self.answers]


def sections_of(report: Rapportage) -> list[Section]:
    """The programmalijnen in order, then the deal as a whole; what was asked comes first."""
    answers = list(report.antwoorden.all())
    found = [
        Section(
            line.section,
            str(line.programmalijn),
            plan_words(line),
            _of(answers, line.pk),
            {
                "rijk": line.rijk_cents,
                "regio_publiek": line.publiek_cents,
                "regio_privaat": line.privaat_cents,
            },
        )
        for line in report.lijnverslagen.all()
    ]
    # Who writes only some parts was not given these.
    if of_the_deal := _of(answers, None):
        lead = report.question or dutch("Dit gaat over alle programmalijnen samen.")
        whole = Section(WHOLE, title_of_whole(report), lead, of_the_deal)
        # What was asked comes first.
        found = [whole, *found] if report.is_asked else [*found, whole]
    return found


def title_of_whole(report: Rapportage) -> str:
    """How the part about no single programmalijn is called."""
    return dutch("De vraag van het ministerie") if report.is_asked else dutch("De deal als geheel")


def _of(answers: Iterable[Antwoord], line: int | None) -> list[Antwoord]:
    return [answer for answer in answers if answer.lijnverslag_id == line]


def plan_words(line: Lijnverslag) -> str:
    """What the plan gave, which is where the amounts are held against."""
    return dutch(
        "Uit het plan: Rijk {rijk}, regio publiek {publiek}, regio privaat {privaat}.",
        rijk=format_amount(line.rijk_cents),
        publiek=format_amount(line.publiek_cents),
        privaat=format_amount(line.privaat_cents),
    )


def shown(answer: Antwoord) -> str:
    """As it stands in the box."""
    return format_cents(answer.cents) if answer.cents is not None else answer.text


def readable(answer: Antwoord) -> str:
    """As it is read."""
    if answer.cents is not None:
        return format_amount(answer.cents)
    if answer.vraag == Vraag.STAND and answer.text:
        return Stand(answer.text).label
    if answer.text:
        return answer.text
    # Once it is offered, nothing is filled in any more.
    is_written = answer.rapportage.status in WRITING
    return dutch("nog niet ingevuld") if is_written else dutch("niet ingevuld")


def note(answer: Antwoord, *, with_origin: bool = True) -> str:
    """What is asked, and who wrote it last or which rapportage it was taken from."""
    origin = _origin(answer) if with_origin else ""
    parts = (help_of(answer.vraag), limit_words(answer), origin)
    return joined(" ", (part for part in parts if part))


def limit_words(answer: Antwoord) -> str:
    """The most that counts without an explanation; empty where there is no limit."""
    if answer.explain_above_cents is None:
        return ""
    return dutch("Ten hoogste {bedrag} telt mee.", bedrag=format_amount(answer.explain_above_cents))


def _origin(answer: Antwoord) -> str:
    if answer.at is not None:
        moment = answer.at.astimezone(clock.AMSTERDAM)
        return dutch(
            "Bewaard door {wie} op {dag} om {tijd} uur.",
            wie=answer.by,
            dag=long_date(moment.date()),
            tijd=hour_of(moment),
        )
    if not answer.comes_from:
        return ""
    # Kept as Dutch words around the name of a rapportage.
    earlier = answer.comes_from.removeprefix(FROM_REPORT.format(wat=""))
    return dutch("Overgenomen uit {bron}.", bron=dutch(FROM_REPORT, wat=earlier))


def breadcrumb(here: str) -> list[dict[str, str]]:
    """The way back to the list."""
    return [
        {"label": dutch("Rapportages"), "url": reverse("monitoring:rapportage-list")},
        {"label": here},
    ]
