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
complete -c csv-score -l prediction-file -r -F -d 'A file of predictions, one a line for each row and no header, as trainers write them'
complete -c csv-score -l loose -d 'Take a prediction for the class that it equals as a number (1.0 for 1), or but for case and blanks around it'
complete -c csv-score -l row-weights -x -a '(__csv_balance_ask --row-weights)' -d 'A column with the weight of each row: a number from 0 on'
complete -c csv-score -l by -x -a '(__csv_balance_ask --by)' -d 'Score the rows of each value of this column by themselves, such as each fold'
complete -c csv-score -l where -x -a '(__csv_balance_ask --where)' -d 'Score only rows for which this holds'
complete -c csv-score -l multilabel -x -a '(__csv_balance_ask --multilabel)' -d 'Rows have several labels: each of these columns says with 1 or 0 whether a row has one'
complete -c csv-score -l predicted-labels -x -a '(__csv_balance_ask --predicted-labels)' -d 'For --multilabel: the columns of predictions, 0 or 1, in the order of the labels'
complete -c csv-score -l probability -x -a '(__csv_balance_ask --probability)' -d 'A column that holds the probability of one class, which --positive names'
complete -c csv-score -l probability-file -r -F -d 'A file of such probabilities, one a line for each row and no header, as trainers write them'
complete -c csv-score -l scores -x -a '(__csv_balance_ask --scores)' -d 'A column of numbers that are higher the more likely a row belongs to the class, such as margins'
complete -c csv-score -l positive -x -a '(__csv_balance_ask --positive)' -d 'The class of --probability, --scores and --tolerance'
complete -c csv-score -l probabilities -x -d 'The columns that hold the probability of each class: those whose name is PREFIX and the class, such as probability_ for csv-knn\'s'
complete -c csv-score -l cost -x -d 'A missed row of the class costs as much as C false alarms'
complete -c csv-score -l cost-matrix -r -F -d 'What mistakes cost: a CSV file with the columns true, predicted and cost, or a matrix, as for csv-threshold'
complete -c csv-score -l threshold -x -d 'Predict the class where its probability is T or more'
complete -c csv-score -l prior -x -d 'Correct the probabilities for a model that learned from R times as many rows of the class'
complete -c csv-score -l tolerance -x -d 'Score events, which are the rows of --positive: one predicted at most H from a true one matches it, and each matches one other at most'
complete -c csv-score -l time -x -a '(__csv_balance_ask --time)' -d 'The column that holds the time of the row'
complete -c csv-score -l group -x -a '(__csv_balance_ask --group)' -d 'The column that names the recording'
complete -c csv-score -l ci -x -d 'Give each score an interval that covers the true one in a share P of all samples, such as 0.95'
complete -c csv-score -l cluster -x -a '(__csv_balance_ask --cluster)' -d 'Rows with one value of this column belong together, such as those of a patient: draw whole groups for all intervals'
complete -c csv-score -l draws -x -d 'How many samples are drawn for intervals that have no formula'
complete -c csv-score -l seed -x -d 'The seed of these draws'
complete -c csv-score -l against -x -a '(__csv_balance_ask --against)' -d 'A column of other predictions of the same rows'
complete -c csv-score -l against-probability -x -a '(__csv_balance_ask --against-probability)' -d 'A column of other probabilities or scores of the same rows'
complete -c csv-score -l confusion -d 'Report how many rows of each class were predicted to be of each class'
complete -c csv-score -l thresholds -d 'Report the scores at every threshold of the probability'
complete -c csv-score -l reliability -x -a 'uniform quantile' -d 'Report whether probabilities are what they say: in bins of equal width, or of about as many rows each, the mean probability and the share of rows that are of the class'
complete -c csv-score -l bins -x -d 'How many bins --reliability has'
complete -c csv-score -l format -x -a 'csv json table svg report imbalanced' -d 'How the report looks'
complete -c csv-score -l digits -x -d 'How many decimals tables and texts have'
complete -c csv-score -l zero-division -x -a '0 1 nan' -d 'What all scores of 0 / 0 are'
complete -c csv-score -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-score -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-score -l threads -x -d 'Use at most N threads'
complete -c csv-score -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-score -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-score -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-score -l version -d 'Show the version'
complete -c csv-score -s h -l help -d 'Show help information'
