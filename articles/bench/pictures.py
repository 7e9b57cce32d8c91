"""How long a photo takes to be ready for readers, and a changed credit to be in all its files.

Beside both stands what can't be had for less: Pillow alone, and encoding every file anew.
"""

import resource
import sys
from io import BytesIO
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from PIL import Image, ImageChops

from articles import workflow
from articles.bench.measure import WrongAnswer
from articles.demo import files
from articles.languages import codes, column
from articles.models import Author, Licence, Photo
from articles.pictures import framing, render, saving
from articles.pictures.credit import Credit
from articles.pictures.rewrite import with_credit

DETAILED = "forest-stream.jpg"
NOISE = 12  # standard deviation of a sensor's, in steps of 255: makes decoding realistic
# Each beside the one that it is held against.
KINDS = ("upload", "bare", "rewrite", "anew")
OLD = Credit(creator="Kim Ha-neul", copyright_notice="© Bench")
NEW = Credit(creator="김하늘", copyright_notice="© 벤치", description={"ko": "숲속의 개울 " * 40})


def picture(megapixels):
    """A JPEG of that size, three to two, from a demo photograph enlarged."""
    width = round((megapixels * 1_500_000) ** 0.5)
    size = (width, width * 2 // 3)
    enlarged = Image.open(BytesIO(files.photo_bytes(DETAILED))).convert("RGB").resize(size)
    noise = Image.merge("RGB", [Image.effect_noise(size, NOISE)] * 3)
    return _jpeg(ImageChops.add(enlarged, noise, 1, -128), quality=92)


def measure(data, times):
    """[milliseconds, of them the processor's] by kind, `times` times, and {"files": [number]}."""
    made = list(render.renditions(data, OLD))
    found = {kind: [] for kind in KINDS}
    for number in range(times):
        steps = (
            ("upload", lambda number=number: upload(data, number)),
            ("bare", lambda: bare(data)),
            ("rewrite", lambda: _rewrite(made)),
            ("anew", lambda: list(render.renditions(data, NEW))),
        )
        # Forwards and backwards in turn: a machine that grows busier is fair to both.
        for kind, step in steps[:: -1 if number % 2 else 1]:
            found[kind].append(_timed(step))
    return found | {"files": [len(made)]}


def _timed(step):
    began, used = perf_counter(), process_time()
    step()
    return [(perf_counter() - began) * 1000, (process_time() - used) * 1000]


def upload(data, number):
    """The picture brought to the desk, until all of its files lie where readers get them."""
    # A comment makes it another file: the desk refuses the same one twice.
    comment = f"{number} {Random().random()}".encode()
    data = data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment + data[2:]
    author, _made = Author.objects.get_or_create(**{column("name", codes()[0]): "Bench"})
    licence, _made = Licence.objects.get_or_create(code="own")
    photo = workflow.store_photo(data, by=None, photographer=author, licence=licence)
    photo = Photo.objects.get(pk=photo.pk)
    if not photo.renditions:
        raise WrongAnswer("A photo was not ready after its upload")


def bare(data):
    """The same resizes and encodes with Pillow alone: nothing is checked, told, or kept."""
    image = Image.open(BytesIO(data))
    image.load()
    full, master = image.size, None
    for cut in framing.cuts(*full, framing.CENTRED):
        part, box = master or image, cut.box
        for size in cut.sizes:
            pixels = tuple(share * side for share, side in zip(box, part.size * 2, strict=True))
            part = part.resize(size, Image.Resampling.LANCZOS, pixels, render.GAP)
            part.save(BytesIO(), "AVIF", **saving.AVIF)
            part.save(BytesIO(), "WEBP", **saving.WEBP)
            part.save(BytesIO(), "JPEG", **saving.JPEG)
            master, box = master or part, (0.0, 0.0, 1.0, 1.0)


def peak(path):
    """The most memory, in MB, that this process needed for an upload of the file."""
    upload(Path(path).read_bytes(), 0)
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except FileNotFoundError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
    # The other figure would count what the parent held when it started this process.
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


def _rewrite(made):
    for each in made:
        if not with_credit(each.data, each.format, NEW):
            raise WrongAnswer(f"A {each.format} file could not be rewritten")


def _jpeg(image, **options):
    file = BytesIO()
    image.save(file, "JPEG", **options)
    return file.getvalue()
