"""The papers of an overleg: ordered with an agenda, and opened as a file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.overleg import services
from monitoring.overleg.forms import PackForm
from monitoring.overleg.rendering import breadcrumb
from monitoring.overleg.rendering.pack_data import STANDARD_AGENDA
from monitoring.overleg.selectors import overleggen_visible_to, packs_seen_by
from monitoring.overleg.views.acting import told
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.documents.handing_out import document_response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Let the papers be made; what was typed stays when it is refused."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = PackForm(sent, initial={"agenda": "\n".join(STANDARD_AGENDA)})
    if form.is_valid():
        try:
            services.order_pack(
                overleg_id=pk, actor=request.user, agenda=form.cleaned_data["agenda"]
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, dutch("Het vergaderstuk wordt gemaakt. Dat duurt even."))
            return redirect("monitoring:overleg-detail", pk=pk)
    context = {
        "title": dutch("Vergaderstuk maken"),
        "lead": dutch(
            "{overleg}. Eén PDF met de open actiepunten, de indicatoren, het geld, de"
            " afwijkingen, de gevraagde wijzigingen en het vorige verslag, zoals het nu is.",
            overleg=str(overleg),
        ),
        "form": form,
        "button": dutch("Vergaderstuk maken"),
        "breadcrumb": breadcrumb(overleg, dutch("Vergaderstuk")),
        "back_url": reverse("monitoring:overleg-detail", args=[pk]),
    }
    return render(request, "monitoring/form.html", context)


@login_required
@require_safe
def file(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The PDF; a 404 while there is none."""
    row = get_object_or_404(packs_seen_by(request.user), pk=pk)
    try:
        return document_response(row.document)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("monitoring:overleg-detail", pk=row.overleg_id)


@login_required
@require_POST
def again(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Let papers be made again that could not be made."""
    row = get_object_or_404(packs_seen_by(request.user), pk=pk)
    told(
        request,
        lambda: services.retry_pack(vergaderstuk_id=pk, actor=request.user),
        dutch("Het vergaderstuk wordt opnieuw gemaakt."),
    )
    return redirect("monitoring:overleg-detail", pk=row.overleg_id)
