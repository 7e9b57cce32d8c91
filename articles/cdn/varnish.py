"""Varnish, by a ban that docs/operations.md has the VCL of: it needs no module of Varnish's."""

from articles.cdn.provider import PurgeFailed, ask


class Varnish:
    """`url` holds the address of each Varnish, with spaces; `key` is what the VCL compares."""

    name = "Varnish"

    def __init__(self, *, url="", service="", key=""):
        self.addresses = url.split()
        self.key = key

    def purge(self, tags):
        """Asks every one, also where one before is down."""
        headers = {"X-Ban-Tags": "|".join(tags), "X-Ban-Key": self.key}
        failed = []
        for address in self.addresses:
            try:
                ask(self.name, "BAN", address, headers=headers)
            except PurgeFailed as failure:
                failed.append(f"{address}: {failure}")
        if failed:
            raise PurgeFailed(" ".join(failed))
