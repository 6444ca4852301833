import TestSupport

/// What every tool promises, as a script that prints nothing and says nothing where it is kept.
///
/// In a script, `$T` is the tool with its options, `$N` its name, `$L` the option that names the class, and `fails STATUS TEXT
/// COMMAND` runs a command that must fail with a message of one line, or two with a hint, that begins with the tool's name and has
/// the text in it, without a byte on standard output and without a new file.
enum Promise: String, CaseIterable, Sendable {
  case sameFromFilePipeAndGzip = "file, pipe and gzip"
  case sameForAnyThreads = "threads"
  case oneLineForABadRow = "bad row"
  case oneLineForABadFile = "bad file"
  case headerWithoutRows = "no rows"
  case unknownColumn = "unknown column"
  case lastColumn = "class by default"
  case nothingHalfWritten = "half-written"
  case closedPipe = "closed pipe"
  case fullDisk = "full disk"
  case outputOntoInput = "-o onto input"
  case gzipOut = "gzip out"
  case badUsage = "bad usage"
  case help = "help and version"
  case documented = "man, completions"
  case joinedOptions = "joined options"
  case sharedOptions = "shared options"

  func script(for tool: ContractTool) -> String {
    switch self {
    case .sameFromFilePipeAndGzip:
      """
      $T data.csv > a
      $T < data.csv | cmp - a
      cat data.csv | $T | cmp - a
      cat data.csv | $T - | cmp - a
      gzip -c data.csv | $T | cmp - a
      gzip -c data.csv > b.csv.gz; $T b.csv.gz | cmp - a
      """
    case .sameForAnyThreads:
      """
      $T --threads 1 large.csv > a
      $T --threads 2 large.csv | cmp - a
      $T --threads 7 large.csv | cmp - a
      cat large.csv | $T --threads 7 | cmp - a
      """
    case .oneLineForABadRow:
      """
      for bad in '1,2' '1,2,3,0.4,"text"s,x,z' '1,2,3,0.4,"text,x,z' '1,2,3,0.4,text,x,z,8'; do
        (cat data.csv; echo "$bad") > bad.csv
        fails 1 bad.csv:82: $T bad.csv
        fails 1 'standard input:82:' $T < bad.csv
      done
      """
    case .oneLineForABadFile:
      """
      fails 1 none.csv $T none.csv
      fails 1 'is a directory' $T .
      : > empty.csv; fails 1 'is empty' $T empty.csv
      fails 1 'is empty' $T < empty.csv
      gzip -c data.csv | head -c 300 > cut.csv.gz; fails 1 cut.csv.gz $T cut.csv.gz
      fails 1 'standard input' $T < cut.csv.gz
      (gzip -c data.csv; echo junk) > junk.csv.gz; fails 1 junk.csv.gz $T junk.csv.gz
      xz -c data.csv > data.csv.xz; fails 1 'xz -dc' $T data.csv.xz
      """
    case .headerWithoutRows:
      """
      head -n 1 data.csv > bare.csv
      fails 1 'has a header but no rows' $T bare.csv
      fails 1 'has a header but no rows' $T < bare.csv
      """
    case .unknownColumn:
      """
      sed '1s/,y$/,species/' data.csv > other.csv; sed -i '1s/,y$/,species/' train.csv
      fails 1 specie ${T/$L y/$L specie} other.csv
      grep -qF '"species"' said || { echo no name that is near; cat said; }
      """
    case .lastColumn:
      """
      awk -F, -v OFS=, 'NR == 1 { print $0, "m"; next } { print $0, NR + 0.5 }' data.csv > measured.csv
      command=${T/$L y/}
      fails 1 'the last column is the class by default' $command measured.csv
      remedy=$(sed -n 's/^use \\(-l [^ ]*\\) or .*/\\1/p; s/^use \\(-l [^ ]*\\) (.*/\\1/p; s/^use \\(-l [^,]*\\), .*/\\1/p' said)
      [ -n "$remedy" ] || { echo no remedy; cat said; }
      eval "$command $remedy measured.csv" > pasted 2> said || cat said
      [ -s pasted ] || echo nothing came
      """
    case .nothingHalfWritten:
      """
      (cat large.csv; echo 1,2) > bad.csv
      echo precious > out.csv
      fails 1 bad.csv:60002: $T -o out.csv bad.csv
      cat out.csv | grep -qx precious || echo the file was replaced
      """
        + (tool.readsOnce
          ? "" : "\n[ $($T < bad.csv 2> said | wc -c) = 0 ] || echo something was written")
    case .closedPipe:
      """
      $T large.csv 2> said | head -c 10 > /dev/null
      [[ ${PIPESTATUS[0]} == \(tool.writesRows ? "141" : "@(0|141)") ]] || echo other status
      cat said
      """
    case .fullDisk:
      """
      for output in '> /dev/full' '-z > /dev/full' '-o /dev/full'; do
        eval "$T data.csv $output" 2> said && echo succeeds
        grep -q "^$N: .*no space left on device$" said || cat said
      done
      fails 1 'none/out.csv: no such directory' $T -o none/out.csv data.csv
      """
    case .outputOntoInput:
      """
      $T data.csv > a
      cp data.csv copy.csv; chmod 640 copy.csv; ln -s copy.csv link.csv
      $T -o link.csv copy.csv; cmp copy.csv a; stat -c %a copy.csv | grep -qx 640 || echo other mode
      cp data.csv b.csv; $T b.csv >> b.csv 2> said && echo succeeds
      cmp b.csv data.csv; grep -q "use -o FILE" said || cat said
      """
    case .gzipOut:
      """
      $T data.csv > a
      $T -z data.csv | gzip -dc | cmp - a
      $T -o b.csv.gz data.csv; gzip -dc b.csv.gz | cmp - a
      $T -z data.csv | cmp - b.csv.gz
      """
    case .badUsage:
      """
      fails 2 "unknown option '--xyzzy'" $T --xyzzy none.csv
      fails 2 "'--verbose'" $T --verbos none.csv
      fails 2 "is invalid for '-d <C>'" $T -d ab none.csv
      fails 2 "is invalid for '--seed <N>'" $T --seed x none.csv
      fails 2 '--gzip is for standard output' $T -z -o out.csv none.csv
      """
    case .help:
      """
      $N -h > brief; [ $(wc -l < brief) -le 24 ] || echo more than a screen
      $N --help > full; [ $(wc -l < full) -gt $(wc -l < brief) ] || echo no longer than the brief help
      grep -q 'EXIT STATUS' full || echo no exit status
      $N --version | grep -qxE '[0-9]+[.][0-9]+[.][0-9]+' || echo no version
      csv-balance ${N#csv-} -h | cmp - brief
      """
    case .documented:
      """
      for option in $($N --help | grep -E '^  (-[a-zA-Z], )?--[a-z-]+( <|  |$)' | grep -oE '^  (-[a-zA-Z], )?--[a-z-]+' | grep -oE '\\-\\-[a-z-]+' | sort -u); do
        for file in "$N.bash" "_$N"; do
          grep -qF -- "$option" "$TOP/completions/$file" || echo "$option is not in completions/$file"
        done
        grep -qE -- "-l '?${option#--}'?( |$)" "$TOP/completions/$N.fish" || echo "$option is not in completions/$N.fish"
        grep -qF -- "Fl ${option#-}" "$TOP/man/$N.1" || echo "$option is not in man/$N.1"
      done
      """
    case .joinedOptions:
      """
      $T data.csv > a
      short=${T/--truth y/-ly}; ${short/-l y/-ly} -d, data.csv | cmp - a
      tr , ';' < data.csv | sed 's/"rain; and/"rain, and/' > other.csv
      $T -d';' data.csv > b 2> said && echo another delimiter changes nothing
      """
    case .sharedOptions:
      """
      $T data.csv > a
      for option in '--seed 0' '--threads 3' --no-progress -q; do $T $option data.csv | cmp - a; done
      $T --progress -o b data.csv 2> said; cmp a b; grep -q '100 %' said || cat said
      """
    }
  }

  /// What every script begins with.
  static func preamble(for tool: ContractTool) -> String {
    """
    T='\(tool.line)' N='\(tool.name)' L='\(tool.label)' TOP='\(repositoryPath(""))'
    touch before after said printed
    fails() {
      local status=$1 text=$2; shift 2
      ls -A > before
      "$@" > printed 2> said; local found=$?
      ls -A > after
      diff before after
      [ $found = $status ] || echo "status $found: $*"
      [ ! -s printed ] || \(tool.readsOnce ? "true" : #"echo "something was printed: $*""#)
      [ $(wc -l < said) -le 2 ] && [ -s said ] || { echo "not one line: $*"; cat said; }
      head -n 1 said | grep -q "^$N: " || { echo "no name of the tool: $*"; cat said; }
      grep -qF -- "$text" said || { echo "without $text: $*"; cat said; }
    }

    """
  }
}
