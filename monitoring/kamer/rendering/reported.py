"""What one accepted rapportage says of the money and of its programmalijnen, added up."""

from collections import Counter
from collections.abc import Iterable

from monitoring.rapportage.models import Stand, Vraag
from monitoring.rapportage.rendering.accepted import SOURCES
from monitoring.rapportage.rendering.data import Data

WHATS = (("besteed", "besteed"), ("toegezegd", "vastgelegd"))


def reported_in(data: Data) -> Data:
    """Per source the plan, spent and promised in euro cents with how many amounts were left empty,
    and how many programmalijnen stand how. An amount of which nothing was filled in is None.
    """
    lines = [part for part in data["onderdelen"] if part["plan"]]
    answers = [{one["vraag"]: one for one in part["antwoorden"]} for part in lines]
    stands = Counter(found[Vraag.STAND]["tekst"] for found in answers if Vraag.STAND in found)
    return {
        "standen": {stand.value: stands[stand.value] for stand in Stand},
        **{
            asked: {"plan": sum(part["plan"][planned] for part in lines)}
            | {
                what: known_sum(found.get(f"{asked}_{field}", {}).get("cent") for found in answers)
                for what, field in WHATS
            }
            for _, planned, asked in SOURCES
        },
    }


def known_sum(amounts: Iterable[int | None]) -> Data:
    """What is known of it in cents, None when nothing is, and how many amounts are unknown."""
    every = list(amounts)
    known = [amount for amount in every if amount is not None]
    return {"cent": sum(known) if known else None, "onbekend": len(every) - len(known)}


def added(sums: Iterable[Data]) -> Data:
    """Several of those sums as one."""
    every = list(sums)
    known = [one["cent"] for one in every if one["cent"] is not None]
    return {
        "cent": sum(known) if known else None,
        "onbekend": sum(one["onbekend"] for one in every),
    }
