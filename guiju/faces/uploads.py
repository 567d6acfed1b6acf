"""How much may be sent at once: said before the first byte is read, so that nobody fills the disk."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

#: So many of the largest files may come with one form.
TOGETHER = 4


class NotTooMuch(FileUploadHandler):
    """Refuses a request whose files are too large together; the handlers after it keep them."""

    def handle_raw_input(
        self, input_data: Any, META: dict[str, Any], content_length: int, *args: Any, **kwargs: Any
    ) -> None:
        """Before anything is read.

        Raises:
            RequestDataTooBig: It is too much.
        """
        if content_length > TOGETHER * settings.GUIJU_ATTACHMENT_MB * 1024 * 1024:
            raise RequestDataTooBig("The files of one request are too large together.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leave it to the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave it to the next handler."""
