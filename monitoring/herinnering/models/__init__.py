"""The policy per kind, what people want themselves, the rounds, and every reminder."""

from monitoring.herinnering.models.beleid import Herinneringsbeleid, Mailvoorkeur
from monitoring.herinnering.models.herinnering import Herinnering, Ronde

__all__ = ["Herinnering", "Herinneringsbeleid", "Mailvoorkeur", "Ronde"]
