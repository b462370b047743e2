"""The seal under the letters: where its key is, and who stamps the time."""

from pathlib import Path

import environ

env = environ.Env()

# A PKCS#12 file with the key, its certificate and the certificates above it.
SIGNATURE_PKCS12: Path | None = None
# Or a key that never leaves its token: the PKCS#11 module, the token's name, the key's name.
SIGNATURE_PKCS11_MODULE = env("SIGNATURE_PKCS11_MODULE", default="")
SIGNATURE_PKCS11_TOKEN = env("SIGNATURE_PKCS11_TOKEN", default="")
SIGNATURE_PKCS11_KEY = env("SIGNATURE_PKCS11_KEY", default="")
# The passphrase of the file or the PIN of the token. As a file, so that only a worker can read it.
SIGNATURE_PASSPHRASE = env("SIGNATURE_PASSPHRASE", default="")
SIGNATURE_PASSPHRASE_FILE = env("SIGNATURE_PASSPHRASE_FILE", default="")
# With a time stamp service (RFC 3161) a letter proves on its own, years later, when it was sealed.
# Then a PEM file names the roots under which our certificate and that of the service stand.
SIGNATURE_TSA_URL = env("SIGNATURE_TSA_URL", default="")
SIGNATURE_ROOTS = env("SIGNATURE_ROOTS", default="")
# Whether a key without legal force is made when there is none; production refuses such a key.
SIGNATURE_TEST_KEY = False
