"""What can be done now with the deals of a serie, and what another must do first."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.serie import policies
from disbursement.serie.models import Serie, SerieAct
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch, joined

# By how far its verlening is, what can be done together with a deal; None: there is none yet.
NEXT_ACT = {
    None: SerieAct.DRAFT,
    BeschikkingStatus.CONCEPT.value: SerieAct.SUBMIT,
    BeschikkingStatus.GETOETST.value: SerieAct.SIGN,
    BeschikkingStatus.ONDERTEKEND.value: SerieAct.ANNOUNCE,
}
# What another must do, of one deal and of more.
TO_BE_REVIEWED = (
    dutch(
        "1 beschikking wacht op een toetser. Toetsen gaat een voor een, bij Mijn werk van de"
        " toetser."
    ),
    dutch(
        "{aantal} beschikkingen wachten op een toetser. Toetsen gaat een voor een, bij Mijn werk"
        " van de toetser."
    ),
)
WAITS = {
    SerieAct.DRAFT: (
        dutch("Van 1 deal is er nog geen concept. Dat maakt een behandelaar."),
        dutch("Van {aantal} deals is er nog geen concept. Dat maakt een behandelaar."),
    ),
    SerieAct.SUBMIT: (
        dutch("1 concept moet een behandelaar nog naar toetsing sturen."),
        dutch("{aantal} concepten moet een behandelaar nog naar toetsing sturen."),
    ),
    SerieAct.SIGN: (
        dutch("1 beschikking wacht op een tekenbevoegde."),
        dutch("{aantal} beschikkingen wachten op een tekenbevoegde."),
    ),
    SerieAct.ANNOUNCE: (
        dutch("1 getekende beschikking wacht tot een behandelaar haar bekendmaakt."),
        dutch("{aantal} getekende beschikkingen wachten tot een behandelaar ze bekendmaakt."),
    ),
}


def act_buttons(
    serie: Serie, user: User, rows: Sequence[dict[str, Any]], to_look_at: Beschikking | None
) -> list[dict[str, str]]:
    """The acts that this person may order now, each with how many deals are that far.

    `rows` are of `serie_rows`. The only one leads on, once everything was looked at.
    """
    counted = {act: sum(_stage(row) is act for row in rows) for act in SerieAct}
    acts = [act for act in SerieAct if counted[act] and policies.may_order(act.value)(serie, user)]
    leads_on = len(acts) == 1 and to_look_at is None
    return [
        {
            "label": joined("", (act.label, f" ({counted[act]})")),
            "url": reverse("disbursement:serie-order", args=[serie.pk, act.value]),
            "kind": "primary" if leads_on else "",
        }
        for act in acts
    ]


def _stage(row: dict[str, Any]) -> SerieAct | None:
    """What is the next that can be done together with this deal; None when nothing is."""
    return NEXT_ACT.get(row["row"].status if row["row"] else None)


def waits_for_others(serie: Serie, user: User, rows: Sequence[dict[str, Any]]) -> list[str]:
    """What somebody else must do first, in sentences; reviewing is done one by one."""
    found = [
        (TO_BE_REVIEWED, sum(_status(row) == BeschikkingStatus.TER_TOETSING for row in rows)),
        *(
            (WAITS[act], sum(_stage(row) is act for row in rows))
            for act in SerieAct
            if not policies.may_order(act.value)(serie, user)
        ),
    ]
    return [dutch(words[number != 1][:], aantal=number) for words, number in found if number]


def _status(row: dict[str, Any]) -> str:
    return row["row"].status if row["row"] else ""
