"""The walk through the inbox: the full screen, the plain lines, and what both say."""
