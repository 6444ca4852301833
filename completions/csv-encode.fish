# Completion of csv-encode in fish, made by `make completions`. Do not edit.

# Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
# earlier command of a pipe.
function __csv_balance_ask -a option
  set -l tool (commandline -opc)[1]
  set -l words $tool (commandline -o) (commandline -opc)[2..]
  set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
  set words (string replace -r -- '^~/' "$HOME/" $words)
  SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
end

complete -c csv-encode -s d -l delimiter -x -d 'The byte between fields, or tab'
complete -c csv-encode -s n -l no-headers -d 'The first line is data'
complete -c csv-encode -l headers -d 'The first line names the columns in any case'
complete -c csv-encode -l comment -x -d 'Keep lines before the header that begin with C apart'
complete -c csv-encode -l skip -x -d 'Keep the first N lines apart'
complete -c csv-encode -s l -l label -x -a '(__csv_balance_ask --label)' -d 'The column that holds the class'
complete -c csv-encode -l unlabeled -x -a 'drop keep' -d 'Drop rows without a class, or keep them untouched'
complete -c csv-encode -l categorical -x -a '(__csv_balance_ask --categorical)' -d 'Columns to encode besides the label'
complete -c csv-encode -l numeric -x -a '(__csv_balance_ask --numeric)' -d 'Columns of numbers in which any other text counts as missing'
complete -c csv-encode -l drop -x -a '(__csv_balance_ask --drop)' -d 'Columns to leave out'
complete -c csv-encode -l order -x -a 'class count first' -d 'Which value gets the code 0: the first in scikit-learn\'s order of classes, the most frequent, or the first in the file'
complete -c csv-encode -l missing-as -x -d 'Write TEXT for missing cells, in categories as well'
complete -c csv-encode -l na -x -d 'Texts that count as missing in columns of numbers, as --na NA,-999'
complete -c csv-encode -l save -r -F -d 'Write to FILE, as JSON, which value has which code'
complete -c csv-encode -l load -r -F -d 'Take the codes from FILE, which --save has written'
complete -c csv-encode -l unknown -x -d 'Write CODE, a whole number, for a value that has none'
complete -c csv-encode -l decode -d 'Write values in place of codes, for example in predictions'
complete -c csv-encode -l predictions -x -a '(__csv_balance_ask --predictions)' -d 'Further columns that hold classes, such as predictions'
complete -c csv-encode -s o -l output -r -F -d 'Write to FILE, with gzip if its name ends in .gz'
complete -c csv-encode -s z -l gzip -d 'Compress standard output with gzip'
complete -c csv-encode -l threads -x -d 'Use at most N threads'
complete -c csv-encode -s v -l verbose -d 'Say what was done, on standard error'
complete -c csv-encode -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c csv-encode -l progress -l no-progress -d 'Show progress on standard error'
complete -c csv-encode -l seed -x -d 'Accepted as by the other tools'
complete -c csv-encode -l version -d 'Show the version'
complete -c csv-encode -s h -l help -d 'Show help information'
