"""The pages beside the reading screen, each given an edition and never the story.

A new page is a `ListPage`, an `ItemPage` or a plain `Page`, with its drawing beside it. Its command
stands in `commands`, how it is opened in `reading.desk`, and where it leads goes back to the desk.
"""
