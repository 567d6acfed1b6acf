"""A real browser on a real server, for tests of pages."""

import os
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed; `make browser` installs it"),
]


@pytest.fixture(scope="session")
def chromium():
    """One browser process for the whole run."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs an event loop beside the test's database calls
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Desk:
    """One person at one browser window."""

    def __init__(self, chromium, url, width=1366, height=768):
        self.url = url
        self.page = chromium.new_page(viewport={"width": width, "height": height}, base_url=url)
        self.page.set_default_timeout(60_000)  # a loaded machine is slow, which is no fault of the page
        self.problems = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda message: self._heard(message))

    def _heard(self, message):
        if message.type == "error" and "status of 4" not in message.text:
            self.problems.append(message.text)

    def sign_in(self, username, password="correct horse"):
        self.page.goto("/login/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", password)
        self.page.click("main button")
        self.page.wait_for_url(self.url + "/")
        return self

    def wrong_by_axe(self):
        """Serious accessibility problems of the page that is open."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
