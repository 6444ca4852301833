/// English words that bind a sentence together and tell nothing of its subject.
///
/// Articles, pronouns, prepositions, conjunctions, auxiliary verbs with their short and negated
/// forms (with an apostrophe, and the commonest without), and a few adverbs of no content. Gathered
/// for this project; words of number, time and judgement (`never`, `good`, `first`) are left out,
/// since they may tell a class.
public enum EnglishStopwords {
  /// The words, in small letters and alphabetical order.
  public static let words = """
    a about above after again against ain aint all along already also although am among an and
    any anyone anything are aren't arent around as at away be became because become been before
    behind being below between both but by came can can't cannot cant could couldn't couldnt did
    didn't didnt do does doesn't doesnt doing don't done dont down during each either else ever
    every everyone everything few for from further get gets getting go goes going gone got had
    hadn't hadnt has hasn't hasnt have haven't havent having he he'd he'll he's her here here's
    hers herself him himself his how how's however i i'd i'll i'm i've if im in into is isn't
    isnt it it'd it'll it's its itself ive just let let's may me might mightn't mine more most
    much must mustn't my myself near needn't neither no nor not now of off often on once one
    only onto or other others ought our ours ourselves out over own per perhaps quite rather
    really same shall shan't she she'd she'll she's should shouldn't shouldnt since so some
    someone something still such than that that'll that's thats the their theirs them themselves
    then there there's these they they'd they'll they're they've this those though through thus
    till to together too toward towards under unless until up upon us very via was wasn't wasnt
    we we'd we'll we're we've were weren't werent what what's when when's where where's whether
    which while who who's whoever whom whose why why's will with within without won't wont would
    wouldn't wouldnt yes yet you you'd you'll you're you've your youre yours yourself yourselves
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
}
