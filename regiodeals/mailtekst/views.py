"""Pages of the register of texts of mails."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.mail.models import Language
from regiodeals.mail.wording.catalogue import MAILS
from regiodeals.mail.wording.parts import Mail
from regiodeals.mailtekst import rendering, services
from regiodeals.mailtekst.forms import PREFIX, TekstForm
from regiodeals.mailtekst.models import MailTekst
from regiodeals.mailtekst.selectors import texts_visible_to


@login_required
@require_safe
def text_list(request: AuthenticatedRequest) -> HttpResponse:
    """All mails: what holds now, what comes, what is being made."""
    rows = rendering.list_rows(texts_visible_to(request.user).defer("texts"), clock.today())
    return render(request, "regiodeals/mailtekst/list.html", {"rows": rows})


@login_required
@require_safe
def text_detail(request: AuthenticatedRequest, mail: str, language: str) -> HttpResponse:
    """The versions of one mail in one language."""
    named, tongue = _known(mail, language)
    rows = texts_visible_to(request.user).filter(mail=mail, language=language).defer("texts")
    context = rendering.mail_page(named, tongue, list(rows), request.user, clock.today())
    return render(request, "regiodeals/mailtekst/detail.html", context)


@login_required
@require_POST
def draft(request: AuthenticatedRequest, mail: str, language: str) -> HttpResponse:
    """Begin a new version."""
    _known(mail, language)
    try:
        version = services.draft(mail=mail, language=language, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(rendering.page_of(mail, language))
    messages.success(request, dutch("Het concept is gemaakt. Wijzig wat anders moet."))
    return redirect("regiodeals:mailtekstversie-edit", pk=version.pk)


@login_required
@require_safe
def version_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One version: its texts, what changed, and how the mail looks."""
    context = rendering.version_page(_version(request, pk), request.user)
    return render(request, "regiodeals/mailtekst/version.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write a concept; what was typed stays when a rule refuses."""
    version = _version(request, pk)
    mail = MAILS[version.mail]
    form = TekstForm(
        request.POST if request.method == "POST" else None, mail=mail, initial=_initial(version)
    )
    if form.is_valid():
        try:
            services.edit(
                version_id=version.pk,
                texts=form.texts,
                valid_from=form.cleaned_data["geldig_vanaf"],
                explanation=form.cleaned_data["toelichting"],
                actor=request.user,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, dutch("Bewaard. Bekijk hieronder hoe de mail eruitziet."))
            return redirect(rendering.address(version))
    context = {
        "version": version,
        "form": form,
        "fields": mail.fields,
        "sentences": mail.sentences,
        "breadcrumb": rendering.breadcrumb(version, dutch("Wijzigen")),
    }
    return render(request, "regiodeals/mailtekst/edit.html", context)


@login_required
@require_POST
def publish(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Publish what was seen."""
    version = _version(request, pk)
    seen = request.POST.get("gezien", "")
    try:
        services.publish(version_id=version.pk, seen=seen, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, dutch("Gepubliceerd. Mails vanaf de eerste dag krijgen deze tekst.")
        )
    return redirect(rendering.address(version))


@login_required
@require_POST
def withdraw(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Give up a concept."""
    version = _version(request, pk)
    try:
        services.withdraw(version_id=version.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("Het concept is ingetrokken. Het blijft in het register."))
    return redirect(rendering.address(version))


def _version(request: AuthenticatedRequest, pk: int) -> MailTekst:
    return get_object_or_404(texts_visible_to(request.user), pk=pk)


def _known(mail: str, language: str) -> tuple[Mail, Language]:
    """The mail by its name; one that does not exist is a page that does not exist."""
    if mail not in MAILS or language not in Language.values:
        raise Http404
    return MAILS[mail], Language(language)


def _initial(version: MailTekst) -> dict[str, object]:
    texts = {f"{PREFIX}{name}": text for name, text in version.texts.items()}
    return texts | {"geldig_vanaf": version.valid_from, "toelichting": version.explanation}
