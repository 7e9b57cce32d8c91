"""Mail on the console, to be read there: words in UTF-8, in no encoding of bytes as letters."""

import email.policy
import sys

from django.core.mail.backends import console

# Lines of any length, since no mail server has to carry them: a longer one than the policy's
# makes Python encode its whole part as base64.
READABLE = email.policy.default.clone(utf8=True, max_line_length=sys.maxsize)


class EmailBackend(console.EmailBackend):
    """Django's own, but for what it prints; what a mail server is sent stays as it is."""

    def write_message(self, message):
        printed = message.message(policy=READABLE).as_bytes().decode()
        self.stream.write(f"{printed}\n{'-' * 79}\n")
