# What the command prints.
