"""What chapter 2 of the Besluit says beside the conditions that a check compares."""

from collections.abc import Iterator

from regiodeals.common.words import Words, dutch
from regiodeals.legal.grant_rules.kinds import Instrument
from regiodeals.legal.grant_rules.rule_version import Rule, RuleTopic

SHARED = (
    Rule(
        RuleTopic.ACTIVITIES,
        "artikel 9",
        dutch(
            "De minister kan een uitkering verstrekken voor activiteiten die het doel, de aanpak"
            " of de beoogde resultaten van de Regio Deal uitvoeren."
        ),
    ),
    Rule(
        RuleTopic.EXECUTION_COSTS,
        "artikel 12 lid 3",
        dutch(
            "Bij de verantwoording telt ten hoogste 3 procent van de uitkering als kosten van"
            " voorbereiding, administratie en toezicht. In bijzondere gevallen kan worden"
            " afgeweken."
        ),
    ),
    Rule(
        RuleTopic.PAYMENT,
        "artikel 13 lid 2 en 3",
        dutch(
            "Bij de verlening hoort een voorschot van het hele bedrag, in beginsel in twee"
            " termijnen. De beschikking zegt hoe wordt betaald."
        ),
    ),
)

LONGER = dutch(
    "Lukt besteden binnen de periode niet, dan kan de minister die verlengen op"
    " schriftelijk en gemotiveerd verzoek van de regiokassier."
)
NOTICE = dutch(
    "De regiokassier meldt onverwijld zodra aannemelijk is dat activiteiten niet, niet op"
    " tijd of niet helemaal worden uitgevoerd, of dat verplichtingen niet, niet op tijd of"
    " niet helemaal worden nagekomen."
)
ON_REQUEST = dutch(
    "Op verzoek van de regiopartner kan de beschikking andere verplichtingen opleggen die"
    " doel en uitvoering van de Regio Deal dienen."
)


def _obligations(instrument: Instrument, article: str, reports: Words) -> Iterator[Rule]:
    """Articles 14 and 16 say the same of the two instruments, but for one word."""
    yield Rule(
        RuleTopic.SPENDING,
        f"{article} lid 1 en lid 2, onder a",
        dutch(
            "De uitkering wordt alleen besteed aan uitvoeringsactiviteiten, en helemaal binnen de"
            " periode die in de verleningsbeschikking staat."
        ),
        instrument,
    )
    yield Rule(
        RuleTopic.EXTENSION,
        f"{article} lid 3",
        LONGER,
        instrument,
    )
    yield Rule(
        RuleTopic.PROGRESS,
        f"{article} lid 2, onder b en c",
        dutch(
            "De regiokassier informeert de minister op verzoek over de voortgang, en geeft op"
            " verzoek alle andere informatie voor {waarvoor}.",
            waarvoor=reports,
        ),
        instrument,
    )
    yield Rule(
        RuleTopic.FINAL_REPORT,
        f"{article} lid 2, onder d",
        dutch(
            "Het eindverslag komt uiterlijk twee maanden nadat de uitkering is besteed, of als alle"
            " activiteiten zijn afgerond."
        ),
        instrument,
    )
    yield Rule(
        RuleTopic.NOTIFICATION,
        f"{article} lid 2, onder e",
        NOTICE,
        instrument,
    )
    yield Rule(
        RuleTopic.OTHER_OBLIGATIONS,
        f"{article} lid 4",
        ON_REQUEST,
        instrument,
    )


SPUK_RULES = (
    Rule(
        RuleTopic.COSTS,
        "artikel 11 lid 1 en 2",
        dutch(
            "De uitkering is voor alle kosten die direct met de activiteiten samenhangen en in de"
            " aanvraag staan. De minister stort de compensabele btw in het BTW-compensatiefonds."
        ),
        Instrument.SPUK,
    ),
    *_obligations(Instrument.SPUK, "artikel 14", dutch("de rapportages en evaluaties")),
    Rule(
        RuleTopic.ACCOUNTABILITY,
        "artikel 15 lid 1",
        dutch(
            "De regiokassier legt elk jaar verantwoording af tot de eindverantwoording, op de"
            " manier van artikel 17a van de Financiële-verhoudingswet (SiSa)."
        ),
        Instrument.SPUK,
    ),
    Rule(
        RuleTopic.SETTLEMENT,
        "artikel 15 lid 2 en 3",
        dutch(
            "Na de eindverantwoording wordt vastgesteld zoals is verleend, tenzij de activiteiten"
            " niet of niet helemaal zijn uitgevoerd of onrechtmatig is besteed, of de voorwaarden"
            " van artikel 5 en de verplichtingen van artikel 7 niet zijn nageleefd."
        ),
        Instrument.SPUK,
    ),
    Rule(
        RuleTopic.RECOVERY,
        "artikel 15 lid 4",
        dutch(
            "Wat niet of onrechtmatig is besteed, kan worden teruggevorderd. De regiokassier hoort"
            " dat binnen een jaar nadat de verantwoordingsinformatie is ontvangen."
        ),
        Instrument.SPUK,
    ),
    Rule(
        RuleTopic.LAPSE,
        "artikel 18 lid 2",
        dutch(
            "Het Besluit vervalt op 31 december 2026, maar blijft gelden voor specifieke"
            " uitkeringen die daarvoor zijn verstrekt."
        ),
        Instrument.SPUK,
    ),
)
BU_RULES = (
    Rule(
        RuleTopic.COSTS,
        "artikel 11 lid 3",
        dutch("Bij een bijzondere uitkering wordt niets in het BTW-compensatiefonds gestort."),
        Instrument.BU,
    ),
    *_obligations(Instrument.BU, "artikel 16", dutch("de rapportages of evaluaties")),
    Rule(
        RuleTopic.FINAL_REPORT,
        "artikel 17 lid 2 en 3",
        dutch(
            "Het bestuurscollege stuurt uiterlijk twee maanden na het einde van de Regio Deal een"
            " financieel eindverslag over uitgaven en inkomsten, met een accountantscontrole."
        ),
        Instrument.BU,
    ),
    Rule(
        RuleTopic.ACCOUNTABILITY,
        "artikel 17 lid 1",
        dutch(
            "Verantwoording gaat elk jaar, tot de eindverantwoording, via de jaarrekening en het"
            " jaarverslag van artikel 28 FinBES."
        ),
        Instrument.BU,
    ),
    Rule(
        RuleTopic.SETTLEMENT,
        "artikel 17 lid 4 en 5",
        dutch(
            "Na de eindverantwoording wordt vastgesteld zoals is verleend, tenzij de activiteiten"
            " niet of niet helemaal zijn uitgevoerd of onrechtmatig is besteed, of de voorwaarden"
            " van artikel 5 en de verplichtingen van artikel 7 niet zijn nageleefd."
        ),
        Instrument.BU,
    ),
    Rule(
        RuleTopic.RECOVERY,
        "artikel 17 lid 6",
        dutch(
            "Wat niet of onrechtmatig is besteed of niet is verantwoord, kan worden"
            " teruggevorderd. De ontvanger hoort dat binnen een jaar nadat de"
            " verantwoordingsinformatie is ontvangen."
        ),
        Instrument.BU,
    ),
    Rule(
        RuleTopic.LAPSE,
        "artikel 18 lid 2",
        dutch(
            "Het Besluit vervalt op 31 december 2026. De bijzondere uitkering staat niet in de"
            " bepaling die het Besluit daarna laat gelden."
        ),
        Instrument.BU,
    ),
)
OTHER_RULES = (*SHARED, *SPUK_RULES, *BU_RULES)
