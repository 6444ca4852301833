# Completion of csv-leaks in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-leaks -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-leaks -s n -l no-headers -d 'The first line is data'
complete -c csv-leaks -l headers -d 'The first line names the columns in any case'
complete -c csv-leaks -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-leaks -l skip -x -d 'Keep the first N lines apart'
complete -c csv-leaks -l part -x -a '(__csv_balance_ask --part)' -d 'The column that says which rows are for training and which for the test'
complete -c csv-leaks -l test-part -x -d 'What --part has in test rows'
complete -c csv-leaks -l train-part -x -d 'What --part has in training rows'
complete -c csv-leaks -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-leaks -l columns -x -a '(__csv_balance_ask --columns)' -d 'The columns in which equal rows agree'
complete -c csv-leaks -l exclude -x -a '(__csv_balance_ask --exclude)' -d 'Columns in which equal rows may differ'
complete -c csv-leaks -l group -x -a '(__csv_balance_ask --group)' -d 'Rows with one value here belong together: find groups that are in both parts'
complete -c csv-leaks -l time -x -a '(__csv_balance_ask --time)' -d 'Find test rows that are not later than all training rows'
complete -c csv-leaks -l near -x -d 'Find test rows that are at most D from a training row, too'
complete -c csv-leaks -l metric -x -a 'euclidean manhattan cosine gower' -d 'How distances are measured'
complete -c csv-leaks -l scale -x -a 'none standard minmax robust' -d 'Bring columns to one scale'
complete -c csv-leaks -l missing -x -a 'copy' -d 'Ignore missing cells in distances'
complete -c csv-leaks -l na -x -d 'Texts that count as missing in columns of numbers, as --na NA,-999'
complete -c csv-leaks -l drop -d 'Write the test rows that do not leak, in place of a table'
complete -c csv-leaks -l max -x -d 'Exit with status 1 if more than this share of the test rows leaks, from 0 to 1'
complete -c csv-leaks -l format -x -a 'csv json table' -d 'How the table is written'
complete -c csv-leaks -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-leaks -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-leaks -l threads -x -d 'Use at most N threads'
complete -c csv-leaks -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-leaks -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-leaks -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-leaks -l seed -x -d 'Accepted as by the other tools'
complete -c csv-leaks -l version -d 'Show the version'
complete -c csv-leaks -s h -l help -d 'Show help information'
