"""The tasks that follow from what is owed: to tell, to remind, to interrupt, to ask for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q
from django.urls import reverse

from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.rendering.claim import claim_url
from disbursement.vaststelling.selectors.claims import (
    ClaimStanding,
    outstanding_vorderingen,
    standing_of_claim,
    vorderingen_visible_to,
)
from disbursement.verantwoording.models import PaperKind
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering.owed import settles_key, task_title
from regiodeals.deal.selectors import obligations_seen_by, with_deal_name
from regiodeals.dossier import WorkItem
from regiodeals.legal.claims import ISLANDS, KNOWN_UNTIL
from regiodeals.legal.terms import Term, TermUnit, counted_back
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.pages import page_of

OF_A_CLAIM = ("ontvangsten", "rentebesluiten")
WATCHED = [ObligationKind.MEDEDELING, ObligationKind.TERUGBETALING, ObligationKind.VERJARING]
THREE_MONTHS, MONTH = Term(3, TermUnit.MONTHS), Term(1, TermUnit.MONTHS)
FORTNIGHT = Term(2, TermUnit.WEEKS)


def watched_by(user: User) -> Iterator[WorkItem]:
    """What must be told, demanded or interrupted soon: first to a behandelaar, at last to whoever
    signs too; and what a kassier did not hand in, to who handles the deal. Whoever keeps the
    programme hears in time that the table of rates ends.
    """
    if user.has_role(Role.BEHEERDER):
        yield from _end_of_rates(user, clock.today())
    is_officer, signs = user.has_role(Role.BEHANDELAAR), user.has_role(Role.TEKENBEVOEGDE)
    if not (is_officer or signs):
        return
    today = clock.today()
    horizon = counted_back(today, THREE_MONTHS)
    ahead = today + (today - horizon)
    missing: dict[int | None, list[Obligation]] = {}
    found = list(_outstanding_until(user, ahead, today))
    if is_officer:
        yield from _unpaid(found, user, today)
    for owed in found:
        if owed.kind in PaperKind.values:
            missing.setdefault(owed.dossier, []).append(owed)
        else:
            yield from _watched(owed, today, is_officer=is_officer, signs=signs)
    yield from map(_missing, missing.values())


def _watched(owed: Obligation, today: date, *, is_officer: bool, signs: bool) -> Iterator[WorkItem]:
    if owed.kind == ObligationKind.MEDEDELING:
        yield from _notice(owed, today, is_officer=is_officer, signs=signs)
    elif is_officer and owed.kind == ObligationKind.VERJARING:
        yield _item(owed, today, dutch("Stuiten"), dutch("u bewaakt de vordering"))


def _unpaid(found: Sequence[Obligation], user: User, today: date) -> Iterator[WorkItem]:
    """What was not paid back in time; while an aanmaning runs there is nothing to do."""
    repaid = (owed for owed in found if owed.kind == ObligationKind.TERUGBETALING)
    late = [owed for owed in repaid if owed.due_on < today]
    if not late:
        return
    claims = vorderingen_visible_to(user).filter(pk__in=[owed.subject_id for owed in late])
    claims = claims.prefetch_related("aanmaningen", *OF_A_CLAIM)
    by_number = {claim.pk: claim for claim in claims}
    for owed in late:
        claim = by_number[owed.subject_id]
        standing = standing_of_claim(claim, today)
        if not standing.rest_cents:
            yield _only_interest(owed, claim, standing, today)
            continue
        until = max((row.pay_by for row in claim.aanmaningen.all()), default=None)
        if claim.uitkering.is_bijzonder:
            yield _late(owed, claim, standing, today, dutch("Openen"), ISLANDS)
        elif until is None:
            why = dutch("u behandelt deze vordering")
            yield _late(owed, claim, standing, today, dutch("Aanmanen"), why)
        elif until < today:
            over = dutch(
                "de aanmaning liep tot en met {dag}, en niet alles is betaald", dag=long_date(until)
            )
            yield _late(owed, claim, standing, today, dutch("Openen"), over)


def _only_interest(
    owed: Obligation, claim: Vordering, standing: ClaimStanding, today: date
) -> WorkItem:
    """What was asked back came in, but late: of the interest somebody must decide (Awb 4:99)."""
    amount = format_amount(standing.undecided_cents, claim.currency, decimals="always")
    title = dutch(
        "{deal}: besluit over de rente, {bedrag}", deal=claim.uitkering.deal, bedrag=amount
    )
    why = dutch(
        "u behandelt deze vordering, en {kassier} betaalde te laat.",
        kassier=claim.uitkering.kassier,
    )
    return replace(
        _item(owed, today, dutch("Openen"), standing.why_unknown or why),
        title=title,
        if_you_wait=dutch("de vordering blijft open, en u kunt het dossier niet afsluiten."),
        due_on=None,
        days_left=None,
    )


def _late(
    owed: Obligation, claim: Vordering, standing: ClaimStanding, today: date, verb: str, why: str
) -> WorkItem:
    title = dutch(
        "{deal}: {kassier} betaalde niet op tijd terug, nog {bedrag} open",
        deal=claim.uitkering.deal,
        kassier=claim.uitkering.kassier,
        bedrag=format_amount(standing.rest_cents, claim.currency),
    )
    return replace(_item(owed, today, verb, why), title=title)


def _end_of_rates(user: User, today: date) -> Iterator[WorkItem]:
    """From three months before, while a claim is open on which interest may run (Awb 4:98)."""
    if today < counted_back(KNOWN_UNTIL, THREE_MONTHS):
        return
    if not outstanding_vorderingen(user).filter(uitkering__usd_cents__isnull=True).exists():
        return
    yield WorkItem(
        title=dutch("De tabel van de wettelijke rente eindigt"),
        url=reverse("disbursement:vordering-list"),
        verb=dutch("Bekijken"),
        why_you=dutch(
            "u bent beheerder. Vraag een nieuwe versie van het programma, met het percentage uit"
            " het Staatsblad."
        ),
        if_you_wait=dutch(
            "na {dag} kan niemand rente over een vordering uitrekenen.", dag=long_date(KNOWN_UNTIL)
        ),
        due_on=KNOWN_UNTIL,
        days_left=(KNOWN_UNTIL - today).days,
    )


def _outstanding_until(user: User, day: date, today: date) -> Iterator[Obligation]:
    """What is watched, and for who handles a deal what its kassier did not hand in."""
    rows = with_deal_name(obligations_seen_by(user).outstanding())
    handled = Deal.objects.filter(accounthouder=user).values("pk")
    late = Q(kind__in=PaperKind.values, due_on__lt=today, dossier__in=handled)
    found = rows.filter(Q(kind__in=WATCHED, due_on__lte=day) | late)
    yield from found.order_by("due_on", "pk")


def _missing(papers: Sequence[Obligation]) -> WorkItem:
    """Accounts and reports that did not come, the first day first; one task per deal."""
    first = papers[0]
    what: str = PaperKind(first.kind).label
    if len(papers) > 1:
        what = dutch("{aantal} stukken", aantal=len(papers))
    return WorkItem(
        title=dutch(
            "{deal}: vraag op wat niet kwam ({wat})",
            deal=first.deal_name,  # type: ignore[attr-defined]
            wat=what,
        ),
        url=page_of(first),
        verb=dutch("Openen"),
        why_you=dutch("u behandelt deze deal, en de regiokassier stuurde dit niet."),
        if_you_wait=dutch(
            "de uiterste dag was {dag} ({bron}). Zonder dit stuk kunt u niets vaststellen.",
            dag=long_date(first.due_on),
            bron=cited(first.source),
        ),
        due_on=first.due_on,
    )


def _notice(owed: Obligation, today: date, *, is_officer: bool, signs: bool) -> Iterator[WorkItem]:
    """Three months before to a behandelaar, more urgent in the last month, two weeks to all."""
    if is_officer:
        last_month = today >= counted_back(owed.due_on, MONTH)
        why = dutch("de laatste maand loopt") if last_month else dutch("nog drie maanden of minder")
        yield _item(owed, today, dutch("Meedelen"), why)
    elif signs and today >= counted_back(owed.due_on, FORTNIGHT):
        yield _item(
            owed,
            today,
            dutch("Meedelen"),
            dutch("nog twee weken of minder, en er is niets meegedeeld"),
        )


def _item(owed: Obligation, today: date, verb: str, why: str) -> WorkItem:
    day, source = long_date(owed.due_on), cited(owed.source)
    if owed.due_on < today:
        otherwise = dutch("de uiterste dag was {dag} ({bron}).", dag=day, bron=source)
    else:
        otherwise = dutch("de uiterste dag is {dag} ({bron}).", dag=day, bron=source)
    return WorkItem(
        title=task_title(owed),
        url=_page_of(owed),
        verb=verb,
        why_you=why if why.endswith(".") else joined("", (why, ".")),
        if_you_wait=otherwise,
        due_on=owed.due_on,
        days_left=(owed.due_on - today).days,
        settles=settles_key(owed),
    )


def _page_of(owed: Obligation) -> str:
    """Where it is dealt with: the claim, or the account after which the kassier is told."""
    if owed.subject_type == Vordering._meta.label_lower:
        return page_of_claim(owed)
    return page_of(owed)


def page_of_claim(owed: Obligation) -> str:
    """Where an obligation about a claim is dealt with."""
    return claim_url(owed.subject_id)
