"""Acts on a convenant and its parties; its page is the panel of the dossier."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiodeals.accounts.http import AuthenticatedRequest, ask_again, posted_remark
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.words import dutch, joined
from regiodeals.convenant import services
from regiodeals.convenant.conditions import why_days_are_fixed
from regiodeals.convenant.forms import (
    CorrectSignatureForm,
    DealForm,
    KassierForm,
    MinistriesForm,
    OfficerForm,
    PartyForm,
    ReasonedCorrectionForm,
    ReasonedSignatureForm,
    SignatureForm,
    SignatureRequestForm,
)
from regiodeals.convenant.models import ConvenantStatus, Ondertekening
from regiodeals.convenant.selectors import convenanten_visible_to, ondertekeningen_visible_to
from regiodeals.deal import services as deal_services
from regiodeals.deal.models import SIGNING_ROLES, Deal, PartyRole
from regiodeals.deal.policies import may_assign_ministries, may_handle
from regiodeals.deal.selectors import deals_visible_to, lines_with_ministries

TO_REGISTER = dutch(
    "Vul de dag in waarop is getekend, en van wie, als u dat weet. De dag van de laatste"
    " handtekening wordt de dag van het convenant."
)
TO_CORRECT = dutch(
    "De dag van het convenant is die van de laatste handtekening. Verandert die, dan telt de"
    " termijn om te verlenen opnieuw."
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register_signature(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Register a signature that was set on paper; what was typed stays when it is refused."""
    slot = get_object_or_404(ondertekeningen_visible_to(request.user), pk=pk)
    # Who posts a first signature after somebody else did, is told so and corrects nothing.
    corrects = request.method != "POST" or "waarom_onjuist" in request.POST
    if slot.signed_on is not None and corrects:
        return _correct_signature(request, slot)
    deal = slot.convenant.deal
    # Why the day is outside the window is asked only when it is.
    form_class = ReasonedSignatureForm if "reden" in request.POST else SignatureForm
    form = form_class(request.POST or None, initial={"naam": slot.name})
    if form.is_valid():
        try:
            services.register_signature(
                ondertekening_id=slot.pk,
                signed_on=form.cleaned_data["getekend_op"],
                name=form.cleaned_data["naam"],
                reason=form.cleaned_data.get("reden", ""),
                actor=request.user,
            )
        except services.ReasonNeeded as error:
            form = ReasonedSignatureForm(request.POST)
            form.ask(str(error))
        except InvalidInput as error:
            form.add_error("getekend_op", str(error))
        except DomainError as error:
            messages.error(request, str(error))
            return _to_panel(deal.pk)
        else:
            messages.success(request, dutch("Handtekening vastgelegd: {ambt}.", ambt=slot.office))
            return _to_panel(deal.pk)
    return _signature_page(request, slot, form, dutch("Handtekening vastleggen"), lead=TO_REGISTER)


def _correct_signature(request: AuthenticatedRequest, slot: Ondertekening) -> HttpResponse:
    """Another day for a signature, with the reason; what was typed stays when it is refused."""
    form_class = ReasonedCorrectionForm if "reden" in request.POST else CorrectSignatureForm
    form = form_class(request.POST or None, initial={"getekend_op": slot.signed_on})
    if form.is_valid():
        try:
            services.correct_signature(
                ondertekening_id=slot.pk,
                signed_on=form.cleaned_data["getekend_op"],
                reason=form.cleaned_data["waarom_onjuist"],
                outside=form.cleaned_data.get("reden", ""),
                actor=request.user,
            )
        except services.ReasonNeeded as error:
            form = ReasonedCorrectionForm(request.POST)
            form.ask(str(error))
        except InvalidInput as error:
            form.add_error("getekend_op", str(error))
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, dutch("Dag verbeterd: {ambt}.", ambt=slot.office))
            return _to_panel(slot.convenant.deal_id)
    # A form that can only be refused is not shown; what was typed stays with its refusal.
    fixed = "" if form.is_bound else why_days_are_fixed(slot.convenant)
    known = dutch("Nu vastgelegd: {dag}.", dag=long_date(slot.signed_on)) if slot.signed_on else ""
    counts = slot.convenant.deal.concluded_on is not None and not fixed
    return _signature_page(
        request,
        slot,
        form,
        dutch("Dag van handtekening verbeteren"),
        lead=joined(" ", (known, TO_CORRECT)) if counts else known,
        fixed=fixed,
    )


