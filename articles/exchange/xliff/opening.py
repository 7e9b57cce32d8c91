"""Opening what somebody sent: an XLIFF file or a zip of them, which may mean no good.

Nothing is ever unpacked to disk, and no document type definition is ever read: entities, outside
files and defaults all begin with one.
"""

import stat
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from django.utils.translation import gettext as _
from lxml import etree

from articles.workflow import Refused

MAX_BYTES = 8_000_000  # one file; a story of the greatest length, twice, with its codes
MAX_UNPACKED = 48_000_000  # all files of an archive together
MAX_FILES = 500
MAX_RATIO = 100  # XML of text is packed to a tenth; what is packed to a hundredth is a bomb
SMALL = 100_000  # bytes; below, a ratio says nothing
MAX_DEPTH = 50
MAX_ELEMENTS = 200_000
ENDINGS = (".xlf", ".xliff")


def opened(file, name):
    """Pairs of a name and bytes: the file itself, or each file in an archive.

    `file` is read from where it stands; Refused with a sentence if it may not be opened at all.
    """
    start = file.read(4)
    if start.startswith(b"PK"):
        return _unpacked(_read(file, MAX_UNPACKED, start))
    return [(name, _read(file, MAX_BYTES, start))]


def parsed(data):
    """The root element of an XML document without a document type; Refused for anything else."""
    _look_over(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused([_broken(error)]) from error
    if root.getroottree().docinfo.doctype:
        raise Refused([_with_document_type()])
    return root


def _read(file, limit, start=b""):
    """What is left of a file, behind its first bytes; not much more than the limit is read."""
    data = start + file.read(limit + 1 - len(start))
    if len(data) > limit:
        raise Refused([_too_large(limit)])
    return data


def _unpacked(data):
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if reasons := list(_reasons_against_archive(members)):
                raise Refused(reasons)
            return [(member.filename, _member(archive, member)) for member in members]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Refused([_damaged()]) from error


def _reasons_against_archive(members):
    """All that the archive's own list tells, before anything is unpacked."""
    if not members:
        yield _("The archive is empty.")
    if len(members) > MAX_FILES:
        yield _("The archive has more than %(limit)d files.") % {"limit": MAX_FILES}
        return
    if len({member.filename for member in members}) != len(members):
        yield _("The archive has two files of one name.")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        yield _too_large(MAX_UNPACKED)
    for member in members:
        if reason := _reason_against_member(member):
            yield _("“%(file)s”: %(reason)s") % {"file": member.filename[:100], "reason": reason}
            return


def _reason_against_member(member):
    name = member.filename
    if "/" in name or "\\" in name or ":" in name or stat.S_ISLNK(member.external_attr >> 16):
        return _("The archive may have files only, side by side, and no folders or links.")
    if member.flag_bits & 0x1:
        return _("The archive is locked with a password.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _damaged()
    if not name.lower().endswith(ENDINGS):
        return _("The archive may have XLIFF files (.xlf, .xliff) only.")
    if member.file_size > MAX_BYTES:
        return _too_large(MAX_BYTES)
    if member.file_size > SMALL and member.file_size > MAX_RATIO * member.compress_size:
        return _("It is packed far tighter than any text: it is not opened.")
    return None


def _member(archive, member):
    with archive.open(member) as file:
        return _read(file, MAX_BYTES)


def _look_over(data):
    """Reads through the document once without building anything, and stops at the first harm."""
    parser = expat.ParserCreate()
    depth = count = 0

    def refuse_document_type(*_args):
        raise Refused([_with_document_type()])

    def enter(_name, _attributes):
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise Refused([_("The file is nested deeper or has more parts than any story.")])

    def leave(_name):
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = refuse_document_type
    parser.StartElementHandler = enter
    parser.EndElementHandler = leave
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refused([_broken(error)]) from error


def _broken(error):
    line = getattr(error, "lineno", None)
    if line is None:
        return _("This is not an XLIFF file: its XML is broken.")
    return _("This is not an XLIFF file: its XML is broken in line %(line)d.") % {"line": line}


def _damaged():
    return _("The archive is damaged, or packed in a way that is not known.")


def _too_large(limit):
    return _("The file is larger than %(limit)d MB.") % {"limit": limit // 1_000_000}


def _with_document_type():
    return _("The file has a document type definition (DOCTYPE), which no XLIFF file needs.")
