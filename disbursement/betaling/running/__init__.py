"""What a worker does: make the file of a batch, and read what the bank says."""

from disbursement.betaling.running.files import make_file
from disbursement.betaling.running.reading import read_delivery

__all__ = ["make_file", "read_delivery"]
