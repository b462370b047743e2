"""What is asked about a file that somebody adds."""

import environ

# A ClamAV daemon, 'host:port' or the path of its socket; without one no file is scanned.
CLAMAV_ADDRESS = environ.Env()("CLAMAV_ADDRESS", default="")
