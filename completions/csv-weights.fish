# Completion of csv-weights in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-weights -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-weights -s n -l no-headers -d 'The first line is data'
complete -c csv-weights -l headers -d 'The first line names the columns in any case'
complete -c csv-weights -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-weights -l skip -x -d 'Keep the first N lines apart'
complete -c csv-weights -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-weights -l unlabeled -x -a 'drop keep' -d 'Drop rows without a class, or keep them untouched'
complete -c csv-weights -l bins -x -d 'Cut the numbers of the class column into K bins with about as many rows each, as pandas.qcut does'
complete -c csv-weights -l bin-edges -x -d 'Cut them at these numbers, as pandas.cut does'
complete -c csv-weights -l bin-width -x -d 'Cut them at the multiples of W'
complete -c csv-weights -l multilabel -x -a '(__csv_balance_ask --multilabel)' -d 'Rows have several labels: each of these columns says with 1 or 0 whether a row has one'
complete -c csv-weights -l counts -r -F -d 'Take class counts from FILE, and do each row as it comes'
complete -c csv-weights -l where -x -a '(__csv_balance_ask --where)' -d 'Only rows for which this holds take part'
complete -c csv-weights -l row-weights -x -a '(__csv_balance_ask --row-weights)' -d 'A column with the weight of each row: a class is as large as the sum of its rows\' weights, and --append and --per-row multiply by them'
complete -c csv-weights -l scheme -x -a 'balanced inverse sqrt log effective median density' -d 'The formula: balanced (the default), inverse, sqrt, log, effective or median; for a label of numbers density'
complete -c csv-weights -l beta -x -d 'For --scheme effective'
complete -c csv-weights -l density-alpha -x -d 'For --scheme density'
complete -c csv-weights -l normalize -x -a 'mean sum max none' -d 'Scale the weights, so that the mean, sum or max of the classes\' is 1'
complete -c csv-weights -l format -x -a 'csv json table json-list' -d 'What is written of the classes'
complete -c csv-weights -l append -x -d 'Write every row, with its weight in a new column of this name'
complete -c csv-weights -l per-row -d 'Write only the weights of the rows, one a line'
complete -c csv-weights -l positive -x -a '(__csv_balance_ask --positive)' -d 'Write scale_pos_weight for this class'
complete -c csv-weights -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-weights -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-weights -l threads -x -d 'Use at most N threads'
complete -c csv-weights -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-weights -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-weights -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-weights -l seed -x -d 'Accepted as by the other tools'
complete -c csv-weights -l version -d 'Show the version'
complete -c csv-weights -s h -l help -d 'Show help information'
