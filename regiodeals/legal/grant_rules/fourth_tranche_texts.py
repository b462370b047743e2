"""What chapter 1 of the Besluit says beside the conditions that a check compares."""

from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules.besluit_texts import both_needed, two_triggers
from regiodeals.legal.grant_rules.rule_version import DraftingNote, Rule, RuleTopic

OTHER_RULES = (
    Rule(
        RuleTopic.ACTIVITIES,
        "artikel 2",
        dutch(
            "De minister kan aan een regiokassier een specifieke uitkering verstrekken voor"
            " activiteiten die doel, aanpak of beoogde resultaten van de Regio Deal uitvoeren."
        ),
    ),
    Rule(
        RuleTopic.COSTS,
        "artikel 4",
        dutch(
            "Voor btw die compensabel of aftrekbaar is, is er geen uitkering. De minister stort de"
            " compensabele btw in het BTW-compensatiefonds."
        ),
    ),
    Rule(
        RuleTopic.PAYMENT,
        "artikel 6 lid 2 en 3",
        dutch(
            "Bij de verlening hoort een voorschot van 100 procent, in beginsel in twee termijnen."
            " De beschikking zegt hoe wordt betaald."
        ),
    ),
    Rule(
        RuleTopic.SPENDING,
        "artikel 7 lid 1 en lid 2, onder a",
        dutch(
            "De uitkering wordt alleen besteed aan uitvoeringsactiviteiten, en helemaal binnen de"
            " periode die in de verleningsbeschikking staat."
        ),
    ),
    Rule(
        RuleTopic.EXTENSION,
        "artikel 7 lid 3",
        dutch(
            "Lukt besteden binnen de periode niet, dan kan de minister die verlengen op"
            " schriftelijk en gemotiveerd verzoek van de regiokassier."
        ),
    ),
    Rule(
        RuleTopic.PROGRESS,
        "artikel 7 lid 2, onder b en c",
        dutch(
            "De regiokassier informeert de minister op verzoek over de voortgang, en geeft op"
            " verzoek alle andere informatie voor de rapportages."
        ),
    ),
    Rule(
        RuleTopic.FINAL_REPORT,
        "artikel 7 lid 2, onder d",
        dutch(
            "Het eindverslag komt uiterlijk twee maanden nadat de uitkering is besteed, of als alle"
            " activiteiten zijn afgerond."
        ),
    ),
    Rule(
        RuleTopic.OTHER_OBLIGATIONS,
        "artikel 7 lid 4",
        dutch(
            "De minister kan in de beschikking andere verplichtingen opleggen die doel en"
            " uitvoering van de Regio Deal dienen."
        ),
    ),
    Rule(
        RuleTopic.ACCOUNTABILITY,
        "artikel 8 lid 1",
        dutch(
            "De regiokassier legt elk jaar verantwoording af op de manier van artikel 17a van de"
            " Financiële-verhoudingswet (SiSa)."
        ),
    ),
    Rule(
        RuleTopic.SETTLEMENT,
        "artikel 8 lid 2 en 3",
        dutch(
            "Na de eindverantwoording wordt vastgesteld zoals is verleend, tenzij de activiteiten"
            " niet of niet helemaal zijn uitgevoerd, of de voorwaarden van artikel 5 en de"
            " verplichtingen van artikel 7 niet zijn nageleefd."
        ),
    ),
    Rule(
        RuleTopic.RECOVERY,
        "artikel 8 lid 4",
        dutch(
            "Wat niet of onrechtmatig is besteed, kan worden teruggevorderd. De regiokassier hoort"
            " dat binnen een jaar nadat de verantwoordingsinformatie is ontvangen."
        ),
    ),
    Rule(
        RuleTopic.LAPSE,
        "artikel 18",
        dutch(
            "De artikelen 2 tot en met 8 werken terug tot 1 mei 2023. Het Besluit vervalt op 31"
            " december 2026, maar blijft gelden voor specifieke uitkeringen van vóór die dag."
        ),
    ),
    Rule(
        RuleTopic.LAPSE,
        dutch("artikel 9 lid 2 van de Regeling vierde tranche"),
        dutch(
            "Voor uitkeringen van vóór 1 mei 2024 geldt ook de Regeling van de vierde tranche"
            " (Stcrt. 2023, 12561; BWBR0048154), met gelijke inhoud. Noem in een brief de regeling"
            " die in de verleningsbeschikking staat."
        ),
    ),
)
DRAFTING_NOTES = (
    DraftingNote(
        article="artikel 4 lid 1",
        as_written=dutch("De tekst verwijst naar artikel 2, eerste lid."),
        seems_meant=dutch("Artikel 2, dat geen genummerde leden heeft."),
        consequence=dutch("Een brief die het lid noemt, verwijst naar iets dat niet bestaat."),
    ),
    both_needed("artikel 8 lid 3, onder b"),
    two_triggers("artikel 7 lid 2, onder d"),
)
