# Completion of csv-undersample in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-undersample -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-undersample -s n -l no-headers -d 'The first line is data'
complete -c csv-undersample -l headers -d 'The first line names the columns in any case'
complete -c csv-undersample -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-undersample -l skip -x -d 'Keep the first N lines apart'
complete -c csv-undersample -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-undersample -l unlabeled -x -a 'drop keep' -d 'Drop rows without a class, or keep them untouched'
complete -c csv-undersample -l bins -x -d 'Cut the numbers of the class column into K bins with about as many rows each, as pandas.qcut does'
complete -c csv-undersample -l bin-edges -x -d 'Cut them at these numbers, as pandas.cut does'
complete -c csv-undersample -l bin-width -x -d 'Cut them at the multiples of W'
complete -c csv-undersample -l where -x -a '(__csv_balance_ask --where)' -d 'Only rows for which this holds take part'
complete -c csv-undersample -l strategy -x -a 'auto minority majority not-minority not-majority all' -d 'Which classes are balanced'
complete -c csv-undersample -l ratio -x -d 'Balance to R:1 instead of 1:1'
complete -c csv-undersample -l per-class -x -d 'Grow every class to N rows, or cap it at N'
complete -c csv-undersample -l target -x -a '(__csv_balance_ask --target)' -d 'How many rows one class shall have'
complete -c csv-undersample -l targets -r -F -d 'How many rows each class shall have, from a file'
complete -c csv-undersample -l compat -x -a 'imblearn' -d 'Do exactly what imbalanced-learn 0.14 does'
complete -c csv-undersample -l counts -r -F -d 'Take class counts from FILE and decide row by row'
complete -c csv-undersample -l candidates -x -a '(__csv_balance_ask --candidates)' -d 'Only rows for which this holds may be dropped'
complete -c csv-undersample -l short -d 'Where candidates are too few, drop what there is'
complete -c csv-undersample -l weight -x -d 'Append a column with the weight of each row'
complete -c csv-undersample -l row-weights -x -a '(__csv_balance_ask --row-weights)' -d 'A column of weights that rows have already: --weight multiplies by it'
complete -c csv-undersample -l features -x -a '(__csv_balance_ask --features)' -d 'The columns to learn from'
complete -c csv-undersample -l exclude -x -a '(__csv_balance_ask --exclude)' -d 'Columns not to learn from'
complete -c csv-undersample -l categorical -x -a '(__csv_balance_ask --categorical)' -d 'Columns of categories to learn from'
complete -c csv-undersample -l numeric -x -a '(__csv_balance_ask --numeric)' -d 'Columns of numbers: other texts count as missing'
complete -c csv-undersample -l missing -x -a 'copy' -d 'Missing cells count in no distance'
complete -c csv-undersample -l na -x -d 'Texts that count as missing in columns of numbers, as --na NA,-999'
complete -c csv-undersample -l strict -d 'Refuse text in columns that no option names'
complete -c csv-undersample -l method -x -a 'random nearmiss-1 nearmiss-2 nearmiss-3 instance-hardness cluster-centroids tomek enn renn allknn ncr cnn oss' -d 'How rows are chosen'
complete -c csv-undersample -l replacement -d 'Draw the rows that stay with replacement'
complete -c csv-undersample -s k -l neighbors -x -d 'How many neighbors are asked'
complete -c csv-undersample -l kind -x -a 'all mode' -d 'For enn, renn, allknn: which neighbors must agree'
complete -c csv-undersample -l seeds -x -d 'For cnn, oss: how many rows a class begins with'
complete -c csv-undersample -l shortlist -x -d 'For nearmiss-3: how long the short lists are'
complete -c csv-undersample -l threshold -x -d 'For ncr: which classes are left alone'
complete -c csv-undersample -l passes -x -d 'For renn: how many passes there are at most'
complete -c csv-undersample -l allow-minority -d 'For allknn: classes may shrink below the smallest'
complete -c csv-undersample -l hardness-folds -x -d 'For instance-hardness: how many folds there are'
complete -c csv-undersample -l voting -x -a 'hard soft' -d 'For cluster-centroids: keep rows, or write centers'
complete -c csv-undersample -l dropped -r -F -d 'Write the dropped rows to FILE'
complete -c csv-undersample -l metric -x -a 'euclidean manhattan cosine gower' -d 'How distances are measured'
complete -c csv-undersample -l scale -x -a 'none standard minmax robust' -d 'Bring columns to one scale'
complete -c csv-undersample -l seed -x -d 'The same seed gives the same rows'
complete -c csv-undersample -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-undersample -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-undersample -l threads -x -d 'Use at most N threads'
complete -c csv-undersample -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-undersample -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-undersample -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-undersample -l version -d 'Show the version'
complete -c csv-undersample -s h -l help -d 'Show help information'
