# Completion of csv-calibrate in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-calibrate -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-calibrate -s n -l no-headers -d 'The first line is data'
complete -c csv-calibrate -l headers -d 'The first line names the columns in any case'
complete -c csv-calibrate -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-calibrate -l skip -x -d 'Keep the first N lines apart'
complete -c csv-calibrate -l fit -r -F -d 'Learn from FILE, whose rows the model was not trained on'
complete -c csv-calibrate -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column of that file that holds the class'
complete -c csv-calibrate -l where -x -a '(__csv_balance_ask --where)' -d 'Learn only from rows for which this holds'
complete -c csv-calibrate -l positive -x -d 'The class that --probability is about'
complete -c csv-calibrate -l probability -x -a '(__csv_balance_ask --probability)' -d 'The column with the probability of that class'
complete -c csv-calibrate -l probabilities -x -d 'The columns that are named PREFIX and a class'
complete -c csv-calibrate -l save -r -F -d 'Write what was learned to FILE, as JSON'
complete -c csv-calibrate -l load -r -F -d 'Take what was learned from FILE'
complete -c csv-calibrate -l method -x -a 'sigmoid isotonic temperature' -d 'How to calibrate'
complete -c csv-calibrate -l scores -x -a '(__csv_balance_ask --scores)' -d 'A column of scores in place of a probability'
complete -c csv-calibrate -l append -x -d 'The name of the appended column'
complete -c csv-calibrate -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-calibrate -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-calibrate -l threads -x -d 'Use at most N threads'
complete -c csv-calibrate -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-calibrate -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-calibrate -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-calibrate -l seed -x -d 'Accepted as by the other tools'
complete -c csv-calibrate -l version -d 'Show the version'
complete -c csv-calibrate -s h -l help -d 'Show help information'
