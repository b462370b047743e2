"""Check what was written, offer it, sign it and hand it in, and read the receipt."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from monitoring.rapportage import selectors, services
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.policies import writes
from monitoring.rapportage.rendering.check import check_page
from monitoring.rapportage.rendering.sections import breadcrumb
from monitoring.rapportage.sending import WITHDRAWN
from monitoring.rapportage.views.files import file_of
from regiodeals.accounts.http import AuthenticatedRequest, ask_again, posted_remark
from regiodeals.accounts.rate_limit import require_turn
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

DONE = {
    "offer": dutch(
        "De rapportage ligt ter ondertekening bij de regiokassier. Wie voor haar mag tekenen,"
        " krijgt een mail en vindt de rapportage bij Mijn werk."
    ),
    "take_back": dutch("U kunt verder schrijven."),
    "submit": dutch("De rapportage is ingediend. U krijgt een ontvangstbewijs."),
    "send_back": dutch("De rapportage is terug bij de regio, met uw opmerkingen."),
    "accept": dutch("U gaf akkoord. De rapportage wordt als PDF gemaakt."),
    "correct": dutch(
        "U kunt schrijven aan een nieuwe versie. Waarop akkoord is gegeven, blijft bewaard."
    ),
}
NOBODY_SIGNS = dutch(
    "De rapportage is aangeboden, maar nu kan niemand haar ondertekenen. Vraag de beheerder van de"
    " regio iemand uit te nodigen die voor de regiokassier tekent en niet meeschreef. Die vindt de"
    " rapportage dan bij Mijn werk."
)
NOBODY_TOLD = dutch(
    "De vraag is ingetrokken, maar niemand van de regio kreeg een mail: er is geen coördinator met"
    " een e-mailadres. Laat het zelf weten."
)
GIVEN_BACK = dutch(
    "De rapportage is terug bij de regio. Wie haar aanbood, krijgt een mail en leest hier wat u"
    " schreef."
)
# Each offer mails everybody who may sign.
OFFERS_PER_HOUR = 20
# Where a refusal is said; the rest on the check page.
BACK = {"send_back": "review", "accept": "review", "correct": "detail", "withdraw": "detail"}


@login_required
@require_safe
def check(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Everything that blocks and everything that only warns, and the step that comes next."""
    whole = selectors.whole_rapportage(request.user, pk)
    report = get_object_or_404(selectors.with_last_data(whole))
    trail = breadcrumb(f"{report.deal} {report.name.about}")
    trail[-1]["url"] = reverse("monitoring:rapportage-detail", args=[pk])
    context = check_page(report, request.user) | {
        "breadcrumb": [*trail, {"label": dutch("Controle")}]
    }
    return render(request, "monitoring/rapportage/check.html", context)


@login_required
@require_POST
def step(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step; a refusal is said on the page of its button."""
    report = get_object_or_404(selectors.rapportages_visible_to(request.user), pk=pk)
    try:
        if verb == "offer":
            require_turn(request.user, "aanbieden", per_hour=OFFERS_PER_HOUR)
        services.take_step(
            rapportage_id=pk,
            verb=verb,
            actor=request.user,
            remark=posted_remark(request),
            seen=request.POST.get("gezien", ""),
        )
    except DomainError as error:
        messages.error(request, str(error))
        return ask_again(request, _page_of(verb, pk), verb)
    if verb == "offer" and not selectors.signers_of([report]):
        messages.warning(request, NOBODY_SIGNS)
    elif verb == "give_back" or (verb == "take_back" and not writes(report, request.user)):
        messages.success(request, GIVEN_BACK)
    elif verb == "withdraw":
        _say_who_was_told(request, report)
    else:
        messages.success(request, DONE[verb])
    return redirect("monitoring:rapportage-detail", pk)


def _page_of(verb: str, pk: int) -> str:
    """The page on which the button of a step stands."""
    return reverse(f"monitoring:rapportage-{BACK.get(verb, 'check')}", args=[pk])


def _say_who_was_told(request: AuthenticatedRequest, report: Rapportage) -> None:
    names = selectors.names_told(report, WITHDRAWN)
    if names:
        messages.success(
            request,
            dutch("De vraag is ingetrokken. Een mail gaat naar {namen}.", namen=", ".join(names)),
        )
    else:
        messages.warning(request, NOBODY_TOLD)


@login_required
@require_safe
def receipt(request: AuthenticatedRequest, pk: int, number: int) -> HttpResponse:
    """The stored receipt, byte for byte."""
    report = get_object_or_404(selectors.rapportages_visible_to(request.user), pk=pk)
    return file_of(request, pk, selectors.stored_receipt_of(report, number))


@login_required
@require_POST
def retry(request: AuthenticatedRequest, pk: int, number: int, kind: str) -> HttpResponse:
    """Ask again for a document of a handing in that could not be made."""
    report = get_object_or_404(selectors.rapportages_visible_to(request.user), pk=pk)
    get_object_or_404(selectors.indieningen_of(report), number=number)
    try:
        services.retry_document(rapportage_id=pk, number=number, kind=kind, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("Het document wordt opnieuw gemaakt."))
    return redirect("monitoring:rapportage-detail", pk)
