"""Words that fill a field and name nobody, and those that say "handed out"."""

import re
from dataclasses import replace

from articles.text.credit_cleaning.agencies import is_news_agency
from articles.text.credit_cleaning.draft import Draft
from articles.text.credit_labels import listed
from articles.text.credit_names import SOURCE_PREFIX, SOURCE_SUFFIX

FILLERS = frozenset(
    listed(
        """
        handout, ho, pool, pool photo, pool picture, pool new, staff, stf, str, stringer,
        contributor, freelance, freelancer, freelance photographer, uncredited, unknown, none,
        n/a, not provided, no credit, no byline, anonymous, unattributed, file, file photo,
        files, archive photo, photographer, reuters photographer, reuters staff, afp contributor,
        afp photographer, ap photographer, staff photographer, picture desk, photo, image, foto,
        various, undefined, null, default, camera, user, admin, -, --, xxstringerxx, xxstringerxx
        xxxxx, x, test, 본사, 본지, 자료사진, 독자 제공, 사진, 기자, 사진기자, 无, 本报, 本社, 本网,
        本刊, 资料图片, 资料图, 网络图片, 資料写真, 提供, 撮影, 摄影, istimewa, ist, foto istimewa,
        archiv, archivbild, archives, archivo, архив, фото, из архива, أرشيف, أرشيفية, tư liệu,
        ảnh tư liệu, ảnh minh họa, ảnh do nhân vật cung cấp, 제공, dr
        """
    )
)
HANDOUT = re.compile(
    r"^(?:handout|ho|dok(?:umentasi)?\.? pribadi|undated handout|courtesy photo|독자 제공|提供|供图"
    r"|istimewa|ist|ảnh do nhân vật cung cấp)$",
    re.IGNORECASE,
)
SAYS_HANDOUT = re.compile(r"\b(?:handout|courtesy)\b|^ho[-–:]", re.IGNORECASE)
# Numbers of orders and archives: "X00123", "123456a".
NUMBER = re.compile(r"[A-Za-z]?\d[\d._-]{2,}[A-Za-z]{0,3}")
TERMS = re.compile(r"CC[ -]?(?:BY|0|ZERO)\b.*|public domain", re.IGNORECASE)
# After a comma or a bracket: "Jane Pool" and the National Archives keep their names.
LAST_FILLER = re.compile(
    r"\s*[,;(–-]\s*(?:handout|ho|pool|files?|stringer|str|archiv|archives?)\)?[\s.]*$"
    r"|\s+(?:handout|file photo|or licensors)$|\s*(?:자료사진|资料图片?|資料写真)$",
    re.IGNORECASE,
)
FIRST_FILLER = re.compile(r"^(?:handout|pool)\s*[-–:]\s+|^ho\s*[-–:]\s*(?=\S)", re.IGNORECASE)
PREFIX = re.compile(
    SOURCE_PREFIX.pattern + r"|^(?:photo |image |picture )?courtesy(?: of)?[:\s]+|^mit freundlicher"
    r" genehmigung (?:von|der|des)\s+|^avec l.aimable autorisation (?:de|du|des)\s+"
    r"|^предоставлено\s+|^предоставил[аи]?\s+|^handout (?:photo |image |picture )?(?:by|from)\s+",
    re.IGNORECASE,
)
SUFFIX = re.compile(
    SOURCE_SUFFIX.pattern + r"|[\s,-]+(?:courtesy|handout)$|\s+cung cấp$", re.IGNORECASE
)


def without_fillers(draft: Draft) -> Draft:
    """Without "handout", "stringer", "pool"; a credit of nothing else is nobody's credit."""
    given = [piece for piece in draft.pieces if _is_given(piece)]
    bare = draft.each(without_filler)
    is_handout = draft.is_handout or bool(given)
    # What an agency "provides" it has sold.
    is_sold = not any(map(_is_handout, given)) and any(map(is_news_agency, bare.pieces))
    return replace(bare, is_handout=is_handout and not is_sold)


def without_filler(part: str) -> str:
    while (bare := _once(part)) != part:
        part = bare
    return part


def _once(part: str) -> str:
    if part.casefold().strip(" .()") in FILLERS or any(
        pattern.fullmatch(part) for pattern in (NUMBER, TERMS)
    ):
        return ""
    bare = LAST_FILLER.sub("", FIRST_FILLER.sub("", part))
    return SUFFIX.sub("", PREFIX.sub("", bare)).strip() or part


def _is_handout(part: str) -> bool:
    return bool(HANDOUT.match(part.strip(" .()")) or SAYS_HANDOUT.search(part))


def _is_given(part: str) -> bool:
    return _is_handout(part) or bool(PREFIX.match(part) or SUFFIX.search(part))
