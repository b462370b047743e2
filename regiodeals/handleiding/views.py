"""The manual of who reads, and those of the others."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.models import Role, User
from regiodeals.common.language import Language
from regiodeals.handleiding.reading import manual_of


@login_required
@require_safe
def own_manual(request: AuthenticatedRequest) -> HttpResponse:
    """Lead to the manual of the first role that somebody has."""
    return redirect("regiodeals:manual-of", roles_of(request.user)[0].value)


@login_required
@require_safe
def manual(request: AuthenticatedRequest, role: str) -> HttpResponse:
    """One manual, and beside it its chapters and the other manuals, those of the reader first."""
    if role not in Role.values:
        raise Http404
    language = Language(translation.get_language() or Language.NL)
    shown = manual_of(Role(role), language)
    own = roles_of(request.user)
    others = sorted((one for one in Role if one.value != role), key=lambda one: one not in own)
    context = {
        "manual": shown,
        "is_dutch": shown.language is Language.NL and language is Language.EN,
        "others": [
            {
                "label": one.label,
                "url": reverse("regiodeals:manual-of", args=[one.value]),
                "is_own": one in own,
            }
            for one in others
        ],
    }
    return render(request, "regiodeals/handleiding/page.html", context)


def roles_of(user: User) -> list[Role]:
    """The roles whose work somebody does; who works in one deal reads what a region does."""
    own = [role for role in Role if user.has_role(role)]
    return own or [Role.REGIOCOORDINATOR]
