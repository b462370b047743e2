"""Every mail that the house sends, by the name of its template."""

from regiodeals.mail.wording.catalogue.meetings import MEETINGS
from regiodeals.mail.wording.catalogue.others import OTHERS
from regiodeals.mail.wording.catalogue.reports import REPORTS
from regiodeals.mail.wording.parts import Mail

MAILS: dict[str, Mail] = {mail.name: mail for mail in (*OTHERS, *REPORTS, *MEETINGS)}
