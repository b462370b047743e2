"""Lists as files: what a person may see and has filtered, at once or, when long, by a worker."""
