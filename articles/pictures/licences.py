"""Which licence a file means by an address or by words. In doubt none: rights are never guessed."""

import re

KINDS = {"by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"}
VERSIONS = {"1.0", "2.0", "2.5", "3.0", "4.0"}
# Version 1.0 wrote two of them the other way round.
REORDERED = {"by-nd-nc": "by-nc-nd", "by-sa-nc": "by-nc-sa"}
# A port to one country's law is a licence of its own: only those that SPDX has codes for count.
PORTED = set(
    """
    CC-BY-2.5-AU CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US
    CC-BY-NC-3.0-DE CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO CC-BY-NC-SA-2.0-DE CC-BY-NC-SA-2.0-FR
    CC-BY-NC-SA-2.0-UK CC-BY-NC-SA-3.0-DE CC-BY-NC-SA-3.0-IGO CC-BY-ND-3.0-DE CC-BY-SA-2.0-UK
    CC-BY-SA-2.1-JP CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO
    """.split()
)
PUBLIC_DOMAIN = "public-domain"

HOST = r"(?:https?:)?//(?:www\.)?"
CC = re.compile(HOST + r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)(/[^\s?#<>\"')]*)?", re.I)
CC_PAGE = re.compile(r"(?:/([a-z]{2,3}))??(?:/(?:deed|legalcode|rdf)(?:\.[\w-]+)*)?/?", re.I)
ZERO = re.compile(HOST + r"creativecommons\.org/publicdomain/zero/1\.0\b", re.I)
MARK = re.compile(
    HOST + r"creativecommons\.org/(?:publicdomain/mark/1\.0|licenses/publicdomain)\b", re.I
)
KOGL = re.compile(HOST + r"kogl\.or\.kr/(?:open/)?info/licenseType([1-4])\.do\b", re.I)

CC_WORDS = re.compile(
    r"\bCC[ -](BY(?:[ -](?:SA|ND|NC(?:[ -](?:SA|ND))?))?)[ -]v?(\d\.\d)(?![\w.])"
    r"(?:[ -](Unported|International|Generic|Int\.|[A-Z]{2}|IGO)\b)?"
)
CC_NAME = re.compile(
    r"\bCreative Commons[ ,-]+(Attribution(?:[ -](?:Non-?Commercial|No-?Deriv(?:ative)?s?"
    r"|Share-?Alike))*)[ -](\d\.\d)(?![\w.])"
    r"(?: (Unported|International|Generic|[A-Z][a-z]+(?: [A-Z][a-z]+)*)\b)?(?: Public)?"
    r"(?: [Ll]icen[cs]e)?",
)
NAMED = {"a": "by", "nonc": "nc", "nod": "nd", "share": "sa"}
ZERO_WORDS = re.compile(r"\bCC(?:0|[ -]Zero)(?:[ -]1\.0)?(?![\w.])(?: Universal)?", re.I)
KOGL_WORDS = re.compile(
    r"(?:공공누리|\bKOGL|Korea Open Government License)[\s,:(-]*(?:제\s?|Type[ -]?)?"
    r"(\d)(?:\s?유형)?(?!\d)",
    re.I,
)
MARK_WORDS = re.compile(r"\s*(?:this (?:work|image|photo) is in the )?public domain[.\s]*", re.I)

# What narrows a licence or takes it back, in the languages of the desk.
NO_COMMERCE = re.compile(
    r"non-?commercial|commercial|영리|상업|商业|商用|営利|comercial|kommer|коммер", re.I
)
NO_CHANGES = re.compile(r"deriv|chang|modif|변경|改变|改変|ander|cambi|измен", re.I)
NARROWED = re.compile(
    r"\b(?:not?|except|only|unless|without|editorial|prohibited|forbidden|reserved|nicht|nur|sauf"
    r"|seulement|pas|solo|salvo|hanya|kecuali|tidak|chỉ|trừ|không|не|кроме|только)\b"
    r"|불가|제외|금지|限|禁|不得|のみ|除|فقط|باستثناء|محفوظة",
    re.I,
)


def recognise(web_statement: str = "", usage_terms: str = "", copyright_notice: str = "") -> str:
    """The code of the licence that a file states: SPDX's, "public-domain" or "KOGL-1" to "KOGL-4".

    Empty where nothing is said for sure: no version, a port without a code, words that narrow the
    licence beside it, or statements that contradict each other.
    """
    texts = [web_statement.strip(), usage_terms.strip(), copyright_notice.strip()]
    found = [_stated(text) for text in texts]
    codes = {code for some, _rest in found for code in some}
    if len(codes) != 1 or "" in codes:
        return ""
    code = codes.pop()
    return "" if any(_narrows(rest, code) for _some, rest in found) else code


def _stated(text: str) -> tuple[set[str], str]:
    """The codes that a text states, "" for a licence that has none, and what else it says."""
    if MARK_WORDS.fullmatch(text):
        return {PUBLIC_DOMAIN}, ""
    codes = set()
    for pattern, code_of in STATEMENTS:
        codes |= {code_of(found) for found in pattern.finditer(text)}
        text = pattern.sub(" ", text)
    return codes, text


def _of_address(found: re.Match) -> str:
    page = CC_PAGE.fullmatch(found[3] or "")
    return _code(found[1], found[2], page[1] or "") if page else ""


def _of_words(found: re.Match) -> str:
    port = found[3] or ""
    is_plain = port in ("", "Unported", "International", "Generic", "Int.")
    return _code(found[1].replace(" ", "-"), found[2], "" if is_plain else port)


def _of_name(found: re.Match) -> str:
    words = re.findall(r"a(?=ttrib)|nonc|nod|share", found[1].lower().replace("-", ""))
    port = found[3] or ""
    is_plain = port in ("", "Unported", "International", "Generic", "Public", "License", "Licence")
    return _code("-".join(NAMED[word] for word in words), found[2], "" if is_plain else port)


def _code(kind: str, version: str, port: str) -> str:
    kind = REORDERED.get(kind.lower(), kind.lower())
    if kind not in KINDS:
        return ""
    code = f"CC-{kind}-{version}".upper()
    if port:
        code = f"{code}-{port.upper()}"
        return code if code in PORTED else ""
    return code if version in VERSIONS else ""


def _of_korea(found: re.Match) -> str:
    return f"KOGL-{found[1]}" if found[1] in "1234" else ""


STATEMENTS = (
    (CC, _of_address),
    (ZERO, lambda found: "CC0-1.0"),
    (MARK, lambda found: PUBLIC_DOMAIN),
    (KOGL, _of_korea),
    (CC_WORDS, _of_words),
    (CC_NAME, _of_name),
    (ZERO_WORDS, lambda found: "CC0-1.0"),
    (KOGL_WORDS, _of_korea),
)


def _narrows(rest: str, code: str) -> bool:
    """Whether the words beside a licence ask for more than it does itself."""
    for words, own in (
        (NO_COMMERCE, ("-NC", "KOGL-2", "KOGL-4")),
        (NO_CHANGES, ("-ND", "KOGL-3", "KOGL-4")),
    ):
        if words.search(rest):
            if not any(each in code for each in own):
                return True
            rest = re.sub(
                r"\S*금지\S*|\b(?:no|not|without)\b", " ", words.sub(" ", rest), flags=re.I
            )
    return bool(NARROWED.search(rest))
