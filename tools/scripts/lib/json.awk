# Reads one JSON text and prints a line for each of its scalars: the path (as a JSON pointer), a tab, the value.
# Ends with 1 if the text is empty, cut off or malformed. Any POSIX awk will do; the work is linear in the length.
#
# The text is cut at its quotes: every other piece is a string, unless a backslash says that it goes on.

BEGIN { RS = "\""; depth = 0; in_string = 0; bad = 0; scalars = 0 }

bad { next }

in_string {
  text = text $0
  if (match($0, /\\+$/) && RLENGTH % 2 == 1) { text = text "\""; next }
  in_string = 0
  string(unescape(text))
  next
}

{ between($0); in_string = 1; text = "" }

END {
  # The last piece is what follows the last quote, so that a string seems to begin there.
  if (bad || depth != 0 || !scalars || !in_string || text != "") exit 1
}

function between(s) {
  while (s != "" && !bad) {
    if (match(s, /^[ \t\r\n]+/)) ;
    else if (match(s, /^[][{}:,]/)) structure(substr(s, 1, 1))
    else if (match(s, /^[^][{}:, \t\r\n]+/)) literal(substr(s, 1, RLENGTH))
    s = substr(s, RLENGTH + 1)
  }
}

function structure(c) {
  if (c == "{" || c == "[") {
    if (depth > 0 && is_object[depth] && awaits_key[depth]) bad = 1
    depth++
    is_object[depth] = c == "{"
    awaits_key[depth] = c == "{"
    place[depth] = 0
  } else if (c == "}" || c == "]") {
    if (depth == 0 || is_object[depth] != (c == "}")) bad = 1
    else depth--
    scalars++ # an empty list is a text, too
  } else if (depth == 0) {
    bad = 1
  } else if (c == ",") {
    if (is_object[depth]) awaits_key[depth] = 1
    else place[depth]++
  } else if (!is_object[depth]) {
    bad = 1
  }
}

function string(s) {
  if (depth > 0 && is_object[depth] && awaits_key[depth]) {
    gsub(/~/, "~0", s)
    gsub(/\//, "~1", s)
    place[depth] = s
    awaits_key[depth] = 0
  } else {
    scalar(s)
  }
}

function literal(s) {
  if (s !~ /^(true|false|null|-?[0-9][0-9.eE+-]*)$/) bad = 1
  else scalar(s)
}

function scalar(s, path, i) {
  if (depth > 0 && is_object[depth] && awaits_key[depth]) { bad = 1; return }
  path = ""
  for (i = 1; i <= depth; i++) path = path "/" place[i]
  print path "\t" s
  scalars++
}

# Line feeds and tabs become spaces, as the result is read line by line; \u stays as it is.
function unescape(s, result, i, c) {
  if (!index(s, "\\")) return s
  result = ""
  while ((i = index(s, "\\")) > 0) {
    c = substr(s, i + 1, 1)
    result = result substr(s, 1, i - 1) (c ~ /[bfnrt]/ ? " " : c == "u" ? "\\u" : c)
    s = substr(s, i + 2)
  }
  return result s
}
