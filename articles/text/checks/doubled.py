"""Words that stand twice in a row by mistake: "the the", "bahwa bahwa"."""

from collections.abc import Iterator
from functools import cache

import regex
from django.utils.translation import gettext as _

from articles.text.checks.findings import WARNING, Finding
from articles.text.segments import Segment

# What the language doubles on purpose.
MEANT = {
    "ko": "더 또 매우 정말 아주 너무 자주 조금 하나 한 차근 훨씬 오래 멀리 높이 둘 셋 참 거듭 몇"
    " 큰 그때",
    "en": "had that very so no bye ha far many long much really who is now well there",
    "id": "",
    # بي بي سي and سي إن إن are broadcasters.
    "ar": "من ما لا خطوة كلمة حرف سنة بيت فرد صف لن بي إن سي دي إي جي إم",
    "es": "no muy sí ya bla",
    "fr": "nous vous non oui très si tout faire bien la bla",
    # Relative clauses: "Menschen, die die Wahl haben".
    "de": "die der das den dem des denen deren sie ihr ihnen was wir sich es zu sehr an in ein eine"
    " nein ja",
    "ru": "да нет его её ее их очень что все всё",
}
# Nearly every Vietnamese word may be doubled (xanh xanh, ngày ngày); these may not.
NEVER_IN_VIETNAMESE = (
    "của và các những được cho với đã sẽ tại khi này đó rằng bởi vì nhưng theo cũng đang bị"
    " hoặc trên dưới nếu thì mà nên về trong"
).split()
_LETTERS = r"[\p{L}\p{M}'’]"
_CJK = r"[\p{Han}\p{Katakana}ー]"


def check_doubled(segments: list[Segment], language: str) -> Iterator[Finding]:
    """Words with a space between them; particles and longer runs in Chinese and Japanese.

    Names are left alone (Pago Pago), and phrases count from three words on ("step by step").
    """
    for segment in segments:
        for match in _pattern(language.split("-")[0]).finditer(segment.text):
            if not _is_meant(match, language):
                message = _("“%(words)s” has the same words twice.")
                words = match[0]
                yield Finding(
                    "doubled", WARNING, segment.key, message % {"words": words.strip()}, words
                )


@cache
def _pattern(language):
    if language == "zh":
        # 目的的 and 的的确确 are right; so are 讨论讨论 and 一个一个, being short.
        pattern = (
            r"(?<![目标])(?P<word>的)的(?![确士哥])|(?P<word>因为|我们|他们|已经|但是|如果|没有|这个)"
            r"(?P=word)|(?P<word>(?!一)\p{Han}{3,8})(?P=word)"
        )
    elif language == "ja":
        pattern = (
            rf"(?<={_CJK})(?P<word>[をがにはでと])(?P=word)(?={_CJK})"
            rf"|(?P<word>{_CJK}{{3,8}})(?P=word)"
        )
    else:
        word = rf"(?<!{_LETTERS}|[-\p{{N}}])(?P<word>{_LETTERS}+)\s+(?P=word)"
        phrase = rf"(?P<word>{_LETTERS}{{2,}}(?:[ ]{_LETTERS}+){{2,4}})[ ](?P=word)"
        pattern = rf"(?i:(?:{word}|(?<!{_LETTERS}){phrase})(?!{_LETTERS}|[-\p{{N}}]))"
    return regex.compile(pattern)


def _is_meant(match, language):
    words = match[0].split()
    word = match["word"].casefold()
    if len(words) != 2 and " " not in word:
        return _is_periodic(word)
    if " " in word:
        return False
    if word in MEANT.get(language, "").split() or len(word) == 1:
        return True
    if language == "vi":
        return word not in NEVER_IN_VIETNAMESE
    # Arabic adverbs are doubled for "one by one", "slowly": رويدا رويدا.
    if language == "ar" and word.rstrip("\u064b").endswith("ا"):
        return True
    return all(each[0].isupper() for each in words) and language != "de"


def _is_periodic(word):
    """ワンワンワンワン is a sound, not a slip."""
    return word in (word + word)[1:-1]
