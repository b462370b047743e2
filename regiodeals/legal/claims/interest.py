"""What is still owed on a claim on a day: principal and statutory interest, day by day.

The interest runs from the first day of the verzuim (Awb 4:97, 4:98 lid 1). After each whole year of
it the interest of that year is added to what bears interest (BW 6:119 lid 2). A payment goes first
to the interest that has fallen due, then to the principal (Awb 4:92 lid 1). Nothing is rounded on
the way; only a total is.
"""

from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from regiodeals.common.errors import InvalidInput
from regiodeals.common.money import round_half_up
from regiodeals.common.words import dutch
from regiodeals.legal.claims.rates import Rate, rate_periods
from regiodeals.legal.terms import ONE_DAY, Term, TermUnit, nominal_last_day

# Awb 4:98 lid 2; the lower limit of ten euro is for a bestuursorgaan that is itself the debtor.
SMALLEST_CENTS = 2_000


class PaidTooMuch(InvalidInput, ValueError):
    """More was paid than principal and interest together."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What came in: the day on which our account was credited (Awb 4:89 lid 3), and how much."""

    on: date
    cents: int


@dataclass(frozen=True, slots=True)
class InterestLine:
    """Days with one rate on one sum; `interest` is exact, in cents."""

    first_day: date
    last_day: date
    rate: Rate
    base: Fraction
    interest: Fraction

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a payment went (Awb 4:92 lid 1)."""

    payment: Payment
    to_interest: Fraction
    to_principal: Fraction


@dataclass(slots=True)
class Account:
    """A claim as it stands at the end of a day; `capital` is the interest that bears interest."""

    default_since: date
    principal: Fraction
    interest: Fraction = Fraction()
    capital: Fraction = Fraction()
    lines: list[InterestLine] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    @property
    def principal_cents(self) -> int:
        """What is left of the principal."""
        return round_half_up(self.principal)

    @property
    def interest_cents(self) -> int:
        """The interest that is open."""
        return round_half_up(self.interest)

    @property
    def accrued_cents(self) -> int:
        """All interest there ever was, paid or not."""
        return round_half_up(sum((line.interest for line in self.lines), start=Fraction()))

    @property
    def open_cents(self) -> int:
        """Principal and interest together."""
        return self.principal_cents + self.interest_cents

    @property
    def is_paid(self) -> bool:
        """Whether nothing is left."""
        return self.open_cents == 0


def account_on(
    day: date, *, principal_cents: int, default_since: date, payments: Sequence[Payment] = ()
) -> Account:
    """How a claim stands at the end of `day`, given the first day of the verzuim and what came in.

    Interest is counted up to and including `day`, and on what is paid up to and including the day
    of the payment. As long as all interest together is less than twenty euro, none is due (4:98 lid
    2). Payments after `day` do not count yet. Raises UnknownRate past the table of rates, and
    PaidTooMuch for more than was open. Source: Awb 4:92, 4:97, 4:98; BW 6:119 and 6:120.
    """
    known = sorted((row for row in payments if row.on <= day), key=lambda row: row.on)
    account = Account(default_since, Fraction(principal_cents))
    at = default_since - ONE_DAY
    for payment in known:
        at = _run(account, at, payment.on)
        _attribute(account, payment)
    _run(account, at, day)
    if account.accrued_cents >= SMALLEST_CENTS or not account.lines:
        return account
    return _without_interest(principal_cents, default_since, known)


def _without_interest(
    principal_cents: int, default_since: date, payments: Sequence[Payment]
) -> Account:
    account = Account(default_since, Fraction(principal_cents))
    for payment in payments:
        _attribute(account, payment)
    return account


def _run(account: Account, at: date, until: date) -> date:
    """Let the interest run after `at`, up to and including `until`."""
    first = at + ONE_DAY
    for year_end in _year_ends(account.default_since, first, until):
        _accrue(account, first, year_end)
        account.capital = account.interest
        first = year_end + ONE_DAY
    _accrue(account, first, until)
    return max(at, until)


def _year_ends(since: date, first: date, last: date) -> list[date]:
    """The days within a stretch on which a whole year of interest is over (BW 6:119 lid 2)."""
    years = range(1, max(0, last.year - since.year) + 2)
    ends = (nominal_last_day(since - ONE_DAY, Term(year, TermUnit.YEARS)) for year in years)
    return [end for end in ends if first <= end <= last]


def _accrue(account: Account, first: date, last: date) -> None:
    base = account.principal + account.capital
    if base <= 0:
        return
    for period in rate_periods(first, last):
        for start, end in _by_year(period.first_day, period.last_day):
            days, of_year = (end - start).days + 1, 366 if isleap(start.year) else 365
            interest = base * period.rate.percent * days / (100 * of_year)
            account.lines.append(InterestLine(start, end, period.rate, base, interest))
            account.interest += interest


def _by_year(first: date, last: date) -> Iterator[tuple[date, date]]:
    """A day of a leap year is one in 366."""
    while first.year < last.year:
        yield first, date(first.year, 12, 31)
        first = date(first.year + 1, 1, 1)
    yield first, last


def _attribute(account: Account, payment: Payment) -> None:
    """First the interest that has fallen due, the oldest of it before; then the principal."""
    to_interest = min(Fraction(payment.cents), account.interest)
    to_principal = payment.cents - to_interest
    # A sum in whole cents may pass the exact one by less than a cent; that is not too much.
    if to_principal >= account.principal + 1:
        raise PaidTooMuch(dutch("Er is meer ontvangen dan hoofdsom en rente samen."))
    account.interest -= to_interest
    account.capital = max(Fraction(), account.capital - to_interest)
    account.principal = max(Fraction(), account.principal - to_principal)
    account.attributions.append(Attribution(payment, to_interest, to_principal))
