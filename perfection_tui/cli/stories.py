"""`perfection-tui stories`: the stories that have names, and where one is in each of them."""

from perfection_tui.cli.arguments import Options
from perfection_tui.export.columns import wrapped
from perfection_tui.reader.shelf import shelved
from perfection_tui.script import library
from perfection_tui.script.characters import visible


def run(_: Options) -> None:
    """List the stories by the name to type; below each, where one is in it."""
    stories = shelved()
    room = max(len(visible(name)) for name in library.stories())
    title_room = max(len(each.title) for each in stories)
    for each in stories:
        name = visible(each.typed)
        if len(name) > room:  # a path, where another story has the name
            print(name)
            name = ""
        print(f"{name:<{room}}  {each.title:<{title_room}}  {each.kind}".rstrip())
        print(*wrapped(each.where, "    "), sep="\n")
    home = library.own_folder()
    where = "" if home.is_dir() else "this folder, which is still to be made: "
    print(f"\nStories of your own go into {where}{visible(str(home))}")
