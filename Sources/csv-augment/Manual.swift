import FilterKit

extension CSVAugment {
  static let manual = Manual(
    description: """
      For a class that needs rows, csv-augment takes one of its rows at random, replaces the word that is most \
      typical of the class by its nearest neighbor among word vectors, and keeps all other columns. White space, \
      punctuation and everything else in the text stay as they are. No word of a text is replaced twice, so no \
      parent gives the same text twice.
      Word vectors are files in word2vec's binary or text format or in GloVe's text format, compressed with gzip or \
      not. An uncompressed binary file is mapped into memory: to replace it, rename another file over it. If it is \
      truncated while in use, csv-augment ends with a bus error and writes no output file.
      """,
    essentials: [
      "label", "text", "vectors", "tokens", "target", "ratio", "provenance", "seed", "output",
    ],
    examples: [
      (
        "csv-augment --text text --vectors glove-50d-subset.txt.gz tweets.csv > balanced.csv",
        "Grow every class to the size of the largest"
      ),
      (
        """
        csv-augment --text text --vectors GoogleNews-vectors-negative300.bin --tokens words --target positive=1000 --short --mark is_augmented rated.csv
        """,
        "Up to a thousand rows of one class, as many as its words allow, with the new ones marked"
      ),
      (
        """
        csv-augment -l arousal --text text --vectors v.bin --mark is_augmented rated.csv |
        csv-undersample -l valence --per-class 2000 --candidates is_augmented=true --short
        """,
        "Augment by one rating, then cap the other by dropping only new rows"
      ),
    ],
    order: """
      The rows of the input in their order, then the new rows class by class, in the order in which they were drawn.
      With --shuffle they are placed at random among the rows of the input, which keep their order; the new rows are \
      then kept in memory, and the input is read once more.
      """,
    memory:
      """
      The vectors; the words of all classes with their counts; the texts of the classes that grow. The input is read \
      three times.
      """,
    notes: [
      (
        Manual.Classes.heading,
        Manual.Classes.text
      ),
      (
        "Scores",
        """
        LIC(c, w) = z · idf: z is how many standard deviations (of n-1) the share of word w among the words of class \
        c lies above the mean of its shares in the other classes; idf = ln(C / (1 + df)) + 1, where df of the C \
        classes have the word. A word is replaced only if its score is above 0 and it is not a stop word; stop words \
        are compared in lower case, and still count in the shares.
        The published recipe leaves some cases open. They are handled as follows. With two classes the deviation is \
        that of a difference of two shares under one pooled share. A word that no other class has gets the largest \
        score of the words that the class shares with others, or 1. A deviation below 1e-12 of the mean is 0, and \
        the word has no score. A word without a vector is also looked up in lower case. With --tokens words, \
        punctuation at the ends of a word is ignored in the lookup. Texts that have no word left are not drawn \
        again, so that a class gets its rows if its words allow it.
        """
      ),
      (
        "The recipe to the letter",
        """
        --like-notebook handles none of these cases: with two classes it makes no rows, words of only one class are \
        skipped, words are looked up as they are, texts are drawn from all of the class with ten attempts for each \
        missing row, and classes are processed in the order in which they first appear. Its stop words were NLTK's \
        English list: pass them with --stopwords for the same result.
        """
      ),
      (
        "Provenance",
        """
        With --provenance NAME: lic, the number of the parent's row from 1, the number of the word in its text \
        from 1, the word, and its replacement.
        """
      ),
      (
        Manual.Trainers.heading,
        [Manual.Trainers.unlabeledRows, Manual.Trainers.markedRows, Manual.Trainers.page].joined(
          separator: "\n")
      ),
    ])
}
