"""The address of the visitor, also behind the operator's own TLS proxy."""

from ipaddress import ip_address, ip_network

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


# Who has one address of IPv6 has all of its /64, which no brake could count one by one.
SHARED_BITS = 64


def client_network(request: HttpRequest) -> str:
    """By what a visitor is counted: the address, of IPv6 the network that one visitor has."""
    address = client_address(request)
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(ip_network((known, SHARED_BITS), strict=False).network_address)
