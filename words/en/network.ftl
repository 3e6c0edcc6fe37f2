# What the network does to the connection, and what to tell those who run it.
