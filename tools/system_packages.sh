#!/bin/sh
# Sees to the Debian packages that pip cannot install: tools/system_packages.sh venv|letters|tests ...
# Root gets what is missing; anyone else gets the one line to run, and a failure.
set -eu

missing=""

need() { # need PACKAGE COMMAND...: the package is missing when the command fails
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

library() {
    "${PYTHON:-python3}" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1"
}

for purpose in "$@"; do
    case $purpose in
    venv)
        need python3-venv "${PYTHON:-python3}" -c 'import ensurepip, venv'
        ;;
    letters)
        need libpango-1.0-0 library libpango-1.0.so.0
        need libpangoft2-1.0-0 library libpangoft2-1.0.so.0
        # Without this one a letter comes out as well, but takes much longer.
        need libharfbuzz-subset0 library libharfbuzz-subset.so.0
        ;;
    tests)
        need chromium test -x /usr/bin/chromium
        need poppler-utils command -v pdftoppm
        need libjaxb-java test -e /usr/share/java/jaxb-runtime.jar
        need default-jdk-headless command -v javac
        need softhsm2 command -v softhsm2-util
        need gettext command -v xgettext
        ;;
    *)
        echo "usage: $0 venv|letters|tests ..." >&2
        exit 2
        ;;
    esac
done

[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Please install what these Debian packages hold, and try again:$missing" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "These packages are missing. Run this line and try again:" >&2
    echo "    sudo apt-get install -y$missing" >&2
    exit 1
fi

echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
install="apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 $missing"
# The package lists can be absent or old; only then are they fetched.
$install >/dev/null 2>&1 || { apt-get update -qq && $install >/dev/null; }
