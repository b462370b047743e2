"""People and their roles in the administration."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin import action
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse

from regiodeals.accounts.closing import end_with_account
from regiodeals.accounts.in_name import in_name_of
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.accounts.sessions import end_all_of
from regiodeals.audit.admin import AuditedAdmin, BeheerInline
from regiodeals.audit.confirmed import Question, confirmed
from regiodeals.common import clock
from regiodeals.common.admin_fields import PeriodForm
from regiodeals.common.errors import NotAllowed, WrongState
from regiodeals.common.words import dutch, joined

if TYPE_CHECKING:
    # Generic for the type checker only: Django's own class takes no parameter.
    BaseUserAdmin = UserAdmin[User]
else:
    BaseUserAdmin = UserAdmin

# Roles are rows with a period; groups would be a second way to give rights.
admin.site.unregister(Group)

LOG_OUT = Question(
    title=dutch("Overal uitloggen"),
    consequence=dutch(
        "Deze mensen moeten in elke browser opnieuw inloggen. Wat zij niet hadden bewaard,"
        " kan weg zijn. Moet iemand buiten blijven, sluit dan ook het account of wijzig het"
        " wachtwoord."
    ),
    button=dutch("Overal uitloggen"),
    done=dutch("Uitgelogd"),
)


LEFT_BEHIND = dutch(
    "Op naam van {wie} staat nog: {wat}. Laat een behandelaar bij elke deal een ander kiezen, bij"
    " Partijen en handtekeningen."
)


class PersonAddForm(AdminUserCreationForm):  # type: ignore[type-arg]
    """A new account, always with a password: there is no other way to log in."""

    usable_password = None  # type: ignore[assignment]

    class Meta(AdminUserCreationForm.Meta):
        model = User


class PasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    """A new password in the place of the old one, never none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for field in self.fields.values():
            field.required = True


class OnlyANewPassword(ReadOnlyPasswordHashWidget):
    """The way to give a new password, without the algorithm and the first signs of the old one."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """As Django has it, with nothing to tell of what is kept."""
        return super().get_context(name, value, attrs) | {"summary": []}


class PersonForm(UserChangeForm):  # type: ignore[type-arg]
    """An existing account."""

    password = ReadOnlyPasswordHashField(
        label=dutch("Wachtwoord"),
        widget=OnlyANewPassword,
        help_text=dutch("Het wachtwoord zelf is niet te zien: het wordt niet bewaard."),
    )

    class Meta(UserChangeForm.Meta):
        model = User
        labels = {"is_staff": dutch("toegang tot het beheer")}


class RoleInline(BeheerInline):
    """The roles of a person. Nobody gives a role to himself."""

    model = RoleAssignment
    form = PeriodForm
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not on one's own page."""
        return obj != request.user and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not on one's own page."""
        return obj != request.user and super().has_change_permission(request, obj)


@admin.register(User)
class PersonAdmin(AuditedAdmin, BaseUserAdmin):
    """One natural person: account, name, roles; accounts are closed, never deleted."""

    form = PersonForm
    add_form = PersonAddForm
    change_password_form = PasswordForm
    inlines = [RoleInline]
    list_display = ["username", "last_name", "first_name", "roles", "is_active", "last_login"]
    list_filter = ["is_active", "role_assignments__role"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["last_name", "first_name"]
    filter_horizontal = []
    actions = ["log_out"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (dutch("Persoon"), {"fields": ["first_name", "last_name", "email", "language"]}),
        (
            dutch("Toegang"),
            {
                "fields": ["is_active", "is_staff"],
                "description": dutch(
                    "Wat iemand mag, volgt uit de rollen hieronder. Het beheer openen"
                    " kan alleen wie beheerder is én hier toegang tot het beheer heeft."
                ),
            },
        ),
        (dutch("Momenten"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "password1", "password2"]}),
        (dutch("Persoon"), {"fields": ["first_name", "last_name", "email"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """People with the roles of today, in two queries."""
        valid = RoleAssignment.objects.valid_on(clock.today())
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("role_assignments", valid, to_attr="valid_assignments"))
        )

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Nobody closes his own account or gives himself access."""
        own = ["is_active", "is_staff"] if obj == request.user else []
        return [*self.readonly_fields, *own]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whoever has no account any more, has nothing left that works without logging in."""
        super().save_model(request, obj, form, change)
        if change and "is_active" in form.changed_data and not obj.is_active:
            end_with_account(obj, request.user)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With what stands in the name of the person: that does not end with a role."""
        person = kwargs.get("obj")
        context["op_naam"] = in_name_of(person) if person is not None else []
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Who ends a role or closes an account, hears what somebody must take over."""
        super().save_related(request, form, formsets, change)
        person = form.instance
        is_ended = any("valid_until" in row.changed_data for rows in formsets for row in rows)
        if change and (is_ended or not person.is_active) and (left := in_name_of(person)):
            names = "; ".join(item.title for item in left)
            messages.warning(request, dutch(LEFT_BEHIND, wie=person, wat=names))

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        """Django's own form; the change and its line in the trail are one."""
        with transaction.atomic():
            return super().user_change_password(request, id, form_url)

    @action(description=dutch("Overal uitloggen"))
    def log_out(self, request: HttpRequest, queryset: QuerySet[User]) -> HttpResponse | None:
        """End the sessions of the chosen people, once it is sure and said why."""

        def act(person: User, reason: str) -> None:
            self._end_sessions(request, person, reason)

        return confirmed(request, queryset, LOG_OUT, act, page=self)

    @transaction.atomic
    def _end_sessions(self, request: HttpRequest, person: User, reason: str) -> None:
        if person == request.user:
            raise NotAllowed(dutch("Uzelf logt u uit met Afmelden."))
        if not end_all_of(person.pk):
            raise WrongState(dutch("Is nergens ingelogd."))
        self.note(request, person, "log_out", "Overal uitgelogd door een beheerder", reason)

    @admin.display(description=dutch("rollen vandaag"))
    def roles(self, person: Any) -> str:
        """The roles of today in words."""
        held = {assignment.role for assignment in person.valid_assignments}
        return joined(", ", (label for value, label in Role.choices if value in held)) or dutch(
            "geen"
        )
