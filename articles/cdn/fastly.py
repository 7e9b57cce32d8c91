"""Fastly: https://www.fastly.com/documentation/reference/api/purging/"""

from articles.cdn.provider import ask

API = "https://api.fastly.com"


class Fastly:
    """`service` is the service's number, `key` an API token that may purge by key."""

    name = "Fastly"

    def __init__(self, *, url="", service="", key=""):
        self.address = f"{(url or API).rstrip('/')}/service/{service}/purge"
        self.headers = {"Fastly-Key": key, "Accept": "application/json"}

    def purge(self, tags):
        headers = self.headers | {"Surrogate-Key": " ".join(tags)}
        ask(self.name, "POST", self.address, headers=headers)
