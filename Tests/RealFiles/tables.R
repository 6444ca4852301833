# Writes every data frame that comes with R and its packages as write.csv does: row names, NA, 1e+05; and those with a
# factor as ARFF, too, as the package foreign does.
folder <- commandArgs(trailingOnly = TRUE)[1]
for (package in rownames(installed.packages())) {
  names <- sub(" .*", "", data(package = package)$results[, "Item"])
  for (name in unique(names)) {
    room <- new.env()
    tryCatch(data(list = name, package = package, envir = room), error = function(e) NULL, warning = function(w) NULL)
    table <- if (exists(name, room, inherits = FALSE)) get(name, room) else NULL
    if (!is.data.frame(table) || nrow(table) < 20 || ncol(table) < 2) next
    if (any(sapply(table, is.list)) || any(sapply(table, function(x) length(dim(x)) > 1))) next
    tryCatch(
      write.csv(as.data.frame(table), file.path(folder, paste0("R-", package, "-", name, ".csv"))),
      error = function(e) NULL)
    if (any(sapply(table, is.factor)) && requireNamespace("foreign", quietly = TRUE)) {
      tryCatch(
        foreign::write.arff(as.data.frame(table), file.path(folder, paste0("R-", package, "-", name, ".arff"))),
        error = function(e) NULL)
    }
  }
}
