"""A photo's form as a browser holds it: opened, changed, sent."""

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from tests.desk.filled_form import _sent, words
from tests.pictures.samples import painting, saved

LIBRARY = "/desk/articles/photo/"
ADD = f"{LIBRARY}add/"


def picture(data=None, name="boat.jpg"):
    return SimpleUploadedFile(name, data or saved(painting()), "image/jpeg")


def address(photo, page="change"):
    return f"{LIBRARY}{photo.pk}/{page}/"


def parsed(answer):
    return html.fromstring(answer.content.decode())


class Sheet:
    """A form of the photo desk: `values` are what a browser would send."""

    def __init__(self, client, at, form="photo_form", *, response=None):
        self.client, self.at, self.form = client, at, form
        self.response = response or client.get(at)
        self.page = parsed(self.response)
        [found] = self.page.xpath(f"//form[@id='{form}' or contains(@class, '{form}')]")
        self.values = {}
        for field in found.inputs:
            for value in _sent(field):
                self.values.setdefault(field.name, []).append(value)

    def send(self, **changes):
        """What came back: None where the page was left, else the page as it is shown again."""
        self.answer = self.client.post(self.at, self.values | changes)
        if self.answer.status_code == 302:
            return None
        return Sheet(self.client, self.at, self.form, response=self.answer)

    @property
    def text(self):
        return words(self.page)

    def errors(self):
        return [words(each) for each in self.page.xpath("//*[contains(@class, 'errorlist')]//li")]
