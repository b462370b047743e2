"""What a grant, or a longer spending period, does to the papers that are owed: shown before it is.

The same answer is shown to who decides and carried out at the bekendmaking, so that the two cannot
differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from disbursement.beschikking.selectors.effects import Move
from disbursement.uitkering.models import Uitkering
from disbursement.verantwoording.models import PaperKind, Verantwoording
from disbursement.verantwoording.selectors.rows import obligations_of_papers
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch
from regiodeals.legal.accountability import YEARLY, OwedPaper, papers_owed
from regiodeals.legal.grant_rules import Instrument
from regiodeals.obligations.models import Obligation


@dataclass(frozen=True, slots=True)
class Effect:
    """One paper: new, moved or unchanged. `obligation` is None while it is not owed yet."""

    owed: OwedPaper
    paper: Verantwoording | None
    obligation: Obligation | None

    @property
    def is_new(self) -> bool:
        """Whether it was not owed before."""
        return self.obligation is None

    @property
    def is_closed(self) -> bool:
        """Whether it was met or cancelled, so that nothing moves any more."""
        return self.obligation is not None and self.obligation.is_closed

    @property
    def is_moved(self) -> bool:
        """Whether its day becomes another one.

        That of a yearly account is a date of the law; only a decision on that account moves it.
        """
        return (
            self.obligation is not None
            and not self.is_closed
            and self.owed.paper not in YEARLY
            and self.obligation.due_on != self.owed.due_on
        )

    @property
    def sentence(self) -> str:
        """What happens to it, in words."""
        name = _name(self.owed)
        if self.obligation is None:
            return dutch(
                "{naam}: nieuw, uiterlijk {dag}.", naam=name, dag=plain_date(self.owed.due_on)
            )
        if self.is_moved:
            before, after = plain_date(self.obligation.due_on), plain_date(self.owed.due_on)
            return dutch("{naam}: van {oud} naar {nieuw}.", naam=name, oud=before, nieuw=after)
        if self.is_closed:
            return dutch(
                "{naam}: {stand}, blijft zo.", naam=name, stand=self.obligation.state.label
            )
        return dutch("{naam}: blijft {dag}.", naam=name, dag=plain_date(self.obligation.due_on))


def effects_of(uitkering: Uitkering, *, spend_until: date) -> tuple[Effect, ...]:
    """What holds for each paper when the spending period runs until `spend_until`; by day.

    Nothing is changed: it can be shown before anybody decides.
    """
    return tuple(_effects(uitkering, spend_until))


def moves(uitkering: Uitkering, spend_until: date) -> Iterator[Move]:
    """The same for whoever shows everything that a longer period moves."""
    for effect in effects_of(uitkering, spend_until=spend_until):
        if effect.is_new or effect.is_moved:
            before = effect.obligation.due_on if effect.obligation else None
            yield Move(_name(effect.owed), before, effect.owed.due_on, obligation=effect.obligation)


def _effects(uitkering: Uitkering, spend_until: date) -> Iterator[Effect]:
    papers = list(uitkering.verantwoordingen.all())
    owed = obligations_of_papers(papers)
    for one in papers_owed(
        uitkering.deal.tranche.rules,
        Instrument(uitkering.instrument),
        spend_from=uitkering.spend_from,
        spend_until=spend_until,
        ends_on=uitkering.deal.ends_on,
    ):
        paper = next((row for row in papers if _is_about(row, one)), None)
        yield Effect(one, paper, owed.get(paper.pk) if paper else None)


def _is_about(paper: Verantwoording, owed: OwedPaper) -> bool:
    if paper.paper != PaperKind.of(owed.paper):
        return False
    return not paper.is_yearly or paper.year == owed.year


def _name(owed: OwedPaper) -> str:
    name = owed.paper.value[0].upper() + owed.paper.value[1:]
    return dutch("{wat} over {jaar}", wat=name, jaar=owed.year) if owed.paper in YEARLY else name
