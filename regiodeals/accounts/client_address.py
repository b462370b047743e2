"""The address of the visitor, also behind the operator's own TLS proxy."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address that the nearest trusted hop saw; "" when there is none.

    Behind the operator's proxy that is the last entry of X-Forwarded-For, which the proxy adds
    itself; earlier entries are the visitor's own words. Without this every visitor would share
    the proxy's address, and one stranger could lock out a signer.
    """
    if settings.BEHIND_TLS_PROXY:
        forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
        if forwarded.strip():
            return forwarded.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
