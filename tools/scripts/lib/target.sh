# The place where a restored database goes: what is there, what earlier runs left, and the exchange.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

is_empty() { [ -z "$(ls -A "$1")" ]; }

# Nothing that is there is overwritten unless somebody says so. target_state is then missing, empty, full or running.
look_at_target() {
  [ "$(id -u)" != 0 ] || die "$usage_error" 'PostgreSQL does not run as root: run this as the owner of the data, for example with runuser -u postgres --'
  case $pgdata in
    /*/*) ;;
    *) die "$usage_error" "[$instance] pgdata is the absolute path of a data directory, not '$pgdata'" ;;
  esac
  target_parent=${pgdata%/*}
  if [ ! -d "$target_parent" ] || [ ! -w "$target_parent" ]; then
    die "$usage_error" "$(id -un) cannot write to $target_parent, where the restored copy is put beside $pgdata"
  fi
  [ ! -L "$pgdata" ] || die "$usage_error" "$pgdata is a symbolic link; pgdata has to be the directory itself, so that it can be renamed"
  if [ ! -e "$pgdata" ]; then
    target_state=missing
  elif [ ! -d "$pgdata" ]; then
    die "$usage_error" "$pgdata is no directory"
  elif [ ! -r "$pgdata" ] || [ ! -x "$pgdata" ]; then
    die "$usage_error" "$(id -un) cannot read $pgdata"
  elif is_empty "$pgdata"; then
    target_state=empty
  elif server_status "$pgdata"; then
    target_state=running
  else
    target_state=full
  fi
  [ "$force" = no ] || return 0
  case $target_state in
    running) die "$refused" "a server runs on $pgdata. With --force it is stopped when the restored copy is ready, and its directory is renamed" ;;
    full) die "$refused" "$pgdata is not empty. With --force it is renamed when the restored copy is ready" ;;
  esac
}

# What runs that were killed, and earlier exchanges, left. It is somebody's to look at and to delete.
name_leftovers() {
  for leftover in "$pgdata".restore-* "$pgdata".before-*; do
    [ -d "$leftover" ] || continue
    leftover_size=$(du -sk "$leftover" 2>/dev/null | awk '{ printf "%d MB", $1 / 1024 }')
    if server_status "$leftover"; then
      say "an earlier run left $leftover ($leftover_size), and a server runs on it: $(program_of pg_ctl) stop -D $leftover"
    else
      case $leftover in
        *.before-*) say "$leftover ($leftover_size) is what was in place of $pgdata before an earlier restore" ;;
        *) say "an earlier run left $leftover ($leftover_size): it is no whole copy, unless that run said so" ;;
      esac
    fi
  done
}

# ---- The copy, beside the target ----

room_left() { # in MB, where the copy is made
  df -Pk "$target_parent" 2>/dev/null | awk 'NR == 2 && $4 ~ /^-?[0-9]+$/ { printf "%d\n", $4 / 1024 }'
}

# Only a warning: some file systems compress.
look_at_room() { # MB that are needed, or nothing
  room=$(room_left)
  if [ -n "$1" ] && [ -n "$room" ] && [ "$room" -lt "$1" ]; then
    say "the database has $1 MB, and the disk of $target_parent only $room MB left"
  fi
}

copy=
copy_is_good=no

make_copy_directory() { # backup id
  copy=$pgdata.restore-$(printf '%s' "$1" | tr -c 'A-Za-z0-9._-' '_').$$
  mkdir -m 700 "$copy" || die "$failed" "$copy could not be made"
  at_exit remove_copy
}

# A copy that is not whole is removed by the run that made it; one that is ready stays, even if the exchange fails.
remove_copy() {
  if [ -n "$copy" ] && [ "$copy_is_good" = no ]; then rm -rf "$copy"; fi
}

# ---- The exchange: two renames ----

put_in_place() {
  if [ "$target_state" = running ]; then
    say "stopping the server on $pgdata"
    "$(program_of pg_ctl)" stop -D "$pgdata" -m fast -w -t 300 >"$private/stop.out" 2>&1 9>&- || {
      show "$private/stop.out"
      die "$failed" "the server on $pgdata does not stop; the restored copy is ready in $copy"
    }
  elif [ "$target_state" != missing ] && server_status "$pgdata"; then
    die "$refused" "a server was started on $pgdata meanwhile; the restored copy is ready in $copy"
  fi
  before=
  if [ "$target_state" != missing ]; then
    before=$pgdata.before-$(stamp)
    [ ! -e "$before" ] || die "$failed" "$before exists; the restored copy is ready in $copy"
    mv "$pgdata" "$before" || die "$failed" "$pgdata could not be renamed (is it a mount point?); the restored copy is ready in $copy"
  fi
  # mv would move it into a directory that somebody made in between.
  if [ -e "$pgdata" ] || ! mv "$copy" "$pgdata"; then
    if [ -n "$before" ] && [ ! -e "$pgdata" ]; then mv "$before" "$pgdata"; fi
    die "$failed" "$copy could not be renamed to $pgdata; it is ready"
  fi
}
