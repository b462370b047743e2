"""The administration: its door, and who may see and change what stands there."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import LogoutView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.accounts.routes import BEHEER
from regiodeals.common.words import dutch
from regiodeals.health import asking
from regiodeals.health.versions import versions

Answer = Any  # Django's own views say no more than "a response of some kind"


def is_beheerder(user: User | AnonymousUser) -> bool:
    """Whether the role of today opens the administration; Django's own flags do not count."""
    return isinstance(user, User) and BEHEER.allows(user)


class Beheer(AdminSite):
    """Django's admin behind the site's own door."""

    site_header = dutch("Beheer Regio Deals")
    site_title = dutch("Regio Deals")
    index_title = dutch("Beheer")

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this person may enter at all."""
        return is_beheerder(request.user)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Answer:
        """What there is to do about the system itself, above the list of all models."""
        health = {"gezondheid": asking.rows(), "versies": versions()}
        return super().index(request, {**(extra_context or {}), **health})

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """No second door: whoever must log in, does so at the login page of the site."""
        del extra_context
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(reverse("admin:index"))

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Answer:
        """Log out as the rest of the site does."""
        del extra_context
        return LogoutView.as_view()(request)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Answer:
        """One's own password is changed on one's own page, which leaves a line in the trail."""
        del extra_context
        return redirect("admin:auth_user_password_change", request.user.pk)


class RolePermissions:
    """Permissions of a page or an inline by role; nothing is ever deleted here.

    `may_add` and `may_change` say what the page offers at all.
    """

    may_add = True
    may_change = True

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the app stands on the index."""
        return is_beheerder(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever is inside sees everything."""
        del obj
        return is_beheerder(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether rows can be added here."""
        del obj
        return self.may_add and is_beheerder(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether rows can be changed here."""
        del obj
        return self.may_change and is_beheerder(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What once held, stays on record: a period ends, a row never disappears."""
        del request, obj
        return False
