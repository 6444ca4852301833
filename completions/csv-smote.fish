# Completion of csv-smote in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-smote -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-smote -s n -l no-headers -d 'The first line is data'
complete -c csv-smote -l headers -d 'The first line names the columns in any case'
complete -c csv-smote -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-smote -l skip -x -d 'Keep the first N lines apart'
complete -c csv-smote -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-smote -l unlabeled -x -a 'drop keep' -d 'Drop rows without a class, or keep them untouched'
complete -c csv-smote -l multilabel -x -a '(__csv_balance_ask --multilabel)' -d 'Rows have several labels: each of these columns says with 1 or 0 whether a row has one'
complete -c csv-smote -l where -x -a '(__csv_balance_ask --where)' -d 'Only rows for which this holds take part'
complete -c csv-smote -l strategy -x -a 'auto minority majority not-minority not-majority all' -d 'Which classes are balanced, by imbalanced-learn\'s names'
complete -c csv-smote -l ratio -x -d 'Balance to R:1 instead of 1:1'
complete -c csv-smote -l per-class -x -d 'Grow every class to N rows, or cap it at N'
complete -c csv-smote -l target -x -a '(__csv_balance_ask --target)' -d 'How many rows one class shall have'
complete -c csv-smote -l targets -r -F -d 'How many rows each class shall have, from a file'
complete -c csv-smote -l compat -x -a 'imblearn' -d 'Do exactly what imbalanced-learn 0.14 does'
complete -c csv-smote -l features -x -a '(__csv_balance_ask --features)' -d 'The columns to learn from'
complete -c csv-smote -l exclude -x -a '(__csv_balance_ask --exclude)' -d 'Columns not to learn from'
complete -c csv-smote -l categorical -x -a '(__csv_balance_ask --categorical)' -d 'Columns of categories to learn from'
complete -c csv-smote -l numeric -x -a '(__csv_balance_ask --numeric)' -d 'Columns of numbers: other texts count as missing'
complete -c csv-smote -l missing -x -a 'copy' -d 'Ignore missing cells in distances'
complete -c csv-smote -l na -x -d 'Texts that count as missing in columns of numbers, as --na NA,-999'
complete -c csv-smote -l strict -d 'Refuse text in columns that no option names'
complete -c csv-smote -l variant -x -a 'smote borderline-1 borderline-2 svm kmeans adasyn safe-level prowsyn polynom-mesh polynom-star smogn smoter' -d 'How rows are made'
complete -c csv-smote -s k -l neighbors -x -d 'How many neighbors a row can pair with'
complete -c csv-smote -l border-neighbors -x -d 'For borderline-1, borderline-2, svm: neighbors asked'
complete -c csv-smote -l clusters -x -d 'For kmeans: how many clusters there are'
complete -c csv-smote -l imbalance -x -d 'For kmeans: how mixed a cluster may be'
complete -c csv-smote -l reject -x -d 'Reject new rows among rows of other classes (Lee)'
complete -c csv-smote -l spread -x -a 'random even' -d 'How parents are chosen'
complete -c csv-smote -l lone -x -a 'copy error' -d 'What becomes of a class of one row'
complete -c csv-smote -l approximate -x -d 'Find this share of the nearest neighbors or more'
complete -c csv-smote -l metric -x -a 'euclidean manhattan cosine gower' -d 'How distances are measured'
complete -c csv-smote -l scale -x -a 'none standard minmax robust' -d 'Bring columns to one scale'
complete -c csv-smote -l relevance -r -F -d 'The label is a number, of which some values are rare'
complete -c csv-smote -l extremes -x -a 'both high low' -d 'For --relevance auto'
complete -c csv-smote -l relevance-threshold -x -d 'The relevance from which on a value is rare'
complete -c csv-smote -l label-set -x -a 'ranking union intersection' -d 'For --multilabel: which labels a new row has'
complete -c csv-smote -l copy -x -a '(__csv_balance_ask --copy)' -d 'Columns that a new row copies from its parent'
complete -c csv-smote -l decimals -x -a 'full' -d 'Write new numbers in full precision'
complete -c csv-smote -l synthetic-only -d 'Write only the new rows'
complete -c csv-smote -l mark -x -d 'Append a column: true for new rows, else false'
complete -c csv-smote -l provenance -x -d 'Append a column that says how each new row was made: the method, the numbers of its input rows from 1, and what was done'
complete -c csv-smote -l shuffle -d 'Mix the new rows among the others, at random by the seed'
complete -c csv-smote -l seed -x -d 'The same seed gives the same rows'
complete -c csv-smote -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-smote -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-smote -l threads -x -d 'Use at most N threads'
complete -c csv-smote -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-smote -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-smote -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-smote -l version -d 'Show the version'
complete -c csv-smote -s h -l help -d 'Show help information'
