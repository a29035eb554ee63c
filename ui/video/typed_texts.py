"""The texts of a video's page on their way into the calendar: each goes to the video that it was typed for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit

from planner.calendar.workspace import Edit
from planner.checks.facts import VideoFacts
from planner.video import campaigns, own_fields, videos
from ui.store import Store
from ui.unsaved import Place
from ui.video.form import VideoForm
from ui.video.own_form import PREFIX
from ui.widgets.text_field import TextField

LISTS: Mapping[str, Callable[[int, Sequence[Any]], Edit[None]]] = {
    "beats": videos.set_beats,
    "hashtags": videos.set_hashtags,
}
"""What is replaced as a whole, with the edit that does."""


class TypedTexts:
    """Saves what was typed, and keeps what was refused in the fields of its own video."""

    def __init__(self, store: Store, title: QLineEdit, form: VideoForm) -> None:
        self._store = store
        self._lines: Mapping[str, QLineEdit] = {
            "title": title,
            "product": form.product,
            "labels": form.planning.labels,
        }
        self._form = form
        self._id = 0

    @property
    def _fields(self) -> Mapping[str, TextField]:
        """The fields of running text; those of the user's own come and go."""
        return self._form.texts | self._form.planning.texts | self._form.own.texts

    @property
    def video(self) -> int:
        """The id of the video that the fields belong to."""
        return self._id

    def of(self, video_id: int) -> dict[str, str]:
        """Return what was typed into a video and is not in the calendar yet, by field."""
        names = (*self._lines, *self._fields)
        found = {name: self._store.typed_at(_place(video_id, name)) for name in names}
        return {name: text for name, text in found.items() if text is not None}

    def over(self, facts: VideoFacts) -> VideoFacts:
        """Return a video with what was typed, and what of its beats and hashtags waits, laid over it."""
        lists = {name: self._store.value_at(_place(facts.id, name)) for name in LISTS}
        values: dict[str, Any] = {name: value for name, value in lists.items() if value is not None}
        typed = self.of(facts.id)
        values |= {name: text for name, text in typed.items() if hasattr(facts, name)}
        if "caption" in typed:
            values["caption"], values["hashtags"] = self._form.caption.parted(typed["caption"])
        return replace(facts, **values)

    def save_list(self, name: str, value: Sequence[Any], *, offer_undo: bool = False) -> None:
        """Store all beats or all hashtags; while they wait, what is changed next is built on them."""
        edit = LISTS[name](self._id, value)
        self._store.save_value(_place(self._id, name), tuple(value), edit, offer_undo=offer_undo)

    def belong_to(self, video_id: int) -> None:
        """Have the fields be a video's from now on; what they still hold of another one is not saved any more."""
        if video_id == self._id:
            return
        self._id = video_id
        for field in self._fields.values():
            field.forget()
        for line in self._lines.values():
            line.setModified(False)

    def save(self, name: str, text: str, stay: str = "") -> bool:
        """Store a field's text, one step for each ``stay`` in it, and say whether it is taken."""
        if not self._id:
            return False
        edit = self._storing(name, text)
        if name == "title" and not text:  # which is no text that could be kept
            return self._store.save(edit)
        typing = f"{self._id}:{stay}" if stay else ""
        return self._store.save_text(_place(self._id, name), text, replace(edit, typing=typing))

    def _storing(self, name: str, text: str) -> Edit[None]:
        """Return the edit that stores a field's text; the caption's holds the hashtags too."""
        if name.startswith(PREFIX):
            return own_fields.set_value(self._id, int(name.removeprefix(PREFIX)), text)
        if name == "caption":
            caption, tags = self._form.caption.parted(text)
            if tags == self._form.caption.behind:
                return videos.set_text(self._id, "caption", caption)
            return videos.set_caption_and_hashtags(self._id, caption, tags)
        if name == "labels":
            return campaigns.set_labels(self._id, text)
        return videos.set_text(self._id, name, text)

    def mark(self) -> bool:
        """Have the fields whose text was refused try again when they are left; say whether there are any."""
        refused = {
            name for name in (*self._lines, *self._fields) if _place(self._id, name) in self._store.unsaved
        }
        for name, field in self._fields.items():
            field.keep_unsaved(name in refused)
        for name in refused & self._lines.keys():
            self._lines[name].setModified(True)
        return bool(refused)


def _place(video_id: int, field: str) -> Place:
    return "video", video_id, field
