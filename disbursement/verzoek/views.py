"""Pages of the requests."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from disbursement.uitkering.selectors import uitkeringen_visible_to
from disbursement.verzoek import services
from disbursement.verzoek.forms import ACTS, ActForm, RegisterForm
from disbursement.verzoek.models import Verzoek, VerzoekKind
from disbursement.verzoek.rendering import act_page, detail, list_row, register_page, today_of
from disbursement.verzoek.selectors import (
    verzoek_for_page,
    verzoeken_matching,
    verzoeken_visible_to,
)
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError, DoneBefore
from regiodeals.common.words import dutch
from regiodeals.documents import store
from regiodeals.documents.received import AGAIN

PAGE_SIZE = 25
ALL = "alle"
# A file of somebody else is saved and not shown: in a browser it could do things.
SANDBOX = "sandbox; default-src 'none'"


@login_required
@require_safe
def verzoek_list(request: AuthenticatedRequest) -> HttpResponse:
    """What is still to be decided, the oldest first; or everything that was ever asked."""
    shows_all = request.GET.get("stand") == ALL
    found = verzoeken_matching(request.user, only_open=not shows_all)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {"page": page, "rows": [list_row(row) for row in page], "shows_all": shows_all}
    return render(request, "disbursement/verzoek/list.html", context)


@login_required
@require_safe
def verzoek_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One request: its clock, the advice, what granting it changes, and what can be done now."""
    verzoek = get_object_or_404(verzoek_for_page(request.user), pk=pk)
    return render(request, "disbursement/verzoek/detail.html", detail(verzoek, request.user))


@login_required
@require_safe
def letter(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The letter of the region, byte for byte, to save."""
    verzoek = get_object_or_404(
        verzoeken_visible_to(request.user).select_related("document"), pk=pk
    )
    try:
        content = store.get(verzoek.document.sha256)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:verzoek-detail", pk=pk)
    response = HttpResponse(content, content_type=verzoek.document.content_type)
    response["Content-Disposition"] = (
        content_disposition_header(True, verzoek.document.filename) or "attachment"
    )
    response["Content-Security-Policy"] = SANDBOX
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: AuthenticatedRequest, pk: int, kind: str) -> HttpResponse:
    """Lay down a letter of the region; what was typed stays when it is refused."""
    uitkering = get_object_or_404(uitkeringen_visible_to(request.user), pk=pk)
    if kind not in VerzoekKind.values:
        raise Http404
    form = RegisterForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        kind=VerzoekKind(kind),
        uitkering=uitkering,
        day=today_of(uitkering),
    )
    if form.is_valid():
        try:
            verzoek = services.register_verzoek(
                uitkering_id=pk,
                wish=form.wish(),
                letter=form.letter(),
                actor=request.user,
                form_key=form.cleaned_data["formulier"],
            )
        except DoneBefore as error:
            messages.info(request, str(error))
            return redirect("disbursement:verzoek-detail", pk=error.pk)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                dutch("{verzoek} is vastgelegd. Vraag nu advies.", verzoek=str(verzoek)),
            )
            return redirect("disbursement:verzoek-detail", pk=verzoek.pk)
    if form.errors and request.FILES and "brief" not in form.errors:
        form.add_error("brief", AGAIN)
    context = register_page(uitkering, VerzoekKind(kind)) | {"form": form}
    return render(request, "disbursement/verzoek/form.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Do something with a request; what was typed stays when it is refused."""
    verzoek = get_object_or_404(verzoek_for_page(request.user), pk=pk)
    if verb not in ACTS:
        raise Http404
    form = ACTS[verb](request.POST if request.method == "POST" else None, verzoek=verzoek)
    if form.is_valid() and (done := _done(request, form)) is not None:
        if verb == "prepare_decision" and done.decision_id is not None:
            return redirect("disbursement:beschikking-detail", pk=done.decision_id)
        return redirect("disbursement:verzoek-detail", pk=pk)
    context = act_page(verzoek, form.label, form.says) | {"form": form}
    return render(request, "disbursement/verzoek/form.html", context)


def _done(request: AuthenticatedRequest, form: ActForm) -> Verzoek | None:
    """The request once the act succeeded; a refusal stands in the form."""
    try:
        done = form.act(request.user)
    except DomainError as error:
        for reason in getattr(error, "reasons", (str(error),)):
            form.add_error(None, reason)
        return None
    messages.success(request, form.done_words or dutch("Vastgelegd: {wat}.", wat=form.label))
    return done
