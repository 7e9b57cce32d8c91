"""The commands that send texts to translation tools and take them in, for servers."""

import zipfile

import pytest
from django.core.management import call_command

from tests.exchange import xliff

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return xliff.story()


def test_a_story_is_written_into_a_folder_in_the_languages_asked_for(article, tmp_path, capsys):
    call_command("export_xliff", article.pk, language=["ar", "id"], to=str(tmp_path))
    names = {f"article-{article.pk}-ko-ar.xlf", f"article-{article.pk}-ko-id.xlf"}
    assert {path.name for path in tmp_path.iterdir()} == names
    out = capsys.readouterr().out
    assert all(name in out for name in names)


def test_without_a_language_all_but_the_original_are_written(article, tmp_path):
    call_command("export_xliff", article.pk, to=str(tmp_path), xliff="1.2")
    assert len(list(tmp_path.iterdir())) == 10


def test_a_name_that_ends_in_zip_makes_an_archive(article, tmp_path):
    call_command("export_xliff", article.pk, to=str(tmp_path / "all.zip"))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert len(archive.namelist()) == 10


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"language": ["xx"]}, "does not work in that language"),
        ({"xliff": "3.0"}, "version 2.1 or 1.2"),
        ({"language": ["ko"]}, "nothing to translate"),
        ({"to": "/nowhere/at/all"}, "can’t be written"),
    ],
)
def test_what_cannot_be_written_is_told(article, tmp_path, capsys, options, told):
    with pytest.raises(SystemExit):
        call_command("export_xliff", article.pk, **{"to": str(tmp_path)} | options)
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_story_that_is_not_there_is_told(capsys, tmp_path):
    with pytest.raises(SystemExit):
        call_command("export_xliff", 99, to=str(tmp_path))
    assert "There is no story 99." in capsys.readouterr().err


def test_files_are_taken_in_and_told(article, tmp_path, capsys):
    path = tmp_path / "back.xlf"
    path.write_bytes(xliff.edited(xliff.export(article), {"title": "جديد"}))
    call_command("import_xliff", str(path))
    assert capsys.readouterr().out == f"back.xlf: story {article.pk}, ar, version 2.\n"
    assert article.edition("ar").newest.title == "جديد"


def test_a_refused_file_ends_the_command_with_1_after_the_others(article, tmp_path, capsys):
    good, bad = tmp_path / "good.xlf", tmp_path / "bad.xlf"
    good.write_bytes(xliff.edited(xliff.export(article), {"title": "جديد"}))
    bad.write_bytes(b"<x/>")
    with pytest.raises(SystemExit) as ended:
        call_command("import_xliff", str(bad), str(tmp_path / "missing.xlf"), str(good))
    assert ended.value.code == 1
    told = capsys.readouterr()
    assert "bad.xlf: This is not an XLIFF file" in told.err
    assert "missing.xlf can’t be read" in told.err
    assert article.edition("ar").newest.title == "جديد"
