# Completion of csv-knn in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-knn -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-knn -s n -l no-headers -d 'The first line is data'
complete -c csv-knn -l headers -d 'The first line names the columns in any case'
complete -c csv-knn -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-knn -l skip -x -d 'Keep the first N lines apart'
complete -c csv-knn -l train -r -F -d 'The CSV file of training rows, gzip or not'
complete -c csv-knn -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The training file\'s column that holds the class'
complete -c csv-knn -l row-weights -x -a '(__csv_balance_ask --row-weights)' -d 'A column of the training file: how much each row\'s vote counts'
complete -c csv-knn -l where -x -a '(__csv_balance_ask --where)' -d 'Learn only from training rows for which this holds'
complete -c csv-knn -l bins -x -d 'Cut the numbers of the class column into K bins with about as many rows each, as pandas.qcut does'
complete -c csv-knn -l bin-edges -x -d 'Cut them at these numbers, as pandas.cut does'
complete -c csv-knn -l bin-width -x -d 'Cut them at the multiples of W'
complete -c csv-knn -l features -x -a '(__csv_balance_ask --features)' -d 'The columns to learn from'
complete -c csv-knn -l exclude -x -a '(__csv_balance_ask --exclude)' -d 'Columns not to learn from'
complete -c csv-knn -l categorical -x -a '(__csv_balance_ask --categorical)' -d 'Columns of categories to learn from'
complete -c csv-knn -l numeric -x -a '(__csv_balance_ask --numeric)' -d 'Columns of numbers: other texts count as missing'
complete -c csv-knn -l missing -x -a 'copy' -d 'Ignore missing cells in distances'
complete -c csv-knn -l na -x -d 'Texts that count as missing in columns of numbers, as --na NA,-999'
complete -c csv-knn -l strict -d 'Refuse text in columns that no option names'
complete -c csv-knn -s k -l neighbors -x -d 'How many neighbors vote'
complete -c csv-knn -l weights -x -a 'uniform distance' -d 'How much a vote counts: all alike, or the inverse of the distance'
complete -c csv-knn -l metric -x -a 'euclidean manhattan cosine gower' -d 'How distances are measured'
complete -c csv-knn -l scale -x -a 'none standard minmax robust' -d 'Bring columns to one scale'
complete -c csv-knn -l append -x -d 'The name of the appended column'
complete -c csv-knn -l probability -d 'Append the share of the votes too, a column for each class'
complete -c csv-knn -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-knn -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-knn -l threads -x -d 'Use at most N threads'
complete -c csv-knn -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-knn -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-knn -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-knn -l seed -x -d 'Accepted as by the other tools'
complete -c csv-knn -l version -d 'Show the version'
complete -c csv-knn -s h -l help -d 'Show help information'
