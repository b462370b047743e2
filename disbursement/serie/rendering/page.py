"""A serie and its opdrachten as the pages show them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering.page import meaning_of
from disbursement.serie import policies
from disbursement.serie.models import Onderdeel, Opdracht, Phase, Serie, SerieAct
from disbursement.serie.selectors import MOST_DEALS
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import plain_date, short_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.rendering import grant_by
from regiodeals.templatetags.dutch import tijdstip
from regiodeals.tranche.models import Tranche

PHASE_MEANING = {
    Phase.CHECKING: "busy",
    Phase.READY: "review",
    Phase.RUNNING: "busy",
    Phase.FINISHED: "ok",
    Phase.DROPPED: "neutral",
    Phase.STOPPED: "warning",
}
FOR_GOOD = (SerieAct.SIGN, SerieAct.ANNOUNCE)
NO_WAY_BACK = dutch("Dit kunt u daarna niet terugdraaien.")
DEAL = "regiodeals:deal-detail"
NO_CONCEPT = dutch("nog geen concept")
NO_DEAL_READY = dutch("Geen enkele deal is gereed voor deze handeling.")
# What each act says once it is done, of one deal and of more: '19 concepten gemaakt'.
DONE_WORDS = {
    SerieAct.DRAFT: (dutch("concept gemaakt"), dutch("concepten gemaakt")),
    SerieAct.SUBMIT: (dutch("naar toetsing gestuurd"),) * 2,
    SerieAct.SIGN: (dutch("ondertekend"),) * 2,
    SerieAct.ANNOUNCE: (dutch("bekendgemaakt"),) * 2,
}


def starts(tranches: Iterable[Tranche]) -> list[dict[str, str]]:
    """Where a new serie begins, the latest tranche first."""
    return [
        {
            "label": dutch("Nieuwe serie, tranche {nummer}", nummer=tranche.number),
            "url": reverse("disbursement:serie-new", args=[tranche.number]),
            "kind": "subtle" if index else "primary",
        }
        for index, tranche in enumerate(tranches)
    ]


def preset(deals: Iterable[Deal], picked: Sequence[Deal] | None) -> dict[str, Any]:
    """Which boxes are ticked to begin with: what was picked on the board, else every deal."""
    ids = {deal.pk for deal in picked} if picked is not None else None
    return {"deals": [deal.pk for deal in deals if ids is None or deal.pk in ids]}


def choices(deals: Iterable[Deal], standing: Mapping[int, Beschikking]) -> list[tuple[int, str]]:
    """The deals to tick, each with how far its verlening is and its last day."""
    return [
        (deal.pk, joined(": ", (str(deal), _how_far(deal, standing.get(deal.pk)))))
        for deal in deals
    ]


def _how_far(deal: Deal, row: Beschikking | None) -> str:
    last = grant_by(deal)
    stand = row.status_words if row else NO_CONCEPT
    return dutch("{stand}, uiterlijk {dag}", stand=stand, dag=short_date(last)) if last else stand


def preflight(deals: Iterable[Deal], picked: Sequence[Deal] | None) -> dict[str, Any] | None:
    """Of what was picked: how many can go along, and of the others why not."""
    if picked is None:
        return None
    ids = {deal.pk for deal in deals}
    not_ready = [deal for deal in picked if deal.pk not in ids]
    words = _go_along(len(picked) - len(not_ready), len(not_ready))
    rows = [
        {"deal": deal, "url": reverse(DEAL, args=[deal.pk]), "why": _why(deal)}
        for deal in not_ready
    ]
    return {"words": words, "rows": rows}


def _go_along(number: int, left_out: int) -> str:
    """'2 deals kunnen mee in een serie, 1 niet'; whether an act can be done is seen later."""
    can = dutch("{aantal} deals kunnen mee in een serie", aantal=number)
    if number == 1:
        can = dutch("1 deal kan mee in een serie")
    return dutch("{wat}, {aantal} niet", wat=can, aantal=left_out) if left_out else can


def _why(deal: Deal) -> str:
    """Why a deal cannot go along in a serie of verleningen."""
    if deal.granted_on is not None:
        return dutch("de uitkering is al verleend op {dag}.", dag=plain_date(deal.granted_on))
    if deal.status == DealStatus.GESLOTEN:
        return dutch(
            "een serie heeft ten hoogste {aantal} deals; deze valt erbuiten.", aantal=MOST_DEALS
        )
    return dutch(
        "het convenant is niet gesloten; de deal is: {stand}.", stand=deal.get_status_display()
    )


def serie_lead(serie: Serie) -> str:
    """Who chose, and when."""
    made = tijdstip(serie.made_at)
    return dutch(
        "Deals van tranche {nummer}, gekozen door {wie} op {moment}.",
        nummer=serie.tranche.number,
        wie=serie.made_by,
        moment=made,
    )


def serie_rows(
    serie: Serie, rows: Collection[Beschikking], seen: Collection[int]
) -> list[dict[str, Any]]:
    """The deals of a serie, each with its verlening if there is one."""
    by_deal = {row.uitkering.deal_id: row for row in rows}
    chosen = serie.deals.select_related("tranche").order_by("name", "pk")
    return [_serie_row(deal, by_deal.get(deal.pk), seen) for deal in chosen]


def _serie_row(deal: Any, row: Beschikking | None, seen: Collection[int]) -> dict[str, Any]:
    line = {
        "deal": deal,
        "url": reverse(DEAL, args=[deal.pk]),
        "last": grant_by(deal),
        "row": row,
        "word": NO_CONCEPT,
        "meaning": "neutral",
    }
    if row is None:
        return line
    return line | {
        "url": reverse("disbursement:beschikking-detail", args=[row.pk]),
        "word": row.status_words,
        "meaning": meaning_of(row),
        "is_to_sign": row.status == BeschikkingStatus.GETOETST,
        "is_seen": row.pk in seen,
    }


def look_words(row_id: int, rows: Sequence[Beschikking]) -> str:
    """'Bekijken, 2 van 19': how far the signer is; just 'Bekijken' of what is not to be signed."""
    to_sign = [row.pk for row in rows if row.status == BeschikkingStatus.GETOETST]
    if row_id not in to_sign:
        return dutch("Bekijken")
    return dutch(
        "Bekijken, {nummer} van {aantal}", nummer=to_sign.index(row_id) + 1, aantal=len(to_sign)
    )


def opdracht_row(opdracht: Opdracht) -> dict[str, Any]:
    """An opdracht in a list."""
    return {
        "opdracht": opdracht,
        "url": reverse("disbursement:serie-opdracht", args=[opdracht.pk]),
        "word": opdracht.phase.label,
        "meaning": PHASE_MEANING[opdracht.phase],
    }


def opdracht_page(
    opdracht: Opdracht, user: User, standing: Mapping[int, Beschikking]
) -> dict[str, Any]:
    """The opdracht deal by deal: what is ready or done, what not and why, and how far it is.

    `standing` is the verlening by deal, where there is one: that is where one sees to it.
    """
    parts = list(opdracht.onderdelen.select_related("deal"))
    phase = opdracht.phase
    ready = [part for part in parts if part.checked_at and not part.obstacle]
    counted = _counted(parts, ready, phase)
    return {
        **opdracht_row(opdracht),
        "serie": opdracht.serie,
        "lead": _lead(opdracht, parts, ready),
        "rows": sorted(
            (_part_row(part, phase, standing.get(part.deal_id)) for part in parts),
            key=lambda row: row["order"],
        ),
        "is_moving": phase in (Phase.CHECKING, Phase.RUNNING),
        "may_drop": phase in (Phase.CHECKING, Phase.READY) and policies.may_end(opdracht, user),
        "may_stop": phase is Phase.RUNNING and policies.may_end(opdracht, user),
        "is_ready": phase is Phase.READY and policies.is_who_ordered(opdracht, user),
        "start_label": _start_label(opdracht, len(ready)),
        **counted,
    }


def _counted(parts: list[Onderdeel], ready: list[Onderdeel], phase: Phase) -> dict[str, Any]:
    if phase is Phase.CHECKING:
        checked = sum(part.checked_at is not None for part in parts)
        return {"progress": dutch("Gecontroleerd"), "done": checked, "total": len(parts)}
    handled = sum(part.done_at is not None or bool(part.failure) for part in ready)
    return {"progress": dutch("Gedaan"), "done": handled, "total": len(ready)}


def _lead(opdracht: Opdracht, parts: list[Onderdeel], ready: list[Onderdeel]) -> str:
    """'19 gereed, 3 niet.' before, '18 ondertekend, 1 mislukt, 3 niet gereed.' afterwards."""
    if opdracht.phase is Phase.CHECKING:
        return dutch("Elke deal wordt eerst gecontroleerd. Er wordt nog niets gedaan.")
    not_ready = len(parts) - len(ready)
    if opdracht.phase is Phase.DROPPED and opdracht.checked_at and not ready:
        return dutch(
            "{zin} Er is niets gedaan; hieronder staat per deal waarom.", zin=NO_DEAL_READY
        )
    if opdracht.phase in (Phase.READY, Phase.DROPPED):
        counts = [
            dutch("{aantal} gereed", aantal=len(ready)),
            dutch("{aantal} niet", aantal=not_ready) if not_ready else "",
        ]
    else:
        done = sum(part.done_at is not None for part in ready)
        failed = sum(bool(part.failure) for part in ready)
        counts = [
            joined(" ", (str(done), DONE_WORDS[SerieAct(opdracht.act)][done != 1])),
            dutch("{aantal} mislukt", aantal=failed) if failed else "",
            dutch("{aantal} niet gereed", aantal=not_ready) if not_ready else "",
        ]
    said = joined("", (joined(", ", filter(None, counts)), "."))
    is_asked = opdracht.phase is Phase.READY and ready and opdracht.act in FOR_GOOD
    return joined(" ", (said, NO_WAY_BACK)) if is_asked else said


def _part_row(part: Onderdeel, phase: Phase, row: Beschikking | None) -> dict[str, Any]:
    """A deal with its outcome; what failed or cannot be done stands on top."""
    page, number = ("disbursement:beschikking-detail", row.pk) if row else (DEAL, part.deal_id)
    order, meaning, word = _outcome(part, phase)
    return {
        "order": (order, part.deal.name),
        "deal": part.deal,
        "url": reverse(page, args=[number]),
        "meaning": meaning,
        "word": word,
        "reason": part.failure or part.obstacle,
    }


def _outcome(part: Onderdeel, phase: Phase) -> tuple[int, str, str]:
    if part.failure:
        return 0, "error", dutch("mislukt")
    if part.obstacle:
        return 1, "error", dutch("niet gereed")
    if part.done_at is not None:
        return 3, "ok", dutch("gedaan")
    if part.checked_at is None:
        return 2, "neutral", dutch("wordt nog gecontroleerd")
    if phase is Phase.STOPPED:
        return 2, "neutral", dutch("niet gedaan")
    return (2, "busy", dutch("wacht")) if phase is Phase.RUNNING else (2, "ok", dutch("gereed"))


def _start_label(opdracht: Opdracht, number: int) -> str:
    act = opdracht.get_act_display()
    if number == 1:
        return dutch("{wat} voor 1 deal", wat=act)
    return dutch("{wat} voor {aantal} deals", wat=act, aantal=number)
