"""Takes in the files named as arguments, each in a process of its own, and says how it went.

Prints one JSON object: {name: [sentence or "", CPU seconds, megabytes at most]}.
"""

import json
import os
import resource
import signal
import sys
import warnings
from pathlib import Path

from django.conf import settings

from articles.pictures.credit import read_credit
from articles.pictures.intake import BadPicture, inspect
from articles.pictures.received import received

LONGEST = 20  # seconds


def verdict(data):
    try:
        inspect(data)
        received(data)
        read_credit(data)
    except BadPicture as refusal:
        return str(refusal)
    return ""


def judged(path):
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        signal.alarm(LONGEST)
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        os.write(writer, verdict(path.read_bytes()).encode())
        os._exit(0)
    os.close(writer)
    _pid, status, used = os.wait4(child, 0)
    with os.fdopen(reader, "rb") as said:
        sentence = said.read().decode() if status == 0 else f"ended with status {status}"
    return [sentence, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]


if __name__ == "__main__":
    settings.configure(USE_I18N=False)
    warnings.simplefilter("ignore")
    print(json.dumps({name: judged(Path(name)) for name in sys.argv[1:]}))
