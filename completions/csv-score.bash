# Completion of csv-score in bash, made by `make completions`. Do not edit.

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

_csv_score() {
  local -a words
  local option value cut
  __csv_balance_begin "$2"
  case $option in
    -d | --delimiter) : ;;
    --comment) : ;;
    --skip) : ;;
    -l | --truth) __csv_balance_ask ;;
    --predicted) __csv_balance_ask ;;
    --prediction-file) compopt -o default ;;
    --row-weights) __csv_balance_ask ;;
    --by) __csv_balance_ask ;;
    --where) __csv_balance_ask ;;
    --multilabel) __csv_balance_ask list ;;
    --predicted-labels) __csv_balance_ask list ;;
    --probability) __csv_balance_ask ;;
    --probability-file) compopt -o default ;;
    --scores) __csv_balance_ask ;;
    --positive) __csv_balance_ask ;;
    --probabilities) : ;;
    --cost) : ;;
    --cost-matrix) compopt -o default ;;
    --threshold) : ;;
    --prior) : ;;
    --tolerance) : ;;
    --time) __csv_balance_ask ;;
    --group) __csv_balance_ask ;;
    --ci) : ;;
    --cluster) __csv_balance_ask ;;
    --draws) : ;;
    --seed) : ;;
    --against) __csv_balance_ask ;;
    --against-probability) __csv_balance_ask ;;
    --reliability) __csv_balance_values 'uniform quantile' ;;
    --bins) : ;;
    --format) __csv_balance_values 'csv json table svg report imbalanced' ;;
    --digits) : ;;
    --zero-division) __csv_balance_values '0 1 nan' ;;
    -o | --output) compopt -o default ;;
    --threads) : ;;
    *) __csv_balance_words '-d --delimiter -n --no-headers --headers --comment --skip -l --truth --predicted --prediction-file --loose --row-weights --by --where --multilabel --predicted-labels --probability --probability-file --scores --positive --probabilities --cost --cost-matrix --threshold --prior --tolerance --time --group --ci --cluster --draws --seed --against --against-probability --confusion --thresholds --reliability --bins --format --digits --zero-division -o --output -z --gzip --threads -v --verbose -q --quiet --progress --no-progress --version -h --help' ;;
  esac
}
complete -F _csv_score csv-score
