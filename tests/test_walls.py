"""The rooms and their doors: imports run one way, and one room alone writes what readers see."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from modeltranslation.translator import translator

from articles.languages import column

CHECKOUT = Path(__file__).resolve().parent.parent

# Each room, and the rooms that it may import from. What is not listed is forbidden.
ROOMS = {
    "newsroom": "admin apps demo exchange languages models preview reader workflow",
    "articles.apps": "admin workflow",
    "articles.management.commands.send_digests": "admin workflow",
    "articles.management.commands.serve": "demo models",
    "articles.management": "bench demo exchange languages management.commands.serve models"
    " newsroom pictures press reader text workflow",
    "articles.bench": "demo languages management.commands.serve models newsroom pictures text"
    " workflow",
    "articles.demo": "languages models text workflow",
    "articles.admin": "exchange languages machine models pictures text workflow",
    "articles.press": "languages models reader workflow",
    "articles.preview": "languages models reader text workflow",
    "articles.reader": "cdn languages models text workflow",
    "articles.exchange": "languages models pictures text workflow",
    "articles.workflow": "cdn languages machine models pictures text",
    "articles.translation": "models",
    "articles.migrations": "models",
    "articles.models": "languages pictures text",
    "articles.pictures": "text",
    "articles.machine": "text",
    "articles.cdn": "",
    "articles.languages": "",
    "articles.text": "",
}
# Django asks for one folder of template tags; each belongs to the room whose pages use it.
LODGERS = {
    "articles.templatetags.desk": "articles.admin",
    "articles.templatetags.story_form": "articles.admin",
    "articles.templatetags.photo_desk": "articles.admin",
}
# Rooms that know nothing of what is stored.
PURE = ("articles.cdn", "articles.text", "articles.pictures", "articles.machine")
# Who may write rows of a story: the verbs, and the bench, which measures reading alone.
WRITERS = (
    "articles.workflow",
    "articles.models",
    "articles.migrations",
    "articles.bench",
)
STORY = (
    "Alignment|Article|Autosave|Byline|Comment|Correction|Edition|Event|FormerSlug|FrontPage"
    "|Generation|IgnoredFinding|MachineText|NoEffect|Place|Placement|Policy|RelatedArticle"
    "|Revision|SearchEntry|SearchWord|Settled"
)
WRITES = (
    "abulk_create acreate adelete asave aupdate bulk_create bulk_update create delete"
    " get_or_create save update update_or_create"
).split()


@cache
def modules():
    """Every module of the project: (dotted name, syntax tree)."""
    return list(_parsed())


def _parsed():
    for top in ("newsroom", "articles"):
        for path in sorted((CHECKOUT / top).rglob("*.py")):
            parts = path.relative_to(CHECKOUT).with_suffix("").parts
            name = ".".join(parts).removesuffix(".__init__")
            yield name, ast.parse(path.read_text(encoding="utf-8"), str(path))


def room_of(name):
    """The longest room that a module lies in; None outside the project."""
    name = LODGERS.get(name, name)
    inside = [room for room in ROOMS if name == room or name.startswith(f"{room}.")]
    return max(inside, key=len, default=None)


def imported(tree, known):
    """The dotted names that a module imports, functions' own imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "Imports are absolute."
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in known else node.module
        elif is_import_by_name(node):
            yield node.args[0].value


def is_import_by_name(node):
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith(("import_module", "__import__", "import_string"))
        and node.args
        and isinstance(node.args[0], ast.Constant)
    )


def doors():
    """(module, room, imported name, its room) for every import within the project."""
    trees = dict(modules())
    for name, tree in trees.items():
        for target in sorted(set(imported(tree, trees))):
            if room_of(target):
                yield name, room_of(name), target, room_of(target)


def test_every_module_lies_in_a_room_that_the_table_knows():
    outside = [name for name, _tree in modules() if room_of(name) is None and name != "articles"]
    assert outside == []


def test_imports_run_one_way():
    wrong = [
        f"{name} imports {target}"
        for name, room, target, other in doors()
        if room != other and other.removeprefix("articles.") not in ROOMS[room].split()
    ]
    assert wrong == []


