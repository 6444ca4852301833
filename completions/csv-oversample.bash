# Completion of csv-oversample in bash, made by `make completions`. Do not edit.

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

_csv_oversample() {
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
    --where) __csv_balance_ask ;;
    --strategy) __csv_balance_values 'auto minority majority not-minority not-majority all' ;;
    --ratio) : ;;
    --per-class) : ;;
    --target) __csv_balance_ask ;;
    --targets) compopt -o default ;;
    --compat) __csv_balance_values 'imblearn' ;;
    --counts) compopt -o default ;;
    --percent) : ;;
    --shrinkage) : ;;
    --decimals) __csv_balance_values 'full' ;;
    --features) __csv_balance_ask list ;;
    --exclude) __csv_balance_ask list ;;
    --categorical) __csv_balance_ask list ;;
    --numeric) __csv_balance_ask list ;;
    --missing) __csv_balance_values 'copy' ;;
    --na) : ;;
    --copy) __csv_balance_ask list ;;
    --mark) : ;;
    --provenance) : ;;
    --seed) : ;;
    -o | --output) compopt -o default ;;
    --threads) : ;;
    *) __csv_balance_words '-d --delimiter -n --no-headers --headers --comment --skip -l --label --unlabeled --bins --bin-edges --bin-width --multilabel --where --strategy --ratio --per-class --target --targets --compat --counts --percent --shrinkage --rose --decimals --features --exclude --categorical --numeric --missing --na --strict --copy --mark --provenance --shuffle --seed -o --output -z --gzip --threads -v --verbose -q --quiet --progress --no-progress --version -h --help' ;;
  esac
}
complete -F _csv_oversample csv-oversample
