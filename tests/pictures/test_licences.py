"""Licences are recognised where they are stated, and never guessed."""

import pytest

from articles.pictures.licences import recognise

CC = "creativecommons.org/licenses"

ADDRESSES = [
    (f"https://{CC}/by/4.0/", "CC-BY-4.0"),
    (f"http://{CC}/by/4.0", "CC-BY-4.0"),
    (f"//{CC}/by/4.0/", "CC-BY-4.0"),
    (f"HTTPS://www.{CC.title()}/BY-SA/4.0/", "CC-BY-SA-4.0"),
    (f"https://{CC}/by-sa/4.0/deed.ko", "CC-BY-SA-4.0"),
    (f"https://{CC}/by-sa/4.0/deed.zh-hans", "CC-BY-SA-4.0"),
    (f"https://{CC}/by-sa/4.0/legalcode", "CC-BY-SA-4.0"),
    (f"https://{CC}/by-sa/4.0/legalcode.ar", "CC-BY-SA-4.0"),
    (f"https://{CC}/by-nc-nd/4.0/deed?lang=ja#s", "CC-BY-NC-ND-4.0"),
    (f"https://{CC}/by-nc/3.0/", "CC-BY-NC-3.0"),
    (f"https://{CC}/by-nc-sa/2.5/", "CC-BY-NC-SA-2.5"),
    (f"https://{CC}/by-nd/2.0/deed.de", "CC-BY-ND-2.0"),
    (f"https://{CC}/by-nd-nc/1.0/", "CC-BY-NC-ND-1.0"),
    (f"https://{CC}/by-sa/3.0/de/", "CC-BY-SA-3.0-DE"),
    (f"https://{CC}/by-sa/3.0/de/deed.en", "CC-BY-SA-3.0-DE"),
    (f"https://{CC}/by/3.0/igo/legalcode", "CC-BY-3.0-IGO"),
    (f"https://{CC}/by-sa/2.1/jp/", "CC-BY-SA-2.1-JP"),
    ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
    ("https://creativecommons.org/publicdomain/zero/1.0/deed.vi", "CC0-1.0"),
    ("http://creativecommons.org/publicdomain/mark/1.0/", "public-domain"),
    ("http://creativecommons.org/licenses/publicdomain/", "public-domain"),
    ("https://www.kogl.or.kr/info/licenseType1.do", "KOGL-1"),
    ("http://www.kogl.or.kr/info/licenseType4.do", "KOGL-4"),
]

WORDS = [
    ("CC BY-SA 4.0", "CC-BY-SA-4.0"),
    ("CC-BY-SA-4.0", "CC-BY-SA-4.0"),
    ("CC BY NC ND 3.0 Unported", "CC-BY-NC-ND-3.0"),
    ("© 2024 Kim / CC BY 4.0 / Wikimedia Commons", "CC-BY-4.0"),
    ("CC BY-SA 3.0 DE", "CC-BY-SA-3.0-DE"),
    ("Licensed under the Creative Commons Attribution 4.0 International License", "CC-BY-4.0"),
    ("Creative Commons Attribution-ShareAlike 4.0 International", "CC-BY-SA-4.0"),
    ("Creative Commons Attribution-NonCommercial-NoDerivatives 4.0", "CC-BY-NC-ND-4.0"),
    (f"This photo: CC BY 4.0 (https://{CC}/by/4.0/).", "CC-BY-4.0"),
    ("CC0", "CC0-1.0"),
    ("CC0 1.0 Universal", "CC0-1.0"),
    ("Public domain", "public-domain"),
    ("This image is in the public domain.", "public-domain"),
    ("공공누리 제1유형", "KOGL-1"),
    ("공공누리 1유형(출처표시)", "KOGL-1"),
    ("공공누리 제2유형: 출처표시+상업적 이용금지", "KOGL-2"),
    ("공공누리 제3유형(출처표시-변경금지)", "KOGL-3"),
    ("공공누리 제 4유형 (출처표시+상업적 이용금지+변경금지)", "KOGL-4"),
    ("KOGL Type 1", "KOGL-1"),
    ("CC BY-NC 4.0, no commercial use", "CC-BY-NC-4.0"),
]

UNSURE = [
    "",
    "https://example.org/licence",
    "https://creativecommons.org/",
    f"https://{CC}/by/",
    f"https://{CC}/by/5.0/",
    f"https://{CC}/by/2.1/",
    f"https://{CC}/by/2.0/kr/",  # Korea's port: a licence of its own that SPDX doesn't have
    f"https://{CC}/by/4.0/xx/",
    f"https://{CC}/by/4.0/../../by-nc/4.0/",
    f"https://{CC}/sa/1.0/",
    f"https://{CC}/nc-sampling+/1.0/",
    f"https://evil-{CC}/by/4.0/",
    f"https://example.org/?u={CC}/by/4.0/",
    "CC BY-SA",
    "CC BY",
    "Creative Commons",
    "CC BY 4.0.1",
    "CC BY-SA 2.0 KR",
    "CC BY 4.0 or CC BY-NC 4.0",
    "CC BY 4.0, for editorial use only",
    "CC BY 4.0. No commercial use.",
    "CC BY-NC 4.0, do not change",
    "not CC BY 4.0",
    "CC BY 4.0, 상업적 이용 불가",
    "CC BY 4.0, nur redaktionell",
    "public domain in the United States",
    "not in the public domain",
    "공공누리",
    "공공누리 제0유형",
    "공공누리 제5유형",
    "공공누리 제1유형, 상업적 이용금지",
    "공공누리 제11유형",
    "© 2024 Kim. All rights reserved.",
    "For use with credit to CCBY 4.0",
]


@pytest.mark.parametrize(("address", "code"), ADDRESSES)
def test_an_address_is_recognised(address, code):
    assert recognise(web_statement=address) == code
    assert recognise(usage_terms=f"{address} ") == code


@pytest.mark.parametrize(("words", "code"), WORDS)
def test_clear_words_are_recognised(words, code):
    assert recognise(usage_terms=words) == code
    assert recognise(copyright_notice=words) == code


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_sure_is_no_licence(text):
    assert recognise(web_statement=text) == ""
    assert recognise(usage_terms=text) == ""
    assert recognise(copyright_notice=text) == ""


def test_a_file_that_says_the_same_twice_is_believed():
    assert recognise(f"https://{CC}/by/4.0/", "CC BY 4.0", "© 2024 Kim") == "CC-BY-4.0"


@pytest.mark.parametrize(
    ("terms", "notice"),
    [
        ("CC BY-NC 4.0", ""),
        ("For editorial use only", ""),
        ("", "© Kim. All rights reserved."),
        ("Creative Commons Attribution 3.0", ""),
        ("상업적 이용 금지", ""),
    ],
)
def test_a_file_that_contradicts_itself_is_not_believed(terms, notice):
    assert recognise(f"https://{CC}/by/4.0/", terms, notice) == ""
