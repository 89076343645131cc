"""What `--help` prints. It is public: it gives no story away."""

HELP = """\
perfection-tui                  read The Perfection; ? shows the keys, q leaves
perfection-tui --spoiler-free   the same for somebody who has not seen it all

usage: perfection-tui [STORY] [options]

  STORY  the path of a script (with a / in it, or ending in .yaml), or the name
         of a bundled story; left out, it is the-perfection

options:
  --spoiler-free       show nothing of what you have not watched, which is all
                       of it until you say otherwise
  --watched CHAPTER    this once, you have watched up to the end of CHAPTER,
                       `none` or `all` of it; implies --spoiler-free
  --unfold             a first viewing: the story opens as you step forward
  --at CHAPTER[/BEAT]  open at a chapter, or at a beat of it by number
  --fresh              forget for this once what was said and saved, and save
                       nothing; everything is open unless an option says less
  --live               show what changes in the script as soon as it is saved
  --theme NAME         stage (dark) or score (light)
  --no-motion          nothing on the screen moves
  --plain              no screen: lines and prompts, for screen readers, pipes
  --version            print the version
  -h, --help           print this

  CHAPTER is a number, an id or a title, in any case.

commands:
  check FILE... [--json]  tell every problem of a script, and how long it is
  export [STORY]          write all of a story as text, or in another form:
                          --format text|markdown|html|json  (html: one page)
                          -o FILE, --force  to a file, also over another one
                          --spoiler-free, --watched CHAPTER  only so much
  new FILE                write a small script there to start from
  schema                  print the JSON Schema of scripts, for editors
  stories                 list the bundled stories

  A script that is called like a command is read as ./stories.

examples:
  perfection-tui --watched detour
  perfection-tui --watched all --at home/3 --theme score
  perfection-tui ./my-story.yaml

exit codes:
  0  all is well
  1  the story has errors, or cannot be read
  2  the command line is wrong, or there is no terminal to read in
"""