def _signature_page(
    request: AuthenticatedRequest,
    slot: Ondertekening,
    form: forms.Form,
    heading: str,
    *,
    lead: str,
    fixed: str = "",
) -> HttpResponse:
    deal = slot.convenant.deal
    breadcrumb = [
        {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
        {"label": deal.name, "url": _panel_url(deal.pk)},
        {"label": heading},
    ]
    context = {
        "slot": slot,
        "deal": deal,
        "form": form,
        "heading": heading,
        "lead": lead,
        "fixed": fixed,
        "breadcrumb": breadcrumb,
    }
    return render(request, "regiodeals/convenant/sign.html", context)


@login_required
@require_POST
def conclude(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Conclude the convenant."""
    convenant = get_object_or_404(convenanten_visible_to(request.user), pk=pk)
    try:
        services.conclude_convenant(
            convenant_id=convenant.pk, actor=request.user, remark=posted_remark(request)
        )
    except DomainError as error:
        messages.error(request, str(error))
        return ask_again(request, _panel_url(convenant.deal_id), "convenant-sluiten")
    else:
        messages.success(request, dutch("Het convenant is gesloten. De twaalf weken lopen."))
    return _to_panel(convenant.deal_id)


def _to_panel(deal_id: int) -> HttpResponse:
    return redirect(_panel_url(deal_id))


def _panel_url(deal_id: int) -> str:
    return reverse("regiodeals:deal-detail", args=[deal_id]) + "#convenant"


PARTY_FORMS: dict[str, tuple[str, str, type[DealForm]]] = {
    "behandelaar": (dutch("Behandelaar"), dutch("Aanwijzen"), OfficerForm),
    "partij": (dutch("Partij toevoegen"), dutch("Toevoegen"), PartyForm),
    "handtekening": (dutch("Handtekening vragen"), dutch("Vragen"), SignatureRequestForm),
    "kassier": (dutch("Regiokassier aanwijzen"), dutch("Aanwijzen"), KassierForm),
    "ministeries": (
        dutch("Ministeries van een programmalijn"),
        dutch("Vastleggen"),
        MinistriesForm,
    ),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def parties(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Who handles the deal, who its parties are, who must sign and who is kassier."""
    deal = get_object_or_404(deals_visible_to(request.user).select_related("convenant"), pk=pk)
    chosen = request.POST.get("handeling", "")
    blocks = []
    for act in _acts_now(request.user, deal):
        title, verb, form_class = PARTY_FORMS[act]
        data = request.POST if act == chosen else None
        form = form_class(data, deal=deal, auto_id=f"{act}-%s")
        if form.is_valid() and _acted(request, deal, act, form):
            return redirect("regiodeals:deal-parties", pk=deal.pk)
        blocks.append({"act": act, "title": title, "verb": verb, "form": form})
    breadcrumb = [
        {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
        {"label": deal.name, "url": _panel_url(deal.pk)},
        {"label": dutch("Partijen")},
    ]
    present = deal.parties.select_related("organisation").order_by("pk")
    context = {
        "deal": deal,
        "blocks": blocks,
        "breadcrumb": breadcrumb,
        "present": present,
        "lines": lines_with_ministries(deal.pk),
    }
    return render(request, "regiodeals/convenant/parties.html", context)


def _acts_now(user: User, deal: Deal) -> list[str]:
    """The forms that make sense for this person in the present state of the deal."""
    handles = may_handle(deal, user)
    convenant = getattr(deal, "convenant", None)
    is_open = convenant is not None and convenant.status == ConvenantStatus.IN_VOORBEREIDING
    roles = set(deal.parties.values_list("role", flat=True))
    shown = {
        "behandelaar": True,
        "partij": deal.concluded_on is None,
        "handtekening": is_open and not roles.isdisjoint(SIGNING_ROLES),
        "kassier": PartyRole.REGIOPARTIJ in roles and PartyRole.KASSIER not in roles,
        "ministeries": PartyRole.RIJKSPARTIJ in roles and deal.programmalijnen.exists(),
    }
    may = dict.fromkeys(PARTY_FORMS, handles) | {"ministeries": may_assign_ministries(deal, user)}
    return [act for act in PARTY_FORMS if may[act] and shown[act]]


def _acted(request: AuthenticatedRequest, deal: Deal, act: str, form: forms.Form) -> bool:
    """Do it; a refusal stands above the form, which keeps what was typed."""
    try:
        _act(request.user, deal, act, form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
    except DomainError as error:
        form.add_error(None, str(error))
    else:
        messages.success(request, dutch("Bewaard."))
        return True
    return False


def _act(actor: User, deal: Deal, act: str, data: dict[str, Any]) -> None:
    if act == "behandelaar":
        deal_services.assign_accounthouder(
            deal_id=deal.pk, accounthouder=data["behandelaar"], actor=actor
        )
    elif act == "partij":
        deal_services.add_party(
            deal_id=deal.pk,
            organisation=data["organisatie"],
            role=data["rol"],
            coordinating=data["coordineert"],
            actor=actor,
        )
    elif act == "ministeries":
        deal_services.assign_ministries(
            programmalijn_id=data["programmalijn"].pk,
            organisations=data["ministeries"],
            actor=actor,
        )
    elif act == "kassier":
        deal_services.appoint_kassier(
            deal_id=deal.pk, organisation=data["regiokassier"], actor=actor
        )
    else:
        services.ask_signature(
            convenant_id=deal.convenant.pk,
            organisation=data["partij"],
            office=data["ambt"],
            name=data["naam"],
            actor=actor,
        )
