"""What must be true before somebody writes about a deal, and before what he wrote is handed in.

What a field asks stands here once: the help under the field, the check page and the step that
hands the rapportage in all say and do the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from regiodeals.common.words import dutch
from regiodeals.deal.models import DealStatus, PartyRole
from regiodeals.workflow import requirement

REPORTING = (DealStatus.BESCHIKT, DealStatus.IN_UITVOERING, DealStatus.EINDVERANTWOORDING)


@requirement(
    dutch(
        "Een rapportage begint u zodra de uitkering is verleend, tot zij is vastgesteld of het"
        " convenant is opgezegd."
    )
)
def is_reporting(deal: Any) -> bool:
    """Money was granted, and not settled yet."""
    return deal.status in REPORTING and deal.granted_on is not None


@requirement(
    dutch(
        "Tussentijds vragen kan zodra de uitkering is verleend, tot zij is vastgesteld of het"
        " convenant is opgezegd."
    )
)
def can_be_asked(deal: Any) -> bool:
    """The same, in the words of who asks."""
    return is_reporting(deal)


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the answers to some questions; `help` stands under the field.

    What `blocks` keeps the rapportage from being handed in; the rest only warns.
    """

    questions: tuple[str, ...]
    help: str
    sentence: str
    blocks: bool
    fails: Callable[[Any], bool]


def _is_empty(answer: Any) -> bool:
    return not answer.is_given


def _is_taken_over(answer: Any) -> bool:
    return bool(answer.comes_from)


def _is_old_figure(answer: Any) -> bool:
    # Where nothing was spent, nothing need have changed.
    return _is_taken_over(answer) and answer.cents != 0


def _sibling(answer: Any, question: str) -> Any:
    """Another answer of the same section, among those that were read along."""
    return next(
        (
            other
            for other in answer.rapportage.antwoorden.all()
            if (other.vraag, other.lijnverslag_id) == (question, answer.lijnverslag_id)
        ),
        None,
    )


def _is_above(answer: Any) -> bool:
    """More than counts without an explanation; never where the rule has no limit."""
    if answer is None or None in (answer.cents, answer.explain_above_cents):
        return False
    return bool(answer.cents > answer.explain_above_cents)


def _is_unexplained(answer: Any) -> bool:
    return not answer.is_given and _is_above(_sibling(answer, "uitvoering_besteed"))


def _is_more_than_spent(answer: Any) -> bool:
    spent = _sibling(answer, answer.vraag.replace("_natura", "_besteed"))
    return bool(answer.cents and answer.cents > ((spent and spent.cents) or 0))


def _is_more_than_rijk_spent(answer: Any) -> bool:
    every = answer.rapportage.antwoorden.all()
    spent = sum(other.cents or 0 for other in every if other.vraag == "rijk_besteed")
    return (answer.cents or 0) > spent


