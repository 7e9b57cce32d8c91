"""Pages in a real Chromium, under watch: an error, a breach of the CSP or a foreign host fails."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    # No name is looked up but the live server's: nothing leaves the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
    "--no-first-run",
    # CI runs as root, where Chromium's sandbox can't start; it opens our own pages only.
    "--no-sandbox",
]


def pytest_itemcollected(item):
    item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    report = yield
    if report.skipped and CHROMIUM is None:
        # The same place for all, so that pytest says it in one line.
        report.longrepr = (__file__, 1, report.longrepr[-1])
    return report


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """One Chromium for all browser tests of this process."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: the browser tests were left out.")
    # Playwright runs an event loop in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    home = {"HOME": str(tmp_path_factory.mktemp("home"))}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, env={**os.environ, **home}
        )
        yield chromium
        chromium.close()


@pytest.fixture
def may_fail():
    """The ends of addresses that a test means to be refused; it adds its own."""
    return []


@pytest.fixture
def new_page(browser, live_server, may_fail):
    """A function that opens a page in a context of its own, with Playwright's context options.

    Addresses may be given as paths. Whatever went wrong in its pages fails the test in the end;
    only the status of the page's own answer (a 404, say) is left to the test.
    """
    contexts, faults = [], []

    def on_console(message):
        url = message.location["url"]
        # The icon is asked for by the browser alone, on pages that name none.
        page_itself = url in (message.page and message.page.url, f"{live_server.url}/favicon.ico")
        is_meant = page_itself or any(map(url.endswith, may_fail))
        if message.type == "error" and not (is_meant and "Failed to load" in message.text):
            faults.append(f"console: {message.text} {url}")

    def on_request(request):
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != host:
            faults.append(f"another host was asked: {request.url}")

    def open_page(**options):
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.on("console", on_console)
        context.on("request", on_request)
        context.on("weberror", lambda error: faults.append(f"uncaught: {error.error}"))
        return context.new_page()

    host = urlsplit(live_server.url).netloc
    yield open_page
    for context in contexts:
        context.close()
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.fixture
def page(new_page):
    """An empty page in a new context, watched for faults."""
    return new_page()


@pytest.fixture
def login(live_server):
    """A function that logs a user in on a page's context: `login(page, user)`."""

    def log_in(page, user):
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
        )

    return log_in


@pytest.fixture
def open_page(new_page, login):
    """A function that opens an address for a user, in a context of its own."""

    def opened(user, address, **options):
        page = new_page(**options)
        login(page, user)
        page.goto(address)
        return page

    return opened
