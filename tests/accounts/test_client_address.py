"""The address by which a visitor is known."""

import pytest
from django.test import RequestFactory

from regiodeals.accounts.client_address import client_address, client_network

FORGED = "10.0.0.1, 192.0.2.7"


def request(**meta):
    return RequestFactory().get("/", REMOTE_ADDR="198.51.100.4", **meta)


def test_without_a_proxy_the_connection_tells_and_no_header(settings):
    settings.BEHIND_TLS_PROXY = False
    assert client_address(request(HTTP_X_FORWARDED_FOR=FORGED)) == "198.51.100.4"


def test_behind_the_proxy_its_own_entry_counts_and_not_the_visitors_words(settings):
    settings.BEHIND_TLS_PROXY = True
    assert client_address(request(HTTP_X_FORWARDED_FOR=FORGED)) == "192.0.2.7"


def test_behind_the_proxy_without_the_header_the_connection_tells(settings):
    settings.BEHIND_TLS_PROXY = True
    assert client_address(request()) == "198.51.100.4"
    assert client_address(request(HTTP_X_FORWARDED_FOR=" ")) == "198.51.100.4"


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("198.51.100.4", "198.51.100.4"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("::ffff:198.51.100.4", "198.51.100.4"),
        ("geen adres", "geen adres"),
    ],
)
def test_who_has_a_network_is_counted_as_one(settings, address, counted):
    settings.BEHIND_TLS_PROXY = True
    assert client_network(request(HTTP_X_FORWARDED_FOR=address)) == counted
