"""The side-by-side page as a browser holds it: opened, changed, sent."""

from lxml import html

from tests import make
from tests.desk.filled_form import _sent, fields_of, words

KOREAN = "<p>첫 문단은 그대로다.</p>\n<p>둘째 문단은 3억 원이라고 했다.</p>\n<p>셋째 문단이다.</p>"
ARABIC = "<p>الفقرة الأولى.</p>\n<p>قالت الثانية إنها ثلاثمئة مليون وون.</p>\n<p>الثالثة.</p>"
CHANGED = KOREAN.replace("3억", "4억") + "\n<p>새 문단.</p>"


def story():
    """Korean and Arabic, each of three paragraphs, with one photo."""
    article = make.article("ko", photos=[make.photo()])
    make.live(article, "ko", title="제목", standfirst="요약", body=KOREAN)
    make.draft(article, "ar", title="عنوان", standfirst="ملخص", body=ARABIC)
    return article


def change_original(article, **words):
    make.live(article, "ko", **({"title": "제목", "standfirst": "요약", "body": CHANGED} | words))


def address(article, code, end=""):
    return f"/desk/articles/article/{article.pk}/translation/{code}/{end}"


class Page:
    """The page of one story in one language, opened by a client."""

    def __init__(self, client, article, code, *, response=None, query=""):
        self.client, self.article, self.code = client, article, code
        self.response = response or client.get(address(article, code) + query)
        self.page = html.fromstring(self.response.content.decode())
        (self.form,) = self.page.xpath("//form[@id='translation']")
        self.values = {}
        for field in fields_of(self.form, self.page):
            for value in _sent(field):
                self.values.setdefault(field.name, []).append(value)

    def send(self, step="save", **changes):
        """Presses a button; names may have "__" for "-" and "_at_" for ".". None leaves out."""
        changes = {_name(name): value for name, value in changes.items()}
        data = {k: v for k, v in {**self.values, **changes}.items() if v is not None}
        self.answer = self.client.post(address(self.article, self.code), {**data, "step": step})
        return self.answer

    def again(self):
        """The page as the answer shows it: followed, or with what was typed."""
        if self.answer.status_code == 302:
            return Page(self.client, self.article, self.code)
        return Page(self.client, self.article, self.code, response=self.answer)

    def post(self, end, **changes):
        """Sends the form to one of the page's other addresses."""
        changes = {_name(name): value for name, value in changes.items()}
        data = {k: v for k, v in {**self.values, **changes}.items() if v is not None}
        return self.client.post(address(self.article, self.code, end), data)

    def line(self, key):
        (line,) = self.page.xpath(f"//*[@data-row='{key}']")
        return line

    def lines(self, where="@data-row"):
        """The keys of the lines, or of those that an XPath condition holds for."""
        return self.page.xpath(f"//article[{where}]/@data-row")

    def row(self, key):
        """What the field of a line of the body holds."""
        (value,) = self.values[f"row-{key}"]
        return value

    def step(self, start, key=None, *, end=""):
        """The value of the one button that begins and ends so, in a line or on the page."""
        place = self.line(key) if key else self.page
        found = place.xpath(f".//button[starts-with(@value, '{start}')]/@value")
        (value,) = (each for each in found if each.endswith(end))
        return value

    @property
    def steps(self):
        return set(self.page.xpath("//button[@name='step']/@value"))

    @property
    def text(self):
        return words(self.page)


def _name(name):
    return name.replace("__", "-").replace("_at_", ".")
