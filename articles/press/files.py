"""The folder that is pressed into: each file written whole, and only where it changed."""

import gzip
import os
import sys
import tempfile
from contextlib import suppress

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

COMPRESSED = {
    ".br": lambda data: brotli.compress(data, quality=9),
    ".gz": lambda data: gzip.compress(data, compresslevel=9, mtime=0),
    ".zst": lambda data: zstd.compress(data, 19),
}
# What is compressed already gains nothing; what has no ending is for the host, not for readers.
WHOLE = (".avif", ".jpeg", ".jpg", ".png", ".webp", ".woff2")


class Folder:
    def __init__(self, root):
        self.root = root
        self.written = self.removed = 0

    def place(self, path):
        """The file of a path on the site, decoded; ValueError for a path that leads out of it."""
        parts = path.strip("/").split("/")
        if ".." in parts or "\0" in path:
            raise ValueError(path)
        file = self.root.joinpath(*parts)
        return file / "index.html" if path.endswith("/") else file

    def has(self, path):
        return self.place(path).is_file()

    def write(self, path, data):
        """Writes what differs from what is there, and beside it the compressed forms."""
        file = self.place(path)
        forms = COMPRESSED if file.suffix and file.suffix not in WHOLE else {}
        with suppress(FileNotFoundError):
            if file.read_bytes() == data and all(_beside(file, end).exists() for end in forms):
                return
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, data)
        for ending, compress in forms.items():
            _write(_beside(file, ending), compress(data))
        self.written += 1

    def remove(self, path):
        """Removes a path's files, and the folders that are empty then."""
        file = self.place(path)
        for each in (file, *(_beside(file, ending) for ending in COMPRESSED)):
            each.unlink(missing_ok=True)
        self.removed += 1
        with suppress(OSError):
            for folder in file.parents:
                if folder == self.root:
                    break
                folder.rmdir()


def _beside(file, ending):
    return file.with_name(file.name + ending)


def _write(file, data):
    """Under another name first: whoever reads meanwhile gets the old file or the new one."""
    handle, fresh = tempfile.mkstemp(dir=file.parent, prefix=".")
    with os.fdopen(handle, "wb") as output:
        output.write(data)
    os.chmod(fresh, 0o644)
    os.replace(fresh, file)
