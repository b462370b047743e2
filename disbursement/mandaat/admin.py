"""The register of mandates and the senders in the administration."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from disbursement.mandaat import services
from disbursement.mandaat.forms import HolderForm, KindsForm, OfficeForm, RegisterForm, SenderForm
from disbursement.mandaat.models import Afzender, Ambt, Ambtsdrager, Mandaat, Vervanging
from disbursement.mandaat.models.kinds import in_words
from regiodeals.audit.admin import AuditedAdmin
from regiodeals.common.admin_fields import EuroAmounts, amount_column
from regiodeals.common.words import dutch
from regiodeals.documents.models import Kind
from regiodeals.documents.picture import keep_picture


class RegisterAdmin(AuditedAdmin):
    """A page of the register: rows are added and ended by the services, and never rewritten."""

    form = RegisterForm
    date_hierarchy = "valid_from"

    def add(self, actor: Any, values: dict[str, Any]) -> Any:
        """The row that the service makes of the form."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Only the end of a known row can have changed."""
        if change:
            services.end_period(row=obj, valid_until=obj.valid_until, actor=request.user)  # type: ignore[arg-type]
            return
        # The page goes on with the row that the service has made.
        obj.__dict__.update(self.add(request.user, form.cleaned_data).__dict__)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The service has written the line of the trail already."""
        del request, obj, message

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The service has written the line of the trail already."""
        del request, obj, message


@admin.register(Ambt)
class AmbtAdmin(RegisterAdmin):
    """The offices; they stay when people leave."""

    form = OfficeForm
    fields = ["name", "minister", "unit", "valid_from", "valid_until"]
    list_display = ["name", "minister", "unit", "valid_from", "valid_until", "is_example"]
    list_filter = ["minister", "is_example"]
    search_fields = ["name", "minister", "unit"]

    def add(self, actor: Any, values: dict[str, Any]) -> Ambt:
        """A new office."""
        return services.open_ambt(actor=actor, **values)


@admin.register(Ambtsdrager)
class AmbtsdragerAdmin(RegisterAdmin):
    """Who holds which office. A new holder takes over from the former one in one act."""

    form = HolderForm
    fields = ["ambt", "holder", "valid_from", "valid_until"]
    list_display = ["ambt", "holder", "valid_from", "valid_until", "is_example"]
    list_filter = ["ambt__minister", "is_example"]
    list_select_related = ["ambt", "holder"]
    search_fields = ["ambt__name", "holder__username", "holder__first_name", "holder__last_name"]
    autocomplete_fields = ["ambt", "holder"]

    def add(self, actor: Any, values: dict[str, Any]) -> Ambtsdrager:
        """Hand over the office."""
        return services.hand_over_office(ambt_id=values.pop("ambt").pk, actor=actor, **values)


@admin.register(Mandaat)
class MandaatAdmin(EuroAmounts, RegisterAdmin):
    """What an office may sign and up to which amount. A mandate ends; it is never rewritten."""

    form = KindsForm
    fields = ["ambt", "kinds", "ceiling_cents", "valid_from", "valid_until", "source"]
    list_display = [
        "ambt",
        "covered",
        amount_column("ceiling_cents", dutch("tot en met")),
        "valid_from",
        "valid_until",
        "is_example",
    ]
    list_filter = ["ambt__minister", "is_example"]
    list_select_related = ["ambt"]
    search_fields = ["ambt__name", "source"]
    autocomplete_fields = ["ambt"]

    def add(self, actor: Any, values: dict[str, Any]) -> Mandaat:
        """Give a mandate."""
        return services.give_mandaat(ambt_id=values.pop("ambt").pk, actor=actor, **values)

    @admin.display(description=dutch("soorten"))
    def covered(self, mandaat: Mandaat) -> str:
        """The kinds of decision in words."""
        return in_words(mandaat.kinds)


@admin.register(Vervanging)
class VervangingAdmin(EuroAmounts, RegisterAdmin):
    """Who signs for whom. It ends by itself, and never goes further than the holder's power."""

    form = KindsForm
    fields = [
        "ambtsdrager",
        "deputy",
        "kinds",
        "ceiling_cents",
        "valid_from",
        "valid_until",
        "reason",
    ]
    list_display = [
        "deputy",
        "ambtsdrager",
        amount_column("ceiling_cents", dutch("tot en met")),
        "valid_from",
        "valid_until",
        "reason",
        "granted_by",
    ]
    list_filter = ["ambtsdrager__ambt__minister", "is_example"]
    list_select_related = ["deputy", "ambtsdrager__holder", "ambtsdrager__ambt", "granted_by"]
    search_fields = ["deputy__username", "deputy__first_name", "deputy__last_name", "reason"]
    autocomplete_fields = ["ambtsdrager", "deputy"]

    def add(self, actor: Any, values: dict[str, Any]) -> Vervanging:
        """Appoint a deputy."""
        drager = values.pop("ambtsdrager")
        return services.appoint_vervanger(ambtsdrager_id=drager.pk, actor=actor, **values)


@admin.register(Afzender)
class AfzenderAdmin(AuditedAdmin):
    """Who sends the letters. A change of name or address is a new row; the old one ends."""

    form = SenderForm
    readonly_fields = ["logo"]
    list_display = ["organisation", "unit", "valid_from", "valid_until", "is_example"]
    list_filter = ["is_example"]
    search_fields = ["organisation", "unit"]
    date_hierarchy = "valid_from"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Keep the picture in the transaction of its sender."""
        picture = form.cleaned_data.get("picture")
        if picture is not None and not change:
            obj.logo = keep_picture(
                kind=Kind.BEELDMERK,
                name="beeldmerk.png",
                content=picture.read(),
                by=request.user,  # type: ignore[arg-type]
            )
        super().save_model(request, obj, form, change)
