"""App of people and roles."""

from django.apps import AppConfig
from django.utils.translation import get_language, gettext, override, pgettext

from regiodeals.common import words
from regiodeals.common.log_record import hide_secrets
from regiodeals.common.words import dutch


class AccountsConfig(AppConfig):
    """People and roles."""

    name = "regiodeals.accounts"
    label = "accounts"
    verbose_name = dutch("Gebruikers en rollen")

    def ready(self) -> None:
        """Before anybody comes, as the links of invitations give access."""
        hide_secrets()
        words.read_by(_in_english, lambda: get_language() == "en")


def _in_english(dutch: str, meaning: str) -> str:
    """Whoever reads: a copy that somebody filled in may be in either language."""
    with override("en"):
        return pgettext(meaning, dutch) if meaning else gettext(dutch)
