"""The core app: tells the deal page and the workflow what this app brings along."""

from django.apps import AppConfig

from regiodeals.common.words import dutch


class RegiodealsConfig(AppConfig):
    """Who makes a deal with whom."""

    name = "regiodeals"
    verbose_name = dutch("Deals en convenanten")

    def ready(self) -> None:
        """Register panels, tasks and followers; models must be loaded first, hence inside."""
        from regiodeals import dossier, workflow  # noqa: PLC0415
        from regiodeals.accounts.in_name import register_in_name  # noqa: PLC0415
        from regiodeals.board import panels as board  # noqa: PLC0415
        from regiodeals.convenant import panels as convenant  # noqa: PLC0415
        from regiodeals.convenant.services import open_convenant  # noqa: PLC0415
        from regiodeals.deal import panels as deal  # noqa: PLC0415
        from regiodeals.deal import services  # noqa: PLC0415
        from regiodeals.exports.definition import register_export  # noqa: PLC0415
        from regiodeals.mail.wording import in_force  # noqa: PLC0415
        from regiodeals.mailtekst import panels as mailtekst  # noqa: PLC0415
        from regiodeals.mailtekst.selectors import published_on  # noqa: PLC0415
        from regiodeals.obligations.pages import register_page  # noqa: PLC0415
        from regiodeals.post import panels as post  # noqa: PLC0415
        from regiodeals.search.sources import register_source  # noqa: PLC0415

        workflow.follow("regiodeals.deal.prepare_convenant", open_convenant)
        workflow.follow("regiodeals.deal.conclude_convenant", services.impose_grant_term)
        workflow.follow("regiodeals.deal.mark_beschikt", services.meet_grant_term)
        workflow.follow("regiodeals.deal.terminate", services.cancel_grant_term)
        register_page("regiodeals.deal", deal.page_of_obligation)
        for panel in (*deal.PANELS, *convenant.PANELS):
            dossier.register_panel(panel)
        for export in (*deal.EXPORTS, *board.EXPORTS, *post.EXPORTS):
            register_export(export)
        for source in deal.SOURCES:
            register_source(source)
        dossier.register_news(*convenant.NEWS)
        register_in_name(deal.in_name_of)
        dossier.register_work(deal.work_for)
        dossier.register_work(deal.owed_by)
        dossier.register_work(convenant.work_for)
        dossier.register_work(post.work_for)
        dossier.register_work(mailtekst.work_for)
        in_force.told_by(published_on)
        _let_people_in()
        _tell_how_it_is()


def _let_people_in() -> None:
    """A role in one deal opens the door of the site; the mail that gives it has its answers."""
    from regiodeals import dossier  # noqa: PLC0415
    from regiodeals.accounts.elsewhere import register_language, register_roles  # noqa: PLC0415
    from regiodeals.deal.selectors import given_in_deals  # noqa: PLC0415
    from regiodeals.mail import kinds  # noqa: PLC0415
    from regiodeals.mail.models import MessageKind  # noqa: PLC0415
    from regiodeals.people import panels, selectors, sending  # noqa: PLC0415
    from regiodeals.search.sources import register_source  # noqa: PLC0415

    register_roles(given_in_deals)
    register_language(selectors.language_of)
    for panel in panels.PANELS:
        dossier.register_panel(panel)
    for source in panels.SOURCES:
        register_source(source)
    dossier.register_work(panels.work_for)
    kinds.register(
        MessageKind.UITNODIGING,
        page=sending.page_of_message,
        is_wanted=sending.is_wanted,
        secret=sending.secret_of,
    )


def _tell_how_it_is() -> None:
    """The checks of the system itself, for the start page of the administration."""
    from regiodeals.exports import health as exports  # noqa: PLC0415
    from regiodeals.health import database, processes  # noqa: PLC0415
    from regiodeals.health.check import register_check  # noqa: PLC0415

    for check in (*database.CHECKS, *processes.CHECKS, *exports.CHECKS):
        register_check(check)
