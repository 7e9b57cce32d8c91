"""Which program rendered a page: another release, or another identity, has other pages."""

from functools import cache
from hashlib import sha256

from django.conf import settings

SHOWN = ("articles/**/*.py", "articles/**/*.mo", "newsroom/*.py", "templates/**/*.html")


@cache
def digest():
    """Of the names, sizes and times of the files that pages are made by, and of what the newsroom
    says of itself; read once, when the process begins to serve."""
    facts = sha256(repr((settings.NEWSROOM, settings.STATIC_URL)).encode())
    paths = [path for pattern in SHOWN for path in settings.BASE_DIR.glob(pattern)]
    for path in sorted([*paths, settings.STATIC_ROOT / "staticfiles.json"]):
        if path.exists():
            found = path.stat()
            facts.update(f"{path.name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return facts.hexdigest()
