"""A later letter must not contradict itself, nor what it builds on; a sentence per gap."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from disbursement.beschikking.rendering.fact_texts import printed_date
from disbursement.beschikking.rendering.letter_facts import (
    AfwijzingFacts,
    AnyLaterFacts,
    IntrekkingFacts,
    LagereVaststellingFacts,
    TerugvorderingFacts,
    VaststellingFacts,
    VerlengingFacts,
    WijzigingFacts,
)
from disbursement.beschikking.rendering.letter_parts import Geldbedrag
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import rules_for_tranche

CURRENCIES = {"SPUK": "EUR", "BU": "USD"}
# A kassier may spend what it was granted as it was granted; anything less needs its reasons.
WITHOUT_OWN_REASONS = ("vaststelling",)


def later_gaps(facts: AnyLaterFacts) -> Iterator[str]:
    """Every contradiction of a later letter."""
    yield from _gaps_of_every_kind(facts)
    yield from _gaps_of_kind(facts)


def _gaps_of_every_kind(facts: AnyLaterFacts) -> Iterator[str]:
    if not facts["redenen"] and facts["soort"] not in WITHOUT_OWN_REASONS:
        yield dutch("De motivering ontbreekt. Schrijf op waarom u dit besluit (Awb 3:46).")
    expected = CURRENCIES[facts["regime"]]
    decided: Any = facts.get("bedrag")
    amounts = [facts["verleend"]["bedrag"], decided]
    if any(amount and amount["valuta"] != expected for amount in amounts):
        yield dutch("Een bijzondere uitkering is in dollars, een specifieke uitkering in euro’s.")
    if facts["datum"] < facts["verleend"]["besluit"]["datum"]:
        yield dutch("De brief is van vóór de verlening waarop hij voortbouwt.")


def _gaps_of_kind(facts: AnyLaterFacts) -> Iterator[str]:
    match facts["soort"]:
        case "wijziging":
            yield from _wijziging(facts)
        case "verlenging":
            yield from _verlenging(facts)
        case "vaststelling":
            yield from _vaststelling(facts)
        case "lagere vaststelling":
            yield from _lagere_vaststelling(facts)
        case "terugvordering":
            yield from _terugvordering(facts)
        case "intrekking":
            yield from _intrekking(facts)
        case "afwijzing":
            yield from _afwijzing(facts)


def _wijziging(facts: WijzigingFacts) -> Iterator[str]:
    yield from _without_ground(facts)
    if not facts["onderwerp"]:
        yield dutch("Het onderwerp ontbreekt. Schrijf op wat er verandert.")
    granted, decided = facts["verleend"]["bedrag"], facts["bedrag"]
    if decided is not None and decided["cent"] <= 0:
        yield dutch("Het nieuwe bedrag is nul. Trek de uitkering dan in.")
    if decided is not None and decided["cent"] == granted["cent"]:
        yield dutch(
            "Het nieuwe bedrag is gelijk aan het oude: {verleend}.", verleend=_shown(granted)
        )
    if any(row["bedrag"] <= 0 for row in facts.get("termijnen", [])):
        yield dutch("Een termijn is nul. Laat haar weg.")
    before, after = facts["verleend"]["besteden"], facts["besteden"]
    if after is not None and after["tot_en_met"] <= after["van"]:
        yield dutch("De nieuwe bestedingsperiode eindigt voor zij begint.")
    if after is not None and after["tot_en_met"] == before["tot_en_met"]:
        yield dutch("De nieuwe laatste dag om te besteden is gelijk aan de oude.")


def _verlenging(facts: VerlengingFacts) -> Iterator[str]:
    if facts["besteden"]["tot_en_met"] <= facts["verleend"]["besteden"]["tot_en_met"]:
        yield dutch("De nieuwe laatste dag om te besteden ligt niet na de oude.")
    if facts["verzoek"]["ontvangen"] is None:
        yield dutch(
            "De dag waarop het verzoek binnenkwam, ontbreekt. Verlengen kan alleen op een"
            " schriftelijk verzoek ({artikel} van {regeling}).",
            artikel=facts["grondslag"]["artikel"],
            regeling=_rule(facts),
        )
    yield from _received_before_the_letter(facts["verzoek"]["ontvangen"], facts["datum"])


def _vaststelling(facts: VaststellingFacts) -> Iterator[str]:
    granted, decided = facts["verleend"]["bedrag"], facts["bedrag"]
    if decided["cent"] != granted["cent"]:
        yield dutch(
            "U stelt {besloten} vast, verleend is {verleend}. Kies voor een lager bedrag de"
            " lagere vaststelling; hoger kan niet.",
            besloten=_shown(decided),
            verleend=_shown(granted),
        )
    yield from _received_before_the_letter(facts["verantwoording_ontvangen"], facts["datum"])


def _lagere_vaststelling(facts: LagereVaststellingFacts) -> Iterator[str]:
    granted, decided = facts["verleend"]["bedrag"], facts["bedrag"]
    if decided["cent"] >= granted["cent"]:
        yield dutch(
            "U stelt {besloten} vast; dat is niet lager dan verleend: {verleend}.",
            besloten=_shown(decided),
            verleend=_shown(granted),
        )
    if decided["cent"] + facts["verschil"]["cent"] != granted["cent"]:
        yield dutch("Het vastgestelde bedrag en het verschil zijn samen niet wat is verleend.")
    yield from _received_before_the_letter(facts["verantwoording_ontvangen"], facts["datum"])


def _terugvordering(facts: TerugvorderingFacts) -> Iterator[str]:
    granted, decided = facts["verleend"]["bedrag"], facts["bedrag"]
    settled = facts["vastgesteld"]
    before = facts["eerder_teruggevorderd"]
    kept = settled["bedrag"]["cent"] if settled else 0
    most = max(0, granted["cent"] - kept - (before["cent"] if before else 0))
    if decided["cent"] <= 0:
        yield dutch("Het bedrag dat u terugvordert, is nul.")
    # After a lower grant more may have been paid than is granted now; the law judges that.
    if decided["cent"] > most and not facts["verleend"]["gewijzigd"]:
        shown = format_amount(most, granted["valuta"])
        yield dutch(
            "U vordert {besloten} terug; het kan ten hoogste {bedrag} zijn.",
            besloten=_shown(decided),
            bedrag=shown,
        )
    received, notice_by = facts["verantwoording_ontvangen"], facts["mededeling_uiterlijk"]
    if received is None and facts["regime"] == "SPUK":
        yield dutch(
            "De dag waarop de verantwoording binnenkwam, ontbreekt. Binnen een jaar daarna moet u"
            " de kassier berichten ({artikel} van {regeling}).",
            artikel=facts["grondslag"]["artikel"],
            regeling=_rule(facts),
        )
    if notice_by is not None and facts["datum"] > notice_by:
        yield dutch(
            "De terugvordering kon u tot en met {dag} laten weten; dat is voorbij.",
            dag=printed_date(notice_by),
        )
    if facts["betalen"]["uiterlijk"] <= facts["datum"]:
        yield dutch(
            "De dag waarop de kassier uiterlijk betaalt, ligt niet na de datum van de brief."
        )
    if bool(facts["betalen"]["rekening"]) != bool(facts["betalen"]["tenaamstelling"]):
        yield dutch("Bij de rekening om op terug te betalen hoort een tenaamstelling.")
    yield from _received_before_the_letter(received, facts["datum"])


def _without_ground(facts: WijzigingFacts | IntrekkingFacts) -> Iterator[str]:
    if facts["rechtsgrond"] is None:
        yield dutch(
            "De grondslag ontbreekt. In {regeling} staat geen artikel over een {soort}: schrijf"
            " op waarop dit besluit berust (Awb 3:47).",
            regeling=_rule(facts),
            soort=facts["soort"],
        )


def _intrekking(facts: IntrekkingFacts) -> Iterator[str]:
    yield from _without_ground(facts)
    if facts["bedrag"] is None and facts["vervangt"] is None:
        yield dutch("De brief zegt niet wat u intrekt.")
    if facts["bedrag"] not in (None, facts["verleend"]["bedrag"]):
        yield dutch("Het ingetrokken bedrag is niet wat is verleend.")


def _afwijzing(facts: AfwijzingFacts) -> Iterator[str]:
    if not facts["onderwerp"]:
        yield dutch("Het onderwerp ontbreekt. Schrijf op waar de kassier om vroeg.")
    if facts["verzoek"]["ontvangen"] is None:
        yield dutch("De dag waarop het verzoek binnenkwam, ontbreekt.")
    yield from _received_before_the_letter(facts["verzoek"]["ontvangen"], facts["datum"])


def _received_before_the_letter(received: str | None, dated_on: str) -> Iterator[str]:
    if received is not None and date.fromisoformat(received) > date.fromisoformat(dated_on):
        yield dutch("Wat u ontving, kwam volgens de gegevens binnen na de datum van de brief.")


def _rule(facts: AnyLaterFacts) -> str:
    """'het Besluit', or what a tranche before the fourth has instead."""
    return rules_for_tranche(facts["deal"]["tranche"]).regulation.described


def _shown(money: Geldbedrag) -> str:
    return format_amount(money["cent"], money["valuta"])
