"""What the pages of the templates show."""

from disbursement.sjabloon.rendering.page.register import list_rows, sjabloon_page
from disbursement.sjabloon.rendering.page.version import (
    DONE,
    address,
    block_page,
    breadcrumb,
    version_page,
)

__all__ = [
    "DONE",
    "address",
    "block_page",
    "breadcrumb",
    "list_rows",
    "sjabloon_page",
    "version_page",
]
