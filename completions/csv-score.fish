# Completion of csv-score in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-score -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-score -s n -l no-headers -d 'The first line is data'
complete -c csv-score -l headers -d 'The first line names the columns in any case'
complete -c csv-score -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-score -l skip -x -d 'Keep the first N lines apart'
complete -c csv-score -s l -l truth -x -a '(__csv_balance_ask --truth)' -d 'The column that holds the class'
complete -c csv-score -l predicted -x -a '(__csv_balance_ask --predicted)' -d 'The column that holds the prediction'
complete -c csv-score -l by -x -a '(__csv_balance_ask --by)' -d 'Score the rows of each value of this column by themselves, such as each fold'
complete -c csv-score -l where -x -a '(__csv_balance_ask --where)' -d 'Score only rows for which this holds'
complete -c csv-score -l probability -x -a '(__csv_balance_ask --probability)' -d 'A column that holds the probability of one class, which --positive names'
complete -c csv-score -l positive -x -a '(__csv_balance_ask --positive)' -d 'The class whose probability it is'
complete -c csv-score -l probabilities -x -d 'The columns that hold the probability of each class: those whose name is PREFIX and the class, such as probability_ for csv-knn\'s'
complete -c csv-score -l cost -x -d 'A missed row of the class costs as much as C false alarms'
complete -c csv-score -l threshold -x -d 'Predict the class where its probability is T or more'
complete -c csv-score -l prior -x -d 'Correct the probabilities for a model that learned from R times as many rows of the class'
complete -c csv-score -l confusion -d 'Report how many rows of each class were predicted to be of each class'
complete -c csv-score -l thresholds -d 'Report the scores at every threshold of the probability'
complete -c csv-score -l format -x -a 'csv json table svg report imbalanced' -d 'How the report looks'
complete -c csv-score -l digits -x -d 'How many decimals tables and texts have'
complete -c csv-score -l zero-division -x -a '0 1 nan' -d 'What precision, recall and F1 are where they are 0 / 0'
complete -c csv-score -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-score -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-score -l threads -x -d 'Use at most N threads'
complete -c csv-score -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-score -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-score -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-score -l seed -x -d 'Accepted as by the other tools'
complete -c csv-score -l version -d 'Show the version'
complete -c csv-score -s h -l help -d 'Show help information'
