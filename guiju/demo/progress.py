"""What is being done, on the error stream: one moving line on a terminal, one line a phase elsewhere."""

import sys
import time

_WIDTH = 24


class Progress:
    """Phases and counts. `expected` is about how many cases and rows there will be."""

    def __init__(self, expected: int = 0) -> None:
        """Begin to count."""
        self.expected = expected
        self._done, self._phase, self._in_phase = 0, "", 0
        self._began = self._phase_began = time.monotonic()

    def __call__(self, phase: str, count: int = 0) -> None:
        """So many more were written in this phase."""
        if phase != self._phase:
            self.end()
            self._phase, self._in_phase, self._phase_began = phase, 0, time.monotonic()
        self._done += count
        self._in_phase += count
        if sys.stderr.isatty():
            print(f"\r\033[K{self._line()}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """The phase is over: its line stays."""
        if self._phase:
            start = "\r\033[K" if sys.stderr.isatty() else ""
            print(f"{start}{self._line()}", file=sys.stderr, flush=True)
        self._phase = ""

    def _line(self) -> str:
        spent = max(time.monotonic() - self._phase_began, 0.001)
        share = min(1.0, self._done / self.expected) if self.expected else 0
        bar = "█" * int(share * _WIDTH) + "░" * (_WIDTH - int(share * _WIDTH))
        count = f" {self._in_phase}条，每秒{self._in_phase / spent:.0f}条" if self._in_phase else ""
        return f"{bar} {time.monotonic() - self._began:5.1f}秒 {self._phase}{count}"
