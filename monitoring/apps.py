"""The app of what came of it."""

from django.apps import AppConfig

from regiodeals.common.words import dutch


class MonitoringConfig(AppConfig):
    """What came of it."""

    name = "monitoring"
    verbose_name = dutch("Voortgang en overleg")

    def ready(self) -> None:
        """Register panels, tasks and followers; models must be loaded first, hence inside."""
        from monitoring.indicator import panels as goals  # noqa: PLC0415
        from monitoring.indicator.selectors import ALONG, series_along_with_deal  # noqa: PLC0415
        from monitoring.overleg import panels  # noqa: PLC0415
        from monitoring.overleg.services import plan_first_overleg  # noqa: PLC0415
        from regiodeals import dossier, workflow  # noqa: PLC0415
        from regiodeals.exports.definition import register_export  # noqa: PLC0415

        workflow.follow("regiodeals.deal.mark_beschikt", plan_first_overleg)
        dossier.register_along(ALONG, series_along_with_deal)
        for panel in (*goals.PANELS, *panels.PANELS):
            dossier.register_panel(panel)
        for export in (*goals.EXPORTS, *panels.EXPORTS):
            register_export(export)
        dossier.register_news(*panels.NEWS)
        dossier.register_work(panels.work_for)
        _receive_reports()
        _invite_to_overleg()
        _follow_the_year()
        _remind()
        _learn()
        _exchange()
        _show_by_day()
        _report_to_parliament()


def _receive_reports() -> None:
    """Who must act on a rapportage sees it among the tasks; who is asked or handed one in, gets a
    mail.
    """
    from monitoring.rapportage import panels, sending  # noqa: PLC0415
    from monitoring.rapportage.selectors import ALONG, asked_along_with_deal  # noqa: PLC0415
    from monitoring.rapportage.services.following import meet_condition  # noqa: PLC0415
    from regiodeals import dossier, workflow  # noqa: PLC0415
    from regiodeals.exports.definition import register_export  # noqa: PLC0415
    from regiodeals.mail import kinds  # noqa: PLC0415
    from regiodeals.mail.models import MessageKind  # noqa: PLC0415
    from regiodeals.obligations import pages  # noqa: PLC0415
    from regiodeals.search.sources import register_source  # noqa: PLC0415

    kinds.register(MessageKind.ONTVANGST, page=sending.page_of_message, is_wanted=sending.is_wanted)
    kinds.register(
        MessageKind.UITKOMST, page=sending.page_of_message, is_wanted=sending.is_outcome_wanted
    )
    kinds.register(
        MessageKind.UITVRAAG, page=sending.page_of_request, is_wanted=sending.is_request_wanted
    )
    pages.register_page("monitoring.rapportage", sending.page_of_obligation)
    kinds.register(
        MessageKind.AANGEBODEN, page=sending.page_of_offer, is_wanted=sending.is_offer_wanted
    )
    kinds.register(
        MessageKind.NIET_GETEKEND, page=sending.page_of_offer, is_wanted=sending.is_return_wanted
    )
    workflow.follow("monitoring.rapportage.accept", meet_condition)
    workflow.follow("regiodeals.people.accept", sending.ask_who_came_to_sign)
    dossier.register_news(*panels.NEWS)
    dossier.register_work(panels.work_for)
    dossier.register_along(ALONG, asked_along_with_deal)
    for panel in panels.PANELS:
        dossier.register_panel(panel)
    for export in panels.EXPORTS:
        register_export(export)
    for source in panels.SOURCES:
        register_source(source)


def _invite_to_overleg() -> None:
    """Participants get mail; with a deal end its overleg and what was promised there."""
    from monitoring.overleg import sending  # noqa: PLC0415
    from monitoring.overleg.services import call_off_ended, end_actions  # noqa: PLC0415
    from regiodeals import workflow  # noqa: PLC0415
    from regiodeals.mail import kinds  # noqa: PLC0415
    from regiodeals.mail.models import MessageKind  # noqa: PLC0415
    from regiodeals.obligations import pages  # noqa: PLC0415

    kinds.register(MessageKind.OVERLEG, page=sending.page_of_message, is_wanted=sending.is_wanted)
    kinds.register(
        MessageKind.VERSLAG, page=sending.page_of_message, is_wanted=sending.are_minutes_wanted
    )
    kinds.register(
        MessageKind.DATUMPRIKKER, page=sending.page_of_message, is_wanted=sending.is_poll_open
    )
    pages.register_page("monitoring.overleg", sending.page_of_obligation)
    for ends in (call_off_ended, end_actions):
        workflow.follow("regiodeals.deal.terminate", ends)


