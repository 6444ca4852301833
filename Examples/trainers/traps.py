"""Show that each trainer still does what the page says that it does: traps.py TRAINER.

Every line of the page that a user pays for is tried on a small table, with the versions of requirements.txt. One that is no
longer so is printed, and the exit status is 1: then the page is out of date.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")
ROWS = []
generator = random.Random(1)
for _ in range(400):
    a, b = generator.random(), generator.random()
    ROWS.append((a, b, int(a + b > 1)))
failures = 0


def expect(sentence, holds):
    global failures
    if not holds:
        failures += 1
        print(f"{sys.argv[1]}: no longer so: {sentence}", file=sys.stderr)


def write(name, header, line):
    """Writes a table, a line for each row."""
    with open(name, "w") as file:
        file.write(header + "".join(line(a, b, y) + "\n" for a, b, y in ROWS))
    return name


def error(action):
    """What an action is refused with, or nothing. LightGBM says it on standard error as well, past Python."""
    shown = os.dup(2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        action()
    except Exception as refusal:
        return str(refusal)
    finally:
        os.dup2(shown, 2)
        os.close(shown)
    return ""


def lightgbm():
    import lightgbm
    import numpy

    settings = {"header": True, "label_column": "name:y", "verbosity": -1, "num_threads": 1, "objective": "binary"}

    def load(name, **more):
        return lightgbm.Dataset(name, params={**settings, **more}).construct()

    write("plain.csv", "a,b,y\n", lambda a, b, y: f"{a},{b},{y}")
    write("last.csv", "a,b,y\n", lambda a, b, y: f"{a},{b},{1 if y else ''}")
    expect("an empty label in the last column is class 0", set(load("last.csv").get_label()) == {0, 1})
    write("feature.csv", "y,a,b\n", lambda a, b, y: f"{y},{a if y else ''},{1 + b if y else ''}")
    model = lightgbm.train(settings, load("feature.csv"), 1)
    ranges = model.dump_model()["feature_infos"]
    expect("an empty cell is 0 in the last column alone",
           ranges["b"]["min_value"] == 0 and ranges["a"]["min_value"] > 0)
    write("true.csv", "a,b,m,y\n", lambda a, b, y: f"{a},{b},{'true' if y else 'false'},{y}")
    write("quoted.csv", "a,b,y\n", lambda a, b, y: f'"{a}",{b},{y}')
    expect("true and false are refused, in an ignored column, too",
           "Unknown token" in error(lambda: load("true.csv", ignore_column="name:m")))
    expect("quoted numbers are refused", "Unknown token" in error(lambda: load("quoted.csv")))
    write("blank.csv", "a,b,my y\n", lambda a, b, y: f"{a},{b},{y}")
    expect("a label with a blank in its name cannot be given",
           "Could not find" in error(lambda: load("blank.csv", label_column="name:my y")))
    write("one.csv", "a,b,y\n", lambda a, b, y: f"{a},{b},{y + 1}")
    model = lightgbm.train(settings, load("one.csv"), 5)
    expect("of labels 1 and 2 all rows are positive", min(model.predict("one.csv", data_has_header=True)) > 0.99)
    model = lightgbm.train(settings, load("plain.csv"), 20)
    write("swapped.csv", "b,a\n", lambda a, b, y: f"{b},{a}")
    expect("predict finds columns by name",
           numpy.array_equal(*(model.predict(name, data_has_header=True) for name in ("plain.csv", "swapped.csv"))))
    load("plain.csv").save_binary("plain.csv.bin")
    write("plain.csv", "a,b,y\n", lambda a, b, y: f"{a},{b},{1 - y}")
    write("plain.csv.weight", "", lambda a, b, y: f"{1 + y}")
    data = load("plain.csv")
    expect("plain.csv.bin is read in place of a newer plain.csv, without weights",
           data.get_label()[0] == ROWS[0][2] and data.get_weight() is None)
    os.remove("plain.csv.bin")
    expect("without it the weights are read", len(load("plain.csv").get_weight()) == len(ROWS))
    rare = ["fraud" if generator.random() < a**4 / 2 else "legit" for a, _, _ in ROWS]
    points = [row[:2] for row in ROWS]

    def frauds(weight):
        learner = lightgbm.LGBMClassifier(scale_pos_weight=weight, verbosity=-1, n_estimators=30)
        return (learner.fit(numpy.array(points), rare).predict(numpy.array(points)) == "fraud").sum()

    expect("scale_pos_weight lifts legit, not fraud", frauds(50) < frauds(1) < frauds(0.02))
    three = [int(a * 3) for a, _, _ in ROWS]

    def thirds(**more):
        data = lightgbm.Dataset(numpy.array(points), three)
        return lightgbm.train({"objective": "multiclass", "num_class": 3, "verbosity": -1, "num_threads": 1, **more},
                              data, 5).predict(numpy.array(points))

    expect("with three classes scale_pos_weight is ignored", (thirds() == thirds(scale_pos_weight=50)).all())


def xgboost():
    import numpy
    import xgboost

    xgboost.set_config(verbosity=0)

    def load(name):
        return xgboost.DMatrix(f"{name}?format=csv&label_column=0")

    write("header.csv", "y,a,b\n", lambda a, b, y: f"{y},{a},{b}")
    data = load("header.csv")
    expect("a header is a row of class 0", data.num_row() == len(ROWS) + 1 and data.get_label()[0] == 0)
    write("text.csv", "", lambda a, b, y: f"{'yes' if y else 'no'},{a},{b}")
    expect("labels that are text are class 0", set(load("text.csv").get_label()) == {0})
    write("quoted.csv", "", lambda a, b, y: f'{y},"{a}",{b}')
    expect("quoted numbers are missing", load("quoted.csv").num_nonmissing() == len(ROWS))
    write("sex.csv", "", lambda a, b, y: f"{y},{a},{'female' if y else 'male'}")
    data = load("sex.csv").get_data()
    expect("female is 0 and male is missing", all(
        data.indptr[row + 1] - data.indptr[row] == (2 if y else 1) for row, (_, _, y) in enumerate(ROWS)))
    write("dash.csv", "", lambda a, b, y: f"{y},{a},-")
    expect("a dash is 0", load("dash.csv").num_nonmissing() == 2 * len(ROWS))
    write("plain.csv", "", lambda a, b, y: f"{y},{a},{b}")
    write("plain.csv.weight", "", lambda a, b, y: f"{1 + y}")
    expect("weights beside the file are not read", len(load("plain.csv").get_weight()) == 0)
    points, three = numpy.array([row[:2] for row in ROWS]), numpy.array([int(a * 3) for a, _, _ in ROWS])
    expect("classes that do not begin at 0 are refused", "label must be" in error(lambda: xgboost.train(
        {"objective": "multi:softmax", "num_class": 3}, xgboost.DMatrix(points, three + 1), 1)))

    def thirds(**more):
        return xgboost.train({"objective": "multi:softprob", "num_class": 3, **more},
                             xgboost.DMatrix(points, three), 3).predict(xgboost.DMatrix(points))

    expect("with three classes scale_pos_weight is ignored", (thirds() == thirds(scale_pos_weight=50)).all())


def catboost():
    import catboost
    import numpy

    points, labels = numpy.array([row[:2] for row in ROWS]), [y for _, _, y in ROWS]

    def learner(**more):
        return catboost.CatBoostClassifier(iterations=10, verbose=False, allow_writing_files=False, **more)

    weights = json.loads('{"0": 1.0, "1": 3.0}')
    predicted = learner(class_weights=weights).fit(points, labels).predict(points)
    expect("weights from a JSON object make the predictions text", set(predicted) == {"0", "1"})
    predicted = learner(class_weights=[1.0, 3.0]).fit(points, labels).predict(points)
    expect("with a list they stay numbers", set(predicted) == {0, 1})
    write("quoted.csv", "y,a,b\n", lambda a, b, y: f'"{"yes" if y else "no"}",{a},{b}')
    with open("columns", "w") as file:
        file.write("0\tLabel\n")

    def load(name):
        return catboost.Pool(name, column_description="columns", delimiter=",", has_header=True)

    expect("labels of a file keep their quotes", set(learner().fit(load("quoted.csv")).classes_) == {'"no"', '"yes"'})
    write("twelve.csv", "y,a,b\n", lambda a, b, y: f"{int(a * 12)},{a},{b}")
    classes = list(learner(loss_function="MultiClass").fit(load("twelve.csv")).classes_)
    expect("codes of a file are text, in the order of numbers", classes == [str(code) for code in range(12)])
    rare = ["fraud" if generator.random() < a**4 / 2 else "legit" for a, _, _ in ROWS]

    def frauds(weight):
        return (learner(scale_pos_weight=weight).fit(points, rare).predict(points) == "fraud").sum()

    expect("scale_pos_weight lifts legit, not fraud", frauds(50) < frauds(0.02))
    three = [int(a * 3) for a, _, _ in ROWS]
    expect("with three classes scale_pos_weight is refused",
           "class weights size" in error(lambda: learner(scale_pos_weight=50).fit(points, three)))


def scikit_learn():
    import io

    import pandas
    from sklearn.preprocessing import LabelEncoder

    column = pandas.read_csv(io.StringIO("y\n1\n2\n"))["y"].reindex([0, 1, 2])
    expect("1 is written as 1.0 once a column has a gap", column.to_csv(index=False) == 'y\n1.0\n2.0\n""\n')
    table = pandas.read_csv(io.StringIO("m\ntrue\nfalse\n"))
    expect("true comes back as True", table.to_csv(index=False) == "m\nTrue\nFalse\n")
    expect("as text, 10 sorts before 2", list(LabelEncoder().fit(["2", "10"]).classes_) == ["10", "2"])


def mlpack():
    import mlpack
    import numpy

    points, labels = numpy.array([row[:2] for row in ROWS]), numpy.array([y for _, _, y in ROWS])

    def predicted(labels):
        model = mlpack.random_forest_train(training=points, labels=labels, num_trees=10, seed=1)["output_model"]
        return (mlpack.random_forest_classify(input_model=model, test=points)["predictions"],
                mlpack.random_forest_probabilities(input_model=model, test=points)["probabilities"])

    expect("labels 5 and 9 make ten classes", predicted(labels * 4 + 5)[1].shape[1] == 10)
    expect("labels 1.2 and 1.5 become one class", set(predicted(1.2 + 0.3 * labels)[0].ravel()) == {1})
    expect("text labels are refused", "invalid literal" in error(lambda: predicted(numpy.where(labels, "yes", "no"))))
    script = ("import mlpack, numpy; a = numpy.random.rand(300, 3); a[::5] = numpy.nan; "
              "mlpack.random_forest_train(training=a, labels=numpy.arange(300) % 2)")
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True)
    expect("a gap ends the program", run.returncode < 0 and "NaN" in run.stderr)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    {"lightgbm": lightgbm, "xgboost": xgboost, "catboost": catboost, "scikit-learn": scikit_learn,
     "mlpack": mlpack}[sys.argv[1]]()
    os.chdir("/")
sys.exit(failures > 0)
