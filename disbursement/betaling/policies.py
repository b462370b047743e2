"""Who may do what with money: whoever drafted the decision has no part in paying it."""

from typing import Any

from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch
from regiodeals.workflow import allowed_if, requirement


@requirement(dutch("Alleen een controller mag dit doen."))
def is_controller(_subject: Any, user: User) -> bool:
    """Releases, confirms and pays."""
    return user.has_role(Role.CONTROLLER)


@requirement(dutch("Alleen een behandelaar of een controller mag dit doen."))
def may_propose(_subject: Any, user: User) -> bool:
    """Writes down which account a kassier gave."""
    return user.has_role(Role.BEHANDELAAR, Role.CONTROLLER)


@requirement(dutch("U stelde deze beschikking op. Een ander moet dit doen."))
def is_not_drafter(betaling: Any, user: User) -> bool:
    """Who decides that money is due does not pay it; all decisions on the uitkering count."""
    rows = betaling.termijn.uitkering.beschikkingen.all()
    return all(row.drafter_id != user.pk for row in rows)


@requirement(dutch("U gaf deze termijn zelf vrij. Een ander moet dit bevestigen."))
def is_not_releaser(betaling: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(betaling.released_by_id != user.pk)


@requirement(dutch("U stelde deze batch zelf samen. Een ander moet haar bevestigen."))
def is_not_composer(batch: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(batch.composed_by_id != user.pk)


@requirement(dutch("U stelde deze rekening zelf voor. Een ander moet haar bevestigen."))
def is_not_proposer(rekening: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(rekening.proposed_by_id != user.pk)


@requirement(dutch("U stelde deze koppeling zelf voor. Een ander moet haar bevestigen."))
def is_not_linker(regel: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(regel.linked_by_id != user.pk)


@requirement(dutch("U stelde deze beschikking op. Een ander moet dit doen."))
def did_not_draft_what_is_linked(regel: Any, user: User) -> bool:
    """A link books a payment, so it is a part of paying."""
    return regel.betaling is None or is_not_drafter(regel.betaling, user)


@requirement(dutch("U vroeg dit zelf. Een ander moet het bevestigen."))
def is_not_the_asker(betaling: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(betaling.drop_asked_by_id != user.pk)


@requirement(dutch("U meldde de afwijzing zelf. Een ander moet haar bevestigen."))
def is_not_the_reporter(batch: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(batch.reject_asked_by_id != user.pk)


@requirement(dutch("Dit doet niemand: het volgt uit wat de bank meldt."))
def nobody(_subject: Any, _user: Any) -> bool:
    """What a worker makes or a bank reports is for the system."""
    return False


may_release = allowed_if(is_controller, is_not_drafter)
may_confirm = allowed_if(is_controller, is_not_drafter, is_not_releaser)
may_drop = allowed_if(is_controller)
may_record_charge = allowed_if(is_controller, is_not_drafter)
may_withdraw = allowed_if(is_controller, is_not_drafter, is_not_the_asker)
may_reject_batch = allowed_if(is_controller, is_not_the_reporter)
may_confirm_batch = allowed_if(is_controller, is_not_composer)
may_confirm_rekening = allowed_if(is_controller, is_not_proposer)
may_link = allowed_if(is_controller, is_not_drafter)
may_confirm_link = allowed_if(is_controller, is_not_linker, did_not_draft_what_is_linked)
