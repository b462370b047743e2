"""The rules a tranche is granted under, as data: one version for each tranche."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import InvalidInput
from regiodeals.legal.grant_rules.kinds import Instrument
from regiodeals.legal.terms import VERLENINGSTERMIJN, Term


class UnknownRules(InvalidInput, ValueError):
    """No rule version is recorded for this tranche."""

    def __init__(self, tranche: int) -> None:
        known = " en ".join(str(number) for number in sorted(RULES))
        super().__init__(
            f"De regels van tranche {tranche} zijn nog niet opgenomen; alleen die van tranche "
            f"{known}. Neem eerst de regeling van deze tranche op."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A published rule with the time in which it holds; on `lapses_on` it is gone."""

    name: str
    short_name: str
    publication: str
    bwb_id: str
    valid_from: date
    lapses_on: date
    saved_instruments: frozenset[Instrument]

    def holds_on(self, day: date) -> bool:
        """Whether something can be granted under it on `day` (Besluit, article 18)."""
        return self.valid_from <= day < self.lapses_on

    def still_governs(self, instrument: Instrument, *, granted_on: date, day: date) -> bool | None:
        """Whether it applies on `day` to what was granted on `granted_on`; None if unsettled.

        Article 18 lid 2 keeps it applicable after the lapse to specifieke uitkeringen granted
        before; the bijzondere uitkering is not named there, so a lawyer must rule on it.
        """
        if not self.holds_on(granted_on) or day < granted_on:
            return False
        if day < self.lapses_on or instrument in self.saved_instruments:
            return True
        return None


@dataclass(frozen=True, slots=True)
class Window:
    """A period of days, both ends included."""

    first_day: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        first = plain_date(self.first_day, hard_spaces=True)
        last = plain_date(self.last_day, hard_spaces=True)
        return f"van {first} tot en met {last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """The articles that differ between the two instruments."""

    granting: str
    parent_act: str
    parent_abbreviation: str
    parent_article: str
    compensable_vat: str
    obligations: str
    accountability: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRules:
    """What the rule says in figures; amounts are euro cents including VAT."""

    version: str
    tranche: int
    regulation: Regulation
    concluding_window: Window
    # Whether a deal concluded outside the window is refused at once, or judged by a person.
    window_is_strict: bool
    min_cents: int
    max_cents: int
    ceiling_cents: int
    execution_cost_percent: int
    granting_term: Term
    advance_percent: int
    instalments: int
    bases: Mapping[Instrument, LegalBasis]

    def basis_for(self, instrument: Instrument) -> LegalBasis:
        """The articles for one instrument (Besluit, article 9)."""
        return self.bases[instrument]

    def execution_cost_cap_cents(self, granted_cents: int) -> int:
        """The most that counts as preparation, administration and supervision (art. 12 lid 3).

        In the cents of the amount given, rounded down: more than 3 % is never allowed.
        """
        return granted_cents * self.execution_cost_percent // 100


BESLUIT = Regulation(
    name="Besluit specifieke uitkering Regio Deals vierde, vijfde en zesde tranche",
    short_name="Besluit",
    publication="Stb. 2024, 219",
    bwb_id="BWBR0050035",
    valid_from=date(2024, 7, 20),
    lapses_on=date(2026, 12, 31),
    saved_instruments=frozenset({Instrument.SPUK}),
)
CHAPTER_TWO_BASES: Mapping[Instrument, LegalBasis] = MappingProxyType(
    {
        Instrument.SPUK: LegalBasis(
            granting="artikel 9 lid 1",
            parent_act="Financiële-verhoudingswet",
            parent_abbreviation="Fvw",
            parent_article="artikel 17 lid 3",
            compensable_vat="artikel 11 lid 2",
            obligations="artikel 14",
            accountability="artikel 15",
            currency="EUR",
        ),
        Instrument.BU: LegalBasis(
            granting="artikel 9 lid 2",
            parent_act="Wet financiën openbare lichamen Bonaire, Sint Eustatius en Saba",
            parent_abbreviation="FinBES",
            parent_article="artikel 92 lid 3",
            compensable_vat="artikel 11 lid 3",
            obligations="artikel 16",
            accountability="artikel 17",
            currency="USD",
        ),
    }
)


def _chapter_two(
    *, tranche: int, window: Window, window_is_strict: bool, ceiling_cents: int
) -> GrantRules:
    """Chapter 2 of the Besluit holds for both tranches; only window and ceiling differ."""
    return GrantRules(
        version=f"besluit-regio-deals-tranche-{tranche}@{BESLUIT.valid_from.isoformat()}",
        tranche=tranche,
        regulation=BESLUIT,
        concluding_window=window,
        window_is_strict=window_is_strict,
        min_cents=500_000_000,
        max_cents=4_000_000_000,
        ceiling_cents=ceiling_cents,
        execution_cost_percent=3,
        granting_term=VERLENINGSTERMIJN,
        advance_percent=100,
        instalments=2,
        bases=CHAPTER_TWO_BASES,
    )


RULES: Mapping[int, GrantRules] = MappingProxyType(
    {
        5: _chapter_two(
            tranche=5,
            window=Window(date(2024, 7, 1), date(2024, 11, 15)),
            window_is_strict=True,
            ceiling_cents=38_460_000_000,
        ),
        6: _chapter_two(
            tranche=6,
            window=Window(date(2025, 7, 1), date(2025, 11, 15)),
            # The last convenants are reported as concluded on 19 November 2025. Whether the window
            # was widened is not known here, so a person decides.
            window_is_strict=False,
            ceiling_cents=25_710_000_000,
        ),
    }
)


def rules_for_tranche(number: int) -> GrantRules:
    """The rule version of a tranche (Besluit, articles 10 lid 3 and 12 lid 1).

    Raises UnknownRules for a tranche whose rules are not recorded.
    """
    if number not in RULES:
        raise UnknownRules(number)
    return RULES[number]
