"""How the sending of a decision is shown: its moments, what went wrong, and what to do."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from disbursement.bekendmaking import policies
from disbursement.bekendmaking.models import Bekendmaking
from disbursement.bekendmaking.selectors import (
    bekendmaking_of,
    last_day_if_posted_today,
    latest_mail_of,
    passed_by,
)
from disbursement.beschikking.models import ANNOUNCED, Beschikking
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch
from regiodeals.legal.electronic import Route, source_of
from regiodeals.legal.terms import legal_day
from regiodeals.mail.models import Message
from regiodeals.templatetags.dutch import tijdstip

NOT_YET = dutch("nog niet")
QUEUED = dutch("nog niet, klaargezet op {moment}")
QUEUED_AND_TRIED = dutch("nog niet, klaargezet op {moment}, {keer}x geprobeerd")


def sending_of(beschikking: Beschikking, user: User) -> dict[str, Any]:
    """Everything the panel shows; who is not of the ministry sees moments, not the repairing."""
    is_announced = beschikking.status in ANNOUNCED
    row = bekendmaking_of(beschikking) if is_announced else None
    message = latest_mail_of(beschikking) if is_announced else None
    shown: dict[str, Any] = {
        "moments": _moments(beschikking, row, message),
        "route": _route(beschikking, row),
        "problem": None,
        "post_url": "",
    }
    if not user.is_ministry or not is_announced:
        return shown
    may_send = policies.may_send(beschikking, user)
    problem = _problem(beschikking, message, may_send=may_send)
    must_post = beschikking.is_to_be_posted
    return shown | {
        "problem": problem,
        "late": _late_posting(beschikking, row),
        "too_late": too_late(beschikking),
        "must_post": must_post,
        "never_sent": _never_sent(beschikking),
        **_posting(
            beschikking, row, may_send=may_send, is_needed=beschikking.lies_ready or bool(problem)
        ),
    }


def _posting(
    beschikking: Beschikking, row: Bekendmaking | None, *, may_send: bool, is_needed: bool
) -> dict[str, str]:
    """Where the day of posting is written down, or corrected as long as nobody counts on it."""
    is_known = row is not None and row.posted_on is not None
    if not may_send or not (is_needed or (is_known and beschikking.final_on is None)):
        return {"post_url": ""}
    label = (
        dutch("Dag van verzending verbeteren")
        if is_known
        else dutch("Verzending per post vastleggen")
    )
    return {"post_url": _url("post", beschikking), "post_label": label}


def _moments(
    beschikking: Beschikking, row: Bekendmaking | None, message: Message | None
) -> list[dict[str, str]]:
    """Drafted, decided, signed, available, sent, opened: each its own moment, none left empty."""
    facts = beschikking.facts
    decided = long_date(date.fromisoformat(facts["datum"])) if facts else NOT_YET
    items = [
        (dutch("Opgesteld"), tijdstip(beschikking.drafted_at)),
        (dutch("Besloten (datum van de brief)"), decided),
        (dutch("Ondertekend"), _moment(beschikking.signed_at)),
        (dutch("In het portaal te lezen"), _moment(beschikking.announced_at)),
        (dutch("Verzonden per mail"), _mailed(beschikking, row, message)),
        (dutch("Verzonden per post"), _posted(beschikking, row)),
        (dutch("Geopend door de geadresseerde"), _opened(beschikking, row)),
    ]
    return [{"label": label, "value": value} for label, value in items]


def _mailed(beschikking: Beschikking, row: Bekendmaking | None, message: Message | None) -> str:
    if message is None:
        is_by_post = row is not None and row.route == Route.POST.value
        return (
            dutch("niet: er is geen toestemming voor mail") if is_by_post else _unknown(beschikking)
        )
    if message.bounced_at is not None:
        return dutch(
            "{moment}, teruggekomen op {terug}",
            moment=_moment(message.handed_over_at),
            terug=tijdstip(message.bounced_at),
        )
    if message.handed_over_at is not None:
        return dutch(
            "{moment}, aangenomen door de mailserver", moment=tijdstip(message.handed_over_at)
        )
    if message.given_up_at is not None:
        return dutch("mislukt op {moment}", moment=tijdstip(message.given_up_at))
    pattern = QUEUED_AND_TRIED if message.failed_at else QUEUED
    return dutch(pattern, moment=tijdstip(message.queued_at), keer=message.attempts)


def _posted(beschikking: Beschikking, row: Bekendmaking | None) -> str:
    if row is not None and row.posted_on is not None:
        return dutch(
            "{dag}, vastgelegd door {wie}",
            dag=long_date(row.posted_on),
            wie=row.posting_recorded_by,
        )
    if row is not None and row.route == Route.ELEKTRONISCH.value:
        return dutch("niet nodig: mail en portaal mogen")
    return _unknown(beschikking)


def _opened(beschikking: Beschikking, row: Bekendmaking | None) -> str:
    if row is None:
        return _unknown(beschikking)
    if not row.opened_at:
        return NOT_YET
    return dutch("{moment}, door {wie}", moment=tijdstip(row.opened_at), wie=row.opened_by)


def _unknown(beschikking: Beschikking) -> str:
    """Made known without a record of it, as before there was one: then nobody knows."""
    if beschikking.status not in ANNOUNCED:
        return NOT_YET
    return NOT_YET if hasattr(beschikking, "bekendmaking") else dutch("onbekend")


def _moment(moment: datetime | None) -> str:
    return tijdstip(moment) if moment else NOT_YET


def _route(beschikking: Beschikking, row: Bekendmaking | None) -> str:
    """Which moment is the bekendmaking, with its article."""
    if row is None or beschikking.announced_on is None:
        return ""
    route = Route(row.route)
    source = cited(source_of(route, beschikking.announced_on))
    if route is Route.ELEKTRONISCH:
        return dutch(
            "De geadresseerde stemde in met elektronische berichten. De beschikking is "
            "bekend op de dag waarop zij in het portaal te lezen is ({bron}).",
            bron=source,
        )
    return dutch(
        "Het is onbekend of de geadresseerde elektronische berichten wil. De "
        "beschikking is bekend op de dag waarop de brief per post is verzonden "
        "({bron}).",
        bron=source,
    )


def _late_posting(beschikking: Beschikking, row: Bekendmaking | None) -> str:
    """The day that counts, where the post went later than the portal said."""
    if row is None or row.sent_on in (None, beschikking.announced_on):
        return ""
    last = long_date(last_day_if_posted_today(beschikking))
    return dutch(
        "De brief ging pas op {dag} op de post. De termijn voor de geadresseerde loopt vanaf die"
        " dag, tot en met {einde}. De beschikking wordt pas daarna onherroepelijk.",
        dag=long_date(row.sent_on),
        einde=last,
    )


def too_late(beschikking: Beschikking) -> list[str]:
    """Which last day of the law passed between the step and the posting, each with its article.

    As if posted today, of a letter that still lies here. It warns: the letter is posted all the
    same, and whoever objects may say so.
    """
    if beschikking.is_never_sent:
        return []
    day = beschikking.sent_on or legal_day(clock.now(), ZoneInfo(beschikking.announced_zone))
    found = passed_by(beschikking, posted_on=day)
    return [f"{row.article.capitalize()}: {row.finding} {row.repair}" for row in found]


def _never_sent(beschikking: Beschikking) -> str:
    """Why nobody posts it any more, and what to do when it went by post before."""
    if not beschikking.is_never_sent:
        return ""
    return dutch(
        "{kenmerk} is verzonden en ging voor. Dit besluit heeft nooit gegolden (Awb 3:40). Ging"
        " de brief eerder toch op de post? Leg dan die dag vast.",
        kenmerk=beschikking.replaced_by.kenmerk,
    )


def _problem(
    beschikking: Beschikking, message: Message | None, *, may_send: bool
) -> dict[str, str] | None:
    """What went wrong with the mail, in words, and what to do; None when it went well."""
    if message is None or not message.is_failed:
        return None
    reason = message.bounce if message.bounced_at else message.failure
    return {
        "title": dutch("De mail kwam terug")
        if message.bounced_at
        else dutch("De mail is niet verzonden"),
        "text": dutch(
            "Reden: {reden}. Het adres was {adres}. Verbeter het bij de organisatie als het niet"
            " klopt, en verstuur de mail opnieuw. Of verzend de brief per post en leg de dag vast.",
            reden=reason or dutch("onbekend"),
            adres=message.to_address,
        ),
        "url": _url("send-again", beschikking) if may_send else "",
    }


def _url(name: str, beschikking: Beschikking) -> str:
    return reverse(f"disbursement:bekendmaking-{name}", args=[beschikking.pk])
