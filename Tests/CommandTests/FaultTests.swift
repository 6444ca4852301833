import SystemPackage
import TestSupport
import Testing

/// Each call of the system that a tool makes is failed in turn: it says so in a line and leaves nothing behind, or it gets
/// along without, with every byte in its place.
///
/// A library is preloaded that stands between the tool and its calls: see Tests/Faults.
@Suite("A fault of the system loses nothing in silence")
struct FaultTests {
  private let library: FilePath

  init() async throws { library = try await FaultTests.library.value }

  /// Compiles the library once, by the compiler that Swift brings, beside the test runner.
  private static let library = Task {
    let library = buildFolder.appending("faulty-calls.so")
    let folder = try WorkFolder()
    try folder.copy("Tests/Faults/faulty.c", as: "faulty.c")
    // Several runners may be at it: each gives a library of its own that name.
    let result = try await folder.shell(
      """
      clang -shared -fPIC -O1 -o '\(library).'$$ faulty.c && mv '\(library).'$$ '\(library)'
      """)
    try demand(result.status == 0, "clang compiles faulty.c: \(result.messages)")
    return library
  }

  /// A command line, and the files that it is to make or to replace.
  struct Run: CustomTestStringConvertible, Sendable {
    let command: String
    var files: [String] = []
    var testDescription: String { command }
  }

  static let runs = [
    Run(command: "csv-counts data.csv"),
    Run(command: "csv-counts -o out.csv < data.csv", files: ["out.csv"]),
    Run(command: "csv-split --test test.csv data.csv", files: ["test.csv"]),
    Run(command: "csv-split --test test.csv < wide.csv", files: ["test.csv"]),
    Run(command: "cat wide.csv | csv-split --test test.csv", files: ["test.csv"]),
    Run(
      command: "csv-split --test test.csv --validation check.csv.gz -o train.csv data.csv",
      files: ["check.csv.gz", "test.csv", "train.csv"]),
    Run(command: "csv-split --append part --by-hash a -o data.csv data.csv", files: ["data.csv"]),
    Run(command: "csv-oversample -z data.csv.gz"),
    Run(command: "csv-oversample -o out.csv.gz data.csv", files: ["out.csv.gz"]),
    Run(command: "cat wide.csv | csv-oversample -o out.csv", files: ["out.csv"]),
    Run(command: "gzip -c wide.csv | csv-oversample -o out.csv.gz", files: ["out.csv.gz"]),
    Run(command: "csv-oversample -o data.csv data.csv", files: ["data.csv"]),
    Run(command: "csv-oversample --targets targets.csv -o link.csv data.csv", files: ["data.csv"]),
    Run(
      command: "csv-undersample --dropped gone.csv -o out.csv data.csv",
      files: ["gone.csv", "out.csv"]),
    Run(command: "cat wide.csv | csv-undersample --dropped gone.csv", files: ["gone.csv"]),
    Run(command: "csv-undersample --method tomek --exclude text,p data.csv"),
    Run(command: "csv-smote -q --copy text,p -o out.csv data.csv", files: ["out.csv"]),
    Run(command: "cat wide.csv | csv-smote -q --copy text,p"),
    Run(command: "csv-weights --append weight -o out.csv data.csv", files: ["out.csv"]),
    Run(command: "cat wide.csv | csv-weights --per-row"),
    Run(
      command: "csv-augment --text text --vectors vectors.bin --short -o out.csv data.csv",
      files: ["out.csv"]),
    Run(command: "gzip -c data.csv | csv-augment --text text --vectors vectors.txt --short"),
    Run(command: "csv-smear --positive z --within 2 -o out.csv data.csv", files: ["out.csv"]),
    Run(
      command: "csv-knn --train data.csv --exclude text,p -o out.csv data.csv", files: ["out.csv"]),
    Run(command: "cat data.csv | csv-knn --train data.csv.gz --exclude text,p"),
    Run(
      command:
        "csv-calibrate --fit data.csv --positive z --scores a --save c.json -o out.csv data.csv",
      files: ["c.json", "out.csv"]),
    Run(command: "csv-score --truth y --predicted p -o out.csv data.csv", files: ["out.csv"]),
  ]

