"""What mammoth read of a Word document, before it becomes HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mammoth import documents, transforms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def texts_of(document: documents.Document) -> Iterator[str]:
    """Yield each text of the document and of its notes as it was written."""
    for each in (document, *(block for note in _notes(document) for block in note.body)):
        descendants = transforms.get_descendants_of_type(each, documents.Text)
        yield from (text.value for text in descendants)


def with_written_boxes(document: documents.Document) -> documents.Document:
    """Return the document with a sign in the place of each check box: no page has one."""

    def written(box: documents.Checkbox) -> documents.Text:
        return documents.text("☒" if box.checked else "☐")

    return transformed(document, transforms.element_of_type(documents.Checkbox, written))


def transformed(
    document: documents.Document, transform: Callable[[documents.Element], documents.Element]
) -> documents.Document:
    """Return the document with its text and its notes transformed."""
    notes = [note.copy(body=list(map(transform, note.body))) for note in _notes(document)]
    body = cast("documents.Document", transform(document))
    return cast("documents.Document", body.copy(notes=documents.notes(notes)))


def _notes(document: documents.Document) -> list[documents.Note]:
    return list(document.notes._notes.values())  # noqa: SLF001  # mammoth offers no other way
