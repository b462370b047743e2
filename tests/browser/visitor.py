"""Somebody who walks through the site and looks at each page as a test would."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.urls import resolve
from playwright.sync_api import ConsoleMessage, Error, Page, Response

from tests.builders import PASSWORD

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 320, "height": 800}
NORM = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    # Only rules beyond these norms read the style sheets for themselves.
    "preload": False,
}
# Light and dark differ in colours and in nothing else.
COLOURS = NORM | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
LOOK_INTO = """async ([part, options]) => {
  const told = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`);
  return (await axe.run(part || document, options)).violations.flatMap(told);
}"""
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
# So many pages of one address are looked at, and as many that were asked something more.
OF_EACH = 2


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

    def become(self, session: str | None) -> None:
        """Somebody who has logged in elsewhere, or a stranger."""
        context = self.page.context
        context.clear_cookies()
        if session is not None:
            base = "{0.scheme}://{0.netloc}".format(urlsplit(self.page.url))
            context.add_cookies([{"name": "sessionid", "value": session, "url": base}])

    def choose_all(self, act: str) -> None:
        """Ask an act of the administration, of every row of a list."""
        self.page.locator("#action-toggle").check()
        self.page.locator("select[name=action]").select_option(act)
        with self.page.expect_navigation():
            self.page.locator("button[name=index]").click()

    def open(self, path: str) -> Response:
        """Go there."""
        response = self.page.goto(path)
        assert response is not None
        return response

    def walk(self) -> Iterator[str]:
        """The pages that can be reached by links from the start, a few of each address."""
        todo, seen, visits = ["/"], {"/"}, Counter[tuple[str, bool]]()
        while todo:
            path = todo.pop()
            kind = (name_of(path), "?" in path)
            visits[kind] += 1
            if visits[kind] > OF_EACH or not self._shows(path):
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
        return [*self._faults("light", WIDE), *self._faults("dark", NARROW)]

    def faults_everywhere(self) -> list[str]:
        """What is wrong with it in light and in dark, wide and narrow."""
        self.page.evaluate(OPEN_ALL)
        found = [*self._faults("light", WIDE), *self._violations("dark", COLOURS)]
        return [*found, *self._faults("dark", NARROW), *self._violations("light", COLOURS)]

    def _faults(self, scheme: str, size: dict[str, int]) -> Iterator[str]:
        self.page.set_viewport_size(size)  # type: ignore[arg-type]
        where = f"{self.page.url} at {size['width']}"
        if (excess := self.page.evaluate(TOO_WIDE)) > 0:
            yield f"{where}: scrolls {excess} px sideways"
        for amount in self.page.evaluate(TORN):
            yield f"{where}: tears {amount} over two lines"
        yield from self._violations(scheme, NORM)

    def faults_of_menu(self) -> list[str]:
        """What is wrong with the opened menu of a phone."""
        self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        self.page.locator(".rd-menu > summary").click()
        return list(self._violations("light", NORM, ".rd-menu"))

    def _violations(
        self, scheme: str, norm: dict[str, object], part: str | None = None
    ) -> Iterator[str]:
        self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        for fault in self.page.evaluate(LOOK_INTO, [part, norm]):
            yield f"{self.page.url} in {scheme}: {fault}"


def name_of(path: str) -> str:
    """The name of an address, as in the route table."""
    return resolve(path.split("?")[0]).view_name
