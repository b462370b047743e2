"""The same rapportage as that of its own tests."""

from tests.monitoring.rapportage.conftest import deal, report, signer, writer

__all__ = ["deal", "report", "signer", "writer"]
