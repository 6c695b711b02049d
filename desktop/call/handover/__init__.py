"""The hand-over memo on the screen 通話, and its one page on paper."""
