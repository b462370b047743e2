"""Messages, what goes along with them, and whether mail may leave at all."""

from regiodeals.common.language import Language
from regiodeals.mail.models.attachment import Attachment
from regiodeals.mail.models.calendar import CalendarPart, Method
from regiodeals.mail.models.hold import Hold
from regiodeals.mail.models.message import AMOUNT_SIGNS, FailureKind, Message, MessageKind
from regiodeals.mail.models.template_version import TemplateVersion

__all__ = [
    "AMOUNT_SIGNS",
    "Attachment",
    "CalendarPart",
    "FailureKind",
    "Hold",
    "Language",
    "Message",
    "MessageKind",
    "Method",
    "TemplateVersion",
]
