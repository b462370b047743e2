"""Checks that every later decision shares: its reasons, its ground, its request."""

from functools import partial

from regiodeals.common.dutch_dates import plain_date
from regiodeals.legal.decision_rules.facts import DecisionFacts
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.grant_rules.findings import Condition, Finding

day_in_words = partial(plain_date, hard_spaces=True)

NO_ARTICLE = "geen artikel"
# IBES, article 3: the Awb does not hold for these decisions on the islands.
_REASONS_ARTICLE = {Instrument.SPUK: "Awb 3:46", Instrument.BU: "motiveringsbeginsel"}


def has_reasons(facts: DecisionFacts) -> Finding | None:
    """A decision rests on sound reasons (Awb 3:46; on the islands the principle behind it).

    A vaststelling of the whole amount needs no more than the account itself.
    """
    if facts.kind is DecisionKind.VASTSTELLING:
        return None
    condition = Condition(
        "motivering",
        "Motivering",
        "Het besluit zegt waarom het wordt genomen.",
        _REASONS_ARTICLE[facts.instrument],
    )
    if facts.reasons.strip():
        return condition.met("De motivering staat in het besluit.")
    return condition.unmet("De motivering ontbreekt.", "Schrijf op waarom dit wordt besloten.")


def still_applies(facts: DecisionFacts) -> Finding | None:
    """After the lapse the regulation still governs what it names; about the rest somebody judges.

    Besluit, article 18 lid 2, which names the specifieke uitkering alone. None before the lapse.
    """
    regulation, granted_on = facts.rules.regulation, facts.standing.granted_on
    if regulation.lapses_on is None or facts.decided_on < regulation.lapses_on:
        return None
    if granted_on is None:
        return None
    condition = Condition(
        "geldigheid",
        f"{regulation.short_name} na het vervallen",
        f"{regulation.short_name} geldt nog voor deze uitkering.",
        facts.rules.articles.validity,
    )
    lapsed = (
        f"{regulation.described[0].upper()}{regulation.described[1:]} is vervallen op"
        f" {day_in_words(regulation.lapses_on)}"
    )
    governs = regulation.still_governs(
        facts.instrument, granted_on=granted_on, day=facts.decided_on
    )
    if governs:
        return condition.met(f"{lapsed}, maar blijft gelden voor wat daarvoor is verleend.")
    if governs is None:
        return condition.to_judge(
            f"{lapsed}. Over een {facts.instrument} van daarvoor zegt het niets.",
            "Laat een jurist beoordelen welke regels voor dit besluit gelden.",
        )
    return condition.unmet(f"{lapsed}.", "Zoek een andere grondslag voor dit besluit.")


def has_ground(facts: DecisionFacts) -> Finding | None:
    """Where the regulation has no article, somebody judges the ground that the drafter names."""
    if facts.article is not None:
        return None
    regulation = facts.rules.regulation.described
    condition = Condition(
        "grond",
        "Grondslag",
        f"Een {facts.kind} noemt waarop zij steunt.",
        NO_ARTICLE,
    )
    silent = f"{regulation[0].upper()}{regulation[1:]} heeft geen artikel over een {facts.kind}."
    if ground := facts.legal_ground.strip():
        return condition.to_judge(
            f"{silent} Genoemd is: {ground.rstrip('.')}.", "Laat een jurist beoordelen of dat kan."
        )
    if facts.kind is DecisionKind.AFWIJZING:
        return condition.to_judge(
            f"{silent} Er is geen bepaling genoemd.",
            "Laat beoordelen of de motivering de afwijzing draagt.",
        )
    return condition.unmet(f"{silent} Er is geen grond genoemd.", "Noem waarop dit besluit steunt.")


def has_subject(facts: DecisionFacts) -> Finding | None:
    """A change says what changes, and a refusal what was asked (Awb 1:3 lid 2)."""
    questions = {
        DecisionKind.WIJZIGING: ("Een wijziging zegt wat er verandert.", "Wat verandert"),
        DecisionKind.AFWIJZING: ("Een afwijzing zegt wat is gevraagd.", "Wat is gevraagd"),
    }
    if facts.kind not in questions:
        return None
    statement, what = questions[facts.kind]
    condition = Condition("onderwerp", "Onderwerp", statement, _REASONS_ARTICLE[facts.instrument])
    if subject := facts.subject.strip():
        return condition.met(f"{what}: {subject.rstrip('.')}.")
    return condition.unmet(f"{what}, staat er niet.", "Schrijf het in een zin op.")


def has_request(facts: DecisionFacts) -> Finding | None:
    """What is refused was asked for, and not after the day of the refusal (Awb 1:3 lid 2)."""
    if facts.kind is not DecisionKind.AFWIJZING:
        return None
    condition = Condition(
        "verzoek",
        "Verzoek",
        "Er is een verzoek om af te wijzen.",
        _REASONS_ARTICLE[facts.instrument],
    )
    received = facts.request_received_on
    if received is None:
        return condition.unknown(
            "Het is niet bekend wanneer het verzoek binnenkwam.",
            "Vul de dag van ontvangst in.",
        )
    if received > facts.decided_on:
        return in_future(condition, facts, "Het verzoek")
    return condition.met(f"Het verzoek kwam binnen op {day_in_words(received)}.")


def in_future(condition: Condition, facts: DecisionFacts, what: str) -> Finding:
    """Nothing has come in that comes in after the decision."""
    return condition.unmet(
        f"{what} zou binnenkomen na {day_in_words(facts.decided_on)}, de dag van dit besluit.",
        "Controleer de dag van ontvangst.",
    )
