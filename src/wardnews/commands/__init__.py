"""The commands of `wardnews`, a module each: `<name>_command.py` holds `command`."""
