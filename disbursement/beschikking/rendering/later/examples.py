"""Which values of a later letter are invented for the demonstration."""

from collections.abc import Iterator

from disbursement.beschikking.rendering.examples import OF_DEAL, common_paths
from disbursement.beschikking.rendering.fact_texts import FactTexts
from disbursement.beschikking.rendering.letter_facts import AnyLaterFacts
from disbursement.mandaat.models import Afzender, Bevoegdheid
from disbursement.uitkering.models import Uitkering

OF_UITKERING = (
    "kenmerk",
    "uw_kenmerk",
    "datum",
    "deal.verzoek_datum",
    "verleend.besluit.kenmerk",
    "verleend.besluit.datum",
    "verleend.besteden.van",
    "verleend.besteden.tot_en_met",
    "vervangt.kenmerk",
    "vervangt.datum",
    "vastgesteld.besluit.kenmerk",
    "vastgesteld.besluit.datum",
    "vastgesteld.bedrag",
    "eerder_teruggevorderd",
    "besteden.van",
    "besteden.tot_en_met",
    "verzoek.ontvangen",
    "verantwoording_ontvangen",
    "mededeling_uiterlijk",
    "rekening",
    "tenaamstelling",
    "betalen.uiterlijk",
    "verschil",
)
# These decide on an amount of their own; the others repeat that of the convenant.
WITH_OWN_AMOUNT = ("wijziging", "lagere vaststelling", "terugvordering")
OF_AFZENDER = ("betalen.rekening", "betalen.tenaamstelling")


def later_example_paths(
    facts: AnyLaterFacts, uitkering: Uitkering, afzender: Afzender, mandaat: Bevoegdheid | None
) -> list[str]:
    """Paths of invented values; empty for a real letter."""
    texts = FactTexts(facts)
    found = set(_candidates(facts, uitkering, afzender, mandaat))
    return sorted(filter(texts.knows, found))


def _candidates(
    facts: AnyLaterFacts, uitkering: Uitkering, afzender: Afzender, mandaat: Bevoegdheid | None
) -> Iterator[str]:
    for field in uitkering.deal.example_fields:
        yield from OF_DEAL.get(field, ())
    yield from common_paths(facts, uitkering, afzender, mandaat)
    if afzender.is_example:
        yield from OF_AFZENDER
    if not uitkering.is_example:
        return
    yield from OF_UITKERING
    for index in range(len(facts["verleend"]["gewijzigd"])):
        yield f"verleend.gewijzigd.{index}.kenmerk"
        yield f"verleend.gewijzigd.{index}.datum"
    if facts["soort"] in WITH_OWN_AMOUNT:
        yield "bedrag"
