"""Text out of files: whatever format a report was published in, the words a reader would see, in order.

`documents(paths)` takes files, folders, zip archives and `-` (standard input) and yields, one at a time, a
`Document` or an `Unreadable` that says in plain Chinese why a file could not be read; a bad file never stops the
batch.
"""

from guiju.reports.read.files.document import Document, Unreadable
from guiju.reports.read.files.sources import documents

__all__ = ["Document", "Unreadable", "documents"]
