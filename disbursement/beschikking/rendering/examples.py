"""Which values of a letter are invented for the demonstration; they are printed with a ring."""

from collections.abc import Iterator

from disbursement.beschikking.rendering.letter_facts import VerleningFacts
from disbursement.beschikking.rendering.letter_parts import CommonFacts
from disbursement.mandaat.models import Afzender, Bevoegdheid
from disbursement.uitkering.models import Uitkering

OF_DEAL = {
    "concluded_on": ("deal.gesloten", "motivering.0.bevinding"),
    "ends_on": ("deal.einde",),
    "progress_due": ("voortgang.jaarlijks_voor",),
}
OF_UITKERING = (
    "kenmerk",
    "uw_kenmerk",
    "datum",
    "deal.verzoek_datum",
    "besteden.van",
    "besteden.tot_en_met",
    "betaling.rekening",
    "betaling.tenaamstelling",
    "betaling.termijnen",
    "programmalijnen",
    "regionaal.publiek",
    "regionaal.privaat",
    "regionaal.totaal",
)
OF_DOLLARS = ("dollar.koers", "dollar.koers_datum", "dollar.koers_bron")
OF_AFZENDER = ("afzender.retouradres", "afzender.telefoon", "rechtsmiddel.adres")
OF_MANDAAT = ("ondertekening.minister", "ondertekening.naam", "ondertekening.functie")


def example_paths(
    facts: VerleningFacts, uitkering: Uitkering, afzender: Afzender, mandaat: Bevoegdheid | None
) -> list[str]:
    """Paths of invented values; empty for a real letter."""
    return sorted(set(_paths(facts, uitkering, afzender, mandaat)))


def _paths(
    facts: VerleningFacts, uitkering: Uitkering, afzender: Afzender, mandaat: Bevoegdheid | None
) -> Iterator[str]:
    for field in uitkering.deal.example_fields:
        if field != "progress_due" or facts["voortgang"] is not None:
            yield from OF_DEAL.get(field, ())
    yield from common_paths(facts, uitkering, afzender, mandaat)
    if uitkering.is_example:
        yield from OF_UITKERING
        yield from _reasons(facts)
        if facts["dollar"] is not None:
            yield from OF_DOLLARS


def common_paths(
    facts: CommonFacts, uitkering: Uitkering, afzender: Afzender, mandaat: Bevoegdheid | None
) -> Iterator[str]:
    """Paths that the letters of every kind have."""
    yield from _parties(uitkering)
    if uitkering.is_example:
        yield from _address(facts)
    if afzender.is_example:
        yield from OF_AFZENDER
        if facts["rechtsmiddel"]["gerecht"]:
            yield "rechtsmiddel.gerecht_adres"
    yield from _signature(mandaat)


def _signature(mandaat: Bevoegdheid | None) -> Iterator[str]:
    if mandaat is not None and mandaat.is_example:
        yield from OF_MANDAAT
        if mandaat.principal is not None:
            yield "ondertekening.bij_afwezigheid_van"


def _parties(uitkering: Uitkering) -> Iterator[str]:
    """Parties of which it is not known that they are one; they stand in the data only."""
    for index, party in enumerate(uitkering.deal.parties.all()):
        if party.is_example:
            yield f"partijen.{index}.naam"


def _address(facts: CommonFacts) -> Iterator[str]:
    """The kassier and its address; which body it is, is itself an invention."""
    for index in range(len(facts["geadresseerde"]["regels"])):
        yield f"geadresseerde.regels.{index}"
    yield "geadresseerde.naam"


def _reasons(facts: VerleningFacts) -> Iterator[str]:
    """Findings that rest on invented values."""
    invented = {"Tijdig verleend", "Kassier", "Regionaal geld", "Plafond"}
    for index, reason in enumerate(facts["motivering"]):
        if reason["voorwaarde"] in invented:
            yield f"motivering.{index}.bevinding"
