"""Which route is open to whom; a route that is not listed here is closed (deny by default).

This table says who may come in at the door. Which rows a person sees inside is for the selectors.
"""

from collections.abc import Callable
from dataclasses import dataclass

from regiodeals.accounts.models import MINISTRY_ROLES, Role, User


@dataclass(frozen=True)
class Access:
    """Who may open a route: a label for people, and the rule."""

    label: str
    allows: Callable[[User], bool]


PUBLIC = Access("iedereen", lambda _user: True)
EVERY_ROLE = Access(
    "iedereen met een rol",
    lambda user: user.has_role(*Role.values) or bool(user.roles_elsewhere),
)
MINISTRY = Access("ministerie", lambda user: user.has_role(*MINISTRY_ROLES))
BEHEER = Access("beheerder", lambda user: user.is_staff and user.has_role(Role.BEHEERDER))

ROUTES: dict[str, Access] = {
    "login": PUBLIC,
    "logout": PUBLIC,
    "health": PUBLIC,
    "componenten": PUBLIC,
    "toegankelijkheid": PUBLIC,
    "disbursement:beschikking-check": PUBLIC,
    # Who holds the link is let in; what it gives, the room decides.
    "regiodeals:invitation-open": PUBLIC,
    "regiodeals:invitation": PUBLIC,
    "my-work": EVERY_ROLE,
    "regiodeals:tranche-list": EVERY_ROLE,
    "regiodeals:tranche-detail": EVERY_ROLE,
    "regiodeals:deal-list": EVERY_ROLE,
    "regiodeals:deal-detail": EVERY_ROLE,
    "regiodeals:deal-transition": MINISTRY,
    "regiodeals:deal-delay": MINISTRY,
    "regiodeals:obligation-list": EVERY_ROLE,
    "regiodeals:obligation-detail": EVERY_ROLE,
    "regiodeals:deal-parties": MINISTRY,
    "regiodeals:deal-people": EVERY_ROLE,
    "regiodeals:deal-role-end": EVERY_ROLE,
    "regiodeals:deal-hand-over": EVERY_ROLE,
    "regiodeals:invitation-revoke": EVERY_ROLE,
    "regiodeals:convenant-sign": MINISTRY,
    "regiodeals:convenant-conclude": MINISTRY,
    # Each list asks the rule of its own page as well.
    "regiodeals:export": EVERY_ROLE,
    "regiodeals:export-order": EVERY_ROLE,
    "regiodeals:export-list": EVERY_ROLE,
    "regiodeals:export-file": EVERY_ROLE,
    "disbursement:uitkering-open": MINISTRY,
    "disbursement:legal-test": EVERY_ROLE,
    "disbursement:legal-test-judge": MINISTRY,
    "disbursement:beschikking-list": EVERY_ROLE,
    "disbursement:beschikking-draft": MINISTRY,
    "disbursement:beschikking-begin": MINISTRY,
    "disbursement:beschikking-revise": MINISTRY,
    "disbursement:beschikking-discard": MINISTRY,
    "disbursement:beschikking-detail": EVERY_ROLE,
    "disbursement:beschikking-transition": MINISTRY,
    "disbursement:beschikking-letter": EVERY_ROLE,
    "disbursement:vertaling": EVERY_ROLE,
    "disbursement:vertaling-retry": MINISTRY,
    "disbursement:beschikking-preview": MINISTRY,
    "disbursement:bekendmaking-post": MINISTRY,
    "disbursement:bekendmaking-send-again": MINISTRY,
    "disbursement:beschikking-retry": MINISTRY,
    "disbursement:sjabloon-list": MINISTRY,
    "disbursement:sjabloon-detail": MINISTRY,
    "disbursement:sjabloon-draft": MINISTRY,
    "disbursement:sjabloonversie-detail": MINISTRY,
    "disbursement:sjabloonversie-block": MINISTRY,
    "disbursement:sjabloonversie-plan": MINISTRY,
    "disbursement:sjabloonversie-test": MINISTRY,
    "disbursement:sjabloonversie-preview": MINISTRY,
    "disbursement:sjabloonversie-end": MINISTRY,
    "disbursement:sjabloonversie-transition": MINISTRY,
    "disbursement:mandaat-register": MINISTRY,
    "disbursement:serie-list": MINISTRY,
    "disbursement:serie-new": MINISTRY,
    "disbursement:serie-detail": MINISTRY,
    "disbursement:serie-order": MINISTRY,
    "disbursement:serie-look": MINISTRY,
    "disbursement:serie-zip": MINISTRY,
    "disbursement:serie-pdf": MINISTRY,
    "disbursement:serie-opdracht": MINISTRY,
    "disbursement:serie-start": MINISTRY,
    "disbursement:serie-drop": MINISTRY,
    "disbursement:serie-stop": MINISTRY,
    "disbursement:bezwaar-list": MINISTRY,
    "disbursement:bezwaar-detail": EVERY_ROLE,
    "disbursement:bezwaar-register": MINISTRY,
    "disbursement:bezwaar-act": MINISTRY,
    "disbursement:verzoek-list": MINISTRY,
    "disbursement:verzoek-detail": EVERY_ROLE,
    "disbursement:verzoek-letter": EVERY_ROLE,
    "disbursement:verzoek-register": MINISTRY,
    "disbursement:verzoek-act": MINISTRY,
    "disbursement:betaling-list": MINISTRY,
    "disbursement:betaling-release": MINISTRY,
    "disbursement:betaling-charge": MINISTRY,
    "disbursement:betaling-detail": MINISTRY,
    "disbursement:betaling-transition": MINISTRY,
    "disbursement:betaalbatch-compose": MINISTRY,
    "disbursement:betaalbatch-detail": MINISTRY,
    "disbursement:betaalbatch-file": MINISTRY,
    "disbursement:betaalbatch-transition": MINISTRY,
    "disbursement:rekening-list": MINISTRY,
    "disbursement:rekening-detail": MINISTRY,
    "disbursement:rekening-propose": MINISTRY,
    "disbursement:rekening-act": MINISTRY,
    "disbursement:aanlevering-list": MINISTRY,
    "disbursement:aanlevering-detail": MINISTRY,
    "disbursement:bankregel-detail": MINISTRY,
    "disbursement:bankregel-act": MINISTRY,
    "disbursement:vaststelling-detail": MINISTRY,
    "disbursement:vaststelling-propose": MINISTRY,
    "disbursement:voorstel-act": MINISTRY,
    "disbursement:voorstel-deviate": MINISTRY,
    "disbursement:mededeling-act": MINISTRY,
    "disbursement:vordering-list": EVERY_ROLE,
    "disbursement:vordering-detail": EVERY_ROLE,
    "disbursement:vordering-act": MINISTRY,
    "disbursement:kasritme": MINISTRY,
    "disbursement:kasritme-export": MINISTRY,
    "disbursement:geld": EVERY_ROLE,
    "disbursement:geld-export": EVERY_ROLE,
    "disbursement:termijn-condition": MINISTRY,
    "disbursement:termijnen-plan": MINISTRY,
    "disbursement:boeking-correct": MINISTRY,
    "disbursement:verantwoording-index": EVERY_ROLE,
    "disbursement:verantwoording-list": EVERY_ROLE,
    "disbursement:verantwoording-detail": EVERY_ROLE,
    "disbursement:verantwoording-paper": EVERY_ROLE,
    "disbursement:levering-file": EVERY_ROLE,
    "disbursement:verantwoording-import": MINISTRY,
    "disbursement:verantwoording-template": MINISTRY,
    "disbursement:inlezing-detail": MINISTRY,
    "disbursement:inlezing-file": MINISTRY,
    "disbursement:inlezing-confirm": MINISTRY,
    "disbursement:inlezing-drop": MINISTRY,
    "disbursement:verantwoording-receive": MINISTRY,
    "disbursement:verantwoording-judge": MINISTRY,
    "disbursement:uitstel-record": MINISTRY,
    "disbursement:uitstel-decide": MINISTRY,
    "monitoring:herinnering-list": MINISTRY,
    "monitoring:herinnering-ahead": MINISTRY,
    "monitoring:herinnering-choice": EVERY_ROLE,
    "monitoring:herinnering-again": MINISTRY,
    "monitoring:goals": EVERY_ROLE,
    "monitoring:goal-add": MINISTRY,
    "monitoring:goal-change": MINISTRY,
    "monitoring:goal-serve": MINISTRY,
    "monitoring:series-detail": EVERY_ROLE,
    "monitoring:series-agree": MINISTRY,
    "monitoring:measurement-record": EVERY_ROLE,
    "monitoring:measurement-correct": EVERY_ROLE,
    "monitoring:indicator-list": EVERY_ROLE,
    "monitoring:indicator-add": MINISTRY,
    "monitoring:indicator-detail": EVERY_ROLE,
    "monitoring:indicator-define": MINISTRY,
    "monitoring:overleg-list": EVERY_ROLE,
    "monitoring:overleg-schedule": MINISTRY,
    "monitoring:overleg-transition": MINISTRY,
    "monitoring:rapportage-list": EVERY_ROLE,
    "monitoring:rapportage-open": EVERY_ROLE,
    "monitoring:rapportage-detail": EVERY_ROLE,
    "monitoring:rapportage-save": EVERY_ROLE,
    "monitoring:rapportage-field": EVERY_ROLE,
    "monitoring:rapportage-copy": EVERY_ROLE,
    "monitoring:rapportage-copy-file": EVERY_ROLE,
    "monitoring:rapportage-check": EVERY_ROLE,
    "monitoring:rapportage-step": EVERY_ROLE,
    "monitoring:rapportage-receipt": EVERY_ROLE,
    "monitoring:rapportage-retry": EVERY_ROLE,
    "monitoring:rapportage-along": EVERY_ROLE,
    "monitoring:rapportage-comment": EVERY_ROLE,
    "monitoring:rapportage-review": MINISTRY,
    "monitoring:rapportage-judge": MINISTRY,
    "monitoring:rapportage-file": EVERY_ROLE,
}

# Who posts here after the session ended, finds the text again after the log-in.
KEEPS_TEXT = frozenset({"monitoring:rapportage-save"})


def access_for(view_name: str) -> Access | None:
    """The rule for a named route; None means closed for everyone."""
    if view_name.startswith("admin:"):
        return BEHEER
    return ROUTES.get(view_name)
