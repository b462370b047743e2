"""One page that asks before an act of the administration, with a reason for the trail."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from regiodeals.audit.services import LONGEST_REMARK, UNFIT_REMARK
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch, joined

# What the page itself sends: that it was read, and why the act is done.
SURE, REASON = "zeker", "reden"
NO_REASON = dutch("Schrijf op waarom. Dat staat daarna in het spoor.")
# So many names a person reads before he says that it is right; a form can send no thousand either.
MOST_AT_ONCE = 200
TOO_MANY = dutch(
    "Dit kan met hoogstens {aantal} tegelijk, zodat u kunt lezen welke het zijn. Maak de"
    " lijst korter met een filter, en doe daarna de rest.",
    aantal=MOST_AT_ONCE,
)
NOTHING_LEFT = dutch("Er is niets meer om dit mee te doen. Kijk in de lijst hoe het nu is.")


@dataclass(frozen=True)
class Question:
    """What the page says: what is done, what follows from it, the button, and what was done."""

    title: str
    consequence: str
    button: str
    done: str


def confirmed(
    request: HttpRequest,
    rows: QuerySet[Any],
    question: Question,
    act: Callable[[Any, str], Any],
    *,
    page: Any,
) -> HttpResponse | None:
    """Do `act(row, reason)` for each row once somebody read the page and wrote a reason.

    Until then nothing happens and the page comes (back). `act` is a service: it refuses by a
    DomainError what cannot be done, or was done already, and writes the line of the trail.
    """
    if rows.count() > MOST_AT_ONCE:
        page.message_user(request, TOO_MANY, messages.WARNING)
        return None
    reason = str(request.POST.get(REASON, "")).strip()
    wrong = _wrong_with(reason) if SURE in request.POST else ""
    if SURE not in request.POST or wrong:
        return _page(request, rows, question, page, reason=reason, wrong=wrong)
    chosen = list(rows)
    if not chosen:
        page.message_user(request, NOTHING_LEFT, messages.WARNING)
    succeeded = sum(_succeeds(request, row, reason, act, page) for row in chosen)
    if succeeded:
        page.message_user(
            request,
            dutch("{gedaan}: {aantal}.", gedaan=question.done, aantal=succeeded),
            messages.SUCCESS,
        )
    return None


def _succeeds(
    request: HttpRequest, row: Any, reason: str, act: Callable[[Any, str], Any], page: Any
) -> bool:
    """Do it for one row; a refusal is a message, and the rest goes on."""
    try:
        act(row, reason)
    except DomainError as error:
        page.message_user(request, joined(": ", (str(row), str(error))), messages.ERROR)
        return False
    return True


def _wrong_with(reason: str) -> str:
    if not reason:
        return NO_REASON
    return UNFIT_REMARK if len(reason) > LONGEST_REMARK or "\0" in reason else ""


def _page(
    request: HttpRequest,
    rows: QuerySet[Any],
    question: Question,
    page: Any,
    *,
    reason: str,
    wrong: str,
) -> HttpResponse:
    context = {
        **page.admin_site.each_context(request),
        "title": question.title,
        "question": question,
        "rows": rows,
        "act": request.POST["action"],
        "reason": reason,
        "wrong": wrong,
        "opts": page.opts,
    }
    return TemplateResponse(request, "admin/bevestigen.html", context)
