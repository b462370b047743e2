"""The core app: tells the deal page and the workflow what this app brings along."""

from django.apps import AppConfig


class RegiodealsConfig(AppConfig):
    """Who makes a deal with whom."""

    name = "regiodeals"
    verbose_name = "Deals en convenanten"

    def ready(self) -> None:
        """Register panels, tasks and followers; models must be loaded first, hence inside."""
        from regiodeals import dossier, workflow  # noqa: PLC0415
        from regiodeals.convenant import panels as convenant  # noqa: PLC0415
        from regiodeals.convenant.services import open_convenant  # noqa: PLC0415
        from regiodeals.deal import panels as deal  # noqa: PLC0415

        workflow.follow("regiodeals.deal.prepare_convenant", open_convenant)
        for panel in (*deal.PANELS, *convenant.PANELS):
            dossier.register_panel(panel)
        dossier.register_work(deal.work_for)
        dossier.register_work(convenant.work_for)
