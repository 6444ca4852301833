import FilterKit

extension CSVWeights {
  static let manual = Manual(
    description: """
      Computes how much a row of each class should count in training, so that small classes are not overlooked. No \
      row is changed, copied or dropped.
      The output is a CSV table with the columns value, count and weight. Weights are written with the fewest digits \
      that read back as the same number, as Python prints them.
      """,
    essentials: [
      "label", "multilabel", "scheme", "format", "append", "per-row", "positive", "where", "output",
    ],
    examples: [
      ("csv-weights train.csv", "The weights that scikit-learn calls balanced"),
      (
        "csv-weights --format json train.csv > weights.json",
        "The same as a JSON object, for scikit-learn's class_weight"
      ),
      (
        "csv-weights --scheme effective --beta 0.999 --append weight train.csv > weighted.csv",
        "Append a column with each row's weight, by the effective number of samples"
      ),
      ("csv-weights --per-row train.csv > train.csv.weight", "Only the weights, for LightGBM"),
      (
        "csv-weights -l price --scheme density --append weight train.csv > weighted.csv",
        "A number to predict: rows count more the fewer others have such a price"
      ),
      (
        "csv-weights --positive fraud train.csv",
        "The value of scale_pos_weight for XGBoost or LightGBM"
      ),
      (
        "csv-weights --multilabel amazed-angry --format json-list train.csv > pos_weight.json",
        "Rows with several labels: pos_weight for PyTorch's BCEWithLogitsLoss"
      ),
    ],
    order: """
      Classes are in scikit-learn's order: by number where all labels are numbers, else byte by byte. With --append \
      and --per-row rows stay in input order.
      """,
    memory: """
      A few dozen bytes for each class. The input is read once, with --append and --per-row twice; a pipe or a \
      compressed file is then kept in a temporary file.
      """,
    notes: [
      (Manual.Classes.heading, Manual.Classes.text),
      (
        Manual.ManyLabels.heading,
        Manual.ManyLabels.text(
          """
          With --multilabel the table has a line for each label. Its weight is that of a row with the label where a row without \
          it weighs 1: with --scheme balanced, inverse or median (n - c) / c, which trainers take as pos_weight; json-list has \
          them in the order of --multilabel, for torch.tensor(json.load(file)). --append and --per-row write for each row the \
          product of what the formula gives it for each label, present or not, as scikit-learn's \
          compute_sample_weight("balanced", Y); a label that all rows have, or none, counts 1.
          """)
      ),
      (
        "Formulas",
        """
        n is the number of rows, K that of classes, c that of the rows of one class. balanced: n / (K c). All \
        classes have the same total weight, and all rows together weigh n.
        inverse: 1 / c.
        sqrt: 1 / √c, between inverse and no weights.
        log: 1 / ln(1.02 + c / n), which never exceeds 50.5 (ENet, 2016).
        effective: (1 - B) / (1 - B^c), scaled to a mean of 1 (Cui and others, 2019). B = 0 gives all classes the \
        same weight; the closer B is to 1, the closer the weights are to inverse.
        median: the median of all c over c (Eigen and Fergus, 2015).
        density: for a label that is a number, 1 - A d, at least 0.000001, scaled to a mean of 1 over all rows, where d is \
        the density of the labels around the row's, from 0 to 1, and A is --density-alpha (Steininger and others, 2021). \
        Above 1, A leaves dense regions next to no weight. The table has a line for each number. The weights are those of \
        Python's denseweight 0.1.2, except that these depend on the unit of the label if it is very large or very small.
        XGBoost (3.2.0) makes no split, and gives every row one score without a warning, where the weights of all \
        rows add up to 1: its min_child_weight is 1. Weights with a mean near 1, as balanced ones, are safe.
        """
      ),
      (
        "Rows that take no part",
        """
        Rows for which --where does not hold, and rows without a label, are not counted. --append leaves their new \
        cell empty (--unlabeled drop drops rows without a label), and --per-row has no line for them.
        """
      ),
      (
        "Rows that have weights",
        """
        With --row-weights COL a class is as large as the sum of its rows' weights, n is the sum of all, and the \
        table has these sums in a column total: balanced weights are then those of scikit-learn's \
        compute_class_weight with sample_weight (1.9.1). --append and --per-row write the product of the two weights, \
        which is what a trainer takes; balanced, all classes then weigh the same in all.
        """
      ),
      (
        "JSON",
        """
        Names in JSON are text. Where a library wants numbers: {int(k): v for k, v in \
        json.load(open("weights.json")).items()}
        json-list has no names: weights are in the order of the codes that csv-encode assigns, from 0. CatBoost \
        (1.2.10) takes such a list as class_weights; with names, which are text, it predicts text that equals no \
        class.
        """
      ),
      (
        "One weight a row, for LightGBM",
        """
        LightGBM reads train.csv.weight beside train.csv by itself, a number a line. Take the weights from the very \
        file that it reads, after balancing: it counts lines, so where --where or --unlabeled leaves rows out here, \
        leave them out there, too. Its file loader (4.7.0) wants header=true and label_column=name:COL, where COL \
        has no blank, numbers in every column, ignored ones included, and the codes 0 to K-1 as labels, as \
        csv-encode gives them. It loads train.csv.bin, where there is one, in place of a newer train.csv, and then \
        reads no weights: remove it.
        """
      ),
      (
        "scale_pos_weight",
        """
        --positive writes one number, and trainers apply it to the class that sorts last, whichever is meant: of \
        fraud and legit LightGBM (4.7.0) and CatBoost (1.2.10) lift legit. Encode the rare class as 1 and the other \
        as 0, by csv-encode --order count before balancing; a note says so where the class does not sort last. For three classes and more LightGBM ignores the \
        number, XGBoost (3.2.0) does with a warning, and CatBoost refuses it: use --append, --per-row or --format \
        json-list, and a note says that too.
        """
      ),
      (
        "Shards and streams",
        """
        With --counts FILE the classes are not counted: FILE, the output of csv-counts or of csv-counts --merge, has \
        the counts of all shards together. The input is then read once, and may be a shard or a stream. Without \
        --append and --per-row no rows are read at all: the weights are those of the counts in FILE.
        """
      ),
      (
        Manual.Trainers.heading,
        [Manual.Trainers.unlabeledRows, Manual.Trainers.page].joined(separator: "\n")
      ),
    ])
}
