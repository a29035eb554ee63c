"""The caption and its hashtags in one field: what the calendar keeps apart is written as one text."""

from collections.abc import Mapping, Sequence

from planner.checks.facts import VideoFacts
from planner.i18n import _
from planner.texts import tagtext
from ui.widgets.text_field import TextField, Underline

INK = "note"
"""The colour of hashtags in the text."""


class CaptionField(TextField):
    """Shows a caption with the hashtags behind it on a last line. ``typed`` and ``left`` bring both as one text."""

    def __init__(self) -> None:
        super().__init__(_("Caption"), lines=2, placeholder=_("What the post says, with its hashtags"))
        self.behind: tuple[str, ...] = ()
        """The hashtags behind the caption, as the calendar holds them."""

    def show_caption(self, caption: str, hashtags: Sequence[str]) -> None:
        """Show a caption and its hashtags, unless it is they that are shown, however they are laid out."""
        shown = self.toPlainText()
        self.behind = tuple(hashtags)
        same = self.parted(shown) == (caption, tuple(hashtags))
        self.show_text(shown if same else tagtext.joined(caption, hashtags))

    def parted(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return the caption and the hashtags behind it that a text holds."""
        return tagtext.parted(text, self.behind)

    def mark(self, video: VideoFacts, marks: Mapping[str, Sequence[Underline]]) -> None:
        """Show hashtags in their colour and underline what findings mean; ``marks`` are by field."""
        places = self._places(video)
        waves = list(marks.get("caption", ()))
        waves += [
            (places[at][0], places[at][1], role)
            for start, end, role in marks.get("hashtags", ())
            for at in range(start, min(end, len(places)))
        ]
        inside = [(tag.start, tag.end) for tag in video.tags if tag.field == "caption"]
        roles = {(start, end): role for start, end, role in waves}
        self.ink((start, end, roles.get((start, end), INK)) for start, end in (*inside, *places))
        self.underline(waves)
        self.show_fold(int(video.calendar.rules.shared("caption_fold")))

    def stretch(self, video: VideoFacts, field: str, start: int, end: int) -> tuple[int, int] | None:
        """Return where in the text stands what a finding means in the caption, or among the hashtags."""
        if field == "caption":
            return start, end
        places = self._places(video)[start:end]
        return (places[0][0], places[-1][1]) if places else None

    def _places(self, video: VideoFacts) -> list[tuple[int, int]]:
        """Return where each hashtag behind the caption stands in the text."""
        text, found = self.toPlainText(), list[tuple[int, int]]()
        at = text.rfind("\n") + 1
        for name in video.hashtags:
            start = text.find(name, at)
            if start < 0:
                return found
            at = start + len(name)
            found.append((max(start - 1, 0), at))
        return found
