"""The app of decisions and money."""

from django.apps import AppConfig


class DisbursementConfig(AppConfig):
    """What the State decides and pays."""

    name = "disbursement"
    verbose_name = "Uitkeringen en beschikkingen"

    def ready(self) -> None:
        """Register panels and tasks; models must be loaded first, hence inside."""
        from disbursement.beschikking import panels as beschikking  # noqa: PLC0415
        from disbursement.mandaat import panels as mandaat  # noqa: PLC0415
        from disbursement.sjabloon import panels as sjabloon  # noqa: PLC0415
        from disbursement.uitkering import panels as uitkering  # noqa: PLC0415
        from regiodeals import dossier  # noqa: PLC0415
        from regiodeals.obligations.pages import register_page  # noqa: PLC0415

        for panel in (*uitkering.PANELS, *beschikking.PANELS):
            dossier.register_panel(panel)
        dossier.register_work(uitkering.work_for)
        dossier.register_work(beschikking.work_for)
        dossier.register_work(sjabloon.work_for)
        dossier.register_work(mandaat.work_for)
        dossier.register_waiting(beschikking.waiting_for)
        for name in ("ambt", "ambtsdrager", "mandaat", "vervanging"):
            register_page(f"disbursement.{name}", mandaat.page_of_obligation)
