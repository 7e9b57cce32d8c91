"""A page's form as a browser holds it: opened, changed, sent."""

from lxml import html

from tests import make


def seat(client, *groups, **fields):
    """Logs a new member of the named groups in, and returns the user."""
    user = make.user(*groups, **fields)
    client.force_login(user)
    return user


class Sheet:
    """The article's form in one language, opened by a client."""

    def __init__(self, client, article, code, *, response=None):
        self.client, self.article, self.code = client, article, code
        self.address = f"/desk/articles/article/{article.pk}/change/?language={code}"
        self.response = response or client.get(self.address)
        self.page = html.fromstring(self.response.content.decode())
        (form,) = self.page.xpath("//form[@id='article_form']")
        self.values = {}
        for field in fields_of(form, self.page):
            for value in _sent(field):
                self.values.setdefault(field.name, []).append(value)

    def send(self, step="save", **changes):
        """Presses a button; a change of None leaves that field out of what is sent."""
        changes = {name.replace("__", "-"): value for name, value in changes.items()}
        data = {k: v for k, v in ({**self.values, **changes}).items() if v is not None}
        self.answer = self.client.post(self.address, {**data, "step": step})
        return self.answer

    def sheet(self):
        """The form as the answer shows it again."""
        return Sheet(self.client, self.article, self.code, response=self.answer)

    @property
    def steps(self):
        """What the buttons of the page do."""
        return set(self.page.xpath("//button[@name='step']/@value"))

    @property
    def text(self):
        return words(self.page)


def fields_of(form, page):
    """The fields in a form, and those elsewhere on the page that belong to it by its name."""
    tags = ("input", "textarea", "select")
    outside = page.xpath(f"//*[@form='{form.get('id')}'][@name]")
    return [*form.inputs, *(field for field in outside if field.tag in tags)]


def _sent(field):
    """The values that a browser would send for a field."""
    if field.name is None or field.get("disabled") is not None:
        return []
    if field.tag == "select":
        chosen = field.xpath(".//option[@selected]/@value")
        return chosen if field.multiple else chosen or field.xpath("(.//option/@value)[1]")
    if field.tag == "textarea":
        # The first line end after the tag is not part of the text.
        return [(field.text or "").removeprefix("\n")]
    if field.type in ("submit", "button", "file"):
        return []
    if field.type in ("checkbox", "radio"):
        return [field.get("value", "on")] if field.checked else []
    return [field.get("value", "")]


def words(element):
    """An element's text as it is read, white space as one space."""
    return " ".join(element.text_content().split())


def told(response):
    """The messages after a redirect, and the reasons on a page that was not left."""
    if response.status_code == 302:
        response = response.client.get(response.url)
    page = html.fromstring(response.content.decode())
    found = page.xpath("//ul[@class='messagelist']/li | //*[contains(@class, 'is-error')]//li")
    return [words(item) for item in found]
