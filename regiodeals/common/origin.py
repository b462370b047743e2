"""Where the present work comes from, a web request or a worker; part of each line of the trail."""

from contextvars import ContextVar

origin: ContextVar[str] = ContextVar("origin", default="systeem")