def _follow_the_year() -> None:
    """A year follows its deal, its rapportage and its overleg."""
    from monitoring.jaarcyclus import panels, running  # noqa: PLC0415
    from monitoring.jaarcyclus.conditions import year_is_not_finished  # noqa: PLC0415
    from monitoring.jaarcyclus.selectors.years import ALONG, along_with_deal  # noqa: PLC0415
    from monitoring.jaarcyclus.services import begin_years  # noqa: PLC0415
    from regiodeals import dossier, workflow  # noqa: PLC0415
    from regiodeals.exports.definition import register_export  # noqa: PLC0415

    workflow.follow("regiodeals.deal.mark_beschikt", begin_years)
    for step in ("terminate", "settle"):
        workflow.follow(f"regiodeals.deal.{step}", running.end_years)
    workflow.follow("monitoring.rapportage.submit", running.meet_report)
    for step in ("submit", "send_back", "accept", "correct"):
        workflow.follow(f"monitoring.rapportage.{step}", running.follow_report)
    workflow.also_require("monitoring.rapportage.correct", year_is_not_finished)
    workflow.follow("monitoring.overleg.hold", running.meet_meeting)
    for act in ("schedule", "move", "invite", "call_off", "hold", "adopt_minutes"):
        workflow.follow(f"monitoring.overleg.{act}", running.follow_overleg)
    for panel in panels.PANELS:
        dossier.register_panel(panel)
    dossier.register_along(ALONG, along_with_deal)
    dossier.register_work(panels.work_for)
    for export in panels.EXPORTS:
        register_export(export)


def _remind() -> None:
    """Reminders have their mail and their list."""
    from monitoring.herinnering import panels, sending  # noqa: PLC0415
    from regiodeals.exports.definition import register_export  # noqa: PLC0415
    from regiodeals.mail import kinds  # noqa: PLC0415
    from regiodeals.mail.models import MessageKind  # noqa: PLC0415

    kinds.register(
        MessageKind.HERINNERING, page=sending.page_of_message, is_wanted=sending.is_wanted
    )
    for export in panels.EXPORTS:
        register_export(export)


def _exchange() -> None:
    """Who signs up for an exchange meeting gets mail; who organised it has his tasks."""
    from monitoring.uitwisseling import panels, sending  # noqa: PLC0415
    from regiodeals import dossier  # noqa: PLC0415
    from regiodeals.exports.definition import register_export  # noqa: PLC0415
    from regiodeals.mail import kinds  # noqa: PLC0415
    from regiodeals.mail.models import MessageKind  # noqa: PLC0415

    kinds.register(
        MessageKind.UITWISSELING, page=sending.page_of_message, is_wanted=sending.is_wanted
    )
    dossier.register_work(panels.work_for)
    for export in panels.EXPORTS:
        register_export(export)


def _learn() -> None:
    """Lessons stand on the dossier of who works on the same, and in a list."""
    from monitoring.les import panels  # noqa: PLC0415
    from regiodeals import dossier  # noqa: PLC0415
    from regiodeals.exports.definition import register_export  # noqa: PLC0415
    from regiodeals.search.sources import register_source  # noqa: PLC0415

    for panel in panels.PANELS:
        dossier.register_panel(panel)
    dossier.register_along(panels.ALONG, panels.along_with_deal)
    for export in panels.EXPORTS:
        register_export(export)
    for source in panels.SOURCES:
        register_source(source)


def _show_by_day() -> None:
    """The calendar as a file; its secret address ends with the account."""
    from monitoring.kalender import panels  # noqa: PLC0415
    from monitoring.kalender.services import end_link  # noqa: PLC0415
    from regiodeals.accounts.closing import register_ending  # noqa: PLC0415
    from regiodeals.exports.definition import register_export  # noqa: PLC0415

    for export in panels.EXPORTS:
        register_export(export)
    register_ending(end_link)


def _report_to_parliament() -> None:
    """What was told to parliament as a file, and on the dossiers that it names."""
    from monitoring.kamer import panels  # noqa: PLC0415
    from monitoring.kamer.selectors import ALONG, mentions_along_with_deal  # noqa: PLC0415
    from regiodeals import dossier  # noqa: PLC0415
    from regiodeals.exports.definition import register_export  # noqa: PLC0415

    dossier.register_along(ALONG, mentions_along_with_deal)
    for panel in panels.PANELS:
        dossier.register_panel(panel)
    for export in panels.EXPORTS:
        register_export(export)
