"""Cloudflare: https://developers.cloudflare.com/api/resources/cache/methods/purge/"""

from articles.cdn.provider import PurgeFailed, ask

API = "https://api.cloudflare.com/client/v4"
MOST = 30  # tags in one request


class Cloudflare:
    """`service` is the zone, `key` an API token that may purge its cache."""

    name = "Cloudflare"

    def __init__(self, *, url="", service="", key=""):
        self.address = f"{(url or API).rstrip('/')}/zones/{service}/purge_cache"
        self.headers = {"Authorization": f"Bearer {key}"}

    def purge(self, tags):
        for start in range(0, len(tags), MOST):
            order = {"tags": tags[start : start + MOST]}
            response = ask(self.name, "POST", self.address, json=order, headers=self.headers)
            if not _succeeded(response):
                raise PurgeFailed(f"{self.name} did not purge.")


def _succeeded(response):
    """It answers 200 with "success": false as well."""
    try:
        answer = response.json()
    except ValueError:
        return False
    return isinstance(answer, dict) and answer.get("success") is True
