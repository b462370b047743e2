"""The rows of a paper, locked, and what every act on it checks."""

from collections.abc import Collection
from datetime import date
from typing import Any

from disbursement.verantwoording.models import Verantwoording
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, NotAllowed
from regiodeals.common.words import dutch
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.selectors import obligation_about, obligations_about


def locked(paper_id: int) -> Verantwoording:
    """The paper under lock, with its uitkering and its present delivery."""
    return (
        Verantwoording.objects.select_for_update(of=("self",))
        .select_related("uitkering__deal__tranche", "uitkering__kassier", "current")
        .get(pk=paper_id)
    )


def require(rule: Any, subject: Any, actor: User) -> None:
    """Raise NotAllowed with the sentence of the first part of a policy that refuses `actor`."""
    for part in getattr(rule, "rules", (rule,)):
        if not part(subject, actor):
            raise NotAllowed(part.sentence)


def require_past_day(day: date, today: date) -> None:
    """Raise InvalidInput for a day that is still to come."""
    if day > today:
        raise InvalidInput(
            dutch("{dag} is nog niet geweest. Vul de dag in waarop het was.", dag=long_date(day))
        )


def said(words: str, sentence: str) -> str:
    """The words without blanks around them; raises InvalidInput when there are none."""
    if not words.strip():
        raise InvalidInput(sentence)
    return words.strip()


def outstanding(paper: Verantwoording) -> Obligation | None:
    """The obligation about a paper while it is neither met nor cancelled."""
    owed = obligation_about(paper, ObligationKind(paper.paper))
    return owed if owed is not None and not owed.is_closed else None


def all_outstanding(papers: Collection[Verantwoording]) -> dict[int, Obligation]:
    """The obligations about papers while they are neither met nor cancelled, by paper."""
    kind_of = {paper.pk: paper.paper for paper in papers}
    owed = obligations_about(papers, [ObligationKind(kind) for kind in set(kind_of.values())])
    return {
        row.subject_id: row
        for row in owed.outstanding()
        if row.kind == kind_of[row.subject_id] and not row.period
    }


def record(subject: Any, verb: str, sentence: str, actor: User | None, **details: Any) -> None:
    """A line of the trail for an act that is no step."""
    audit.record(
        subject,
        action=f"{subject._meta.label_lower}.{verb}",
        sentence=sentence[:300],
        actor=actor,
        details=details,
    )
