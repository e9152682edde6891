# Runs a PostgreSQL of its own from the programs in folder $1, on port $2 of loopback, for as long as the standard input is open.
# The input ends with the program that started this, however that ends; then the server is stopped and nothing is left of it.
folder=$(mktemp -d -t sql-pushdown.XXXXXX) || exit 1
trap 'rm -rf "$folder"' EXIT

if ! "$1/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync >"$folder/log" 2>&1; then
    cat "$folder/log" >&2
    exit 1
fi

# Without the disk's word for each write: these data are thrown away.
"$1/postgres" -D "$folder/data" -c listen_addresses=127.0.0.1 -c port="$2" -c unix_socket_directories="$folder" -c fsync=off >>"$folder/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT "$server"
wait "$server" || cat "$folder/log" >&2
