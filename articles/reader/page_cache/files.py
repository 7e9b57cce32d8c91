"""Pages in files that all processes of one machine share."""

import os
import time
from contextlib import contextmanager
from pathlib import Path
from random import random
from tempfile import NamedTemporaryFile

try:
    import fcntl
except ImportError:  # a system without it: pages may then be rendered twice
    fcntl = None

PARTS = 256  # folders; each is swept by itself
LEFT_BEHIND = 60  # seconds, after which a file without its name is nobody's
SWEPT = 1 / 16  # one write of so many looks through its folder


class Files:
    """Each page is one file, whole or not there. A folder that can't be written means that pages
    are rendered, never an error."""

    def __init__(self, folder, most):
        self.folder, self.most = Path(folder), most // PARTS

    def get(self, name):
        try:
            return self._path(name).read_bytes()
        except OSError:
            return None

    def put(self, name, data):
        path = self._path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                file.write(data)
            os.replace(file.name, path)
            if random() < SWEPT:
                self.sweep(path.parent)
        except OSError:
            return

    @contextmanager
    def lock(self, name):
        """Yields whether the page is the caller's to render. The system takes the lock back from
        a process that was killed."""
        try:
            held = self._locked(name)
        except OSError:
            yield True
            return
        try:
            yield held is not None
        finally:
            if held is not None:
                os.close(held)

    def sweep(self, folder):
        """Deletes the pages of a folder that were written longest ago, until the rest fits."""
        found, now = [], time.time()
        for entry in os.scandir(folder):
            facts = entry.stat()
            if not entry.name.startswith("."):
                found.append((facts.st_mtime, facts.st_size, entry.path))
            elif now - facts.st_mtime > LEFT_BEHIND:
                os.unlink(entry.path)
        size = sum(each for _at, each, _path in found)
        for _at, each, path in sorted(found):
            if size <= self.most:
                break
            os.unlink(path)
            size -= each

    def _path(self, name):
        return self.folder / name[:2] / name[2:]

    def _locked(self, name):
        """The open lock file, or None where somebody else holds it. Pages share 4096 of them."""
        if fcntl is None:
            raise OSError("This system locks no files.")
        folder = self.folder / "locks"
        path = folder / name[:3]
        try:
            held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            folder.mkdir(parents=True, exist_ok=True)
            held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            return None
        except OSError:
            os.close(held)
            raise
        return held
