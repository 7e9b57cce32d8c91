"""What processes share: a store of pages, chosen by the newsroom's settings."""

from typing import Protocol

from django.conf import settings

from articles.reader.page_cache.files import Files
from articles.reader.page_cache.valkey import Valkey

MEGABYTE = 1_000_000


class Store(Protocol):
    """Bytes by a name of hexadecimal digits. Nothing that happens to it is an error of a page."""

    def get(self, name: str) -> bytes | None:
        """What was put last, or None."""

    def put(self, name: str, data: bytes) -> None:
        """Keeps the bytes for as long as there is room."""

    def lock(self, name: str):
        """A context that yields whether its caller, among all processes, is to render the page."""


def shared_store():
    if settings.PAGES["redis"]:
        return Valkey(settings.PAGES["redis"])
    return Files(settings.PAGES["folder"], settings.PAGES["disk"] * MEGABYTE)
