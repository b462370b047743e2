"""The accounts of the kassiers, as the pages show them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from disbursement.betaling import policies
from disbursement.betaling.models import Betaling, Rekening
from disbursement.betaling.models.kinds import CURRENCIES
from disbursement.betaling.rendering.account_notices import other_name
from disbursement.betaling.rendering.page import breadcrumb
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.bank_numbers import in_groups, last_four
from regiodeals.common.dutch_dates import short_date
from regiodeals.common.words import dutch, joined
from regiodeals.party.models import Organisation


def kassier_rows(kassiers: Iterable[Organisation]) -> list[dict[str, Any]]:
    """Kassiers with whether they can be paid."""
    return [
        {
            "kassier": kassier,
            "url": reverse("disbursement:rekening-detail", args=[kassier.pk]),
            **_standing(kassier),
        }
        for kassier in kassiers
    ]


def _standing(kassier: Any) -> dict[str, str]:
    if kassier.has_proposed:
        return {"meaning": "review", "word": dutch("te bevestigen")}
    if kassier.has_usable:
        return {"meaning": "ok", "word": dutch("te gebruiken")}
    return {"meaning": "warning", "word": dutch("geen rekening")}


def kassier_page(
    kassier: Organisation,
    rekeningen: Sequence[Rekening],
    user: User,
    under_way: Mapping[int, Sequence[Betaling]],
) -> dict[str, Any]:
    """Every account that a kassier ever gave, the latest first."""
    current: dict[str, Rekening] = {}
    today = clock.today()
    for row in sorted(rekeningen, key=lambda row: row.confirmed_at or row.proposed_at):
        if row.usable_from is not None and row.usable_from <= today and not row.is_blocked:
            current[row.currency] = row
    may_propose = policies.may_propose(None, user)
    return {
        "kassier": kassier,
        "rows": [
            _account_row(
                row, user, under_way.get(row.pk, ()), is_current=current.get(row.currency) == row
            )
            for row in rekeningen
        ],
        "starts": [
            {
                "label": dutch("Rekening in {munt} voorstellen", munt=words),
                "url": reverse("disbursement:rekening-propose", args=[kassier.pk, code]),
            }
            for code, words in CURRENCIES
        ]
        if may_propose
        else [],
        "breadcrumb": [
            *breadcrumb("")[:1],
            {"label": dutch("Rekeningen"), "url": reverse("disbursement:rekening-list")},
            {"label": str(kassier)},
        ],
    }


def propose_page(kassier: Organisation, currency: str) -> dict[str, Any]:
    """The form to write down an account."""
    back = reverse("disbursement:rekening-detail", args=[kassier.pk])
    heading = dutch("Rekening in {munt} voorstellen", munt=dict(CURRENCIES)[currency])
    return {
        "heading": heading,
        "kassier": kassier,
        "back_url": back,
        "breadcrumb": [
            *breadcrumb("")[:1],
            {"label": dutch("Rekeningen"), "url": reverse("disbursement:rekening-list")},
            {"label": str(kassier), "url": back},
            {"label": heading},
        ],
    }


def _account_row(
    row: Rekening, user: User, under_way: Iterable[Betaling], *, is_current: bool
) -> dict[str, Any]:
    meaning, word = _stand(row, is_current=is_current)
    is_controller = policies.is_controller(row, user)
    # The whole number is for who has to compare it with what the kassier wrote.
    number = in_groups(row.number) if is_controller else last_four(row.number)
    return {
        "rekening": row,
        "number": number,
        "bank": ", ".join(filter(None, [row.bank_name, row.bic, row.town])),
        "meaning": meaning,
        "word": word,
        "since": short_date(row.usable_from) if row.usable_from else None,
        "people": _people(row),
        # Who confirms it must see this; afterwards it is said where it is paid to.
        "still": [_still(betaling) for betaling in under_way] if row.is_blocked else [],
        "other_name": other_name(row, row.organisation) if row.is_proposed else "",
        "acts": _acts(row, user) if is_controller else [],
    }


def _still(betaling: Betaling) -> dict[str, str]:
    """A payment that was released to an account before it was blocked."""
    words: str = str(betaling)
    if betaling.batch:
        words = dutch("{betaling} in {batch}", betaling=betaling, batch=betaling.batch)
    return {
        "url": reverse("disbursement:betaling-detail", args=[betaling.pk]),
        "words": words,
    }


def _stand(row: Rekening, *, is_current: bool) -> tuple[str, str]:
    if row.is_proposed:
        return "review", dutch("te bevestigen")
    if row.refused_at is not None:
        return "neutral", "afgekeurd"
    if row.is_blocked:
        return "error", "geblokkeerd"
    if row.usable_from is not None and row.usable_from > clock.today():
        return "busy", dutch("vanaf morgen")
    return ("ok", dutch("in gebruik")) if is_current else ("neutral", "vervangen")


def _people(row: Rekening) -> str:
    said = [dutch("voorgesteld door {wie}", wie=row.proposed_by)]
    if row.confirmed_by is not None:
        said.append(dutch("bevestigd door {wie}", wie=row.confirmed_by))
    if row.refused_by is not None:
        said.append(dutch("afgekeurd door {wie}: {reden}", wie=row.refused_by, reden=row.remark))
    if row.blocked_by is not None:
        said.append(dutch("geblokkeerd door {wie}: {reden}", wie=row.blocked_by, reden=row.remark))
    return joined(", ", said).rstrip(".")


def _acts(row: Rekening, user: User) -> list[dict[str, Any]]:
    if row.is_proposed:
        rule = policies.is_not_proposer
        reasons = [] if rule(row, user) else [rule.sentence]  # type: ignore[attr-defined]
        return [
            _act(row, "confirm", dutch("Rekening bevestigen"), "primary", reasons=reasons),
            _act(row, "refuse", dutch("Afkeuren"), "subtle", remark="required"),
        ]
    if row.confirmed_at is not None and not row.is_blocked:
        return [_act(row, "block", dutch("Blokkeren"), "danger", remark="required")]
    return []


def _act(row: Rekening, verb: str, label: str, kind: str, **more: Any) -> dict[str, Any]:
    url = reverse("disbursement:rekening-act", args=[row.pk, verb])
    return {"id": f"{verb}-{row.pk}", "label": label, "kind": kind, "url": url, **more}
