"""Keeps the secret part of a link out of every log, whoever writes the line.

Django logs the address of each answer that is an error, and a web server may log every address.
"""

import logging
import re

# The link of an invitation, regiodeals/people/urls.py; who reads it in a log could take the role.
# And of a calendar, monitoring/kalender/urls.py; who reads that one sees what its owner sees.
# All of the address: one that was mangled on the way still holds the secret.
END = r"/?(?:[?#]|[\"'](?:[\s,)\]]|$)| HTTP/\d|$)"
SECRET = re.compile(
    rf"(/(?:uitnodiging|kalender/feed)/)(?!{END})(?=\s*\S).*?(?={END})",
    re.MULTILINE | re.IGNORECASE,
)
HIDDEN = r"\1[geheim]"


class RecordWithoutSecrets(logging.LogRecord):
    """A line of any log."""

    def getMessage(self) -> str:  # noqa: N802  (the name that logging calls)
        """The words of the line, without what gives access."""
        return SECRET.sub(HIDDEN, super().getMessage())


def hide_secrets() -> None:
    """From here on, in all logs of this process."""
    logging.setLogRecordFactory(RecordWithoutSecrets)
