"""A locustfile: each coordinator saves his own field every two seconds, as the page does it.

Started by `demo.bench.deadline` in a process of its own, since locust changes the sockets of the
whole process. It reads who they are from FROM_FILE and writes what the site confirmed to TO_FILE.
"""

import json
import os
import random
import re
import time
from pathlib import Path
from typing import Any

from locust import FastHttpUser, constant_pacing, events, task

EVERY_S = 2
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
VERSION = re.compile(r'name="versie-\d+" value="(\d+)"')
PATIENCE_S = 30
SAVING = "bewaren"

waiting: list[dict[str, Any]] = json.loads(Path(os.environ["FROM_FILE"]).read_text())
confirmed: list[dict[str, Any]] = []
# How long each saving took, in ms: while people still came in, and once everybody wrote.
coming_in: list[float] = []
writing: list[float] = []
times = coming_in


class Coordinator(FastHttpUser):
    """Opens the rapportage once, and writes on in one field."""

    wait_time = constant_pacing(EVERY_S)
    connection_timeout = network_timeout = PATIENCE_S
    max_redirects = 0

    def on_start(self) -> None:
        """Take a place, and read the page as a browser does."""
        self.place = waiting.pop() | {"text": "", "version": 0, "saved": 0}
        confirmed.append(self.place)
        self.headers = {"Cookie": f"sessionid={self.place['session']}", "HX-Request": "true"}
        with self.client.get(
            self.place["page"], headers=self.headers, name="openen", catch_response=True
        ) as answer:
            token = TOKEN.search(answer.text or "")
            if answer.status_code != 200 or token is None:
                answer.failure(f"{answer.status_code} zonder formulier")
                self.stop()
                return
            cookie = answer.headers["Set-Cookie"].split("csrftoken=")[1].split(";")[0]
            self.headers["Cookie"] += f"; csrftoken={cookie}"
            self.token = token.group(1)
        # Locust lets them in by the second; people do not write in step.
        time.sleep(random.uniform(0, EVERY_S))  # noqa: S311  (no secret)

    @task
    def save(self) -> None:
        """Write one more word; what was confirmed must be there at the end."""
        place = self.place
        field, text = place["field"], f"Regel {place['saved'] + 1} van {place['session'][:6]}."
        data = {
            "csrfmiddlewaretoken": self.token,
            f"veld-{field}": text,
            f"versie-{field}": place["version"],
        }
        with self.client.post(
            place["address"], data=data, headers=self.headers, name=SAVING, catch_response=True
        ) as answer:
            version = VERSION.search(answer.text or "")
            if answer.status_code != 200 or version is None:
                answer.failure(f"{answer.status_code}: {(answer.text or '')[:200]}")
                return
            place |= {"text": text, "version": int(version.group(1)), "saved": place["saved"] + 1}


def note_time(name: str, response_time: float, **_more: Any) -> None:
    """Keep how long a saving took; opening the page has a bar of its own."""
    if name == SAVING:
        times.append(response_time)


def all_are_in(**_more: Any) -> None:
    """From here on everybody writes, and nobody opens the page any more."""
    global times
    times = writing


def below(times: list[float], share: float) -> float:
    """The time under which this share of them stays; zero when there are none."""
    return sorted(times)[int(len(times) * share)] if times else 0.0


def hand_over(environment: Any, **_more: Any) -> None:
    """What was confirmed, and how long it took, for who started this."""
    found = {
        "confirmed": confirmed,
        "errors": [error.to_dict() for error in environment.stats.errors.values()],
        "median_ms": below(writing, 0.5),
        "p95_ms": below(writing, 0.95),
        "coming_in_ms": below(coming_in, 0.95),
    }
    Path(os.environ["TO_FILE"]).write_text(json.dumps(found))


events.request.add_listener(note_time)  # type: ignore[no-untyped-call]
events.spawning_complete.add_listener(all_are_in)  # type: ignore[no-untyped-call]
events.test_stop.add_listener(hand_over)  # type: ignore[no-untyped-call]
