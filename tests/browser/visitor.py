"""Somebody who walks through the site and looks at each page as a test would."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from re import Pattern
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Error, Page, Response

from tests.builders import PASSWORD

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 320, "height": 800}
NORM = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
# The menu of a phone lies over the page while it is open, so it is looked at by itself.
OPEN_ALL = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
TOO_WIDE = "document.documentElement.scrollWidth - window.innerWidth"
# Amounts of which one part stands on another line than the rest.
TORN = r"""() => {
  const torn = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    for (const found of walk.currentNode.data.matchAll(/(?:€|US\$)\s?[−-]?\d[\d.]*(?:,\d\d)?/g)) {
      const range = document.createRange();
      range.setStart(walk.currentNode, found.index);
      range.setEnd(walk.currentNode, found.index + found[0].length);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      if (new Set(boxes.map((box) => Math.round(box.top))).size > 1) torn.push(found[0]);
    }
  }
  return torn;
}"""
# The link of a picture (SVG) has no address of its own to ask for.
LINKS = """[...document.querySelectorAll('a[href]')].map(
  (link) => new URL(link.getAttribute('href'), document.baseURI).href
)"""
# The administration is Django's own, and a file is no page.
NO_PAGE = ("/beheer/", ".pdf", ".zip", "/xlsx/", "/csv/")
# Pages that lead on without end, with how many of them are visited.
ENDLESS = {re.compile(r"/kalender/\d+/\d+/"): 3, re.compile(r"/tranches/\d+/\?"): 5}


@dataclass
class Visitor:
    """A browser tab with a memory for complaints: of the console, and of the content policy."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def log_in(self, username: str, password: str = PASSWORD) -> None:
        """Through the form, as everybody does."""
        self.page.goto("/inloggen/")
        self.page.get_by_label("Gebruikersnaam").fill(username)
        self.page.get_by_label("Wachtwoord").fill(password)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Inloggen").click()

    def open(self, path: str) -> Response:
        """Go there."""
        response = self.page.goto(path)
        assert response is not None
        return response

    def walk(self) -> Iterator[str]:
        """Every page that can be reached by links from the start, each address once.

        Of the calendar a few months, and of a board a few filters: each leads to the next, without
        end.
        """
        todo, seen, visits = ["/"], {"/"}, Counter[Pattern[str]]()
        while todo:
            path = todo.pop()
            endless = next((shape for shape in ENDLESS if shape.match(path)), None)
            if endless is not None:
                visits[endless] += 1
                if visits[endless] > ENDLESS[endless]:
                    continue
            if not self._shows(path):
                continue
            yield path
            for found in self._paths():
                if found not in seen:
                    seen.add(found)
                    todo.append(found)

    def _shows(self, path: str) -> bool:
        """Go there; False when it is a file that is handed out, and no page."""
        try:
            response = self.open(path)
        except Error as error:
            if "Download is starting" in str(error):
                return False
            raise
        assert response.status == 200, f"{path}: {response.status}"
        return True

    def _paths(self) -> Iterator[str]:
        here = urlsplit(self.page.url)
        for link in self.page.evaluate(LINKS):
            address = urlsplit(link)
            path = f"{address.path}?{address.query}" if address.query else address.path
            if address.netloc == here.netloc and not any(part in path for part in NO_PAGE):
                yield path

    def faults(self) -> list[str]:
        """What is wrong with this page, wide and light as well as narrow and dark."""
        self.page.evaluate(OPEN_ALL)
        found = [f"{self.page.url}: {fault}" for fault in self._faults("light", WIDE)]
        return found + [f"{self.page.url} at 320: {f}" for f in self._faults("dark", NARROW)]

    def _faults(self, scheme: str, size: dict[str, int]) -> Iterator[str]:
        self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        self.page.set_viewport_size(size)  # type: ignore[arg-type]
        if (excess := self.page.evaluate(TOO_WIDE)) > 0:
            yield f"scrolls {excess} px sideways"
        yield from (f"tears {amount} over two lines" for amount in self.page.evaluate(TORN))
        yield from self._violations(scheme)

    def faults_of_menu(self) -> list[str]:
        """What is wrong with the opened menu of a phone."""
        self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        self.page.locator(".rd-menu > summary").click()
        return list(self._violations("menu", ".rd-menu"))

    def _violations(self, name: str, part: str | None = None) -> Iterator[str]:
        for violation in Axe().run(self.page, context=part, options=NORM).response["violations"]:
            for node in violation["nodes"]:
                yield f"{name}: {violation['id']}: {node['html'][:160]}"