def test_no_two_rooms_import_each_other_by_any_way_round():
    following = {}
    for _name, room, _target, other in doors():
        if room != other:
            following.setdefault(room, set()).add(other)

    def reach(room, seen):
        for other in following.get(room, set()) - seen:
            seen.add(other)
            reach(other, seen)
        return seen

    assert [room for room in following if room in reach(room, set())] == []


@pytest.mark.parametrize(
    ("room", "other"),
    [("articles.admin", "articles.reader"), ("articles.reader", "articles.admin")],
)
def test_desk_and_reader_know_nothing_of_each_other(room, other):
    assert not [name for name, here, _t, there in doors() if (here, there) == (room, other)]


def test_text_and_pictures_know_no_database():
    trees = dict(modules())
    for name, tree in trees.items():
        if room_of(name) in PURE:
            used = set(imported(tree, trees))
            database = [
                each
                for each in used
                if re.match(r"django\.(db|contrib|apps)|articles\.models", each)
            ]
            assert database == [], name


def writes_of_stories(tree):
    """Calls such as `Article.objects.filter(…).update(…)` or `edition.save()`."""
    rows = rf"^({STORY})\.(objects|_base_manager|_default_manager)\b"
    row = rf"(^|\.)({STORY.lower()}|former_slug|source_edition)$"
    sets = r"\.(editions|bylines|placements|revisions|events|former_slugs)\.(?!filter\(\)$)"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if node.func.attr in WRITES and (
                re.search(rows, owner) or re.search(row, owner) or re.search(sets, f"{owner}.")
            ):
                yield ast.unparse(node)


def test_no_room_but_the_workflow_writes_rows_of_a_story():
    wrong = [
        f"{name}: {call}"
        for name, tree in modules()
        if not name.startswith(WRITERS)
        for call in writes_of_stories(tree)
    ]
    assert wrong == []


def test_the_search_for_writes_finds_each_way_of_writing():
    found = writes_of_stories(
        ast.parse(
            "Article.objects.filter(pk=1).update(title_ko='x')\n"
            "article.save()\n"
            "self.edition.delete()\n"
            "article.placements.all().delete()\n"
            "Article.objects.filter(pk=1)\n"
            "author.save()\n"
        )
    )
    assert len(list(found)) == 4


def column_literals(tree):
    """String literals that name a column of one language by hand, such as "title_ko"."""
    endings = "|".join(column("", code) for code, _name in settings.LANGUAGES)
    fields = (
        "title|standfirst|seo_title|seo_description|body|caption|alt_text|name|slug|job_title|bio"
    )
    by_hand = re.compile(rf"(^|__|-)({fields})({endings})$")
    for node in ast.walk(tree):
        text = node.attr if isinstance(node, ast.Attribute) else getattr(node, "value", None)
        if isinstance(node, ast.keyword):
            text = node.arg
        if isinstance(text, str) and by_hand.search(text):
            yield text


def test_no_column_of_a_language_is_named_by_hand():
    wrong = {
        name: found
        for name, tree in modules()
        if room_of(name) not in ("articles.migrations", "articles.demo")
        if (found := sorted(set(column_literals(tree))))
    }
    assert wrong == {}


def test_the_search_for_columns_finds_strings_attributes_and_keywords():
    source = "f('title_ko'); a.body_ind; f(name_zh_hans='x'); f('article__title_en'); f('title')"
    found = set(column_literals(ast.parse(source)))
    assert found == {"title_ko", "body_ind", "name_zh_hans", "article__title_en"}


def test_every_translated_model_has_a_column_for_every_language():
    models = translator.get_registered_models(abstract=False)
    assert {model.__name__ for model in models} >= {"Article", "Placement", "Tag", "Photo"}
    for model in models:
        names = {field.name for field in model._meta.get_fields()}
        for field in translator.get_options_for_model(model).get_field_names():
            assert {column(field, code) for code, _name in settings.LANGUAGES} <= names
