"""Loaded with `-p` before anything else: the servers run before the settings ask where they are.

The workers of pytest-xdist inherit the environment, so only the first process starts something.
"""

from demo.local_servers import provide_environment

provide_environment()
