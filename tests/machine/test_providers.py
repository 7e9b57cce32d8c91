"""What each provider is sent, and the sentence for every way in which it can fail."""

import json
from urllib.parse import parse_qs

import pytest
import requests
from deepl import http_client

from articles.machine import MachineFailed, provider
from articles.machine.deepl import DeepL
from articles.machine.drafts import PORTION, draft
from articles.machine.libretranslate import LibreTranslate
from articles.machine.twin import Twin
from articles.text.segments import body_segments
from tests.machine.provider_server import raw, serving


def libre(answer):
    return serving(lambda body: answer if isinstance(answer, tuple) else (200, answer))


def deepl_answer(*texts):
    found = [
        {"detected_source_language": "KO", "text": text, "billed_characters": len(text)}
        for text in texts
    ]
    return 200, {"translations": found}


def test_libretranslate_is_sent_html_and_its_own_codes():
    with libre({"translatedText": ["<p>首尔</p>"]}) as server:
        found = LibreTranslate(url=server.url + "/", key="k").translate(
            ["<p>서울</p>"], "ko", "zh-hans"
        )
        path, _headers, body = server.asked[0]
    assert found == ["<p>首尔</p>"]
    assert path == "/translate"
    assert json.loads(body) == {
        "q": ["<p>서울</p>"],
        "source": "ko",
        "target": "zh-Hans",
        "format": "html",
        "api_key": "k",
    }


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ((403, {"error": "Invalid API key"}), "does not accept the newsroom’s key"),
        ((429, {"error": "Slowdown"}), "has had enough of us"),
        ((400, {"error": "xx is not supported"}), "does not translate between these languages"),
        ((500, b"<h1>oops</h1>"), "answered with error 500"),
        ((301, b""), "answered with error 301"),
        ((200, b"<html>"), "no translation"),
        ((200, {"translatedText": "one string"}), "no translation"),
        ((200, {"translatedText": [1]}), "no translation"),
        ((200, []), "no translation"),
        ((200, {}), "no translation"),
    ],
)
def test_what_libretranslate_may_answer_becomes_a_sentence(answer, sentence):
    with libre(answer) as server, pytest.raises(MachineFailed, match=sentence):
        LibreTranslate(url=server.url).translate(["<p>서울</p>"], "ko", "ar")


def test_a_server_that_is_down_becomes_a_sentence():
    with libre({}) as server:
        url = server.url
    with pytest.raises(MachineFailed, match="can’t be reached"):
        LibreTranslate(url=url).translate(["<p>서울</p>"], "ko", "ar")


def test_a_server_that_is_slow_becomes_a_sentence(monkeypatch):
    def slow(*args, **kwargs):
        assert kwargs["timeout"]
        raise requests.ReadTimeout

    monkeypatch.setattr(requests, "post", slow)
    with pytest.raises(MachineFailed, match="did not answer in time"):
        LibreTranslate(url="http://127.0.0.1:9").translate(["<p>서울</p>"], "ko", "ar")


def test_deepl_is_sent_html_and_its_own_codes():
    with serving(lambda body: deepl_answer("<p>首尔</p>")) as server:
        found = DeepL(url=server.url, key="secret").translate(["<p>서울</p>"], "ko", "zh-hans")
        path, headers, body = server.asked[0]
    assert found == ["<p>首尔</p>"]
    assert path == "/v2/translate"
    assert headers["Authorization"] == "DeepL-Auth-Key secret"
    sent = json.loads(body) if body.startswith(b"{") else parse_qs(body.decode())
    assert "ZH-HANS" in str(sent["target_lang"])
    assert "html" in str(sent["tag_handling"])


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (403, "does not accept the newsroom’s key"),
        (456, "quota for this month is used up"),
        (429, "has had enough of us"),
        (500, "could not translate this"),
        (200, "no translation"),
    ],
)
def test_what_deepl_may_answer_becomes_a_sentence(status, sentence, monkeypatch):
    monkeypatch.setattr(http_client, "max_network_retries", 0)
    with (
        serving(lambda body: (status, {})) as server,
        pytest.raises(MachineFailed, match=sentence),
    ):
        DeepL(url=server.url, key="secret").translate(["<p>서울</p>"], "ko", "id")


def test_deepl_down_becomes_a_sentence(monkeypatch):
    monkeypatch.setattr(http_client, "max_network_retries", 0)
    with serving(lambda body: deepl_answer()) as server:
        url = server.url
    with pytest.raises(MachineFailed, match="can’t be reached"):
        DeepL(url=url, key="secret").translate(["<p>서울</p>"], "ko", "id")


def test_without_a_setting_there_is_no_provider(settings):
    settings.MACHINE_TRANSLATION = {"provider": "", "url": "", "key": ""}
    assert provider() is None


@pytest.mark.parametrize(
    ("name", "kind"), [("libretranslate", LibreTranslate), ("deepl", DeepL), ("twin", Twin)]
)
def test_the_setting_chooses_the_provider(settings, name, kind):
    settings.MACHINE_TRANSLATION = {"provider": name, "url": "http://127.0.0.1:9", "key": "k"}
    assert isinstance(provider(), kind)


class Scripted:
    name = "Scripted"

    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def translate(self, fragments, source, target):
        self.asked.append(fragments)
        return self.answer(fragments)


def story(count):
    return body_segments("\n".join(f"<p>문단 {n}</p>" for n in range(count)))


def test_a_long_story_goes_out_in_portions():
    asked = Scripted(lambda fragments: fragments)
    done, damaged = draft(asked, story(PORTION + 5), "ko", "id")
    assert [len(portion) for portion in asked.asked] == [PORTION, 5]
    assert done["body.24"] == "<p>문단 24</p>"
    assert damaged == []


def test_blocks_that_come_back_damaged_are_named_and_left_out():
    spoil = Scripted(lambda fragments: ["", *fragments[1:]])
    done, damaged = draft(spoil, story(3), "ko", "id")
    assert sorted(done) == ["body.1", "body.2"]
    assert damaged == ["body.0"]


@pytest.mark.parametrize(
    "answer",
    [
        lambda fragments: fragments[:-1],
        lambda fragments: ["" for _ in fragments],
        lambda fragments: [fragment * 500 for fragment in fragments],
    ],
    ids=["one too few", "all empty", "endless"],
)
def test_an_answer_that_is_no_translation_is_refused_whole(answer):
    with pytest.raises(MachineFailed, match="no translation"):
        draft(Scripted(answer), story(3), "ko", "id")


def test_empty_segments_are_not_sent():
    asked = Scripted(lambda fragments: fragments)
    draft(asked, body_segments("<p>하나</p>\n<hr>\n<p>둘</p>"), "ko", "id")
    assert asked.asked == [["<p>하나</p>", "<p>둘</p>"]]


@pytest.mark.parametrize(
    "payload",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + b"[" * 200_000,
    ],
    ids=["cut off", "bad chunk", "bad gzip", "endlessly nested"],
)
def test_an_answer_that_breaks_off_or_is_garbled_becomes_a_sentence(payload):
    with raw(payload) as url, pytest.raises(MachineFailed, match="Nothing was changed"):
        LibreTranslate(url=url).translate(["<p>서울</p>"], "ko", "ar")


def test_a_mark_with_an_endless_number_is_no_mark():
    spoil = Scripted(lambda fragments: [f'<p><a id="{"9" * 4400}">x</a></p>' for _ in fragments])
    with pytest.raises(MachineFailed, match="no translation"):
        draft(spoil, body_segments('<p><a href="https://example.org/">보고서</a></p>'), "ko", "id")
