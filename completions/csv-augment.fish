# Completion of csv-augment in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-augment -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-augment -s n -l no-headers -d 'The first line is data'
complete -c csv-augment -l headers -d 'The first line names the columns in any case'
complete -c csv-augment -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-augment -l skip -x -d 'Keep the first N lines apart'
complete -c csv-augment -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-augment -l unlabeled -x -a 'drop keep' -d 'Drop rows without a class, or keep them untouched'
complete -c csv-augment -l bins -x -d 'Cut the numbers of the class column into K bins with about as many rows each, as pandas.qcut does'
complete -c csv-augment -l bin-edges -x -d 'Cut them at these numbers, as pandas.cut does'
complete -c csv-augment -l bin-width -x -d 'Cut them at the multiples of W'
complete -c csv-augment -l where -x -a '(__csv_balance_ask --where)' -d 'Only rows for which this holds take part'
complete -c csv-augment -l strategy -x -a 'auto minority majority not-minority not-majority all' -d 'Which classes are balanced, by imbalanced-learn\'s names'
complete -c csv-augment -l ratio -x -d 'Balance to R:1 instead of 1:1'
complete -c csv-augment -l per-class -x -d 'Grow every class to N rows, or cap it at N'
complete -c csv-augment -l target -x -a '(__csv_balance_ask --target)' -d 'How many rows one class shall have'
complete -c csv-augment -l targets -r -F -d 'How many rows each class shall have, from a file'
complete -c csv-augment -l compat -x -a 'imblearn' -d 'Do exactly what imbalanced-learn 0.14 does'
complete -c csv-augment -l text -x -a '(__csv_balance_ask --text)' -d 'The column that holds the text'
complete -c csv-augment -l vectors -r -F -d 'Word vectors: word2vec\'s binary or text, or GloVe\'s text, gzip or not'
complete -c csv-augment -l tokens -x -a 'space words' -d 'How a text is cut into words'
complete -c csv-augment -l stopwords -r -F -d 'Words that are never replaced, one a line, in any case of letters'
complete -c csv-augment -l top -x -d 'How many near words are tried for one that is spelled differently'
complete -c csv-augment -l short -d 'Where words do not suffice, make what can be made'
complete -c csv-augment -l like-notebook -d 'Score and draw exactly as the published recipe does'
complete -c csv-augment -l mark -x -d 'Append a column: true for new rows, else false'
complete -c csv-augment -l provenance -x -d 'Append a column that says how each new row was made: the method, the numbers of its input rows from 1, and what was done'
complete -c csv-augment -l shuffle -d 'Mix the new rows among the others, at random by the seed'
complete -c csv-augment -l seed -x -d 'The same seed gives the same rows'
complete -c csv-augment -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-augment -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-augment -l threads -x -d 'Use at most N threads'
complete -c csv-augment -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-augment -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-augment -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-augment -l version -d 'Show the version'
complete -c csv-augment -s h -l help -d 'Show help information'