WHAT = ("besteed", "vastgelegd", "natura")
OF_THE_REGION = tuple(f"{who}_{what}" for who in ("publiek", "privaat") for what in WHAT)
AMOUNTS = ("rijk_besteed", "rijk_vastgelegd", *OF_THE_REGION, "uitvoering_besteed")
ASKS = (
    Ask(
        ("stand",),
        dutch("Verplicht."),
        dutch("Kies hoe deze programmalijn ervoor staat."),
        True,
        _is_empty,
    ),
    Ask(
        ("toelichting",),
        dutch("Verplicht."),
        dutch("Schrijf wat er is gedaan en waarom het er zo voor staat."),
        True,
        _is_empty,
    ),
    Ask(
        ("antwoord",),
        dutch("Verplicht."),
        dutch("Geef antwoord op wat het ministerie vraagt."),
        True,
        _is_empty,
    ),
    Ask(
        ("rijk_besteed", "rijk_vastgelegd"),
        dutch("Verplicht. Is er niets? Vul dan 0 in."),
        dutch("Vul het bedrag in. Is er niets? Vul dan 0 in."),
        True,
        _is_empty,
    ),
    Ask(
        ("publiek_natura", "privaat_natura"),
        dutch("Een deel van wat is besteed, nooit meer. Is er niets? Vul dan 0 in."),
        dutch("Dit is meer dan wat is besteed. In natura is daar een deel van."),
        True,
        _is_more_than_spent,
    ),
    Ask(
        ("uitvoering_waarom",),
        dutch("Verplicht als u meer uitgaf dan ten hoogste meetelt."),
        dutch("Leg uit waarom u meer uitgaf aan voorbereiding, administratie en toezicht."),
        True,
        _is_unexplained,
    ),
    Ask(
        ("uitvoering_besteed",),
        "",
        dutch("Dit is meer dan wat alle programmalijnen samen van het Rijk besteedden."),
        True,
        _is_more_than_rijk_spent,
    ),
    Ask(
        ("uitvoering_besteed",),
        dutch("Voor de deal als geheel, tot en met dit jaar."),
        dutch(
            "Dit is meer dan ten hoogste meetelt. Bij de verantwoording telt de rest niet mee,"
            " tenzij het ministerie afwijkt (Besluit, artikel 12 lid 3)."
        ),
        False,
        _is_above,
    ),
    Ask(
        AMOUNTS[2:],
        "",
        dutch("Dit bedrag is leeg, en telt dus als onbekend."),
        False,
        _is_empty,
    ),
    Ask(
        ("risicos", "lessen", "verhaal", "vooruitblik"),
        "",
        dutch("Hier staat nog niets. U kunt het weglaten."),
        False,
        _is_empty,
    ),
    Ask(
        ("stand", *AMOUNTS),
        "",
        dutch("Dit is nog overgenomen uit een eerdere rapportage. Klopt het nog?"),
        False,
        _is_old_figure,
    ),
    Ask(
        ("toelichting", "risicos", "lessen", "wijzigingen"),
        "",
        dutch("Deze tekst komt nog uit een eerdere rapportage. Klopt hij nog?"),
        False,
        _is_taken_over,
    ),
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that blocks, or only warns, at one answer."""

    answer: Any
    sentence: str
    blocks: bool


def help_of(question: str) -> str:
    """What stands under the field; the same rule that judges it."""
    found = (ask.help for ask in ASKS if question in ask.questions and ask.help)
    return next(found, "")


def remarks_on(report: Any) -> Iterator[Remark]:
    """Everything that blocks or warns, in the order of the form."""
    for answer in report.antwoorden.all():
        for ask in ASKS:
            if answer.vraag in ask.questions and ask.fails(answer):
                yield Remark(answer, ask.sentence, ask.blocks)


@requirement(dutch("Een verplicht antwoord ontbreekt. De controle noemt wat u nog invult."))
def is_complete(report: Any) -> bool:
    """Nothing blocks."""
    return not any(remark.blocks for remark in remarks_on(report))


@requirement(
    dutch(
        "Een bestand is nog niet gescand, of er zit een virus in. De controle noemt wat u nog doet."
    )
)
def files_are_clean(report: Any) -> bool:
    """What is handed in can be handed out; who waits in vain for the scanner takes it away."""
    return all(file.is_clean for file in report.bijlagen.all() if file.removed_at is None)


@requirement(
    dutch(
        "Over deze deal wordt niet meer gerapporteerd: de uitkering is vastgesteld of het convenant"
        " is opgezegd."
    )
)
def is_still_reporting(report: Any) -> bool:
    """The deal has not ended since the writing began."""
    return is_reporting(report.deal)


@requirement(dutch("Over een jaar rapporteert de regio hoe dan ook. Alleen een vraag trekt u in."))
def is_asked(report: Any) -> bool:
    """The ministry asked for it between times."""
    return bool(report.is_asked)


@requirement(dutch("De regio diende al in. Beoordeel wat zij schreef."))
def nothing_was_handed_in(report: Any) -> bool:
    """Nobody answered yet, so nothing is lost."""
    return not report.indieningen.exists()


@requirement(
    dutch(
        "Deze deal heeft nog geen regiokassier, en die tekent. Vraag de behandelaar haar vast te"
        " leggen."
    )
)
def has_kassier(report: Any) -> bool:
    """Somebody can sign for the money."""
    return bool(report.deal.parties.filter(role=PartyRole.KASSIER).exists())


def _verdicts(report: Any) -> tuple[set[str], dict[str, bool]]:
    """The sections of the last handing in, and for each that was judged whether it is in order."""
    # All of them, so that a page that read them along (`rounds_of`) asks nothing more.
    row = max(report.indieningen.all(), key=lambda row: row.number, default=None)
    if row is None:
        return set(), {}
    sections = {part["sleutel"] for part in row.data["onderdelen"]}
    return sections, {verdict.section: verdict.is_accepted for verdict in row.oordelen.all()}


@requirement(dutch("Nog niet elk onderdeel is beoordeeld. Geef bij elk onderdeel uw oordeel."))
def every_section_is_judged(report: Any) -> bool:
    """Nothing was passed over."""
    sections, verdicts = _verdicts(report)
    return bool(sections) and sections == set(verdicts)


@requirement(dutch("U vraagt bij geen onderdeel om verbetering. Zeg eerst wat er beter moet."))
def a_section_goes_back(report: Any) -> bool:
    """The region reads what must be better."""
    return not all(_verdicts(report)[1].values())


@requirement(dutch("Bij een onderdeel vraagt u om verbetering. Geef de rapportage terug."))
def no_section_goes_back(report: Any) -> bool:
    """Everything is in order."""
    return all(_verdicts(report)[1].values())
