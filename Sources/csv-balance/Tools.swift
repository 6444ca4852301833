import FilterKit
import csv_augment
import csv_calibrate
import csv_counts
import csv_encode
import csv_knn
import csv_leaks
import csv_oversample
import csv_score
import csv_smear
import csv_smote
import csv_split
import csv_threshold
import csv_undersample
import csv_weights

/// The tools, in the order in which a pipe has them.
let tools: [any Filter.Type] = [
  csv_counts.command, csv_split.command, csv_oversample.command, csv_undersample.command,
  csv_smote.command, csv_weights.command, csv_encode.command, csv_augment.command,
  csv_smear.command, csv_knn.command, csv_calibrate.command,
  csv_threshold.command, csv_score.command, csv_leaks.command,
]
