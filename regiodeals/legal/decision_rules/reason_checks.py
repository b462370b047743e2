"""Checks that every later decision shares: its reasons, its ground, its request."""

from functools import partial

from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch, joined
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
        dutch("Motivering"),
        dutch("Het besluit zegt waarom het wordt genomen."),
        _REASONS_ARTICLE[facts.instrument],
    )
    if facts.reasons.strip():
        return condition.met(dutch("De motivering staat in het besluit."))
    return condition.unmet(
        dutch("De motivering ontbreekt."), dutch("Schrijf op waarom dit wordt besloten.")
    )


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
        dutch("{regeling} na het vervallen", regeling=regulation.short_name),
        dutch("{regeling} geldt nog voor deze uitkering.", regeling=regulation.short_name),
        facts.rules.articles.validity,
    )
    lapsed = {
        "regeling": regulation.described.capitalize(),
        "dag": day_in_words(regulation.lapses_on),
    }
    governs = regulation.still_governs(
        facts.instrument, granted_on=granted_on, day=facts.decided_on
    )
    if governs:
        return condition.met(
            dutch(
                "{regeling} is vervallen op {dag}, maar blijft gelden voor wat daarvoor is"
                " verleend.",
                **lapsed,
            )
        )
    if governs is None:
        return condition.to_judge(
            dutch(
                "{regeling} is vervallen op {dag}. Over een {uitkering} van daarvoor zegt het"
                " niets.",
                uitkering=facts.instrument.words,
                **lapsed,
            ),
            dutch("Laat een jurist beoordelen welke regels voor dit besluit gelden."),
        )
    return condition.unmet(
        dutch("{regeling} is vervallen op {dag}.", **lapsed),
        dutch("Zoek een andere grondslag voor dit besluit."),
    )


def has_ground(facts: DecisionFacts) -> Finding | None:
    """Where the regulation has no article, somebody judges the ground that the drafter names."""
    if facts.article is not None:
        return None
    regulation = facts.rules.regulation.described
    condition = Condition(
        "grond",
        dutch("Grondslag"),
        dutch("Een {besluit} noemt waarop zij steunt.", besluit=facts.kind.words),
        NO_ARTICLE,
    )
    silent = dutch(
        "{regeling} heeft geen artikel over een {besluit}.",
        regeling=regulation.capitalize(),
        besluit=facts.kind.words,
    )
    if ground := facts.legal_ground.strip():
        return condition.to_judge(
            joined(" ", (silent, dutch("Genoemd is: {grond}.", grond=ground.rstrip(".")))),
            dutch("Laat een jurist beoordelen of dat kan."),
        )
    if facts.kind is DecisionKind.AFWIJZING:
        return condition.to_judge(
            joined(" ", (silent, dutch("Er is geen bepaling genoemd."))),
            dutch("Laat beoordelen of de motivering de afwijzing draagt."),
        )
    return condition.unmet(
        joined(" ", (silent, dutch("Er is geen grond genoemd."))),
        dutch("Noem waarop dit besluit steunt."),
    )


def has_subject(facts: DecisionFacts) -> Finding | None:
    """A change says what changes, and a refusal what was asked (Awb 1:3 lid 2)."""
    questions = {
        DecisionKind.WIJZIGING: (
            dutch("Een wijziging zegt wat er verandert."),
            dutch("Wat verandert"),
        ),
        DecisionKind.AFWIJZING: (
            dutch("Een afwijzing zegt wat is gevraagd."),
            dutch("Wat is gevraagd"),
        ),
    }
    if facts.kind not in questions:
        return None
    statement, what = questions[facts.kind]
    condition = Condition(
        "onderwerp", dutch("Onderwerp"), statement, _REASONS_ARTICLE[facts.instrument]
    )
    if subject := facts.subject.strip():
        return condition.met(dutch("{wat}: {onderwerp}.", wat=what, onderwerp=subject.rstrip(".")))
    return condition.unmet(
        dutch("{wat}, staat er niet.", wat=what), dutch("Schrijf het in een zin op.")
    )


def has_request(facts: DecisionFacts) -> Finding | None:
    """What is refused was asked for, and not after the day of the refusal (Awb 1:3 lid 2)."""
    if facts.kind is not DecisionKind.AFWIJZING:
        return None
    condition = Condition(
        "verzoek",
        dutch("Verzoek"),
        dutch("Er is een verzoek om af te wijzen."),
        _REASONS_ARTICLE[facts.instrument],
    )
    received = facts.request_received_on
    if received is None:
        return condition.unknown(
            dutch("Het is niet bekend wanneer het verzoek binnenkwam."),
            dutch("Vul de dag van ontvangst in."),
        )
    if received > facts.decided_on:
        return in_future(condition, facts, dutch("Het verzoek"))
    return condition.met(dutch("Het verzoek kwam binnen op {dag}.", dag=day_in_words(received)))


def in_future(condition: Condition, facts: DecisionFacts, what: str) -> Finding:
    """Nothing has come in that comes in after the decision."""
    return condition.unmet(
        dutch(
            "{wat} zou binnenkomen na {dag}, de dag van dit besluit.",
            wat=what,
            dag=day_in_words(facts.decided_on),
        ),
        dutch("Controleer de dag van ontvangst."),
    )
