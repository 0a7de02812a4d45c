"""The commands of the command line: a file for each subject, with its words and what it prints."""
