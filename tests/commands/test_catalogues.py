"""Each language's catalogue says everything that the code and the templates say."""

import re

import pytest
from django.conf import settings

from articles.management.commands.compile_catalogues import compile_if_newer
from articles.management.commands.make_catalogues import path_of, read, sentences, update

TRANSLATED = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")


@pytest.fixture(scope="module")
def wanted():
    return sentences()


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_sentence_is_translated(code, wanted):
    catalogue = read(path_of(code))
    missing = [
        message.id
        for message in wanted
        if message.id
        and not (
            (found := catalogue.get(message.id, message.context))
            and all(found.string if isinstance(found.string, (list, tuple)) else [found.string])
        )
    ]
    assert missing == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_is_left_of_a_sentence_that_is_gone(code, wanted):
    known = {(message.id, message.context) for message in wanted}
    gone = [
        message.id
        for message in read(path_of(code))
        if message.id and (message.id, message.context) not in known
    ]
    assert gone == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_the_placeholders_of_their_sentence(code):
    wrong = []
    for message in read(path_of(code)):
        forms = message.id if message.pluralizable else (message.id,)
        known = set(PLACEHOLDER.findall(" ".join(forms)))
        for string in message.string if message.pluralizable else (message.string,):
            found = set(PLACEHOLDER.findall(string))
            # A plural form may say the number as a word: "one story".
            if found - known or len(known - found) > message.pluralizable:
                wrong.append((message.id, string))
    assert wrong == []


def test_a_changed_sentence_loses_its_translation_and_an_unchanged_keeps_it(tmp_path, wanted):
    path = tmp_path / "ar" / "LC_MESSAGES" / "django.po"
    update(path, wanted)
    first = next(message for message in wanted if message.id and not message.pluralizable)
    text = path.read_text()
    entry = re.compile(rf'(msgid "{re.escape(first.id)}"\n)msgstr ""')
    path.write_text(entry.sub(r'\1msgstr "نص"', text) + '\nmsgid "Gone"\nmsgstr "ذهب"\n')
    update(path, wanted)
    assert read(path).get(first.id).string == "نص"
    assert read(path).get("Gone") is None


def test_a_catalogue_is_compiled_without_system_tools_and_only_when_newer(tmp_path, wanted):
    path = tmp_path / "id" / "LC_MESSAGES" / "django.po"
    update(path, wanted)
    compile_if_newer(path)
    compiled = path.with_suffix(".mo")
    before = compiled.stat().st_mtime_ns
    compile_if_newer(path)
    assert compiled.stat().st_mtime_ns == before
