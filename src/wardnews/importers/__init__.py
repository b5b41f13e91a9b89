"""From what an office has to Markdown articles; one module for each kind of file."""
