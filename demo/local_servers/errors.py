"""What goes wrong with a local server, in one Dutch sentence."""


class LocalServersError(RuntimeError):
    """A local server does not start or stop; the message says what to do."""
