"""Whether the process in this container does its work: container_health.py web|worker|beat."""

import http.client
import os
import socket
import sys
import time
from pathlib import Path

import redis

WEB_PORT = 8000
BEAT_SCHEDULE = Path("/tmp/beat")  # noqa: S108  (the container's own memory)
# Beat writes its schedule away every three minutes.
BEAT_SILENCE_SECONDS = 10 * 60


def web_is_healthy() -> bool:
    """The site answers the question after its health, asked as the proxy asks."""
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip()
    connection = http.client.HTTPConnection("127.0.0.1", WEB_PORT, timeout=5)
    connection.request("GET", "/gezond/", headers={"Host": host, "X-Forwarded-Proto": "https"})
    return connection.getresponse().status == http.HTTPStatus.OK


def worker_is_healthy() -> bool:
    """The worker holds a connection to the broker; it takes no commands, so it cannot be asked."""
    url = Path(os.environ["REDIS_URL_FILE"]).read_text(encoding="utf-8").strip()
    broker = redis.Redis.from_url(url, socket_timeout=5)
    mine = broker.client_id()
    here = socket.gethostbyname(socket.gethostname())
    return any(
        client["addr"].startswith(f"{here}:") and int(client["id"]) != mine
        for client in broker.client_list()
    )


def beat_is_healthy() -> bool:
    """The schedule was written not long ago."""
    written = max(file.stat().st_mtime for file in BEAT_SCHEDULE.parent.glob("beat*"))
    return time.time() - written < BEAT_SILENCE_SECONDS


CHECKS = {"web": web_is_healthy, "worker": worker_is_healthy, "beat": beat_is_healthy}

if __name__ == "__main__":
    sys.exit(0 if CHECKS[sys.argv[1]]() else 1)
