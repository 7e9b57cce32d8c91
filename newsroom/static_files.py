"""The files that pages link to: style, scripts, icon, and what the desk brings."""

import re
from pathlib import Path

from django.conf import settings
from whitenoise import WhiteNoise
from whitenoise.storage import CompressedManifestStaticFilesStorage

NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{12}\.\w+$")
BRIEFLY = 60  # seconds; what keeps its name may change with the next version


class Collected(CompressedManifestStaticFilesStorage):
    """Each file under a name by its content too, and there in Brotli and gzip beside itself.

    Pages link to these names alone, and only a developer opens a map of a script.
    """

    def compress_files(self, paths):
        linked = (path for path in paths if NAMED_BY_CONTENT.search(path))
        return super().compress_files(path for path in linked if not path.endswith(".map"))


def served(application):
    """The WSGI application with the static files before it; they are listed once, at the start."""
    folder = Path(settings.STATIC_ROOT)
    return WhiteNoise(
        application,
        # Without a folder nothing has been collected: Django then answers 404.
        root=folder if folder.is_dir() else None,
        prefix=settings.STATIC_URL,
        max_age=BRIEFLY,
        allow_all_origins=False,
        immutable_file_test=NAMED_BY_CONTENT,
        add_headers_function=_as_said,
    )


def _as_said(headers, path, url):
    """No browser guesses another type than the one that is sent."""
    headers["X-Content-Type-Options"] = "nosniff"
