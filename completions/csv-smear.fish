# Completion of csv-smear in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-smear -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-smear -s n -l no-headers -d 'The first line is data'
complete -c csv-smear -l headers -d 'The first line names the columns in any case'
complete -c csv-smear -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-smear -l skip -x -d 'Keep the first N lines apart'
complete -c csv-smear -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-smear -l unlabeled -x -a 'drop keep' -d 'Drop rows without a class, or keep them untouched'
complete -c csv-smear -l within -x -d 'How far a positive reaches on either side'
complete -c csv-smear -l time -x -a '(__csv_balance_ask --time)' -d 'The column that holds the time'
complete -c csv-smear -l group -x -a '(__csv_balance_ask --group)' -d 'The column that names the recording'
complete -c csv-smear -l kernel -x -a 'gaussian triangle rectangle geometric' -d 'How the weight falls with the distance d'
complete -c csv-smear -l decay -x -d 'For the geometric kernel: each row, or unit of --time, multiplies the weight by R'
complete -c csv-smear -l positive -x -a '(__csv_balance_ask --positive)' -d 'A label that is smeared'
complete -c csv-smear -l weight -x -d 'The name of the column with the weights, which is appended'
complete -c csv-smear -l soft -d 'Write a soft label instead of label and weight'
complete -c csv-smear -l where -x -a '(__csv_balance_ask --where)' -d 'Only rows for which this holds take part'
complete -c csv-smear -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-smear -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-smear -l threads -x -d 'Use at most N threads'
complete -c csv-smear -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-smear -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-smear -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-smear -l seed -x -d 'Accepted as by the other tools'
complete -c csv-smear -l version -d 'Show the version'
complete -c csv-smear -s h -l help -d 'Show help information'
