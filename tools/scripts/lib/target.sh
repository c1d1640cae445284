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
  # What is beside it in name has to be beside it in truth.
  case $pgdata/ in
    */./* | */../* | *//*) die "$usage_error" "[$instance] pgdata is a path without '.', '..' and '//', not '$pgdata'" ;;
  esac
  target_parent=${pgdata%/*}
  if [ ! -d "$target_parent" ] || [ ! -w "$target_parent" ]; then
    die "$usage_error" "$(id -un) cannot write to $target_parent, where the restored copy is put beside $pgdata"
  fi
  [ ! -L "$pgdata" ] || die "$usage_error" "$pgdata is a symbolic link; pgdata has to be the directory itself, so that it can be renamed"
  # pgBackRest writes both into restore_command, a text for a shell in quotes of postgresql.auto.conf, and masks nothing there.
  case $pgdata$config in
    *[\'\"\\\`\$%\;\&\|\<\>\(\)\*\?\#]*) die "$usage_error" "[$instance] pgdata and config may have blanks, but neither quotes nor other signs of a shell, nor %" ;;
  esac
  # After hours of recovery it would be too late to know.
  if is_mount_point "$pgdata"; then
    die "$usage_error" "$pgdata is a mount point, which cannot be renamed: mount one level higher, with the data in a directory of it"
  fi
  if [ -n "$tablespaces" ]; then
    if [ ! -d "$tablespaces" ] || [ ! -w "$tablespaces" ]; then die "$usage_error" "[$instance] tablespaces=$tablespaces is no directory that $(id -un) can write to"; fi
  fi
  if [ -e "$pgdata" ] && [ ! -d "$pgdata" ]; then die "$usage_error" "$pgdata is no directory"; fi
  if [ -e "$pgdata" ] && { [ ! -r "$pgdata" ] || [ ! -x "$pgdata" ]; }; then die "$usage_error" "$(id -un) cannot read $pgdata"; fi
  find_target_state
  [ "$force" = no ] || return 0
  case $target_state in
    running) die "$refused" "a server runs on $pgdata. With --force it is stopped when the restored copy is ready, and its directory is renamed" ;;
    full) die "$refused" "$pgdata is not empty. With --force it is renamed when the restored copy is ready" ;;
  esac
}

find_target_state() {
  if [ ! -e "$pgdata" ]; then
    target_state=missing
  elif is_empty "$pgdata"; then
    target_state=empty
  elif server_status "$pgdata"; then
    target_state=running
  else
    target_state=full
  fi
}

is_mount_point() { # directory, which may be missing
  [ -d "$1" ] || return 1
  mount_real=$(real_path "$1")
  case $(df -P "$1" 2>/dev/null | sed -n 2p) in
    *[%-]" $mount_real") return 0 ;;
    *) return 1 ;;
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
  for leftover in "${tablespaces:-$target_parent}/${pgdata##*/}".tablespaces-*; do
    # shellcheck disable=SC2010 # POSIX has no other way to ask where links lead
    if [ -d "$leftover" ] && ! ls -l "$pgdata"/pg_tblspc "$pgdata".*/pg_tblspc 2>/dev/null | grep -qF -- "-> $leftover/"; then
      say "an earlier run left the tablespaces $leftover: no data directory here leads to them"
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
copy_tablespaces=
copy_is_good=no

# Tablespaces get a place of their own for each copy, as the original's may be in use; the copy's links lead there for good.
tablespaces_of() { # directory of the copy
  printf '%s\n' "${tablespaces:-$target_parent}/${pgdata##*/}.tablespaces-${1#"$pgdata".restore-}"
}

make_copy_directory() { # backup id
  copy=$pgdata.restore-$(printf '%s' "$1" | tr -c 'A-Za-z0-9._-' '_').$$
  copy_tablespaces=$(tablespaces_of "$copy")
  [ ! -e "$copy_tablespaces" ] || die "$failed" "$copy_tablespaces is there already; run this again"
  mkdir -m 700 "$copy" || die "$failed" "$copy could not be made"
  at_exit remove_copy
}

# A copy that is not whole is removed by the run that made it; one that is ready stays, even if the exchange fails.
remove_copy() { # exit code
  if [ -n "$copy" ] && [ "$copy_is_good" = no ]; then
    rm -rf "$copy" "$copy_tablespaces"
  elif [ -d "$copy" ] && [ "$1" -gt 128 ]; then
    say "a signal ended this run; the restored copy is ready in $copy${stopping:+, and the server on $pgdata was told to stop}"
  fi
}

# ---- The exchange: two renames ----

stopping=

put_in_place() {
  target_was=$target_state
  find_target_state
  case $target_was/$target_state/$force in
    running/running/*) stop_target ;;
    */running/*) die "$refused" "a server was started on $pgdata meanwhile; the restored copy is ready in $copy" ;;
    */full/no) die "$refused" "somebody put data into $pgdata meanwhile; the restored copy is ready in $copy" ;;
  esac
  # Between the two nothing is in place: no signal ends this run there.
  trap '' HUP INT PIPE TERM
  exchange
  handle_signals
}

stop_target() {
  say "stopping the server on $pgdata"
  stopping=yes
  "$(program_of pg_ctl)" stop -D "$pgdata" -m fast -w -t 300 >"$private/stop.out" 2>&1 9>&- || {
    show "$private/stop.out"
    die "$failed" "the server on $pgdata was told to stop, and has not ended yet; the restored copy is ready in $copy"
  }
  if server_status "$pgdata"; then
    die "$failed" "the server on $pgdata was started again when it had stopped (by something that watches over it?); the restored copy is ready in $copy"
  fi
}

exchange() {
  before=
  if [ "$target_state" != missing ]; then
    before=$pgdata.before-$(stamp)
    [ ! -e "$before" ] || die "$failed" "$before exists; the restored copy is ready in $copy${stopping:+, and the server on $pgdata is stopped}"
    mv "$pgdata" "$before" ||
      die "$failed" "$pgdata could not be renamed; the restored copy is ready in $copy${stopping:+, and the server on $pgdata is stopped}"
  fi
  # mv would move it into a directory that somebody made in between.
  if [ -e "$pgdata" ] || ! mv "$copy" "$pgdata"; then
    if [ -n "$before" ]; then
      if [ ! -e "$pgdata" ] && mv "$before" "$pgdata"; then
        say "$pgdata is as it was${stopping:+, but its server is stopped}"
      else
        say "what was in $pgdata is now $before"
      fi
    fi
    die "$failed" "$copy could not be renamed to $pgdata; it is ready"
  fi
}
