"""The documents of the running test, which belong to its world as the rows do."""

from pathlib import Path

from django.conf import settings


def stored() -> dict[str, bytes]:
    """What is in the store of documents, by its place."""
    root = Path(settings.DOCUMENTS_ROOT)
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def store(files: dict[str, bytes]) -> None:
    """Put these in the store of documents."""
    for place, content in files.items():
        path = Path(settings.DOCUMENTS_ROOT) / place
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o440)