  /// The calls, and the error that each is failed with.
  static let errors = [
    "open": 24, "read": 5, "pread": 5, "write": 28, "close": 5, "lseek": 5, "linkat": 5,
    "rename": 5, "unlink": 5, "fcntl": 9, "mmap": 12, "thread": 11, "fstat": 5, "faccessat": 13,
    "fsync": 5,
  ]

  /// How many of one kind of call are failed one by one; of those after them the last alone. Closings are failed all, since
  /// those of outputs lie among those of inputs, which each thread opens for itself.
  static let mostCalls = 4

  @Test(arguments: runs)
  func everyCallFails(run: Run) async throws {
    let (reference, counts) = try await expected(of: run)
    #expect(counts.values.reduce(0, +) > 3, "the calls are not seen")
    for (call, count) in counts.sorted(by: { $0.key < $1.key }) {
      guard let error = Self.errors[call] else { continue }
      let all = Array(1...max(count, 1))
      let isCut = count > Self.mostCalls && call != "close"
      let numbers = isCut ? all.prefix(Self.mostCalls) + all.suffix(1) : all[...]
      var (refused, happened) = (0, 0)
      for number in numbers where count > 0 {
        let fault = "\(call):\(number):\(error)"
        let (result, files, calls) = try await outcomeAndCalls(of: run, fault: fault)
        if calls[call, default: 0] >= number { happened += 1 }
        if result.status == 0 {
          #expect(result.bytes == reference.result.bytes, "\(fault)")
          #expect(result.messages == reference.result.messages, "\(fault)")
          #expect(files == reference.files, "\(fault)")
        } else {
          refused += 1
          expectRefusal(result, of: run, fault)
          // What is there is what was there before; of several files the first may be there and whole.
          for (name, bytes) in files where bytes != reference.files[name] {
            #expect(bytes == (name == "data.csv" ? Self.data : nil), "\(fault): \(name)")
          }
          if run.files.count == 1 { #expect(files == reference.before, "\(fault)") }
        }
      }
      // What an output's closing or writing says is never passed over; that of an input's closing may be.
      if call == "close" { #expect(refused > 0) }
      if call == "write" { #expect(refused == happened) }
      // How a pipe cuts what it gives differs, and so may the number of writes.
      #expect(happened >= min(count, numbers.count) - (run.command.contains("|") ? 1 : 0))
      // A file is replaced only by what is on the disk.
      if call == "fsync" {
        #expect(count == (run.files == ["data.csv"] ? 1 : 0))
        #expect(refused == count)
      }
    }
  }

  /// A signal in the midst of a call, and calls that take a few bytes at a time.
  @Test(arguments: runs, ["short", "interrupted"])
  func partsOfCalls(run: Run, fault: String) async throws {
    let (reference, _) = try await expected(of: run)
    let (result, files) = try await outcome(of: run, fault: fault)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.bytes == reference.result.bytes)
    #expect(result.messages == reference.result.messages)
    #expect(files == reference.files)
  }

  /// A disk that is full from some write on stays full.
  @Test(arguments: runs, [1, 2])
  func aFullDisk(run: Run, write: Int) async throws {
    let (reference, counts) = try await expected(of: run)
    guard counts["write", default: 0] >= write else { return }
    let (result, files) = try await outcome(of: run, fault: "write:\(write)+:28")
    expectRefusal(result, of: run, "a full disk")
    #expect(result.messages.contains("no space left on device"))
    #expect(files == reference.before)
  }

  /// In a container that is at the limit of its processes, the work is done by the one thread there is.
  @Test(arguments: [
    "csv-counts --threads 2 data.csv", "csv-oversample --threads 2 data.csv",
    "csv-oversample --threads 2 -z data.csv",
    "csv-smote -q --threads 2 --exclude text,p data.csv",
    "csv-undersample --method enn --threads 2 --exclude text,p data.csv",
  ])
  func noThreadCanBeStarted(command: String) async throws {
    let folder = try WorkFolder()
    var large = Self.data
    // From 4 MB on a file is read, and written, on two threads.
    let rows = Self.data.drop { $0 != 10 }.dropFirst()
    if !command.contains("--exclude") { while large.count < 5 << 20 { large += rows } }
    try folder.write(large, to: "data.csv")
    let reference = try await folder.shell(command)
    #expect(reference.status == 0)
    for first in 1...2 {
      let run = Run(command: command)
      let result = try await folder.shell(
        "timeout 60 bash -c '\(preloading("thread:\(first)+:11", in: run, after: ""))'")
      #expect(result.status == 0, "no thread from the \(first). on")
      #expect(result.bytes == reference.bytes)
    }
  }

  /// Some file systems know no files without a name: then files with a hidden name do as well, and they go too.
  @Test(arguments: runs)
  func withoutNamelessFiles(run: Run) async throws {
    let (reference, counts) = try await expected(of: run)
    var survived = 0
    for number in 1...max(1, counts["open", default: 0]) {
      let fault = "open:\(number):95"
      let (result, files) = try await outcome(of: run, fault: fault)
      if result.status == 0 {
        survived += 1
        #expect(result.bytes == reference.result.bytes && files == reference.files, "\(fault)")
      } else {
        expectRefusal(result, of: run, fault)
      }
    }
    #expect(survived >= run.files.count)
  }

  /// A large output is written by several threads in turn, or by a thread of its own: what they hear of is told all the same.
  @Test(arguments: [
    ("csv-oversample", 2), ("csv-oversample", 5), ("csv-oversample", 7),
    ("csv-smear --positive z --within 2", 17), ("csv-smear --positive z --within 2", 20),
    ("csv-smear --positive z --within 2", 24),
  ])
  func aDiskThatFillsBehindOurBack(_ command: String, write: Int) async throws {
    let folder = try WorkFolder()
    let rows = Self.data.drop { $0 != 10 }.dropFirst()
    var large = Self.data
    while large.count < 8 << 20 { large += rows }
    try folder.write(large, to: "data.csv")
    let run = Run(command: "\(command) --threads 2 -o out.csv data.csv")
    let tool = command.prefix { $0 != " " }
    let result = try await folder.shell(
      "timeout 60 bash -c '\(preloading("write:\(write)+:28", in: run, after: ""))'")
    #expect(result.status == 1)
    #expect(result.messages == "\(tool): out.csv: no space left on device\n")
    #expect(try !folder.fileNames().contains { $0.hasPrefix("out") || $0.hasPrefix(".") })
  }

  /// A file that something is mounted on cannot be replaced.
  @Test func aFileThatIsMountedOnCannotBeReplaced() async throws {
    let run = Run(command: "csv-split --append part -o data.csv data.csv", files: ["data.csv"])
    let (result, files) = try await outcome(of: run, fault: "rename:1:16")
    expectRefusal(result, of: run, "rename")
    #expect(result.messages.hasSuffix("\nuse > data.csv instead\n"))
    #expect(files == ["data.csv": Self.data])
  }

  // MARK: Support

  private func expectRefusal(_ result: ShellResult, of run: Run, _ fault: String) {
    #expect(result.status == 1, "\(fault): \(result.messages)")
    let lines = result.messages.split(separator: "\n")
    let tool = run.command.split(separator: " ").first { $0.hasPrefix("csv-") } ?? ""
    #expect(lines.contains { $0.hasPrefix("\(tool): ") }, "\(fault): \(result.messages)")
    #expect((1...2).contains(lines.count), "\(fault): \(result.messages)")
  }

  typealias Files = [String: [UInt8]]

  private func expected(
    of run: Run
  ) async throws -> (
    reference: (result: ShellResult, files: Files, before: Files), counts: [String: Int]
  ) {
    let folder = try folder(for: run)
    let before = try files(of: run, in: folder)
    let result = try await folder.shell(
      preloading("", in: run) + "; status=$?; cat counts >&2; exit $status")
    #expect(result.status == 0, "\(result.messages)")
    let counts = calls(in: result.messages)
    let plain = try self.folder(for: run)
    let reference = try await plain.shell(Self.preparation + run.command)
    return ((reference, try files(of: run, in: plain), before), counts)
  }

  /// How often each call was made, as the library writes it.
  private func calls(in text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, let count = Int(words[1]) { counts[String(words[0])] = count }
    }
    return counts
  }

  private func outcome(
    of run: Run, fault: String
  ) async throws -> (result: ShellResult, files: Files) {
    let (result, files, _) = try await outcomeAndCalls(of: run, fault: fault)
    return (result, files)
  }

  /// What a fault leads to, and how often each call was made.
  private func outcomeAndCalls(
    of run: Run, fault: String
  ) async throws -> (result: ShellResult, files: Files, calls: [String: Int]) {
    let folder = try folder(for: run)
    let result = try await folder.shell(
      "timeout 60 bash -o pipefail -c '\(preloading(fault, in: run))'")
    // Nothing but what was asked for.
    let known = Set(Self.names + run.files + ["counts"])
    #expect(Set(try folder.fileNames()).isSubset(of: known), "\(fault)")
    let counts = (try? folder.text(of: "counts")) ?? ""
    return (result, try files(of: run, in: folder), calls(in: counts))
  }

  /// The command line with the library before the tool, and before nothing else.
  private func preloading(
    _ fault: String, in run: Run, after preparation: String = preparation
  ) -> String {
    let environment = "env LD_PRELOAD=\(library.string) FAULT=\(fault) FAULT_COUNTS=counts "
    guard let tool = run.command.firstRange(of: "csv-") else { return run.command }
    return preparation + run.command[..<tool.lowerBound] + environment
      + run.command[tool.lowerBound...]
  }

  private func files(of run: Run, in folder: WorkFolder) throws -> Files {
    let there = Set(try folder.fileNames())
    return try run.files.filter(there.contains).reduce(into: [:]) {
      $0[$1] = try folder.bytes(of: $1)
    }
  }

  static let names = [
    "data.csv", "data.csv.gz", "link.csv", "targets.csv", "vectors.bin", "vectors.txt", "wide.csv",
  ]

  private static let data: [UInt8] = table(filling: "")

  /// Rows with a text each, and with much more of it where a file is to be larger than any buffer.
  private static func table(filling: String) -> [UInt8] {
    var text = "a,b,text,p,y\n"
    for row in 0..<120 {
      let label = row % 5 == 0 ? "z" : "x"
      let word = ["good", "bad", "cat", "dog"][row % (label == "z" ? 2 : 4)]
      text += "\(row),\(row * row % 31).5,the \(word) one\(filling),\(label),\(label)\n"
    }
    return Array(text.utf8)
  }

  private static let wideData = table(filling: String(repeating: " ", count: 10_000))
  private static let vectors = ["good", "bad", "cat", "dog", "great", "poor"]

  /// What a shell makes of the files.
  private static let preparation = "gzip -nk data.csv; ln -s data.csv link.csv; "

  private func folder(for run: Run) throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(Self.data, to: "data.csv")
    if run.command.contains("wide.csv") { try folder.write(Self.wideData, to: "wide.csv") }
    try folder.write("value,count\nz,100\n", to: "targets.csv")
    try folder.write(Self.vectors.map { "\($0) \($0.count) 1 2\n" }.joined(), to: "vectors.txt")
    let cell: [UInt8] = [0, 0, 0x80, 0x3F]
    try folder.write(
      Array("6 2\n".utf8) + Self.vectors.flatMap { Array("\($0) ".utf8) + cell + cell + [10] },
      to: "vectors.bin")
    return folder
  }
}
