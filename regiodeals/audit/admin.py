"""Pages of the administration that leave a line in the trail, and the page of the trail itself."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import DateField, Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from regiodeals.accounts.beheer import RolePermissions
from regiodeals.audit import services as audit
from regiodeals.audit.models import AuditEntry
from regiodeals.audit.selectors import entries_about
from regiodeals.common.errors import DomainError
from regiodeals.common.form_fields import plausible_day
from regiodeals.common.words import dutch

if TYPE_CHECKING:
    # Generic for the type checker only: Django's own classes take no parameter.
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline

MAX_SENTENCE = 300
LINES_ON_A_PAGE = 5
WRITTEN_BY_ACTS = dutch(
    "Deze gegevens ontstaan door een handeling in het programma. Hier kunt u ze alleen bekijken:"
    " zo klopt wat in het dossier staat met wat in het spoor staat."
)


class AuditedAdmin(RolePermissions, ModelAdmin):
    """A page whose changes are written in the trail, in the transaction of the change.

    Names of fields are written, never their values. Refusals of a service become messages.
    """

    list_per_page = 50
    show_full_result_count = False
    # Shown where nothing can be changed: why that is, and where it does happen.
    closed_because = WRITTEN_BY_ACTS

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A day has a year in which something can have happened."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(db_field, DateField):
            field.validators = [*field.validators, plausible_day]
        return field

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """An address with a filter that cannot be leads to the whole list."""
        closed = {"waarom_dicht": "" if self.may_change else self.closed_because}
        try:
            return super().changelist_view(request, {**(extra_context or {}), **closed})
        except (ValueError, OverflowError):
            if request.method != "GET" or not request.GET:
                raise
            return redirect(request.path)

    def trail_subject(self, obj: Any) -> Any:
        """The object under which a change is filed; a part of a deal names its deal."""
        return obj

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The row; locked when it is about to be changed, so that no service changes it too."""
        obj = super().get_object(request, object_id, from_field)
        if obj is None or request.method != "POST" or not _in_transaction():
            return obj
        return type(obj)._default_manager.select_for_update().get(pk=obj.pk)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save a new row, or only the fields that were changed: the rest belongs to services."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        names = {field.name for field in obj._meta.concrete_fields}
        obj.save(update_fields=[name for name in form.changed_data if name in names])

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """What changed, in Dutch words: names of fields, and rows that were added or changed."""
        del request
        own = [] if add else [_label(form, name, self.opts.model) for name in form.changed_data]
        return [*own, *_changed_rows(formsets or ())]

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Write that a row was added."""
        return self._record(request, obj, "add", "toegevoegd", message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Write that a row was changed."""
        return self._record(request, obj, "change", "gewijzigd", message) if message else None

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A refusal undoes all of the form and is shown as a message."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except DomainError as error:
            messages.error(request, str(error))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(request.get_full_path())

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The form, with the latest lines of the trail and why nothing can be changed."""
        if obj is not None:
            lines = entries_about(self.trail_subject(obj))
            context["spoor"] = lines[:LINES_ON_A_PAGE]
            may_change = self.has_change_permission(request, obj)
            context["waarom_dicht"] = "" if may_change else self.closed_because
        return super().render_change_form(request, context, add, change, form_url, obj)

    def note(self, request: HttpRequest, obj: Any, verb: str, sentence: str, reason: str) -> None:
        """Write an act of this page that no service below the trail can write itself."""
        audit.record(
            self.trail_subject(obj),
            action=f"{self.opts.label_lower}.{verb}",
            sentence=sentence[:MAX_SENTENCE],
            actor=request.user,  # type: ignore[arg-type]
            remark=reason,
        )

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The lines of the trail about this row; there is no second history."""
        del extra_context
        obj = self.get_object(request, object_id)
        if obj is None:
            return redirect(reverse(f"admin:{_name(self.opts.model)}_changelist"))
        subject = self.trail_subject(obj)
        about = {"object_type": subject._meta.label_lower, "object_id": subject.pk}
        return redirect(f"{reverse('admin:audit_auditentry_changelist')}?{urlencode(about)}")

    def _record(
        self, request: HttpRequest, obj: Any, verb: str, word: str, changes: list[str]
    ) -> AuditEntry:
        subject = self.trail_subject(obj)
        what = "" if subject is obj else f" ({self.opts.verbose_name} {obj})"
        listed = f": {', '.join(changes)}" if changes else ""
        return audit.record(
            subject,
            action=f"{self.opts.label_lower}.beheer_{verb}",
            sentence=f"In beheer {word}{what}{listed}"[:MAX_SENTENCE],
            actor=request.user,  # type: ignore[arg-type]
            details={"wijzigingen": changes},
        )


class ReadOnlyAdmin(AuditedAdmin):
    """A page that only shows: these rows are written by services."""

    may_add = False
    may_change = False


class BeheerInline(RolePermissions, TabularInline):
    """Rows of another model on the page of their owner."""

    extra = 0
    show_change_link = True


class ReadOnlyInline(BeheerInline):
    """Rows that only show."""

    may_add = False
    may_change = False


def link_to(kind: str, number: int, words: str = "") -> str:
    """A link to the page of a row that is known by its kind and number.

    `words` is what is read, otherwise its kind and number; without a page it is no link.
    """
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return words or f"{kind} {number}"
    words = words or f"{model._meta.verbose_name} {number}"
    if not admin.site.is_registered(model):
        return words
    page = reverse(f"admin:{_name(model)}_change", args=[number])
    return format_html('<a href="{}">{}</a>', page, words)


class KindFilter(admin.AllValuesFieldListFilter):
    """What a line is about, by the name of the kind instead of the name of its table."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The choices of Django, each under a Dutch name."""
        for choice in super().choices(changelist):
            yield {**choice, "display": _kind_named(choice["display"])}


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """The trail, to read and to search."""

    list_display = ["at", "actor_name", "sentence", "about", "dossier", "origin"]
    list_display_links = ["at"]
    readonly_fields = ["about"]
    list_filter = [("object_type", KindFilter), "result"]
    search_fields = ["actor_name", "sentence", "object_label", "action"]
    date_hierarchy = "at"
    closed_because = dutch(
        "Niemand kan een regel van het spoor wijzigen of weghalen, ook een beheerder niet: zo"
        " blijft te zien wie wat wanneer deed."
    )

    @admin.display(description=dutch("object"))
    def about(self, line: AuditEntry) -> str:
        """What it is about, as it was called then, with the way to it."""
        return link_to(line.object_type, line.object_id, line.object_label)


def _kind_named(kind: Any) -> Any:
    try:
        return apps.get_model(str(kind))._meta.verbose_name
    except (LookupError, ValueError):
        return kind


def _in_transaction() -> bool:
    return bool(transaction.get_connection().in_atomic_block)


def _name(model: type[Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def _label(form: BaseForm, name: str, model: type[Model]) -> str:
    if name in form.fields and form.fields[name].label:
        return str(form.fields[name].label).lower()
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def _changed_rows(formsets: Iterable[Any]) -> Iterator[str]:
    for formset in formsets:
        kind = formset.model._meta.verbose_name
        for row in formset.new_objects:
            yield f"{kind} toegevoegd ({row})"
        for row, fields in formset.changed_objects:
            names = ", ".join(_label(formset.forms[0], name, formset.model) for name in fields)
            yield f"{kind} gewijzigd ({row}: {names})"
