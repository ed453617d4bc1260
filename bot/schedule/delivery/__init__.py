"""Posting once, whatever is killed: what is to be posted is a row before anything is sent, and stays one until it is.

What is known after a crash is only what was committed before it, so each step is written down first. Four things
together keep a posting from getting lost or doubled; each alone was seen to fail under kills:

- a row for each local date, planned in one transaction with the date that comes next (planning.py);
- a nonce that follows from the row, so that Discord itself takes a second try within minutes for the first one;
- a mark that comes back in the channel's history (the nonce does not): what was tried and is not known to have arrived
  is looked for before it is tried again, and so is all that is late, which covers a restored copy of the database;
- a lease: one worker at a time, and one that slept past its lease sends nothing more (lease.py).

A call to Discord is never cancelled: that can leave discord.py waiting for ever. What the other side has to offer is in
port.py, so that nothing here knows Discord; working.py does one posting, machine.py all that are due.
"""
