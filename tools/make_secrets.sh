#!/bin/sh
# Makes the secrets of docker-compose.yml in secrets/, once; secrets/README.md tells which and why.
set -eu
cd "$(dirname "$0")/../secrets"

if [ -e secret_key ]; then
    echo "secrets/ is filled already; nothing was changed." >&2
    exit 1
fi

random() { # LENGTH characters that need no escaping anywhere
    LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c "$1"
}

# The folder is closed to others on this host. Each file is readable, for in its container it is
# read by a user that does not exist here.
chmod 700 .
umask 022
postgres=$(random 40)
valkey=$(random 40)
printf %s "$postgres" >postgres_password
printf %s "postgres://regiodeals:$postgres@postgres:5432/regiodeals" >database_url
printf 'requirepass %s\n' "$valkey" >valkey_conf
printf %s "redis://:$valkey@valkey:6379/0" >redis_url
random 64 >secret_key
# Empty: the mail catcher asks no log-in. It is read once EMAIL_HOST_USER is set.
: >email_password
echo "Made in secrets/: $(ls | grep -v README.md | tr '\n' ' ')"
echo "Yours to place there: signature_p12 and signature_passphrase, the key under the letters."
