# Completion of csv-weights in bash, made by `make completions`. Do not edit.

# Puts the words up to the cursor together again, which bash cuts at = and :, and finds the option that is given a
# value. $1 is what bash would replace.
__csv_balance_begin() {
  local line=${COMP_LINE:0:COMP_POINT} piece
  local -i count=0
  words=()
  for piece in "${COMP_WORDS[@]:0:COMP_CWORD}" ''; do
    local rest=${line#"${line%%[![:blank:]]*}"}
    [[ $piece ]] || piece=$rest
    if ((count)) && [[ $rest == "$line" && ($piece == [=:]* || ${words[count - 1]} == *[=:]) ]]; then
      words[count - 1]+=$piece
    else
      words[count++]=$piece
    fi
    line=${rest#"$piece"}
  done
  value=${words[count - 1]} option=
  if [[ $value == --*=* ]]; then
    option=${value%%=*} value=${value#*=}
  elif ((count > 1)); then
    option=${words[count - 2]}
  fi
  words[count - 1]=$value
  cut=${value%"$1"}
}

# Offers words that need no quotes.
__csv_balance_values() {
  local IFS=$' \t\n'
  COMPREPLY=($(compgen -W "$1" -- "$value"))
}

# Offers options, or files where none has begun.
__csv_balance_words() {
  if [[ $value == -* ]]; then __csv_balance_values "$1"; else compopt -o default; fi
}

# Offers what the tool answers: columns of the file on the command line, and values in them.
__csv_balance_ask() {
  local answer
  while IFS= read -r answer && [[ $answer ]]; do
    [[ $answer == *= || ${1-} == list ]] && compopt -o nospace
    __csv_balance_quote
    [[ $answer == "$cut"* ]] && COMPREPLY+=("${answer#"$cut"}")
  done < <(SAP_SHELL=bash "${words[0]}" ---completion -- "$option" 0 0 "${words[@]/#'~/'/$HOME/}" 2>/dev/null)
}

# Quotes `answer` as the value is quoted that has begun.
__csv_balance_quote() {
  case $value in
    \"*\"* | \'*\'* | [!\"\']* | '')
      printf -v answer %q "$answer"
      answer=${answer/\\!=/!=}
      ;;
    \'*) answer="'$answer" ;;
    *)
      answer=${answer//\\/\\\\} answer=${answer//\"/\\\"} answer=${answer//\$/\\\$}
      answer="\"${answer//\`/\\\`}"
      ;;
  esac
}

_csv_weights() {
  local -a words
  local option value cut
  __csv_balance_begin "$2"
  case $option in
    -d | --delimiter) : ;;
    --comment) : ;;
    --skip) : ;;
    -l | --label) __csv_balance_ask ;;
    --unlabeled) __csv_balance_values 'drop keep' ;;
    --bins) : ;;
    --bin-edges) : ;;
    --bin-width) : ;;
    --multilabel) __csv_balance_ask list ;;
    --counts) compopt -o default ;;
    --where) __csv_balance_ask ;;
    --row-weights) __csv_balance_ask ;;
    --scheme) __csv_balance_values 'balanced inverse sqrt log effective median density' ;;
    --beta) : ;;
    --density-alpha) : ;;
    --normalize) __csv_balance_values 'mean sum max none' ;;
    --format) __csv_balance_values 'csv json table json-list' ;;
    --append) : ;;
    --positive) __csv_balance_ask ;;
    -o | --output) compopt -o default ;;
    --threads) : ;;
    --seed) : ;;
    *) __csv_balance_words '-d --delimiter -n --no-headers --headers --comment --skip -l --label --unlabeled --bins --bin-edges --bin-width --multilabel --counts --where --row-weights --scheme --beta --density-alpha --normalize --format --append --per-row --positive -o --output -z --gzip --threads -v --verbose -q --quiet --progress --no-progress --seed --version -h --help' ;;
  esac
}
complete -F _csv_weights csv-weights
