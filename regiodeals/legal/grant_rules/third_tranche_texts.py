"""What the Regeling of the third tranche says beside the conditions that a check compares."""

from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules.rule_version import DraftingNote, Rule, RuleTopic

OTHER_RULES = (
    Rule(
        RuleTopic.ACTIVITIES,
        "artikel 2",
        dutch(
            "De minister kan aan een regiokassier eenmalig een specifieke uitkering verstrekken"
            " voor uitvoeringsactiviteiten."
        ),
    ),
    Rule(
        RuleTopic.AMOUNT,
        "artikel 3",
        dutch(
            "De uitkering is het bedrag dat de Regio Deal als bijdrage van de minister noemt,"
            " inclusief btw."
        ),
    ),
    Rule(
        RuleTopic.COSTS,
        "artikel 1",
        dutch(
            "Kosten van voorbereiding, administratie en toezicht horen bij de"
            " uitvoeringsactiviteiten. Een maximum staat er niet."
        ),
    ),
    Rule(
        RuleTopic.PAYMENT,
        "artikel 7",
        dutch("De minister kan uit zichzelf of op aanvraag een of meer voorschotten verlenen."),
    ),
    Rule(
        RuleTopic.SPENDING,
        "artikel 6 lid 1 en lid 2, onder a",
        dutch(
            "De uitkering wordt alleen besteed aan uitvoeringsactiviteiten, binnen de periode die"
            " in de beschikking staat."
        ),
    ),
    Rule(
        RuleTopic.PROGRESS,
        "artikel 6 lid 2, onder b en c",
        dutch(
            "De regiokassier bericht over de voortgang in de periode die in de beschikking staat,"
            " en geeft alle andere informatie die de minister voor de rapportages nodig heeft."
        ),
    ),
    Rule(
        RuleTopic.OTHER_OBLIGATIONS,
        "artikel 6 lid 3",
        dutch("De minister kan in de beschikking andere verplichtingen opleggen."),
    ),
    Rule(
        RuleTopic.ACCOUNTABILITY,
        "artikel 8 lid 1",
        dutch(
            "De regiokassier legt verantwoording af op de manier van artikel 17a van de"
            " Financiële-verhoudingswet (SiSa)."
        ),
    ),
    Rule(
        RuleTopic.SETTLEMENT,
        "artikel 9",
        dutch(
            "De uitkering wordt vastgesteld zoals ze is verleend, tenzij de activiteiten niet of"
            " niet helemaal zijn uitgevoerd, of de voorwaarden van artikel 5 en de verplichtingen"
            " van artikel 6 niet zijn nageleefd."
        ),
    ),
    Rule(
        RuleTopic.RECOVERY,
        "artikel 8 lid 2",
        dutch(
            "Wat niet of onrechtmatig is besteed, kan worden teruggevorderd. De ontvanger hoort dat"
            " binnen een jaar nadat de verantwoordingsinformatie is ontvangen."
        ),
    ),
    Rule(
        RuleTopic.LAPSE,
        "artikel 10",
        dutch("De Regeling geldt vanaf 17 maart 2020 en heeft geen dag waarop ze vervalt."),
    ),
)
DRAFTING_NOTES = (
    DraftingNote(
        article="artikel 9, onder b",
        as_written=dutch(
            "Letterlijk: als de voorwaarden van artikel 5 én de verplichtingen van artikel 6 niet"
            " zijn nageleefd, dus beide tegelijk."
        ),
        seems_meant=dutch("Waarschijnlijk: of de voorwaarden, of de verplichtingen."),
        consequence=dutch(
            "Is maar een van beide niet nageleefd, dan is lager vaststellen letterlijk niet"
            " mogelijk. Laat een jurist dit beoordelen."
        ),
    ),
    DraftingNote(
        article="artikel 6 lid 2, onder a",
        as_written=dutch(
            "De bestedingsperiode staat in de beschikking; over verlengen staat niets."
        ),
        seems_meant=dutch("Niet te zeggen: de latere tranches kennen verlenging op verzoek wel."),
        consequence=dutch(
            "Een langere periode heeft geen eigen grondslag in de Regeling. Laat een jurist"
            " beoordelen of de beschikking kan worden gewijzigd."
        ),
    ),
)
