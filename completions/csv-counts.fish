# Completion of csv-counts in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-counts -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-counts -s n -l no-headers -d 'The first line is data'
complete -c csv-counts -l headers -d 'The first line names the columns in any case'
complete -c csv-counts -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-counts -l skip -x -d 'Keep the first N lines apart'
complete -c csv-counts -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-counts -l bins -x -d 'Cut the numbers of the class column into K bins with about as many rows each, as pandas.qcut does'
complete -c csv-counts -l bin-edges -x -d 'Cut them at these numbers, as pandas.cut does'
complete -c csv-counts -l bin-width -x -d 'Cut them at the multiples of W'
complete -c csv-counts -l relevance -r -F -d 'The label is a number, of which some values are rare'
complete -c csv-counts -l extremes -x -a 'both high low' -d 'For --relevance auto'
complete -c csv-counts -l relevance-threshold -x -d 'The relevance from which on a value is rare'
complete -c csv-counts -l by -x -a '(__csv_balance_ask --by)' -d 'Count the classes of each value of this column by itself'
complete -c csv-counts -l row-weights -x -a '(__csv_balance_ask --row-weights)' -d 'A column with the weight of each row'
complete -c csv-counts -l merge -d 'The files are outputs of csv-counts: add them up'
complete -c csv-counts -l multilabel -x -a '(__csv_balance_ask --multilabel)' -d 'Rows have several labels: each of these columns says with 1 or 0 whether a row has one'
complete -c csv-counts -l where -x -a '(__csv_balance_ask --where)' -d 'Only rows for which this holds take part'
complete -c csv-counts -l sort -x -a 'count value first' -d 'The order of the classes'
complete -c csv-counts -l format -x -a 'csv json table svg' -d 'What is written'
complete -c csv-counts -l stacked -d 'In a picture, the bars of one class lie end to end'
complete -c csv-counts -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-counts -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-counts -l threads -x -d 'Use at most N threads'
complete -c csv-counts -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-counts -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-counts -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-counts -l seed -x -d 'Accepted as by the other tools'
complete -c csv-counts -l version -d 'Show the version'
complete -c csv-counts -s h -l help -d 'Show help information'
