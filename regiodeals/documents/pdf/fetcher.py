"""The only way in for a document's resources: published assets, and a record of every refusal."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from regiodeals.documents.pdf.assets import SCHEME, AssetTable

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse


class Fetcher(Protocol):
    """What the engine knows of a fetcher."""

    refusals: list[str]
    pictures: Mapping[str, bytes]

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> "URLFetcherResponse":
        """The asset at `url`, or an end to the rendering."""


def asset_fetcher(assets: AssetTable) -> Fetcher:
    """A fetcher that answers from `assets` and from nothing else."""
    fetcher: Fetcher = _fetcher_class()(assets)
    return fetcher


@cache
def _fetcher_class() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class AssetFetcher(URLFetcher):  # type: ignore[misc]
        """Stops the rendering at the first refusal, and remembers it.

        Stopping is not enough: inside a drawing WeasyPrint swallows even a fatal error and goes on
        with a hole in the page. Hence the record, which the engine reads at the end.
        """

        def __init__(self, assets: AssetTable) -> None:
            super().__init__(
                allowed_protocols=(SCHEME,), allow_redirects=False, fail_on_errors=True
            )
            self.assets = assets
            self.refusals: list[str] = []
            # Of the one document that is being made.
            self.pictures: Mapping[str, bytes] = {}

        def fetch(
            self,
            url: str,
            headers: dict[str, str] | None = None,  # noqa: ARG002 -- the signature is WeasyPrint's
        ) -> "URLFetcherResponse":
            if url in self.pictures:
                return URLFetcherResponse(
                    url,
                    body=self.pictures[url],
                    # What it is is read from its bytes.
                    headers={"Content-Type": "application/octet-stream"},
                )
            if url not in self.assets:
                self.refusals.append(url)
                raise FatalURLFetchingError(f"not a published asset: {url[:200]}")
            return URLFetcherResponse(
                url,
                body=self.assets.content(url),
                headers={"Content-Type": self.assets.content_type(url)},
            )

    return AssetFetcher
