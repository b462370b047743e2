"""The app of decisions and money."""

from functools import partial

from django.apps import AppConfig

from regiodeals.common.words import dutch


class DisbursementConfig(AppConfig):
    """What the State decides and pays."""

    name = "disbursement"
    verbose_name = dutch("Uitkeringen en beschikkingen")

    def ready(self) -> None:
        """Register panels, tasks and requirements; models must be loaded first, hence inside."""
        from disbursement.bekendmaking import panels as bekendmaking  # noqa: PLC0415
        from disbursement.beschikking import panels as beschikking  # noqa: PLC0415
        from disbursement.beschikking.services import booking, resting  # noqa: PLC0415
        from disbursement.betaling import panels as betaling  # noqa: PLC0415
        from disbursement.bezwaar import panels as bezwaar  # noqa: PLC0415
        from disbursement.grootboek import panels as grootboek  # noqa: PLC0415
        from disbursement.mandaat import panels as mandaat  # noqa: PLC0415
        from disbursement.sjabloon import panels as sjabloon  # noqa: PLC0415
        from disbursement.uitkering import panels as uitkering  # noqa: PLC0415
        from regiodeals import dossier, workflow  # noqa: PLC0415
        from regiodeals.convenant.conditions import CORRECT_SIGNATURE  # noqa: PLC0415
        from regiodeals.deal.conditions import CHANGE_BUDGET  # noqa: PLC0415
        from regiodeals.obligations.pages import register_page  # noqa: PLC0415
        from regiodeals.search.sources import register_source  # noqa: PLC0415

        workflow.follow("disbursement.beschikking.announce", booking.book_decision)
        workflow.also_require(CORRECT_SIGNATURE, resting.is_day_of_convenant_free)
        workflow.also_require(CHANGE_BUDGET, resting.is_budget_free)
        for step in ("submit", "sign"):
            workflow.also_require(
                f"disbursement.beschikking.{step}", booking.recovers_what_was_paid
            )
        _follow_the_bekendmaking()
        _object_to_decisions()
        register_page("disbursement.beschikking", bezwaar.page_of_beschikking)
        register_page("disbursement.termijn", grootboek.page_of_termijn)
        for source in beschikking.SOURCES:
            register_source(source)
        rooms = (uitkering, grootboek, beschikking, bekendmaking, bezwaar)
        for panel in (panel for room in rooms for panel in room.PANELS):
            dossier.register_panel(panel)
        dossier.register_work(uitkering.work_for)
        dossier.register_work(beschikking.work_for)
        dossier.register_work(sjabloon.work_for)
        dossier.register_work(mandaat.work_for)
        dossier.register_work(betaling.work_for)
        dossier.register_work(beschikking.waiting_for)
        for name in ("ambt", "ambtsdrager", "mandaat", "vervanging"):
            register_page(f"disbursement.{name}", mandaat.page_of_obligation)
        dossier.register_work(bekendmaking.work_for)
        _translate_for_the_islands()
        _account_for_the_uitkering()
        _handle_requests()
        _settle_and_recover()
        _make_trial_letters()
        _show_elsewhere()


def _follow_the_bekendmaking() -> None:
    """What is made known is sent and told, and only what was sent becomes onherroepelijk."""
    from disbursement.bekendmaking import conditions, panels, sending, services  # noqa: PLC0415
    from disbursement.beschikking.services import effect  # noqa: PLC0415
    from regiodeals import dossier, workflow  # noqa: PLC0415
    from regiodeals.mail import kinds  # noqa: PLC0415
    from regiodeals.mail.models import MessageKind  # noqa: PLC0415

    workflow.follow("disbursement.beschikking.announce", services.send_out)
    workflow.follow(services.SENT, effect.take_effect)
    dossier.register_news(*panels.NEWS)
    workflow.also_require(
        "disbursement.beschikking.become_final", conditions.is_term_since_sending_over
    )
    kinds.register(
        MessageKind.BEKENDMAKING, page=sending.page_of_message, is_wanted=sending.is_wanted
    )


def _object_to_decisions() -> None:
    """The term to object opens with the sending; a bezwaar keeps a decision from being final."""
    from disbursement.bekendmaking.services import CORRECTED, SENT  # noqa: PLC0415
    from disbursement.bezwaar import panels, selectors  # noqa: PLC0415
    from disbursement.bezwaar.services import owed, posting  # noqa: PLC0415
    from regiodeals import dossier, workflow  # noqa: PLC0415
    from regiodeals.obligations.pages import register_page  # noqa: PLC0415

    final = "disbursement.beschikking.become_final"
    workflow.also_require(final, selectors.has_no_bezwaar_in_the_way)
    workflow.follow(SENT, owed.open_remedy_term)
    for moment in (SENT, CORRECTED):
        workflow.follow(moment, posting.follow_posting)
    workflow.follow(SENT, owed.meet_new_decision)
    workflow.follow(final, owed.lapse_remedy_term)
    register_page("disbursement.bezwaar", panels.page_of_bezwaar)
    dossier.register_work(panels.work_for)
    dossier.register_work(panels.waiting_for)


def _translate_for_the_islands() -> None:
    """A letter of an island gets a courtesy translation, promised with its signature."""
    from disbursement.vertaling import panels, services  # noqa: PLC0415
    from regiodeals import dossier, workflow  # noqa: PLC0415

    workflow.follow("disbursement.beschikking.sign", services.order_translation)
    for panel in panels.PANELS:
        dossier.register_panel(panel)
    dossier.register_work(panels.work_for)


