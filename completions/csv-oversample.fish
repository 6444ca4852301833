# Completion of csv-oversample in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-oversample -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-oversample -s n -l no-headers -d 'The first line is data'
complete -c csv-oversample -l headers -d 'The first line names the columns in any case'
complete -c csv-oversample -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-oversample -l skip -x -d 'Keep the first N lines apart'
complete -c csv-oversample -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-oversample -l unlabeled -x -a 'drop keep' -d 'Drop rows without a class, or keep them untouched'
complete -c csv-oversample -l bins -x -d 'Cut the numbers of the class column into K bins with about as many rows each, as pandas.qcut does'
complete -c csv-oversample -l bin-edges -x -d 'Cut them at these numbers, as pandas.cut does'
complete -c csv-oversample -l bin-width -x -d 'Cut them at the multiples of W'
complete -c csv-oversample -l multilabel -x -a '(__csv_balance_ask --multilabel)' -d 'Rows have several labels: each of these columns says with 1 or 0 whether a row has one'
complete -c csv-oversample -l where -x -a '(__csv_balance_ask --where)' -d 'Only rows for which this holds take part'
complete -c csv-oversample -l strategy -x -a 'auto minority majority not-minority not-majority all' -d 'Which classes are balanced, by imbalanced-learn\'s names'
complete -c csv-oversample -l ratio -x -d 'Balance to R:1 instead of 1:1'
complete -c csv-oversample -l per-class -x -d 'Grow every class to N rows, or cap it at N'
complete -c csv-oversample -l target -x -a '(__csv_balance_ask --target)' -d 'How many rows one class shall have'
complete -c csv-oversample -l targets -r -F -d 'How many rows each class shall have, from a file'
complete -c csv-oversample -l compat -x -a 'imblearn' -d 'Do exactly what imbalanced-learn 0.14 does'
complete -c csv-oversample -l counts -r -F -d 'Take class counts from FILE, and do each row as it comes'
complete -c csv-oversample -l percent -x -d 'For --multilabel: copy or drop so many percent of the rows'
complete -c csv-oversample -l shrinkage -x -d 'Move the numbers of each copy by normal noise, S times imbalanced-learn\'s bandwidth'
complete -c csv-oversample -l rose -d 'Take the bandwidth of R\'s ROSE, which depends only on the rows of the class'
complete -c csv-oversample -l decimals -x -a 'full' -d 'Write new numbers in full precision'
complete -c csv-oversample -l features -x -a '(__csv_balance_ask --features)' -d 'The columns to learn from'
complete -c csv-oversample -l exclude -x -a '(__csv_balance_ask --exclude)' -d 'Columns not to learn from'
complete -c csv-oversample -l categorical -x -a '(__csv_balance_ask --categorical)' -d 'Columns of categories to learn from'
complete -c csv-oversample -l numeric -x -a '(__csv_balance_ask --numeric)' -d 'Columns of numbers: other texts count as missing'
complete -c csv-oversample -l missing -x -a 'copy' -d 'Ignore missing cells in distances'
complete -c csv-oversample -l na -x -d 'Texts that count as missing in columns of numbers, as --na NA,-999'
complete -c csv-oversample -l strict -d 'Refuse text in columns that no option names'
complete -c csv-oversample -l copy -x -a '(__csv_balance_ask --copy)' -d 'Columns that a new row copies from its parent'
complete -c csv-oversample -l mark -x -d 'Append a column: true for new rows, else false'
complete -c csv-oversample -l provenance -x -d 'Append a column that says how each new row was made: the method, the numbers of its input rows from 1, and what was done'
complete -c csv-oversample -l shuffle -d 'Mix the new rows among the others, at random by the seed'
complete -c csv-oversample -l seed -x -d 'The same seed gives the same rows'
complete -c csv-oversample -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-oversample -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-oversample -l threads -x -d 'Use at most N threads'
complete -c csv-oversample -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-oversample -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-oversample -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-oversample -l version -d 'Show the version'
complete -c csv-oversample -s h -l help -d 'Show help information'
