"""The PDF engine: one per process, because parsed styles and loaded fonts are worth keeping."""

import atexit
import gc
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from regiodeals.common.words import dutch
from regiodeals.documents.pdf.assets import SCHEME, AssetTable
from regiodeals.documents.pdf.errors import (
    MalformedDocument,
    OutsideResource,
    UnprintableCharacters,
)
from regiodeals.documents.pdf.fetcher import asset_fetcher
from regiodeals.documents.pdf.finisher import EmbeddedFile, Finisher
from regiodeals.documents.pdf.source import well_formed

if TYPE_CHECKING:
    from weasyprint import CSS, Document

MAX_PAGES = 60
VARIANT = "pdf/a-3a"
BASE_STYLE = f"{SCHEME}:css/base.css"


class PdfEngine:
    """Renders HTML to PDF/A-3a and PDF/UA-1 with the assets of one folder, and nothing else.

    WeasyPrint is imported here and not with the module: web processes never load it.
    """

    def __init__(self, folder: Path) -> None:
        from weasyprint.text.fonts import FontConfiguration

        self._assets = AssetTable(folder)
        self._fetcher = asset_fetcher(self._assets)
        self._fonts = FontConfiguration()
        self._styles: dict[str, CSS] = {}
        self._lock = threading.Lock()

    def render(
        self,
        html: str,
        *,
        stylesheets: Sequence[str],
        attachments: Sequence[EmbeddedFile] = (),
        watermark: str | None = None,
        pictures: Mapping[str, bytes] | None = None,
        created: datetime,
    ) -> bytes:
        """The PDF of `html`; the same input gives the same bytes.

        `stylesheets` are addresses of assets, `watermark` is a word for which a drawing is
        published, `pictures` are PNG or JPEG files by the address that `html` gives them,
        `created` is printed in the file as the moment of making.
        Raises DocumentRefused; then nothing came out.
        """
        if missing := set(html) - self._assets.printable:
            raise UnprintableCharacters(missing)
        with self._lock, _collector_paused(), self._only_assets(pictures or {}):
            styles = [self._style(address) for address in stylesheets]
            if watermark is not None:
                styles.append(self._watermark(watermark))
            document = self._laid_out(html, styles)
            return self._written(document, attachments, created.astimezone(UTC))

    @contextmanager
    def _only_assets(self, pictures: Mapping[str, bytes]) -> Iterator[None]:
        """Refuse what asked for anything else, also where WeasyPrint went on with a hole."""
        from weasyprint.urls import FatalURLFetchingError

        self._fetcher.refusals.clear()
        self._fetcher.pictures = pictures
        try:
            yield
        except FatalURLFetchingError as error:
            raise OutsideResource(self._fetcher.refusals) from error
        if self._fetcher.refusals:
            raise OutsideResource(self._fetcher.refusals)

    def _style(self, address: str) -> "CSS":
        return self._parsed(address, self._assets.content(address).decode())

    def _watermark(self, word: str) -> "CSS":
        """The drawing of a word behind every page; `fixed`, or it shifts on the first page."""
        address = f"{SCHEME}:watermarks/{word.lower()}.svg"
        return self._parsed(
            address, f"@page{{background:url({address}) 0 0/210mm 297mm no-repeat fixed}}"
        )

    def _parsed(self, key: str, style: str) -> "CSS":
        from weasyprint import CSS

        if key not in self._styles:
            self._styles[key] = CSS(
                string=style, font_config=self._fonts, url_fetcher=self._fetcher
            )
        return self._styles[key]

    def _laid_out(self, html: str, styles: "list[CSS]") -> "Document":
        source = well_formed(
            html,
            base_url=f"{SCHEME}:document",
            fetcher=self._fetcher,
            base_style=self._style(BASE_STYLE),
        )
        document = source.render(
            stylesheets=styles, font_config=self._fonts, cache={}, pdf_variant=VARIANT
        )
        if len(document.pages) > MAX_PAGES:
            raise MalformedDocument(
                dutch(
                    "Het document heeft {aantal} pagina’s; het maximum is {hoogstens}.",
                    aantal=len(document.pages),
                    hoogstens=MAX_PAGES,
                )
            )
        return document

    def _written(
        self, document: "Document", files: Sequence[EmbeddedFile], moment: datetime
    ) -> bytes:
        finisher = Finisher(files, self._assets.font_families)
        document.metadata.created = document.metadata.modified = moment.isoformat()
        document.write_pdf(
            finisher.nowhere,
            pdf_variant=VARIANT,
            finisher=finisher,
            attachments=[file.attachment(moment) for file in files],
        )
        return finisher.output


@cache
def shared_engine() -> PdfEngine:
    """The engine of this process, on the document assets of the project."""
    # Its fonts clear up after themselves, which they cannot once Python is being taken down.
    atexit.register(shared_engine.cache_clear)
    return PdfEngine(settings.BASE_DIR / "templates" / "documents")


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Spare the hundreds of thousands of objects of one document; they all die with it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
