"""Where sessions are kept: SQL tables, their migrations, and the faults of disks."""
