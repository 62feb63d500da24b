#!/bin/sh
# The PostgreSQL peer: its own cluster in a folder, fsync and synchronous_commit on, TCP, both cores.
#
#   pg.sh start DIR               makes and loads the cluster (about a minute), listens on loopback port 15432
#   pg.sh rate DIR WORK CLIENTS SECONDS    prints transactions per second of check, invoice or payment by pgbench
#   pg.sh stop DIR
# PostgreSQL refuses to run as root: as root it runs as the user postgres.
set -eu
port=15432 # below the ephemeral ports, which other connections may hold
here=$(cd "$(dirname "$0")" && pwd)
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed" >&2; exit 1; }
action=$1
dir=$2

as_owner() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- env -C "$dir" "$@"; else env -C "$dir" "$@"; fi
}

case $action in
start)
    mkdir -p "$dir"
    cp "$here"/pg_*.sql "$dir"
    [ "$(id -u)" = 0 ] && chown -R postgres "$dir"
    as_owner "$bin/initdb" -D "$dir/cluster" -U postgres -A trust -E UTF8 >/dev/null
    # Autovacuum would start whenever it likes, in one round and not in the other.
    as_owner tee -a "$dir/cluster/postgresql.conf" >/dev/null <<CONF
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_buffers = 1GB
synchronous_commit = on
fsync = on
wal_sync_method = fdatasync
max_wal_size = 8GB
checkpoint_timeout = 30min
autovacuum = off
max_connections = 200
CONF
    as_owner "$bin/pg_ctl" -D "$dir/cluster" -l "$dir/log" -w start >/dev/null
    as_owner "$bin/psql" -h 127.0.0.1 -p $port -U postgres -q -v ON_ERROR_STOP=1 -f "$dir/pg_schema.sql" >/dev/null
    ;;
rate)
    as_owner "$bin/pgbench" -h 127.0.0.1 -p $port -U postgres -n -M prepared -c "$4" -j 2 -T "$5" \
        -f "$dir/pg_$3.sql" postgres 2>/dev/null | awk '/^tps = /{printf "%d\n", $3}'
    ;;
stop)
    as_owner "$bin/pg_ctl" -D "$dir/cluster" -m immediate stop >/dev/null 2>&1 || true
    ;;
*) echo "usage: pg.sh start|rate|stop DIR ..." >&2; exit 64 ;;
esac
