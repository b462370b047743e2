"""Pages of the batches, and their file."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from disbursement.betaling import services
from disbursement.betaling.forms import ComposeForm
from disbursement.betaling.rendering import batches as rendering
from disbursement.betaling.selectors import batches_visible_to, betalingen_visible_to
from regiodeals.accounts.http import AuthenticatedRequest, ask_again, posted_remark
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.documents import store

PAGE_SIZE = 50
STEPS: dict[str, Callable[..., Any]] = {
    "ask_rejection": services.ask_rejection,
    "keep": services.keep_batch,
    "reject": services.reject_batch,
    "confirm": services.confirm_batch,
    "dissolve": services.dissolve_batch,
    "offer": services.offer_batch,
    "retry": services.retry_file,
}
SAID = {
    "ask_rejection": dutch("Vastgelegd. Een ander moet bevestigen dat de bank het bestand afwees."),
    "keep": dutch("Vastgelegd dat de bank het bestand niet afwees."),
    "reject": dutch("De betalingen zijn vervallen. Geef de termijnen opnieuw vrij."),
    "confirm": dutch("De batch is bevestigd. Het bestand wordt gemaakt."),
    "dissolve": dutch("De batch is ontbonden. De betalingen kunnen in een andere batch."),
    "offer": dutch("Vastgelegd dat het bestand bij de bank is aangeboden."),
    "retry": dutch("Het bestand wordt opnieuw gemaakt."),
}


@login_required
@require_POST
def compose(request: AuthenticatedRequest) -> HttpResponse:
    """Put everything that was released in one currency in a batch; a refused day stays."""
    try:
        batch = services.compose_batch(**ComposeForm(request.POST).answers(), actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        typed = urlencode({name: request.POST.get(name, "") for name in ("valuta", "dag")})
        return redirect(f"{reverse('disbursement:betaling-list')}?{typed}#samen")
    messages.success(
        request, dutch("{batch} is samengesteld. Een ander moet haar bevestigen.", batch=batch)
    )
    return redirect("disbursement:betaalbatch-detail", pk=batch.pk)


@login_required
@require_safe
def batch_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One batch: its payments, its sum, its file, and what can be done now."""
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    rows = betalingen_visible_to(request.user).filter(batch=batch).order_by("pk")
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = rendering.batch_page(batch, request.user) | {
        "page": shown,
        "rows": rendering.payment_rows(shown.object_list),
    }
    return render(request, "disbursement/betaling/batch.html", context)


@login_required
@require_POST
def batch_step(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Confirm a batch, take it apart, or say that it went to the bank."""
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    if verb not in STEPS:
        raise Http404
    try:
        said = {"reason": posted_remark(request)} if verb == "ask_rejection" else {}
        STEPS[verb](batch_id=batch.pk, actor=request.user, **said)
    except DomainError as error:
        messages.error(request, str(error))
        if verb == "ask_rejection":
            page = reverse("disbursement:betaalbatch-detail", args=[pk])
            return ask_again(request, page, "vraag")
    else:
        messages.success(request, SAID[verb])
    return redirect("disbursement:betaalbatch-detail", pk=pk)


@login_required
@require_safe
def batch_file(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The file for the bank; who takes it stands in the trail."""
    batch = get_object_or_404(batches_visible_to(request.user), pk=pk)
    try:
        taken = services.note_download(batch_id=batch.pk, actor=request.user)
        document = taken.document
        content = store.get(document.sha256) if document else b""
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:betaalbatch-detail", pk=pk)
    response = HttpResponse(content, content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{taken.message_id}.xml"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
