"""Pages of the beschikking."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from disbursement.beschikking import services
from disbursement.beschikking.forms import (
    StepForm,
    TryDayForm,
)
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import facts, make, page
from disbursement.beschikking.selectors import beschikkingen_visible_to, bezetting_on, with_return
from disbursement.uitkering.selectors import uitkeringen_visible_to
from regiodeals.accounts.http import AuthenticatedRequest, ask_again
from regiodeals.common import clock
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

PAGE_SIZE = 25


@login_required
@require_safe
def beschikking_list(request: AuthenticatedRequest) -> HttpResponse:
    """All beschikkingen that the person sees, the latest first."""
    found = beschikkingen_visible_to(request.user).select_related("drafter")
    current = Paginator(found.order_by("-drafted_at", "-pk"), PAGE_SIZE).get_page(
        request.GET.get("pagina")
    )
    today = clock.today()
    # Others see only what was made known, and that waits for nobody.
    bezetting = bezetting_on(today) if request.user.is_ministry else None
    rows = [page.list_row(row, today, bezetting) for row in current]
    context = {"page": current, "rows": rows}
    return render(request, "disbursement/beschikking/list.html", context)


@login_required
@require_safe
def beschikking_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The decision: who is next, the test per article, the letter, the term."""
    return _page(request, for_page(request, pk))


def for_page(request: AuthenticatedRequest, pk: int) -> Beschikking:
    """A beschikking that this person may see, with all that its page shows."""
    visible = (
        with_return(beschikkingen_visible_to(request.user))
        .select_related("drafter", "reviewer", "signer")
        .prefetch_related("uitkering__termijnen", "uitkering__beschikkingen")
    )
    return get_object_or_404(visible, pk=pk)


def _page(
    request: AuthenticatedRequest, beschikking: Beschikking, *, verb: str = "", remark: str = ""
) -> HttpResponse:
    """The page; `remark` was typed with the step `verb` and refused."""
    form = TryDayForm(request.GET if "bekend" in request.GET else None, auto_id="termijn-%s")
    tried_day = form.cleaned_data["bekend"] if form.is_valid() else None
    context = page.detail(beschikking, request.user, clock.today(), tried_day=tried_day)
    context["try_day"] = form
    # The step may be gone, because somebody else was first: then the remark stands by itself.
    context["unsent_remark"] = page.keep_typed(context.get("steps", []), verb, remark)
    return render(request, "disbursement/beschikking/detail.html", context)


@login_required
@require_POST
def draft(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Begin the verlening of an uitkering."""
    uitkering = get_object_or_404(uitkeringen_visible_to(request.user), pk=pk)
    try:
        beschikking = services.draft_beschikking(uitkering_id=uitkering.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("regiodeals:deal-detail", pk=uitkering.deal_id)
    messages.success(
        request, dutch("Het concept is gemaakt. Bekijk de brief en stuur hem ter toetsing.")
    )
    return redirect("disbursement:beschikking-detail", pk=beschikking.pk)


@login_required
@require_POST
def transition(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step in the life of a beschikking; a remark that is refused stays on the page."""
    beschikking = for_page(request, pk)
    form = StepForm(request.POST)
    try:
        taken = services.take_step(
            beschikking_id=beschikking.pk,
            verb=verb,
            actor=request.user,
            remark=form.remark(),
            seen=form.shown(),
            has_read=form.has_read(),
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, page.done(verb, taken))
        return redirect("disbursement:beschikking-detail", pk=pk)
    if remark := request.POST.get("opmerking", "").strip():
        return _page(request, beschikking, verb=verb, remark=remark)
    return ask_again(request, reverse("disbursement:beschikking-detail", args=[pk]), verb)


@login_required
@require_POST
def retry(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Have a letter made that was given up."""
    beschikking = get_object_or_404(beschikkingen_visible_to(request.user), pk=pk)
    try:
        services.retry_letter(beschikking_id=beschikking.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("De brief wordt opnieuw gemaakt."))
    return redirect("disbursement:beschikking-detail", pk=pk)


@login_required
@require_safe
def preview(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The letter as it would go out today, by the same renderer, with CONCEPT across it."""
    beschikking = get_object_or_404(beschikkingen_visible_to(request.user), pk=pk)
    if beschikking.facts is not None:
        return redirect("disbursement:beschikking-letter", pk=pk)
    try:
        draft_facts = facts.letter_facts(beschikking, dated_on=clock.today(), mandaat=None)
        content = make.render_preview(draft_facts)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:beschikking-detail", pk=pk)
    return _pdf(content, f"concept-{beschikking.pk}.pdf")


def _pdf(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
