# Completion of csv-split in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-split -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-split -s n -l no-headers -d 'The first line is data'
complete -c csv-split -l headers -d 'The first line names the columns in any case'
complete -c csv-split -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-split -l skip -x -d 'Keep the first N lines apart'
complete -c csv-split -l test -r -F -d 'Write the test part to FILE'
complete -c csv-split -l validation -r -F -d 'Write the validation part to FILE'
complete -c csv-split -l test-size -x -d 'A fraction of the rows with a point, above 0 and below 1, or a count from 1'
complete -c csv-split -l validation-size -x -d 'The same for the validation part'
complete -c csv-split -l part -x -a 'train validation test' -d 'Which part goes to standard output'
complete -c csv-split -l folds -x -d 'Cross-validation: cut the rows into K folds'
complete -c csv-split -l fold -x -d 'Which fold, from 1 to K, is the test part'
complete -c csv-split -l repeats -x -d 'Cut the rows into folds R times, each time anew, with one generator that goes on'
complete -c csv-split -l repeat -x -d 'Which of the R sets of folds to use, from 1 to R'
complete -c csv-split -l append -x -d 'Do not split: append a column with each row\'s part'
complete -c csv-split -l stratify -l no-stratify -d 'Keep the proportions of the classes in every part'
complete -c csv-split -l pool -x -d 'Stratify all classes below this share of the rows as one class'
complete -c csv-split -l group -x -a '(__csv_balance_ask --group)' -d 'Rows with one value in this column stay together'
complete -c csv-split -l group-duplicates -d 'Rows that are equal stay together'
complete -c csv-split -l duplicate-columns -x -a '(__csv_balance_ask --duplicate-columns)' -d 'The columns in which equal rows agree'
complete -c csv-split -l by-hash -x -a '(__csv_balance_ask --by-hash)' -d 'A row\'s part follows from this column and the seed'
complete -c csv-split -l by-order -d 'No chance: the last rows are the test part'
complete -c csv-split -l shuffle -d 'Write rows in scikit-learn\'s order'
complete -c csv-split -l compat -x -a 'sklearn' -d 'Do as scikit-learn does to the letter: a stratified fold of groups can stay empty, and a class of one row is refused'
complete -c csv-split -l time -x -a '(__csv_balance_ask --time)' -d 'Test on the last rows by the time in this column'
complete -c csv-split -l gap -x -d 'With --folds: leave out G times between the training and the test part'
complete -c csv-split -l max-train -x -d 'With --folds: train on the last N times before the gap'
complete -c csv-split -l test-rows -x -d 'With --folds: how many distinct times each test part has'
complete -c csv-split -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-split -l unlabeled -x -a 'drop keep' -d 'Drop rows without a class, or keep them untouched'
complete -c csv-split -l bins -x -d 'Cut the numbers of the class column into K bins with about as many rows each, as pandas.qcut does'
complete -c csv-split -l bin-edges -x -d 'Cut them at these numbers, as pandas.cut does'
complete -c csv-split -l bin-width -x -d 'Cut them at the multiples of W'
complete -c csv-split -l multilabel -x -a '(__csv_balance_ask --multilabel)' -d 'Rows have several labels: each of these columns says with 1 or 0 whether a row has one'
complete -c csv-split -l where -x -a '(__csv_balance_ask --where)' -d 'Only rows for which this holds take part'
complete -c csv-split -l seed -x -d 'The same seed gives the same rows'
complete -c csv-split -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-split -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-split -l threads -x -d 'Use at most N threads'
complete -c csv-split -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-split -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-split -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-split -l version -d 'Show the version'
complete -c csv-split -s h -l help -d 'Show help information'
