"""The seal under a finished PDF: PAdES, with a key from a file or from a token."""
