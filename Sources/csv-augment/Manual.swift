import FilterKit

extension CSVAugment {
  static let manual = Manual(
    description: """
      For a class that needs rows, csv-augment takes a row of it at random, replaces the word that tells most of the class by its nearest neighbor among word vectors, and keeps all other columns. White space, punctuation and everything else in the text stay as they are. No word of a text is replaced twice, so that no text is made twice from one parent.
      Word vectors are files that others trained: word2vec's binary or text, GloVe's text, gzip or not. A binary file that is not compressed is mapped, not read: replace such a file by renaming, since cutting it while it is in use ends csv-augment with a bus error, and no output file appears.
      """,
    essentials: [
      "label", "text", "vectors", "tokens", "target", "ratio", "provenance", "seed", "output",
    ],
    examples: [
      (
        "csv-augment --text text --vectors glove-50d-subset.txt.gz tweets.csv > balanced.csv",
        "Let every class grow to the size of the largest"
      ),
      (
        "csv-augment --text text --vectors GoogleNews-vectors-negative300.bin --tokens words --target positive=1000 --short --mark is_augmented rated.csv",
        "A thousand rows of one class or as many as its words give, the new ones marked"
      ),
      (
        "csv-augment -l arousal --text text --vectors v.bin --mark is_augmented rated.csv |\ncsv-undersample -l valence --per-class 2000 --candidates is_augmented=true --short",
        "Augment by one rating, then cap the other by dropping new rows alone"
      ),
    ],
    order: """
      The rows that came in, in input order, then the new rows class by class, each class's in the order of the draws.
      With --shuffle they come at random among the rows of the input, which keep their order; then they are held in memory, and \
      the input is read once more.
      """,
    memory:
      "The vectors; the words of all classes with their counts; the texts of the classes that grow. The input is looked at three times.",
    notes: [
      (
        "Scores",
        """
        LIC(c, w) = z · idf: z is how many standard deviations (of n-1) the share of word w among the words of class c lies above the mean of its shares in the other classes; idf = ln(C / (1 + df)) + 1, where df of the C classes have the word. A word is replaced where its score is above 0 and it is no stop word; a stop word, compared in small letters, still counts in the shares.
        The published recipe of these scores leaves cases open. They are settled so: with two classes the deviation is that of a difference of two shares under one pooled share; a word that no other class has gets the largest score of a word that the class shares with others, or 1; a deviation below 1e-12 of the mean is 0, and the word has no score; a word without a vector is looked up in small letters, too; with --tokens words punctuation at the ends of a word does not hide its vector; and texts without a word left are drawn no more, so that a class gets its rows wherever its words allow.
        """
      ),
      (
        "The recipe to the letter",
        "--like-notebook settles none of these cases: with two classes it makes nothing, words of one class alone are passed over, words are looked up as they are, texts are drawn among all of the class for ten attempts a missing row, and classes are handled in the order of first appearance. Its stop words were NLTK's English list: give them with --stopwords to have the same."
      ),
      (
        "Provenance",
        "With --provenance NAME: lic, the number of the parent's record from 1, the number of the word in its text from 1, the word, and its replacement."
      ),
      (
        Manual.Trainers.heading,
        [Manual.Trainers.unlabeledRows, Manual.Trainers.markedRows, Manual.Trainers.page].joined(
          separator: "\n")
      ),
    ])
}
