"""What a worker does with a file: read it, and hold it against the template and the record."""

from disbursement.verantwoording.running.reading import read_inlezing

__all__ = ["read_inlezing"]
