"""The rules that scenarios keep across files; each rule is a small function."""
