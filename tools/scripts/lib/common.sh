# Messages, exit codes, the private directory and the end of a run. Sourced first by each command.
# shellcheck shell=sh disable=SC2034,SC2154 # the files share their variables

# 0: done, all is well.
failed=1      # a check failed, or the work could not be done
usage_error=2 # the command line, the instances file or the backup id
no_connection=3
refused=4 # something is there that would be overwritten, or another run is at it

umask 077
LC_ALL=C
export LC_ALL
unset CDPATH
# The instances file says where the server is. These would lead elsewhere, without a word: even from a socket to another server.
unset PGHOSTADDR PGSERVICE PGSERVICEFILE PGTARGETSESSIONATTRS PGLOADBALANCEHOSTS
program=${0##*/}
tab=$(printf '\t')
newline='
'
exit_actions=
child=
private=

say() { printf '%s: %s\n' "$program" "$*" >&2; }

die() { # exit code, message
  die_code=$1
  shift
  say "$@"
  exit "$die_code"
}

# The header of the script is its manual.
print_usage() { sed -n '/^#   /s/^#   //p' "$0"; }

die_of_usage() {
  say "$@"
  printf 'Try: %s --help\n' "$program" >&2
  exit "$usage_error"
}

need_tool() {
  command -v "$1" >/dev/null 2>&1 || die "$usage_error" "$1 is needed, and is not on the PATH"
}

# ---- The end: what this run made is put away, in reverse order, whatever happened ----

at_exit() { exit_actions="$1 $exit_actions"; } # the name of a function that takes the exit code

finish() {
  finish_code=$?
  trap - EXIT
  trap '' HUP INT PIPE TERM
  set +e
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null
    wait "$child" 2>/dev/null
  fi
  for finish_action in $exit_actions; do "$finish_action" "$finish_code"; done
  exit "$finish_code"
}

handle_signals() {
  trap finish EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 141' PIPE # who read the output has gone: "| head"
  trap 'exit 143' TERM
}

# A long command that a signal to this script ends at once: a shell serves its traps only while it waits, not while a command runs.
run_long() {
  "$@" &
  child=$!
  run_long_code=0
  wait "$child" || run_long_code=$?
  child=
  return "$run_long_code"
}

# A directory that only this user can enter, for the outputs of commands and for a socket (whose path may have 107 bytes).
make_private() {
  make_private_try=0
  until mkdir -m 700 "${TMPDIR:-/tmp}/timescale.$$.$make_private_try" 2>/dev/null; do
    make_private_try=$((make_private_try + 1))
    [ "$make_private_try" -lt 100 ] || die "$failed" "no directory can be made in ${TMPDIR:-/tmp}"
  done
  private=${TMPDIR:-/tmp}/timescale.$$.$make_private_try
  at_exit remove_private
  case $private in
    /*) ;;
    *) private=$(pwd -P)/$private ;; # a server has another working directory
  esac
}

remove_private() { rm -rf "$private"; }

# What a failed command said, without its empty lines.
show() { # file
  [ ! -s "$1" ] || sed '/^[[:space:]]*$/d; s/^/    /' "$1" >&2
}

first_line() { # file
  sed -n '/[^[:space:]]/{p;q;}' "$1"
}

# A command as somebody could type it, for --dry-run.
print_command() {
  print_command_line=
  for print_command_word; do
    case $print_command_word in
      '' | *[!A-Za-z0-9_./:=@%+,-]*) print_command_word="'$(printf '%s' "$print_command_word" | sed "s/'/'\\\\''/g")'" ;;
    esac
    print_command_line="$print_command_line $print_command_word"
  done
  printf '%s\n' "${print_command_line# }"
}
