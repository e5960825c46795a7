"""The terminal during a review: the full screen, the plain lines, and the keys of both."""
