# Completion of csv-threshold in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-threshold -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-threshold -s n -l no-headers -d 'The first line is data'
complete -c csv-threshold -l headers -d 'The first line names the columns in any case'
complete -c csv-threshold -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-threshold -l skip -x -d 'Keep the first N lines apart'
complete -c csv-threshold -l fit -r -F -d 'Learn from FILE, whose rows the model was not trained on'
complete -c csv-threshold -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column of that file that holds the class'
complete -c csv-threshold -l where -x -a '(__csv_balance_ask --where)' -d 'Learn only from rows for which this holds'
complete -c csv-threshold -l positive -x -d 'The class that --probability is about'
complete -c csv-threshold -l probability -x -a '(__csv_balance_ask --probability)' -d 'The column with the probability of that class'
complete -c csv-threshold -l probabilities -x -d 'The columns that are named PREFIX and a class'
complete -c csv-threshold -l save -r -F -d 'Write what was learned to FILE, as JSON'
complete -c csv-threshold -l load -r -F -d 'Take what was learned from FILE'
complete -c csv-threshold -l maximize -x -a 'f1 balanced_accuracy g_mean mcc' -d 'Learn the threshold of largest SCORE on the rows of --fit'
complete -c csv-threshold -l cost-matrix -r -F -d 'Predict the class of smallest expected cost'
complete -c csv-threshold -l threshold -x -d 'Predict the class of --positive where its probability is T or more'
complete -c csv-threshold -l negative -x -d 'What is predicted below the threshold'
complete -c csv-threshold -l predicted -x -d 'The column of the prediction: rewritten where there is one of this name, else appended'
complete -c csv-threshold -l draws -x -d 'How often to resample the rows of --fit to show how certain the threshold is; 0 turns this off'
complete -c csv-threshold -l svg -r -F -d 'Draw to FILE what every threshold gives on the rows of --fit'
complete -c csv-threshold -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-threshold -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-threshold -l threads -x -d 'Use at most N threads'
complete -c csv-threshold -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-threshold -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-threshold -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-threshold -l seed -x -d 'The same seed gives the same rows'
complete -c csv-threshold -l version -d 'Show the version'
complete -c csv-threshold -s h -l help -d 'Show help information'
