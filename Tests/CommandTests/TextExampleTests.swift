import TestSupport
import Testing

/// Examples/text: its Makefile prints the counts that its README shows. coreutils' join is everywhere;
/// Miller's makes the same bytes.
@Test func textExamplePrintsItsCounts() async throws {
  let folder = try WorkFolder()
  try folder.copy("Examples/text/Makefile", as: "Makefile")
  try folder.copy("Examples/data/tweets.csv", as: "tweets.csv")
  try folder.copy("Examples/data/glove-50d-subset.txt.gz", as: "v.gz")
  let result = try await folder.shell(
    "make -s TWEETS=tweets.csv VECTORS=v.gz JOIN='join --header -t ,'")
  #expect(result.status == 0, "\(result.messages)")
  let page = String(
    decoding: try bytesOfRepositoryFile("Examples/text/README.md"), as: UTF8.self)
  #expect(page.contains("```\n\(result.output)```\n"), "\(result.output)")
  // Rows that came in are in both files as they were, but for the mark.
  let kept = try await folder.shell(
    """
    set -e; cd out; sed '1s/$/,is_augmented/; 1!s/$/,false/' rated.csv > marked.csv
    for file in augmented capped; do head -3001 $file.csv | cmp - marked.csv; done
    grep -c '<rect' valence.svg arousal.svg
    """)
  #expect(kept.status == 0, "\(kept.output)\(kept.messages)")
}
