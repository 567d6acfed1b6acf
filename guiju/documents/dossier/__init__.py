"""案卷: the papers and files of one case bound into one PDF, with cover, list of contents and note (一案一卷).

`arrangement` is the word in which a line of work says the order and what its party may be shown; `pieces` finds what
belongs into the file; `sheets` makes A4 of each piece; `leaves` are the booklet's own pages; `bind` puts them together.

The same state of the case gives the same bytes. Nothing is written to the case; who took a file along is noted, as when
the file is taken along by itself.
"""

from guiju.documents.dossier.arrangement import Arrangement, Shelf, arrangement_of, arranges

__all__ = ["Arrangement", "Shelf", "arrangement_of", "arranges"]
