#!/usr/bin/env bash
# The deployment of README.md beside this file, on loopback and in a temporary folder: a primary, a streaming replica and an archive of
# PostgreSQL's log, two nodes, HAProxy before them. It then checks what is promised: a node is killed, the database is taken back to a
# point in time, the primary is killed and the replica takes its place. With --keep it stays up until Ctrl+C.
# PROGRAM names a Marketplace.dll that is built already.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=../run
. "$here/../run"

keep=false
[[ ${1:-} != --keep ]] || keep=true
command -v haproxy >/dev/null || die "HAProxy is needed (on Debian: apt-get install haproxy)."
command -v curl >/dev/null || die "curl is needed."
prepare_postgres
if [[ -z ${PROGRAM:-} ]]; then
    prepare_dotnet
    build src/Marketplace || die "The build failed."
    PROGRAM=$root/src/Marketplace/bin/Release/net10.0/Marketplace.dll
fi

bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/pg_basebackup' | sort -V | tail -1 || command -v pg_basebackup)")
work=$(mktemp -d -t marketplace-two-nodes.XXXXXX)
# PostgreSQL refuses to run as root.
user=$(id -un)
((EUID)) || user=postgres
as_user=()
((EUID)) || as_user=(setpriv --reuid "$user" --regid "$user" --clear-groups --)
chown "$user" "$work"
pg() { (cd / && "${as_user[@]}" "$bin/$1" "${@:2}"); }

declare -A pid=()
finish() {
    local status=$? name
    for name in "${!pid[@]}"; do kill -TERM "${pid[$name]}" 2>/dev/null || true; done
    wait 2>/dev/null || true
    for name in primary replica point; do
        [[ ! -f $work/$name/postmaster.pid ]] || pg pg_ctl stop -D "$work/$name" -m immediate -s || true
    done
    ((status == 0)) || tail -n 15 "$work"/*.log >&2 || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Below those that the system gives away itself.
free_port() {
    local port
    while port=$((RANDOM % 10000 + 10000)) && (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}

# soon WHAT COMMAND...: within a minute.
soon() {
    local i
    for ((i = 0; i < 300; i++)); do "${@:2}" >/dev/null 2>&1 && echo "ok: $1" && return; sleep 0.2; done
    die "It did not happen within a minute: $1"
}

primary=$(free_port) replica=$(free_port) point=$(free_port) a=$(free_port) b=$(free_port) front=$(free_port)
secret=$(head -c 20 /dev/urandom | od -An -tx1 | tr -d ' \n')
export PGPASSWORD=$secret PGCONNECT_TIMEOUT=5

# --- the primary, its archive, and a base backup that a point in time is reached from
(umask 077 && echo "$secret" >"$work/password")
chown "$user" "$work/password"
"${as_user[@]}" mkdir "$work/archive"
pg initdb -D "$work/primary" -U admin -A scram-sha-256 --pwfile="$work/password" -E UTF8 --locale=C >/dev/null
"${as_user[@]}" tee -a "$work/primary/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
wal_level = replica
archive_mode = on
archive_command = 'test ! -f $work/archive/%f && cp %p $work/archive/%f'
CONF
start_postgres() { pg pg_ctl start -D "$work/$1" -l "$work/$1.log" -o "-p $2" -w -s; }
sql() { "$bin/psql" -h 127.0.0.1 -p "$1" -U admin -d "${3:-marketplace}" -X -q -t -A -v ON_ERROR_STOP=1 -c "$2"; }
start_postgres primary "$primary"
sql "$primary" "create role marketplace_owner login password '$secret'" postgres
sql "$primary" "create role marketplace_service login password '$secret'" postgres
sql "$primary" "create role replicator login replication password '$secret'" postgres
sql "$primary" "create database marketplace owner marketplace_owner" postgres
base_backup() { PGPASSWORD=$secret pg pg_basebackup -c fast -d "host=127.0.0.1 port=$primary user=replicator application_name=replica" "$@"; }

# --- the replica; only now is the primary told to wait for it, so that the replica's own settings do not say so
base_backup -D "$work/replica" -R -X stream -C -S replica
start_postgres replica "$replica"
sql "$primary" "alter system set synchronous_standby_names = 'replica'" && sql "$primary" "select pg_reload_conf()" >/dev/null
is_sync() { [[ $(sql "$primary" "select sync_state from pg_stat_replication where application_name = 'replica'") == sync ]]; }
soon "a write is answered when it is on the replica too" is_sync

# --- the tables, the first operator, the nodes, the proxy
servers="Host=127.0.0.1:$primary,127.0.0.1:$replica;Database=marketplace;Password=$secret;Host Recheck Seconds=2;Timeout=5"
export ConnectionStrings__Owner="$servers;Username=marketplace_owner" ConnectionStrings__Marketplace="$servers;Username=marketplace_service"
export Logging__LogLevel__Default=Warning Http__Proxies=127.0.0.1 NODE_A=127.0.0.1:$a NODE_B=127.0.0.1:$b FRONT=127.0.0.1:$front
dotnet "$PROGRAM" migrate
field() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" <<<"$2" | head -1; }
operator=$(dotnet "$PROGRAM" bootstrap)
base_backup -D "$work/base" -X fetch
start_node() {
    dotnet "$PROGRAM" --urls "http://127.0.0.1:$2" >>"$work/node-$1.log" 2>&1 &
    pid[$1]=$!
}
is_ready() { curl -fsS "http://127.0.0.1:$1/health/ready"; }
start_node a "$a"
start_node b "$b"
soon "node a is ready" is_ready "$a"
soon "node b is ready" is_ready "$b"
haproxy -f "$here/haproxy.cfg" >"$work/haproxy.log" 2>&1 &
pid[proxy]=$!
soon "the proxy answers at http://127.0.0.1:$front" is_ready "$front"

# --- through the proxy, as a client would
token=$(field access_token "$(curl -fsS "http://127.0.0.1:$front/connect/token" -d grant_type=client_credentials \
    -d "client_id=$(field clientId "$operator")" -d "client_secret=$(field clientSecret "$operator")" | sed 's/,/,\n/g')")
post() { # TITLE: prints the id. Its key makes it safe to send again.
    curl -fsS "http://127.0.0.1:$front/v1/needs" -H "Authorization: Bearer $token" -H "Idempotency-Key: $1" -H 'Content-Type: application/json' \
        -d "{\"title\":\"$1\",\"description\":\"A need that the deployment checks itself by.\"}" | sed 's/,/,\n/g' | sed -n 's/.*"id":"\([^"]*\)".*/\1/p' | head -1
}
get() { curl -fsS "http://127.0.0.1:$1/v1/needs/$2" -H "Authorization: Bearer $token" >/dev/null; }
first=$(post before-the-point)
get "$a" "$first" && get "$b" "$first" && echo "ok: what is written through the proxy is on both nodes"

