"""An administrator lets somebody in, who works at once, and sees that it stands in the trail."""

from django.urls import reverse

from regiodeals.accounts.models import Role, RoleAssignment, User
from tests.browser.beside import Beside
from tests.browser.conftest import World
from tests.browser.visitor import Visitor

PASSWORD_OF_ROSA = "zeven-bomen-in-de-laan"
ROLE = "#id_role_assignments-0"


def test_from_a_new_account_to_its_first_page(
    visitor: Visitor, world: World, beside: Beside
) -> None:
    page = visitor.page
    visitor.log_in(world.beheerder.username)
    page.get_by_role("link", name="Naar het beheer").click()
    assert "Hoe het systeem ervoor staat" in page.inner_text("main")
    _add_rosa(visitor)
    rosa = beside(lambda: User.objects.get(username="rosa"))
    assert page.url.endswith(reverse("admin:accounts_user_change", args=[rosa.pk]))
    _give_role(visitor)
    assert beside(lambda: RoleAssignment.objects.get(user=rosa)).role == Role.TOETSER
    visitor.open(reverse("admin:accounts_user_history", args=[rosa.pk]))
    assert "toetser" in page.inner_text("#content")
    visitor.become(None)
    visitor.log_in("rosa", PASSWORD_OF_ROSA)
    assert page.get_by_role("heading", name="Mijn werk").is_visible()
    assert "Ter toetsing" in page.inner_text("main")
    assert visitor.faults() == []
    assert visitor.complaints == []


def _add_rosa(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(reverse("admin:accounts_user_add"))
    typed = {"username": "rosa", "first_name": "Rosa", "last_name": "Regio"}
    secret = {"password1": PASSWORD_OF_ROSA, "password2": PASSWORD_OF_ROSA}
    for name, words in (typed | secret).items():
        page.locator(f"#id_{name}").fill(words)
    with page.expect_navigation():
        page.locator("input[name=_save]").click()


def _give_role(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("#role_assignments-group .add-row a").click()
    page.locator(f"{ROLE}-role").select_option(Role.TOETSER)
    page.locator(f"{ROLE}-valid_from").fill("18-11-2024")
    with page.expect_navigation():
        page.locator("input[name=_save]").click()
