"""Several PDFs as one, to print: a copy, without seals and without the embedded facts."""

from collections.abc import Iterable
from io import BytesIO

import pikepdf


def merged(files: Iterable[bytes], *, title: str) -> bytes:
    """The pages of all files in order, each file with a bookmark of its own title."""
    with pikepdf.new() as whole:
        with whole.open_outline() as outline:
            for content in files:
                with pikepdf.open(BytesIO(content)) as part:
                    _without_seal(part)
                    name = str(part.docinfo.get("/Title", ""))
                    outline.root.append(pikepdf.OutlineItem(name, len(whole.pages)))
                    whole.pages.extend(part.pages)
        whole.docinfo["/Title"] = title
        with whole.open_metadata() as metadata:
            metadata["dc:title"] = title
        result = BytesIO()
        whole.save(result)
    return result.getvalue()


def _without_seal(part: pikepdf.Pdf) -> None:
    """A seal over the whole of a file means nothing on the pages of another one."""
    if "/AcroForm" in part.Root:
        del part.Root.AcroForm
    for page in part.pages:
        if "/Annots" in page:
            kept = [note for note in page.Annots if note.get("/FT") != pikepdf.Name.Sig]
            page.Annots = pikepdf.Array(kept)