# --- a node is killed: those who ask notice nothing, and it comes back
kill -9 "${pid[a]}" && wait "${pid[a]}" 2>/dev/null || true
for ((i = 0; i < 50; i++)); do get "$front" "$first" || die "A request failed when a node was killed."; done
echo "ok: one node was killed, and 50 requests of 50 were answered"
start_node a "$a"
soon "node a is back" is_ready "$a"

# --- back to a point in time: the base backup, and the log up to it
sleep 1
moment=$(sql "$primary" "select clock_timestamp()")
sleep 1
second=$(post after-the-point)
last=$(sql "$primary" "select pg_walfile_name(pg_switch_wal())")
is_archived() { "${as_user[@]}" test -f "$work/archive/$last"; }
soon "the log is archived" is_archived
"${as_user[@]}" cp -R "$work/base" "$work/point"
"${as_user[@]}" touch "$work/point/recovery.signal"
"${as_user[@]}" tee -a "$work/point/postgresql.auto.conf" >/dev/null <<CONF
restore_command = 'cp $work/archive/%f %p'
recovery_target_time = '$moment'
recovery_target_action = promote
archive_mode = off
synchronous_standby_names = ''
CONF
start_postgres point "$point"
is_promoted() { [[ $(sql "$point" "select pg_is_in_recovery()") == f ]]; }
soon "a copy went back to $moment" is_promoted
[[ $(sql "$point" "select string_agg(title, ' ') from needs.needs") == before-the-point ]] || die "The copy is not as it was at that time."
echo "ok: it has the last write before that time, and none after"
pg pg_ctl stop -D "$work/point" -m fast -w -s

# --- the primary is killed: the replica takes its place, and the nodes find it
pg pg_ctl stop -D "$work/primary" -m immediate -w -s
pg pg_ctl promote -D "$work/replica" -w -s
third=""
writes() { third=$(post after-the-promotion) && [[ $third ]]; }
soon "the replica was promoted, and writes go on" writes
# The other node may have to find the new primary yet, and says so meanwhile.
for id in "$first" "$second" "$third"; do soon "an answered write is there: $id" get "$front" "$id"; done
echo "ok: every write that was answered is there"

if $keep; then
    echo "http://127.0.0.1:$front is up. Ctrl+C stops everything."
    wait
fi
echo "The deployment holds what it promises."