def _handle_requests() -> None:
    """A decision on a request moves what was shown, and ends the request."""
    from disbursement.bekendmaking.services import SENT  # noqa: PLC0415
    from disbursement.verzoek import panels, selectors, services  # noqa: PLC0415
    from regiodeals import dossier, workflow  # noqa: PLC0415
    from regiodeals.obligations.pages import register_page  # noqa: PLC0415

    workflow.follow(SENT, services.move_days)
    workflow.follow(SENT, services.conclude_request)
    workflow.follow("disbursement.beschikking.lapse", services.let_request_go)
    workflow.also_require("disbursement.beschikking.submit", selectors.has_no_request_left_out)
    register_page("disbursement.verzoek", panels.page_of_verzoek)
    for panel in panels.PANELS:
        dossier.register_panel(panel)
    dossier.register_work(panels.work_for)
    dossier.register_work(panels.waiting_for)
    dossier.register_news(*panels.NEWS)


def _settle_and_recover() -> None:
    """From the final account to a closed deal; what a person decides follows its proposal."""
    from disbursement.bekendmaking.services import CORRECTED, SENT  # noqa: PLC0415
    from disbursement.vaststelling import panels, services  # noqa: PLC0415
    from disbursement.vaststelling.selectors import closing, following  # noqa: PLC0415
    from regiodeals import dossier, workflow  # noqa: PLC0415
    from regiodeals.obligations.pages import register_page  # noqa: PLC0415

    announce = "disbursement.beschikking.announce"
    workflow.follow(
        "disbursement.verantwoording.receive", services.owe_notice, of_many=services.owe_notices
    )
    workflow.follow(announce, services.carry_out_proposal)
    workflow.follow("disbursement.beschikking.lapse", services.let_proposal_go)
    workflow.follow(SENT, services.close_notices)
    workflow.follow(SENT, services.follow_sending)
    workflow.follow(CORRECTED, services.follow_correction)
    workflow.also_require("disbursement.beschikking.submit", following.rests_on_a_proposal)
    for step in ("submit", "sign"):
        workflow.also_require(f"disbursement.beschikking.{step}", following.follows_its_proposal)
        workflow.also_require(f"disbursement.beschikking.{step}", following.has_fresh_proposal)
    for _title, rule in closing.RULES:
        workflow.also_require("regiodeals.deal.close", rule)
    register_page("disbursement.vordering", panels.page_of_claim)
    for panel in panels.PANELS:
        dossier.register_panel(panel)
    dossier.register_work(panels.work_for)
    dossier.register_news(*panels.NEWS)


def _account_for_the_uitkering() -> None:
    """What is granted must be accounted for, from the day it is made known."""
    from disbursement.bekendmaking.services import SENT  # noqa: PLC0415
    from disbursement.beschikking.selectors.effects import register_mover  # noqa: PLC0415
    from disbursement.verantwoording import panels, selectors, services  # noqa: PLC0415
    from regiodeals import dossier, workflow  # noqa: PLC0415
    from regiodeals.obligations.pages import register_page  # noqa: PLC0415

    workflow.follow(SENT, services.follow_decision)
    register_mover(selectors.moves)
    register_page("disbursement.verantwoording", panels.page_of_paper)
    register_page("disbursement.uitstelverzoek", panels.page_of_request)
    for panel in panels.PANELS:
        dossier.register_panel(panel)
    dossier.register_work(panels.work_for)
    dossier.register_news(*panels.NEWS)


def _make_trial_letters() -> None:
    """The layout of a letter stands above its wording, which asks for a letter to try it out."""
    from disbursement.beschikking.rendering import trial_letters  # noqa: PLC0415
    from disbursement.sjabloon.rendering import trial  # noqa: PLC0415
    from regiodeals.legal.decisions import DecisionKind  # noqa: PLC0415

    for kind in DecisionKind:
        trial.register_letters(kind, partial(trial_letters.makers, kind))


def _show_elsewhere() -> None:
    """What stands on the board of a tranche, and what can be taken along."""
    _fill_the_board()
    _hand_out_files()


def _fill_the_board() -> None:
    """What the board of a tranche tells of the money and of how far each grant is, and the series
    that begin on it.
    """
    from disbursement.beschikking.selectors.board import grant_steps  # noqa: PLC0415
    from disbursement.grootboek.selectors.board import (  # noqa: PLC0415
        board_figures,
        board_totals,
    )
    from disbursement.serie.panels import BOARD_ACT, work_for  # noqa: PLC0415
    from regiodeals import dossier  # noqa: PLC0415
    from regiodeals.board.selectors import (  # noqa: PLC0415
        MoneySource,
        register_act,
        register_money,
        register_steps,
    )

    register_money(MoneySource(totals=board_totals, of_deals=board_figures))
    register_steps(grant_steps)
    register_act(BOARD_ACT)
    dossier.register_work(work_for)


def _hand_out_files() -> None:
    """The lists that can be taken along as a file."""
    from disbursement.beschikking import panels as beschikking  # noqa: PLC0415
    from disbursement.betaling import panels as betaling  # noqa: PLC0415
    from disbursement.bezwaar import panels as bezwaar  # noqa: PLC0415
    from disbursement.serie import panels as serie  # noqa: PLC0415
    from disbursement.vaststelling import panels as vaststelling  # noqa: PLC0415
    from disbursement.verantwoording import panels as verantwoording  # noqa: PLC0415
    from disbursement.verzoek import panels as verzoek  # noqa: PLC0415
    from regiodeals.exports.definition import register_export  # noqa: PLC0415

    rooms = (beschikking, betaling, bezwaar, serie, vaststelling, verantwoording, verzoek)
    for room in rooms:
        for export in room.EXPORTS:
            register_export(export)
